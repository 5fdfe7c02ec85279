"""While a person types, the question of the letter before is stopped, and nothing else."""

from textual.app import App

from ehumas_tui.client import Client
from ehumas_tui.session import Session
from store.clock import VirtualClock
from tests.conftest import Store
from tests.console.support import play
from tests.support import endless


class Asker(Client, App[None]):
    """An app that asks the store and writes down what it hears."""

    def __init__(self, clock: VirtualClock) -> None:
        super().__init__()
        self.session = Session(clock)
        self.heard: list[object] = []

    def say(self, sentence: str, tone: str = "good") -> None:
        self.heard.append(sentence)


def test_a_question_that_runs_is_stopped_by_a_newer_one_of_its_topic_and_nothing_else_is(
    store: Store, clock: VirtualClock
) -> None:
    begun: list[int] = []

    async def scenario() -> None:
        app = Asker(clock)
        async with app.run_test() as pilot:
            app.session.start()
            app.ask("rows", lambda: endless.ask(store, lambda: begun.append(1)), app.heard.append, app.heard.append)
            while not begun:
                await pilot.pause(0.005)
            app.ask("counts", lambda: "beside", app.heard.append)
            app.tell(lambda: "done", app.heard.append)
            app.ask("rows", lambda: "newer", app.heard.append)
            while len(app.heard) < 3:
                await pilot.pause(0.005)
            assert app.heard == ["beside", "done", "newer"]
            assert app.session.is_quiet
            app.session.stop()

    play(scenario)
