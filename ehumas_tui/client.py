"""Whoever asks the store: screens and the app. Answers come to the method that was named when asking."""

from collections.abc import Callable
from typing import Any

from textual.message_pump import MessagePump

from ehumas_tui.session import Session, StoreAnswered, Work
from store.errors import StoreError


class Client(MessagePump):
    """Mixed into screens and widgets that ask the store. `app.session` answers."""

    _awaited: dict[str, tuple[int, Callable[[Any], None], Callable[[Exception], None] | None]]

    def _session(self) -> Session:
        session: Session = self.app.session  # type: ignore[attr-defined]  # the console is the only app there is
        return session

    def ask(
        self,
        topic: str,
        work: Callable[[], Any],
        then: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Read from the store: `then` gets what `work` returned, unless a newer request of the topic overtook it."""
        self._await(topic, work, then, failed, is_command=False)

    def tell(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Have the store do something; never skipped, and its answer is never late."""
        self._commands = getattr(self, "_commands", 0) + 1
        self._await(f"command-{self._commands}", work, then, failed, is_command=True)

    def _await(
        self,
        topic: str,
        work: Work,
        then: Callable[[Any], None],
        failed: Callable[[Exception], None] | None,
        *,
        is_command: bool,
    ) -> None:
        number = self._session().request(self, topic, work, is_command=is_command)
        if not hasattr(self, "_awaited"):
            self._awaited = {}
        self._awaited[topic] = (number, then, failed)

    def on_store_answered(self, message: StoreAnswered) -> None:
        """Hand the answer to who waits for it; drop it when it is late."""
        number, then, failed = self._awaited.get(message.topic, (0, None, None))
        if number != message.number or then is None:
            return
        del self._awaited[message.topic]
        if message.error is None:
            then(message.value)
        else:
            (failed or self.refused)(message.error)

    def refused(self, error: Exception) -> None:
        """Say why the store refused; what nobody foresaw gets a reference number and stands in the log."""
        from ehumas_tui import crash

        sentence = error.message if isinstance(error, StoreError) else crash.sentence(crash.record(error))
        self.say(sentence, "bad")

    def say(self, sentence: str, tone: str = "good") -> None:
        """Say something to the person; screens have a status line for it."""
        raise NotImplementedError
