"""Everybody who acts in the proof's city: citizens, Humas, officers, and the owners of the phones. All by chance."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from peewee import BaseQuery

from store import complaints, holidays, outbox, reports, tracking, visits
from store.actors import Actor
from store.citizens import NewCitizen
from store.clock import DAY, VirtualClock, local_day
from store.errors import Conflict, Invalid, NotFound
from store.models import Account, Agency, Answer, Complaint, Message, Visit
from store.rows import tuples
from tests.proof.office import Office, second_officers
from tests.support.city import AGENCIES, City

WILLING = {"PUPR": 0.6, "RSUD": 0.25, "DLHK": 0.04}
"""How ready an agency's officer is, whenever asked: one prompt, one late, one almost silent."""
WORDS = "Sudah ditangani regu kami hari ini, tiga titik selesai."


@dataclass
class People:
    """The people of one city; `act` lets one of them do something.

    `told` are the numbers that citizens heard, by their form's key; `unheard` the forms of whom nobody heard yet, and
    `untold` an officer's answers that may or may not have been taken: all are sent again with the same key. `denied`
    are answers that stand there and were refused when they were sent again.
    """

    city: City
    clock: VirtualClock
    rng: Random
    told: dict[str, str] = field(default_factory=dict)
    unheard: list[str] = field(default_factory=list)
    answers: dict[str, tuple[str, str]] = field(default_factory=dict)
    frozen: dict[str, str] = field(default_factory=dict)
    untold: dict[str, Callable[[], object]] = field(default_factory=dict)
    denied: list[str] = field(default_factory=list)
    sent: int = 0
    latest: str = ""

    def __post_init__(self) -> None:
        self.office = Office(self.city.supervisor, self.clock, self.rng)

    def settle(self) -> None:
        """Give the city what the escalation needs: officers who can be reached in each way, a supervisor to be told."""
        Account.update(phone="+628114009999").where(Account.role == "supervisor").execute()
        second_officers(self.clock.now())
        holidays.add(self.city.supervisor, self._day(9), "Hari libur", now=self.clock.now())

    def act(self) -> Callable[[], object]:
        """Return what somebody will do now."""
        acts = (
            (8, self._submit),
            (10, self._triage),
            (12, self._answer),
            (8, self._review),
            (2, self._transfer),
            (6, self._undo),
            (1, self._reopen),
            (2, self._supply),
            (2, self._note),
            (2, self._see_to_visit),
            (2, self._see_to_message),
            (3, self.office.turn),
            (1, self._freeze),
        )
        return self.rng.choices([act for _weight, act in acts], [weight for weight, _act in acts])[0]

    def _submit(self) -> None:
        """Send in a complaint; who heard nothing sends the same form again."""
        if self.unheard and self.rng.random() < 0.7:
            key = self.unheard.pop(0)
        else:
            self.sent += 1
            key = f"form-key-{self.sent:08d}"
        self.send(key)

    def send(self, key: str) -> None:
        """Send a form, perhaps once more."""
        self.unheard = [*(other for other in self.unheard if other != key), key]
        person = NewCitizen(f"Rahasia{key}", f"0813{key[-8:]}", "Jl. Rahasia 1", "Korumba")
        new = complaints.NewComplaint(
            "Jalan berlubang", "Di depan pasar.", client_key=key, citizen=person, channel="counter"
        )
        ticket = complaints.submit(self.city.operator, new, now=self.clock.now(), secret=f"{key:-<24}")
        self.told[key] = ticket.number
        self.unheard.remove(key)

    def ask_again(self) -> None:
        """Send everything again of which nobody heard whether it was taken."""
        for key in list(self.unheard):
            self.send(key)
        for key in list(self.untold):
            self._answer_again(key)

    def _triage(self) -> None:
        number = self._some("new", "returned", "reopened")
        if not number:
            return
        now, chance = self.clock.now(), self.rng.random()
        if chance < 0.75:
            complaints.forward(self._senior(), [number], self._agency(), now=now)
        elif chance < 0.85:
            complaints.ask(self.city.operator, [number], "Di sebelah mana?", now=now)
        elif chance < 0.93:
            complaints.reject(self._senior(), [number], "Bukan wewenang kota.", now=now)
        elif chance < 0.97:
            complaints.merge(self.city.operator, number, self._some("new", "forwarded", "answered"), now=now)
        else:
            complaints.refer(self.city.operator, number, "PLN", "P-1", now=now)

    def _answer(self) -> None:
        if self.untold and self.rng.random() < 0.5:
            self._answer_again(next(iter(self.untold)))
            return
        number = self._some("forwarded", "in_progress")
        code = self._agency_of(number)
        if not number or self.rng.random() > WILLING[code]:
            return
        now, chance = self.clock.now(), self.rng.random()
        given_back = Complaint.select(Complaint.returns).where(Complaint.number == number).scalar()
        if chance < (0.5 if given_back else 0.15):
            complaints.return_(self.city.officer(code), number, "Bukan urusan kami.", now=now)
            return
        kind, day = ("interim", self._day(self.rng.randrange(-1, 6))) if self.rng.random() < 0.3 else ("final", "")
        key, text = f"answer-{self.rng.random()}", f"{WORDS} {chance}"

        def send() -> None:
            officer, at = self.city.officer(code), self.clock.now()
            said = complaints.answer(officer, number, text, now=at, client_key=key, kind=kind, promise_day=day)
            self.answers[key] = (said, text)

        self.untold[key] = send
        self._answer_again(key)

    def _answer_again(self, key: str) -> None:
        """Send an answer, perhaps once more; one that is refused for good is given up, unless it is there."""
        try:
            self.untold[key]()
        except (Conflict, Invalid, NotFound) as refusal:
            if Answer.select().where(Answer.client_key == key).exists():
                self.denied.append(f"{key}: {refusal}")
        if key not in self.answers or self.rng.random() < 0.8:
            del self.untold[key]

    def _review(self) -> None:
        number = self._some("answered")
        if number and self.rng.random() < 0.7:
            complaints.accept(self.city.operator, [number], now=self.clock.now())
        elif number:
            complaints.send_back(self.city.operator, number, "Belum jelas.", now=self.clock.now())

    def _transfer(self) -> None:
        number = self._to_be_visited() or self._some("forwarded", "in_progress")
        if number:
            complaints.forward(self._senior(), [number], self._agency(), now=self.clock.now())

    def _undo(self) -> None:
        """Take back what somebody did, mostly what was done last."""
        number = self.latest if self.rng.random() < 0.8 else self._some()
        if number:
            complaints.undo(self.city.supervisor, number, now=self.clock.now())

    def _reopen(self) -> None:
        number = self._some("closed")
        if number:
            complaints.reopen(self._citizen(number), number, "Masih rusak.", now=self.clock.now())

    def _supply(self) -> None:
        number = self._some("needs_data")
        if number:
            complaints.supply(self._citizen(number), number, "Di sebelah timur.", now=self.clock.now())

    def _note(self) -> None:
        number = self._some()
        if number:
            complaints.note(self.city.operator, [number], "Sudah ditelepon.", now=self.clock.now())

    def _see_to_visit(self) -> None:
        planned = self._first(Visit.select(Visit.id).where(Visit.state == "planned"))
        now = self.clock.now()
        if planned and self.rng.random() < 0.7:
            visits.record(self.city.operator, planned, met="Kepala seksi", found="Belum dikerjakan.", now=now)
        elif planned:
            visits.cancel(self.city.operator, planned, "Sudah dijawab lisan.", now=now)

    def _see_to_message(self) -> None:
        message = self._first(Message.select(Message.id).where(Message.state.in_(("task", "dead", "failed"))))
        now = self.clock.now()
        if message and self.rng.random() < 0.5:
            outbox.phoned(self.city.operator, message, "Sudah ditelepon.", now=now)
        elif message:
            outbox.retry(self.city.operator, message, now=now)

    def _freeze(self) -> None:
        """Freeze the report of the month before."""
        month = (local_day(self.clock.now()).replace(day=1)).isoformat()[:7]
        year, number = int(month[:4]), int(month[5:])
        before = f"{year - (number == 1)}-{(number - 2) % 12 + 1:02d}"
        report = reports.make(self.city.supervisor, before, now=self.clock.now())
        if report.edition:
            self.frozen.setdefault(before, report.text)

    def _citizen(self, number: str) -> Actor:
        key = next(key for key, told in self.told.items() if told == number)
        return tracking.holder(number, f"{key:-<24}")

    def _senior(self) -> Actor:
        return self.city.supervisor if self.rng.random() < 0.5 else self.city.operator

    def _agency(self) -> str:
        return self.rng.choice(list(AGENCIES))

    def _agency_of(self, number: str) -> str:
        query = Complaint.select(Agency.code).join(Agency).where(Complaint.number == number)
        return str(query.scalar() or "PUPR")

    def _some(self, *states: str) -> str:
        """Return some complaint in one of the states that its citizen heard of, nothing when there is none.

        It is the `latest` from then on.
        """
        query = Complaint.select(Complaint.number).order_by(Complaint.id)
        rows = tuples(query.where(Complaint.state.in_(states)) if states else query)
        known = set(self.told.values())
        found = [number for (number,) in rows if number in known]
        self.latest = self.rng.choice(found) if found else ""
        return self.latest

    def _to_be_visited(self) -> str:
        """Return some complaint whose agency is to be visited, nothing when there is none."""
        planned = Complaint.select(Complaint.id).join(Visit).where(Visit.state == "planned")
        key = self._first(planned.where(Complaint.number.in_(list(self.told.values()))))
        return str(Complaint.get_by_id(key).number) if key else ""

    def _first(self, query: BaseQuery) -> int:
        found = [int(key) for (key,) in tuples(query)]
        return self.rng.choice(found) if found else 0

    def _day(self, days: int) -> str:
        return local_day(self.clock.now() + days * DAY).isoformat()
