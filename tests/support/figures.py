"""A lifelike month of figures, invented: for tests of what is printed, without a database."""

import math
from typing import Any

from store.clock import DAY, HOUR, from_iso, to_iso
from store.figures.document import AgencyRow, Figures, Listed, MonthFlow, Part, Share, VisitLine, Wait
from store.figures.duties import on_time
from store.figures.waiting import CURVE_HOURS
from store.reports import Report, canonical, digest

CUTOFF = from_iso("2026-11-05T08:00")
TITLES = (
    "Lampu jalan padam di depan SMP 5",
    "Jalan berlubang dekat jembatan, sudah dua motor jatuh minggu ini",
    "Air keruh dan berbau sejak Senin",
    "Drainase tersumbat, banjir tiap hujan",
)
HOSTILE = (
    "Banjir 🔥🔥 tolong!!",
    "شكوى الطريق مكسور",
    "路灯坏了，很危险",
    "Pohon #menutup $jalan$ *ruas* _Puuwatu_ `x` \\ @a <b> [z](http://x) ~ //komentar",
    '=cmd|"/c calc"!A1',
    "e\u0301\u0301\u0301\u0301 tumpukan",
    "<script>alert(1)</script>",
    "a | b | c",
)


def share(hits: int, of: int) -> Share:
    return Share(hits=hits, of=of, share=round(hits / of, 4) if of else None)


def wait(hours: float | None = None, beyond: float | None = None) -> Wait:
    return Wait(
        seconds=None if hours is None else round(hours * 3600), beyond=None if beyond is None else round(beyond * 3600)
    )


def listed(place: int, title: str, *, secret: bool = False, state: str = "forwarded", clock: str = "reply") -> Listed:
    age = (15 - place % 14) * DAY + 3 * HOUR
    return Listed(
        number=f"26-{4100 + place}-0",
        title="" if secret else title,
        secret=secret,
        agency="PUPR",
        ward="" if secret else "Bende",
        state=state,
        clock=clock,
        received_at=to_iso(CUTOFF - age),
        age_seconds=age // 1000,
        due_at=to_iso(CUTOFF - age + DAY),
        overdue_seconds=(age - DAY) // 1000,
        handovers=1,
    )


def agency(code: str, name: str, received: int, unanswered: int = 0) -> AgencyRow:
    return AgencyRow(
        code=code,
        name=name,
        received=received,
        closed=received,
        open_at_start=2,
        open_at_end=2 + unanswered,
        unanswered=unanswered,
        overdue=unanswered,
        within_24h=share(received // 2, received),
        within_72h=share(received, received),
        on_time=on_time(received // 2, received),
        count=received,
        median=wait(9.5) if received >= 5 else None,
        p90=wait(None, 700) if received >= 10 else None,
        reminders=unanswered,
        visits=unanswered,
        reopened=1,
        handed_on=0,
        oldest_open_seconds=86_400 if unanswered else None,
    )


def part(name: str, count: int, of: int) -> Part:
    return Part(code=name.lower(), name=name, count=count, share=round(count / of, 4), before=count - 1)


def visit(place: int, state: str, **told: str) -> VisitLine:
    return VisitLine(
        number=f"26-{4200 + place}-1",
        title=TITLES[place],
        secret=False,
        agency="DLHK",
        due_at=to_iso(CUTOFF - 20 * DAY),
        visit_on=f"2026-10-{15 + place}",
        state=state,
        met=told.get("met", ""),
        found=told.get("found", ""),
        promise_on=told.get("promise_on", ""),
    )


def sample(titles: tuple[str, ...] = TITLES, **replaced: Any) -> Figures:
    """Return the figures of October 2026 with these titles among the unanswered; fields may be replaced."""
    silent = [listed(place, title) for place, title in enumerate(titles)]
    silent.append(listed(len(titles), "", secret=True, state="new", clock="forward"))
    visits = [
        visit(0, "done", met="Sekretaris Dinas", found="Truk pengangkut rusak.", promise_on="2026-10-20"),
        visit(1, "planned"),
        visit(2, "cancelled"),
    ]
    found = Figures(
        report="monthly",
        schema=1,
        month="2026-10",
        start="2026-10-01T00:00:00+08:00",
        end="2026-11-01T00:00:00+08:00",
        cutoff=to_iso(CUTOFF),
        timezone="Asia/Makassar",
        provisional=False,
        edition=1,
        revises=None,
        F1={"received": 247},
        F2={"closed": 239},
        F3={"start": 31, "received": 247, "reopened": 4, "closed": 239, "end": 43},
        F4={"unanswered": len(silent), "complaints": silent},
        F5={
            "overdue": len(silent),
            "oldest": {"number": silent[0]["number"], "age_seconds": silent[0]["age_seconds"]},
            "complaints": silent,
        },
        F6={"within_24h": share(168, 247), "within_72h": share(220, 247)},
        F7={"month": share(238, 247), "month_before": share(221, 226)},
        F8=on_time(198, 231),
        F9={
            "count": 247,
            "answered": 238,
            "median": wait(12.25),
            "p90": wait(79),
            "curve": [(hours, round(1 - math.exp(-hours / 24), 4)) for hours in CURVE_HOURS],
        },
        F10={"count": 282, "median": wait(41), "p90": wait(None, 744)},
        F11={"counts": [21, 11, 7, 3, 1], "median_seconds": 500_000},
        F12=share(4, 219),
        F14={
            "channels": [part("Portal", 200, 247), part("WhatsApp", 47, 247)],
            "topics": [part("Jalan dan jembatan", 247, 247)],
            "districts": [part("Mandonga", 240, 247), Part(code="", name="", count=7, share=0.0283, before=0)],
        },
        F15=[
            agency("DLHK", "Dinas Lingkungan Hidup dan Kehutanan", 30),
            agency("PUPR", "Dinas Pekerjaan Umum dan Penataan Ruang", 9, unanswered=len(silent)),
            agency("RSUD", "Rumah Sakit Umum Daerah", 3),
            agency("", "", 4, unanswered=1),
        ],
        F18={"merged": 9, "rejected": 5, "referred": 3},
        F20={
            "reminders": 38,
            "sent": 36,
            "delivered": 35,
            "acknowledged": 24,
            "failed": 2,
            "repeats": 1,
            "visits_due": 3,
            "visits_made": 1,
            "visits_cancelled": 1,
            "visits": visits,
            "delayed": 2,
            "longest_delay_seconds": 5_400,
        },
        flow=[
            *(MonthFlow(month=f"2025-{month}", received=100, closed=90) for month in (11, 12)),
            *(MonthFlow(month=f"2026-{month:02d}", received=150 + month, closed=150) for month in range(1, 10)),
            MonthFlow(month="2026-10", received=247, closed=239),
        ],
    )
    return {**found, **replaced}  # type: ignore[typeddict-item]  # a test replaces what it names


def quiet(**replaced: Any) -> Figures:
    """Return the figures of a month in which nothing happened at all."""
    zero = share(0, 0)
    return sample(
        F1={"received": 0},
        F2={"closed": 0},
        F3={"start": 0, "received": 0, "reopened": 0, "closed": 0, "end": 0},
        F4={"unanswered": 0, "complaints": []},
        F5={"overdue": 0, "oldest": None, "complaints": []},
        F6={"within_24h": zero, "within_72h": zero},
        F7={"month": zero, "month_before": zero},
        F8=on_time(0, 0),
        F9={"count": 0, "answered": 0, "median": wait(), "p90": wait(), "curve": []},
        F10={"count": 0, "median": wait(), "p90": wait()},
        F11={"counts": [0, 0, 0, 0, 0], "median_seconds": None},
        F12=zero,
        F14={"channels": [], "topics": [], "districts": []},
        F15=[],
        F18={"merged": 0, "rejected": 0, "referred": 0},
        F20={name: [] if name == "visits" else 0 for name in sample()["F20"]},
        flow=[{"month": "2026-10", "received": 0, "closed": 0}],
        **replaced,
    )


def frozen(found: Figures) -> Report:
    """Return the figures as a frozen report."""
    text = canonical(found)
    return Report(found["month"], found["edition"], digest(text), CUTOFF, CUTOFF, found, text)
