"""What must be true whatever happened: the store's own rules, and that the store holds what anybody was told."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from store import checks, events, views
from store.actors import SYSTEM
from store.models import Answer, Complaint, Event, FormDraft, Inbound
from store.rows import tuples
from tests.soak.ledger import Entry, Told

NEVER = ("busy", "broken", "died", "deaf", "odd", "stuck", "draft_lost")
"""What no ledger may hold, in whatever weather; what is only allowed while something is broken on purpose: BY_FAULT."""
BY_FAULT = ("unavailable", "unanswered", "fell")
GRACE = 10.0
"""Seconds after a fault by which all must work again."""
STALE = 30.0
"""Seconds without a sign of any scheduler that are too many."""
AFTER = {
    "received": {"new"}, "forwarded": {"forwarded"}, "answered": {"answered"}, "accepted": {"closed", "in_progress"},
    "sent_back": {"forwarded", "in_progress"}, "returned": {"returned"}, "reopened": {"reopened"},
}  # fmt: skip
"""The states that an event leaves behind; events that are not named here change none, or are not made in a soak."""
SILENT = ("noted", "escalated", "acknowledged", "message_failed", "officer_replied", "rejection_proposed")
LOG_SIGNS = ("database is locked", "lock timeout", "--- ")


def violations(told: Told, logs: list[Path]) -> list[str]:
    """Return everything that is wrong with the connected store, in sentences; empty is what the soak is for."""
    return [*_rules(), *_held(told), *_overwritten(), *weather(told), *logged(logs)]


def _rules() -> Iterator[str]:
    chain = events.verify(SYSTEM)
    if not chain.ok:
        yield f"the chain breaks at event {chain.broken_at} ({chain.reason})"
    for finding in checks.check(SYSTEM):
        if not finding.ok:
            yield f"rule broken: {finding.rule}: {finding.count}, {', '.join(finding.examples)}"


def _held(told: Told) -> Iterator[str]:
    """Yield what was acknowledged and is not there exactly once, or was not acknowledged and is there twice."""
    yield from _submitted(told)
    yield from _said(told)
    yield from _steps(told)
    digests = {digest for (digest,) in tuples(Inbound.select(Inbound.digest))}
    for entry in told.of("posted"):
        if entry["digest"] not in digests:
            yield f"an acknowledged webhook body is lost: {entry}"


def _submitted(told: Told) -> Iterator[str]:
    rows = list(
        tuples(Complaint.select(Complaint.client_key, Complaint.number, Complaint.title, Complaint.external_id))
    )
    by_key = {key: (number, title) for key, number, title, _mark in rows}
    titles, marks = Counter(row[2] for row in rows), Counter(row[3] for row in rows)
    numbers = {row[1]: row[2] for row in rows}
    for entry in told.of("submitted"):
        if by_key.get(entry["key"]) != (entry["number"], entry["title"]):
            yield f"an acknowledged complaint is not as it was sent: {entry}"
    for entry in told.of("added"):
        if numbers.get(entry["number"]) != entry["title"]:
            yield f"an acknowledged complaint of the counter is lost: {entry}"
    for entry in told.of("tried"):
        if "title" in entry.facts and titles[entry["title"]] > 1:
            yield f"a complaint came in twice: {entry}"
    for entry in told.of("imported"):
        yield from (
            f"the imported row {mark} is there {marks[mark]} times" for mark in entry["marks"] if marks[mark] != 1
        )


def _said(told: Told) -> Iterator[str]:
    """Answers, notes and texts under way carry words that nobody else writes."""
    answers = list(tuples(Answer.select(Complaint.number, Answer.body).join(Complaint)))
    drafts = [body for (body,) in tuples(FormDraft.select(FormDraft.body))]
    acknowledged = {entry["text"]: entry["number"] for entry in told.of("answered")}
    for entry in told.of("tried"):
        if entry["what"] == "answered":
            text = entry["text"]
            found = [number for number, body in answers if text in body]
            if found != [acknowledged[text]] if text in acknowledged else len(found) > 1:
                yield f"an answer is there {len(found)} times, {found}: {entry}"
    for entry in told.of("kept"):
        if not any(entry["text"] in body for body in (*drafts, *(body for _number, body in answers))):
            yield f"a text under way is lost: {entry}"


STEPS = ("forwarded", "accepted", "sent_back", "returned", "noted")
WRITTEN = ("text", "reason", "agency")


def _steps(told: Told) -> Iterator[str]:
    """Each acknowledged step has an event of its own with what was said, and nothing that was said has two."""
    found: Counter[tuple[str, str, str]] = Counter()
    for number in sorted({entry["number"] for entry in told.of("tried", *STEPS) if "number" in entry.facts}):
        for one in views.history(SYSTEM, number):
            said = next((one.data[name] for name in WRITTEN if name in one.data), "")
            found[number, one.kind, said] += 1
    acknowledged = Counter(_step(entry, entry.kind) for entry in told.of(*STEPS))
    for step, count in acknowledged.items():
        if found[step] < count:
            yield f"{count} acknowledged steps {step}, {found[step]} events"
    for entry in told.of("tried"):
        if entry["what"] in STEPS and "text" in entry.facts and found[_step(entry, entry["what"])] > 1:
            yield f"what was said once is there {found[_step(entry, entry['what'])]} times: {entry}"


def _step(entry: Entry, kind: str) -> tuple[str, str, str]:
    return entry["number"], kind, str(entry.facts.get("text") or entry.facts.get("agency", ""))


def _overwritten() -> Iterator[str]:
    """Each event must have begun in a state that the one before it left: else somebody wrote over another's work."""
    expected: dict[int, set[str]] = {}
    judged: dict[int, int] = {}
    query = Event.select(Event.id, Event.complaint, Event.kind, Event.data).where(Event.complaint.is_null(False))
    for key, complaint, kind, text in tuples(query.order_by(Event.id)):
        data: dict[str, Any] = json.loads(text)
        before = data.get("before", {}).get("complaint", {}).get("state")
        if before and expected.get(complaint) and before not in expected[complaint]:
            yield f"event {key} ({kind}) began in {before}, but {sorted(expected[complaint])} was left"
        if kind in ("accepted", "sent_back") and "answer" in data:
            if judged.get(complaint) == data["answer"]:
                yield f"event {key}: the answer {data['answer']} was judged twice"
            judged[complaint] = data["answer"]
        if kind == "undone":
            judged.pop(complaint, None)
        if kind in AFTER:
            expected[complaint] = AFTER[kind]
        elif kind not in SILENT:
            expected.pop(complaint, None)


def weather(told: Told) -> Iterator[str]:
    """Yield what nobody may ever be shown, and what may only be shown near a fault made on purpose."""
    for entry in told.of(*NEVER):
        yield str(entry)[:1500]
    excused = told.spans("fault", GRACE)
    silent = (entry for entry in told.of("pulse") if entry["age"] is None or entry["age"] > STALE)
    for entry in (*told.of(*BY_FAULT), *silent):
        if not any(began <= entry.at <= ended for began, ended in excused):
            yield f"in fair weather: {entry}"[:1500]


def logged(logs: list[Path]) -> Iterator[str]:
    """Yield each kind of line that no log may hold, with how often; of a traceback its last line."""
    found: Counter[tuple[str, str]] = Counter()
    for log in logs:
        within = False
        for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith("Traceback"):
                within = True
            elif within and line and not line.startswith((" ", "During", "The above")):
                within = False
                found[log.name, line[:200]] += 1
            elif any(sign in line for sign in LOG_SIGNS):
                found[log.name, line[:200]] += 1
    yield from (f"{name}, {count} times: {line}" for (name, line), count in found.items())
