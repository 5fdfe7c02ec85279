"""One complaint's life in the demo city: a generator that acts through the store and yields when it goes on.

Between two yields it acts at `self.now`. Chances are shares of all complaints; the rest is the store's business.
"""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from random import Random

from demo import rhythm
from demo.people import People, citizen
from demo.texts import Place, Topic
from store import citizens, complaints, visits
from store.actors import Actor
from store.attachments import Photo
from store.clock import DAY, HOUR, local_day
from store.complaints import NewComplaint

Steps = Iterator[int]

CHANNELS = ("portal", "portal", "portal", "portal", "whatsapp", "whatsapp", "counter", "phone")
PRIVACIES = ("public",) * 16 + ("anonymous",) * 3 + ("secret",)
ASKED, REJECTED, REFERRED, DOUBLED, MISDIRECTED, NOTED = 0.035, 0.02, 0.012, 0.03, 0.04, 0.08
SILENT, FORGETFUL, WEAK, INTERIM, REOPENED, RATED = 0.03, 0.008, 0.06, 0.07, 0.03, 0.28
PHOTOGRAPHED = 0.08
RATINGS = (5, 5, 5, 4, 4, 4, 3, 2, 1)
BACK_TO_HUMAS = 8 * DAY
LONG_DESK, SHORT_DESK = 70.0, 35.0
NEVER = 3_650 * DAY


@dataclass
class Life:
    """A complaint under way: who it is about, where, and the instant at which it acts."""

    people: People
    rng: Random
    key: str
    topic: Topic
    place: Place
    now: int = 0
    number: str = ""
    citizen_id: int = 0

    def story(self, at: int) -> Steps:
        """Come in at `at`, find the way to an agency, be answered, and end."""
        yield at
        self._come_in()
        yield rhythm.desk_time(self.rng, self.now, SHORT_DESK)
        if not (yield from self._sort_out()):
            return
        yield from self._with_agency(self._right_agency())
        if self.rng.random() < REOPENED:
            yield rhythm.awake(self.rng, self.now + self.rng.randint(4 * HOUR, 6 * DAY))
            complaints.reopen(citizen(self.citizen_id), self.number, self._phrase("reopens"), now=self.now)
            yield rhythm.desk_time(self.rng, self.now, SHORT_DESK)
            yield from self._with_agency(self._right_agency())
        if self.rng.random() < RATED:
            yield rhythm.awake(self.rng, self.now + self.rng.randint(HOUR, 3 * DAY))
            complaints.rate(citizen(self.citizen_id), self.number, self.rng.choice(RATINGS), now=self.now)

    def _come_in(self) -> None:
        people, channel = self.people, self.rng.choice(CHANNELS)
        resident = channel == "portal" and self.rng.random() < 0.02
        self.citizen_id = people.resident if resident else citizens.ensure(people.reporter(), self.now)
        title, text = people.grammar.complaint(self.topic, self.place)
        ticket = complaints.submit(
            citizen(self.citizen_id) if channel == "portal" else self._operator,
            NewComplaint(
                title=title,
                text=text,
                client_key=self.key,
                citizen_id=self.citizen_id,
                ward=self.place.ward,
                place=self.place.line,
                category=self.topic.category,
                privacy=self.rng.choice(PRIVACIES),
                channel=channel,
                photos=self._photos(channel),
            ),
            now=self.now,
            secret=f"demo-{self.key}",
        )
        self.number = ticket.number

    def _photos(self, channel: str) -> tuple[Photo, ...]:
        """Take a photo now and then; nobody sends one by telephone or over the counter."""
        if channel in ("portal", "whatsapp") and self.rng.random() < PHOTOGRAPHED:
            return self.people.camera.take(self.topic.category)
        return ()

    def _sort_out(self) -> Generator[int, None, bool]:
        """Ask, reject or refer the few that need it; return whether the complaint goes to an agency."""
        chance = self.rng.random()
        if chance < ASKED:
            return (yield from self._ask())
        if chance < ASKED + REJECTED:
            yield from self._reject()
            return False
        if chance < ASKED + REJECTED + REFERRED:
            tracking = f"LP-{self.rng.randint(10_000, 99_999)}"
            complaints.refer(self._operator, self.number, self._phrase("institutions"), tracking, now=self.now)
            return False
        if self.rng.random() < DOUBLED:
            yield from self._double()
        return True

    def _double(self) -> Steps:
        """Let a neighbour complain about the same, and merge that into this one."""
        yield rhythm.desk_time(self.rng, self.now, LONG_DESK)
        other = replace(self, key=f"{self.key}-double")
        other._come_in()
        complaints.merge(self._operator, other.number, self.number, now=self.now)

    def _ask(self) -> Generator[int, None, bool]:
        complaints.ask(self._operator, [self.number], self._phrase("questions"), now=self.now)
        if self.rng.random() < 0.75:
            yield rhythm.awake(self.rng, self.now + self.rng.randint(HOUR, 3 * DAY))
            text = self.people.grammar.phrase("supplies", self.place)
            complaints.supply(citizen(self.citizen_id), self.number, text, now=self.now)
        else:
            yield rhythm.office(self.now + BACK_TO_HUMAS)
            text = "Warga tidak menjawab; lokasinya diketahui dari ketua RT."
            complaints.note(self._operator, [self.number], text, now=self.now)
        yield rhythm.desk_time(self.rng, self.now, SHORT_DESK)
        return True

    def _reject(self) -> Steps:
        """Propose, and let the second person agree."""
        complaints.reject(self._operator, [self.number], self._phrase("rejections"), now=self.now)
        yield rhythm.desk_time(self.rng, self.now, LONG_DESK)
        complaints.reject(self.people.supervisor, [self.number], "", now=self.now)

    def _with_agency(self, agency: str) -> Steps:
        """Go to an agency until an answer of it is accepted; the wrong one gives it back first."""
        if self.rng.random() < MISDIRECTED:
            wrong = self.people.other_agency(agency)
            self._forward(wrong)
            yield rhythm.office(rhythm.answer_time(self.rng, wrong, self.now))
            complaints.return_(self.people.officers[wrong], self.number, self._phrase("returns"), now=self.now)
            yield rhythm.desk_time(self.rng, self.now, SHORT_DESK)
        self._forward(agency)
        officer = self.people.officers[agency]
        yield from self._wait_for(agency)
        if self.rng.random() < WEAK:
            yield from self._weak_answer(officer)
        if self.rng.random() < INTERIM:
            yield from self._promise(officer)
        self._answer(officer, "final")
        yield rhythm.desk_time(self.rng, self.now, LONG_DESK)
        complaints.accept(self._operator, [self.number], now=self.now)

    def _wait_for(self, agency: str) -> Steps:
        """Let the agency come to it: mostly within hours, sometimes only after a visit, now and then never."""
        chance = self.rng.random()
        if chance < FORGETFUL + SILENT:
            since = self.now
            yield rhythm.office(since + 4 * DAY + self.rng.randint(0, 6 * HOUR))
            while not self._recorded_visit():
                yield rhythm.office(self.now + DAY)
            if chance < FORGETFUL:
                yield self.now + NEVER
            yield rhythm.office(self.now + self.rng.randint(4 * HOUR, 5 * DAY))
            return
        answered = rhythm.answer_time(self.rng, agency, self.now)
        if self.rng.random() < NOTED and answered - self.now > 6 * HOUR:
            yield rhythm.office(self.now + 5 * HOUR)
            complaints.note(self._operator, [self.number], self._phrase("notes"), now=self.now)
        yield max(answered, self.now)

    def _recorded_visit(self) -> bool:
        """Write down the visit that three days of silence led to; False while its day has not come."""
        today = local_day(self.now).isoformat()
        planned = [one for one in visits.for_complaint(self._operator, self.number) if one.state == "planned"]
        if any(one.visit_on > today for one in planned):
            return False
        for one in planned:
            met, found = self._phrase("met"), self._phrase("found")
            visits.record(self._operator, one.id, now=self.now, met=met, found=found)
        return True

    def _weak_answer(self, officer: Actor) -> Steps:
        """Answer with nothing in it, be sent back, and think again."""
        text = self._phrase("weak_answers")
        complaints.answer(officer, self.number, text, now=self.now, client_key=f"{self.key}-weak-{self.now}")
        yield rhythm.desk_time(self.rng, self.now, LONG_DESK)
        complaints.send_back(self._operator, self.number, self._phrase("send_back"), now=self.now)
        yield rhythm.awake(self.rng, self.now + self.rng.randint(HOUR, 12 * HOUR))

    def _promise(self, officer: Actor) -> Steps:
        """Name a day, have it accepted, and mostly keep it."""
        days = self.rng.choice((3, 5, 7, 10, 14))
        self._answer(officer, "interim", promise_days=days)
        yield rhythm.desk_time(self.rng, self.now, LONG_DESK)
        complaints.accept(self._operator, [self.number], now=self.now)
        kept = self.rng.random() < 0.8
        yield rhythm.office(self.now + (days - 1) * DAY if kept else self.now + (days + self.rng.randint(1, 6)) * DAY)

    def _answer(self, officer: Actor, kind: str, promise_days: int = 0) -> None:
        text = self.people.grammar.answer(self.topic, self.place, "interim" if promise_days else "answers")
        complaints.answer(
            officer,
            self.number,
            text,
            now=self.now,
            client_key=f"{self.key}-{kind}-{self.now}",
            kind=kind,
            promise_day=local_day(self.now + promise_days * DAY).isoformat() if promise_days else "",
        )

    def _forward(self, agency: str) -> None:
        note = self._phrase("forward_notes")
        complaints.forward(self.people.supervisor, [self.number], agency, now=self.now, note=note)

    def _right_agency(self) -> str:
        return self.people.owners[self.topic.category]

    def _phrase(self, kind: str) -> str:
        return self.people.grammar.phrase(kind)

    @property
    def _operator(self) -> Actor:
        return self.people.operator
