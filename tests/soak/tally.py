"""What a soak counted and measured, as lines to print."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from tests.soak.ledger import Entry, Told

WORK = (
    "submitted", "followed", "browsed", "tracked", "registered", "posted", "forwarded", "answered", "kept", "accepted",
    "sent_back", "returned", "undone", "noted", "searched", "read", "visited", "looked", "added", "imported", "copied",
    "commanded", "wrote",
)  # fmt: skip
NEAR = 15.0
"""Seconds after the server's return to which what a console says of it belongs."""
EVENTS = (
    "conflict", "refused", "unavailable", "unanswered", "unsure", "fell", "stands", "killed", "restarted", "busy",
    "broken", "odd", "stuck", "died", "deaf", "draft_lost",
)  # fmt: skip


def lines(told: Told) -> Iterator[str]:
    """Yield the counts, then the times."""
    counts = Counter(entry.kind for entry in told.entries)
    yield "work        " + ", ".join(f"{kind} {counts[kind]}" for kind in WORK if counts[kind])
    yield "events      " + ", ".join(f"{kind} {counts[kind]}" for kind in EVENTS if counts[kind])
    faults = Counter(str(entry["what"]) for entry in told.of("fault"))
    if faults:
        yield "faults      " + ", ".join(f"{what} {count}" for what, count in _grouped(faults).items())
    yield from _times(told)
    yield from _back(told)
    yield from _used(told)


def delays(told: Told) -> list[float]:
    """Return how many seconds after it was written each change was seen by another process, outages apart."""
    seen = {entry["probe"]: entry.at for entry in told.of("seen")}
    return sorted(max(0.0, seen[entry["probe"]] - entry.at) for entry in _calm(told) if entry["probe"] in seen)


def _calm(told: Told) -> list[Entry]:
    """Return what the probe wrote while the server stood."""
    away = [(one["began"] - 1, one["ended"] + 10) for one in told.of("fault") if one["what"].startswith("postgresql")]
    return [entry for entry in told.of("wrote") if not any(began <= entry.at <= ended for began, ended in away)]


def quantiles(values: Sequence[float]) -> str:
    """Return count, p50, p95 and maximum of sorted seconds, in milliseconds."""
    if not values:
        return "none"
    picked = [values[min(len(values) - 1, int(len(values) * share))] * 1000 for share in (0.5, 0.95)]
    return f"n {len(values)}, p50 {picked[0]:.0f} ms, p95 {picked[1]:.0f} ms, max {values[-1] * 1000:.0f} ms"


def _grouped(faults: Counter[str]) -> Counter[str]:
    grouped: Counter[str] = Counter()
    for what, count in faults.items():
        is_desk = what.startswith(("kill humas", "kill opd"))
        grouped["kill console" if is_desk else what] += count
    return grouped


def _times(told: Told) -> Iterator[str]:
    seen = {entry["probe"] for entry in told.of("seen")}
    unseen = sum(entry["probe"] not in seen for entry in _calm(told))
    missed = sum(1 for _entry in told.of("missed"))
    yield f"seen        {quantiles(delays(told))}; never told {unseen}, told to read all anew {missed} times"
    for kind in ("sat_down", "wrote", "submitted", "forwarded", "answered", "accepted", "noted"):
        yield f"{kind:<11} {quantiles(sorted(entry['seconds'] for entry in told.of(kind)))}"


def _back(told: Told) -> Iterator[str]:
    for entry in told.of("recovered"):
        yield f"recovered   {entry['name']}: {entry['seconds']:.1f} s"
    for fault in told.of("fault"):
        if fault["what"].startswith("postgresql"):
            stands = sorted(e.at - fault["ended"] for e in told.of("stands") if -1 <= e.at - fault["ended"] <= NEAR)
            seen = [entry.at - fault["ended"] for entry in told.of("seen") if entry.at > fault["ended"]]
            yield f"{fault['what']}: consoles that say it answers again {quantiles(stands)}"
            yield f"{fault['what']}: first change seen after {min(seen, default=-1):.2f} s"


def _used(told: Told) -> Iterator[str]:
    kib: dict[str, int] = {}
    cpu: dict[str, dict[int, list[tuple[float, float]]]] = defaultdict(lambda: defaultdict(list))
    for entry in told.of("used"):
        kib[entry["name"]] = max(kib.get(entry["name"], 0), entry["kib"])
        cpu[entry["name"]][entry["pid"]].append((entry.at, entry["cpu"]))
    desks = [name for name in kib if name.startswith(("humas", "opd"))]
    groups = [("consoles", desks), *((name, [name]) for name in sorted(kib) if name not in desks and name != "command")]
    for name, members in groups:
        if not members:
            continue
        memory = sorted(kib[one] / 1024 for one in members)
        share = sorted(_share(samples) for one in members for samples in cpu[one].values() if len(samples) > 1)
        busiest = f", {share[len(share) // 2]:.0f} % of a core (most {share[-1]:.0f} %)" if share else ""
        yield f"used        {name}: {memory[len(memory) // 2]:.0f} MiB (most {memory[-1]:.0f}){busiest}"


def _share(samples: list[tuple[float, float]]) -> float:
    """Return the share of a core, in per cent, between the first sample and the last."""
    (began, at_first), (ended, at_last) = samples[0], samples[-1]
    return 100 * (at_last - at_first) / max(0.1, ended - began)
