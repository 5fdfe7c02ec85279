"""Complaints that stand somewhere at the demo's present, so that each group of the zero board has something to show."""

from collections.abc import Callable, Iterator

from demo.life import Life, Steps
from store import complaints
from store.clock import HOUR, MINUTE

Story = Callable[["Standing", int], Steps]


class Standing(Life):
    """A life that stops where somebody should act."""

    def new(self, at: int) -> Steps:
        """Come in, and wait to be forwarded."""
        yield at
        self._come_in()

    def silent(self, at: int) -> Steps:
        """Be forwarded within the hour, and hear nothing."""
        yield from self.new(at)
        yield self.now + 40 * MINUTE
        self._forward(self._right_agency())

    def review(self, at: int) -> Steps:
        """Be answered, and wait for Humas to look at it."""
        yield from self.silent(at)
        yield self.now + 90 * MINUTE
        self._answer(self.people.officers[self._right_agency()], "final")

    def promise(self, at: int) -> Steps:
        """Be promised a day that passes."""
        yield from self.silent(at)
        yield self.now + 3 * HOUR
        self._answer(self.people.officers[self._right_agency()], "interim", promise_days=3)
        yield self.now + HOUR
        complaints.accept(self._operator, [self.number], now=self.now)

    def data(self, at: int) -> Steps:
        """Be asked something, and not answer."""
        yield from self.new(at)
        yield self.now + 30 * MINUTE
        complaints.ask(self._operator, [self.number], self._phrase("questions"), now=self.now)


SCENES: tuple[tuple[Story, int], ...] = (
    (Standing.new, 20 * MINUTE),
    (Standing.new, 70 * MINUTE),
    (Standing.new, 5 * HOUR),
    (Standing.silent, 6 * HOUR),
    (Standing.silent, 24 * HOUR + 38 * MINUTE),
    (Standing.silent, 26 * HOUR),
    (Standing.silent, 31 * HOUR),
    (Standing.silent, 5 * 24 * HOUR),
    (Standing.review, 4 * HOUR),
    (Standing.review, 8 * HOUR),
    (Standing.promise, 5 * 24 * HOUR),
    (Standing.data, 75 * HOUR),
)
"""What stands where, and how long before the present it came in; one falls due two minutes after it."""


def stories(make: Callable[[type[Life], str], Life], present: int) -> Iterator[tuple[Life, Steps]]:
    """Yield a life and its story for each scene; `make` makes a life of a class by a key of its own."""
    for number, (story, age) in enumerate(SCENES):
        life = make(Standing, f"scene-{number}")
        assert isinstance(life, Standing), "made of the class it was asked for"
        yield life, story(life, present - age)
