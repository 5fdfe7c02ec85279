"""Whoever asks the store: screens and the app. Answers come to the method that was named when asking."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from textual.message_pump import MessagePump

from ehumas_tui.session import Session, StoreAnswered, Work
from ehumas_tui.type_ahead import FOR_A_COMMAND, TypeAhead
from store.errors import StoreError


@dataclass(frozen=True)
class _Awaited:
    """Who waits for an answer, and which keys wait with it."""

    number: int
    then: Callable[[Any], None]
    failed: Callable[[Exception], None] | None
    keys: TypeAhead | None = None
    hold: int = 0


BESIDE = frozenset({"preview", "counts", "older", "vitals", "similar", "present", "advice"})
"""Topics that are read beside the person's work: no key waits for them."""


class Client(MessagePump):
    """Mixed into screens and widgets that ask the store. `app.session` answers."""

    _awaited: dict[str, _Awaited]

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
        self._await(topic, work, _Awaited(0, then, failed))

    def tell(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        beside: bool = False,
    ) -> None:
        """Have the store do something; never skipped, and its answer is never late.

        Keys pressed meanwhile wait for it, unless it is done `beside` the person's work, such as keeping a draft.
        """
        self._commands = getattr(self, "_commands", 0) + 1
        keys: TypeAhead | None = None if beside else getattr(self.app, "type_ahead", None)
        hold = keys.hold(FOR_A_COMMAND) if keys is not None else 0
        self._await(f"command-{self._commands}", work, _Awaited(0, then, failed, keys, hold), is_command=True)

    def _await(self, topic: str, work: Work, awaited: _Awaited, *, is_command: bool = False) -> None:
        number = self._session().request(self, topic, work, is_command=is_command)
        if not hasattr(self, "_awaited"):
            self._awaited = {}
        self._awaited[topic] = replace(awaited, number=number)

    def on_store_answered(self, message: StoreAnswered) -> None:
        """Hand the answer to who waits for it; drop it when it is late."""
        awaited = getattr(self, "_awaited", {}).get(message.topic)
        if awaited is None or awaited.number != message.number:
            return
        del self._awaited[message.topic]
        try:
            if message.error is None:
                awaited.then(message.value)
            else:
                (awaited.failed or self.refused)(message.error)
        finally:
            if awaited.keys is not None:
                awaited.keys.release(awaited.hold)

    @property
    def waits(self) -> bool:
        """Tell whether an answer is awaited that the next key may depend on."""
        awaited = getattr(self, "_awaited", {})
        return any(topic not in BESIDE and not topic.startswith("command-") for topic in awaited)

    def refused(self, error: Exception) -> None:
        """Say why the store refused; what nobody foresaw gets a reference number and stands in the log."""
        from ehumas_tui import crash

        sentence = error.message if isinstance(error, StoreError) else crash.sentence(crash.record(error))
        self.say(sentence, "bad")

    def say(self, sentence: str, tone: str = "good") -> None:
        """Say something to the person; screens have a status line for it."""
        raise NotImplementedError
