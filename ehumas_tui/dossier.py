"""Everything the console shows about one complaint, read in one go on the store's thread."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from store import messages, queries, related
from store.actors import Actor, Right, may
from store.citizens import CitizenView
from store.events import EventView
from store.messages import MessageView
from store.queries import ComplaintView, Explanation
from store.related import Related


@dataclass(frozen=True)
class Dossier:
    """One complaint, its timeline, its deadlines explained, its messages; `revealed` is an identity shown in full."""

    view: ComplaintView
    history: Sequence[EventView]
    explanations: Sequence[Explanation]
    messages: Sequence[MessageView]
    related: Sequence[Related] = ()
    revealed: CitizenView | None = None

    @property
    def citizen(self) -> CitizenView | None:
        """Return the identity as far as it may be shown now."""
        return self.revealed or self.view.citizen

    def with_identity(self, citizen: CitizenView | None) -> "Dossier":
        """Return the same with an identity that was revealed."""
        return replace(self, revealed=citizen)


def read(actor: Actor, number: str, now: int) -> Dossier:
    """Read a complaint. Raises NotFound."""
    return Dossier(
        queries.get(actor, number),
        queries.history(actor, number),
        queries.explain(actor, number, now=now),
        messages.for_complaint(actor, number) if may(actor, Right.SEE_MESSAGES) else (),
        related.of_complaint(actor, number, now=now),
    )
