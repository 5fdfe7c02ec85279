"""A hand-made August 2026 whose figures are known by heart: twelve complaints, each one case of the rules."""

from dataclasses import dataclass

from store import complaints
from store.clock import VirtualClock, from_iso
from tests.support.city import City

MONTH = "2026-08"
CUTOFF = from_iso("2026-09-05T08:00")


@dataclass
class Month:
    """The city with its complaints' numbers by name."""

    city: City
    clock: VirtualClock
    numbers: dict[str, str]

    def at(self, time: str) -> int:
        """Set the clock and return the instant."""
        self.clock.set(from_iso(time))
        return self.clock.now()

    def come(self, name: str, time: str, title: str = "", **given: str) -> str:
        """A complaint comes in."""
        self.at(time)
        self.numbers[name] = self.city.complaint(title or f"Pengaduan {name}", **({"ward": "Korumba"} | given))
        return self.numbers[name]

    def forward(self, name: str, time: str, agency: str) -> None:
        """Humas forwards it."""
        complaints.forward(self.city.operator, [self.numbers[name]], agency, now=self.at(time))

    def answer(self, name: str, time: str, agency: str, accepted: str) -> None:
        """The agency answers, Humas accepts: the complaint is closed."""
        number = self.numbers[name]
        officer = self.city.officer(agency)
        key = f"answer-{name}-{time}"
        complaints.answer(officer, number, "Sudah dikerjakan.", now=self.at(time), client_key=key)
        complaints.accept(self.city.operator, [number], now=self.at(accepted))

    def reopen(self, name: str, time: str) -> None:
        """It was not solved."""
        complaints.reopen(self.city.operator, self.numbers[name], "Belum selesai.", now=self.at(time))


def build(city: City) -> Month:
    """Write the month, in the order of time, and set the clock to the cut-off."""
    month = Month(city, city.clock, {})
    _before(month)
    _early(month)
    _late(month)
    _after(month)
    month.clock.set(CUTOFF)
    return month


def _before(month: Month) -> None:
    month.come("closed in July, again in August", "2026-07-05T09:00")
    month.forward("closed in July, again in August", "2026-07-05T10:00", "RSUD")
    month.answer("closed in July, again in August", "2026-07-05T11:00", "RSUD", "2026-07-10T09:00")
    month.come("closed in July, reopened in September", "2026-07-06T09:00")
    month.forward("closed in July, reopened in September", "2026-07-06T10:00", "RSUD")
    month.answer("closed in July, reopened in September", "2026-07-06T11:00", "RSUD", "2026-07-11T09:00")
    month.come("open at the start", "2026-07-20T09:00")
    month.forward("open at the start", "2026-07-20T10:00", "PUPR")


def _early(month: Month) -> None:
    month.come("first instant", "2026-08-01T00:00")
    month.forward("first instant", "2026-08-01T01:00", "RSUD")
    month.answer("first instant", "2026-08-01T05:00", "RSUD", "2026-08-01T06:00")
    month.answer("open at the start", "2026-08-03T10:00", "PUPR", "2026-08-03T12:00")
    month.reopen("closed in July, again in August", "2026-08-05T09:00")
    month.forward("closed in July, again in August", "2026-08-05T10:00", "RSUD")
    month.answer("closed in July, again in August", "2026-08-06T09:00", "RSUD", "2026-08-06T10:00")
    month.come("reopened", "2026-08-10T08:00")
    month.forward("reopened", "2026-08-10T10:00", "DLHK")
    month.answer("reopened", "2026-08-12T08:00", "DLHK", "2026-08-12T09:00")


def _late(month: Month) -> None:
    city, numbers = month.city, month.numbers
    month.come("never forwarded", "2026-08-15T12:00", "Nama rahasia", privacy="secret")
    rejected = month.come("rejected", "2026-08-16T09:00")
    complaints.reject(city.operator, [rejected], "Bukan pengaduan.", now=month.at("2026-08-16T10:00"))
    complaints.reject(city.supervisor, [rejected], "", now=month.at("2026-08-16T11:00"))
    merged = month.come("merged", "2026-08-17T09:00")
    complaints.merge(city.operator, merged, numbers["never forwarded"], now=month.at("2026-08-17T10:00"))
    month.reopen("reopened", "2026-08-20T09:00")
    month.forward("reopened", "2026-08-20T10:00", "DLHK")
    month.come("closed, reopened in September", "2026-08-25T08:00")
    month.forward("closed, reopened in September", "2026-08-25T09:00", "PUPR")
    month.answer("closed, reopened in September", "2026-08-26T08:00", "PUPR", "2026-08-26T09:00")
    undone = month.come("accepted, undone, accepted", "2026-08-27T08:00")
    month.forward("accepted, undone, accepted", "2026-08-27T09:00", "PUPR")
    month.answer("accepted, undone, accepted", "2026-08-27T10:00", "PUPR", "2026-08-27T10:30")
    complaints.undo(city.operator, undone, now=month.at("2026-08-27T10:40"))
    complaints.accept(city.operator, [undone], now=month.at("2026-08-27T10:45"))
    month.come("last evening", "2026-08-31T23:30")
    month.forward("last evening", "2026-08-31T23:40", "PUPR")


def _after(month: Month) -> None:
    month.come("September's", "2026-09-01T00:00")
    month.answer("last evening", "2026-09-01T06:30", "PUPR", "2026-09-01T08:00")
    month.reopen("closed in July, reopened in September", "2026-09-02T09:00")
    month.reopen("closed, reopened in September", "2026-09-03T09:00")
