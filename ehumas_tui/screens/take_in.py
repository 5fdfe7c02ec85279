"""Taking in what a citizen says at the counter or on the telephone: who, what, where; beside it what that may mean."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from ehumas_tui import likeness, text
from ehumas_tui.complaint_page import CHANNELS, PRIVACY, section, stack
from ehumas_tui.screens.form import FormScreen, Sent
from ehumas_tui.widgets.field import Field
from ehumas_tui.widgets.page import Page
from store import categories, citizens, complaints, ids, intake, suggest, wards
from store.actors import Actor
from store.categories import CategoryView
from store.i18n import N_, _, format_instant, format_percent
from store.queries import ComplaintRow
from store.suggest import Suggestion
from store.wards import WardView

WIDE = 100
SHOWN = 5
PRIVACIES = {"public": N_("public"), **PRIVACY}
TAKEN_BY = ("counter", "phone", "whatsapp", "lapor")

Named = TypeVar("Named", CategoryView, WardView)


@dataclass(frozen=True)
class Advice:
    """What the typed words may mean: topics and wards called so, the agencies they speak for, earlier complaints."""

    topics: Sequence[CategoryView] = ()
    wards: Sequence[WardView] = ()
    agencies: Sequence[Suggestion] = ()
    earlier: Sequence[ComplaintRow] = ()


class TakeInScreen(FormScreen):
    """The form of one new complaint."""

    SCOPES: ClassVar[tuple[str, ...]] = ("form",)
    WATCHES: ClassVar[frozenset[str]] = frozenset()

    def __init__(self) -> None:
        super().__init__("take-in")
        self.client_key = ids.new_key()

    def body(self) -> Iterable[Widget]:
        """Yield the heading, the fields, the text and what it may mean."""
        self.beside = Page(id="right")
        yield Static(text.line(_("New complaint"), "bold $hint-key"), id="title")
        fields = (
            Field("name", _("Who complains"), limit=citizens.NAME_LIMIT),
            Field("phone", _("Telephone"), hint="0812…", limit=30),
            Field("address", _("Address"), limit=citizens.ADDRESS_LIMIT),
            Field("about", _("About"), hint=_("in a line"), limit=intake.TITLE_LIMIT),
            Field("place", _("Place"), hint=_("street, landmark"), limit=intake.PLACE_LIMIT),
            Field("ward", _("Ward"), limit=60),
            Field("topic", _("Topic"), hint=_("its beginning is enough"), limit=60),
            Field("channel", _("Came in by"), hint=_choices({code: CHANNELS[code] for code in TAKEN_BY}), limit=20),
            Field("privacy", _("Privacy"), hint=_choices(PRIVACIES), limit=20),
        )
        what = Static(_("What happened"), classes="field-title", markup=False)
        yield Horizontal(Vertical(*fields, what, self.text_area, id="left"), self.beside, id="body")

    def on_resize(self, event: Resize) -> None:
        """Leave the advice away where the fields would be too narrow; the store checks all the same."""
        self.set_class(event.size.width < WIDE, "-narrow")

    def typed(self) -> None:
        """Look what the words may mean."""
        values, actor, now = self.values(), self.actor, self.now
        self.ask("advice", lambda: _advice(actor, values, now), self._advise, lambda _error: None)

    def _advise(self, found: Advice) -> None:
        likely = [one for one in found.agencies if one.share >= 0.05]
        parts = [
            section(_("Topic"), [text.line(f"{one.name}  {one.agency}") for one in found.topics]),
            section(_("Ward"), [text.line(f"{one.name}, {one.district}") for one in found.wards]),
            section(_("Suggested agency"), [_suggested(one) for one in likely]),
            section(_("Said before"), [text.line(f"{row.number}  {row.title}") for row in found.earlier]),
        ]
        self.beside.show(stack(parts), from_top=False)

    def send(self, values: dict[str, str]) -> Callable[[], Sent]:
        """Take the complaint in."""
        actor, now, key = self.actor, self.now, self.client_key

        def work() -> Sent:
            new = complaints.NewComplaint(
                title=values["about"],
                text=values["text"],
                client_key=key,
                citizen=citizens.NewCitizen(values["name"], values["phone"], values["address"], values["ward"]),
                ward=values["ward"],
                place=values["place"],
                category=_topic(values["topic"]),
                privacy=_chosen(values["privacy"], PRIVACIES) or "public",
                channel=_chosen(values["channel"], CHANNELS) or "counter",
            )
            ticket = complaints.submit(actor, new, now=now, secret=ids.new_secret())
            words = _("%(number)s taken in; the citizen's code is %(secret)s, an answer is promised by %(when)s.") % {
                "number": ticket.number,
                "secret": ticket.secret,
                "when": format_instant(ticket.promise_at),
            }
            return Sent(words, ticket.complaint_id)

        return work


def _suggested(one: Suggestion) -> Content:
    reasons = "; ".join(one.reasons)
    return Content.assemble((f"{format_percent(one.share)}  ", "$accent"), text.line(one.agency, "bold"), "  ", reasons)


def _advice(actor: Actor, values: Mapping[str, str], now: int) -> Advice:
    about, topic = values["about"], values["topic"].strip()
    words = suggest.tokens(about)
    code = _topic(topic) if topic else ""
    return Advice(
        _called(categories.listing(), topic) if topic else (),
        _called(wards.listing(), values["ward"].strip()) if values["ward"].strip() else (),
        suggest.agencies(actor, f"{about} {values['text']}", category=code, limit=3) if words or code else (),
        likeness.find(actor, about, now),
    )


def _called(listed: Sequence[Named], typed: str) -> list[Named]:
    wanted = typed.casefold()
    return [one for one in listed if wanted in one.name.casefold()][:SHOWN]


def _topic(typed: str) -> str:
    """Return the code of the one topic that is meant; what is none comes back as typed, for the store to refuse."""
    wanted = typed.strip().casefold()
    known = categories.listing()
    exact = [one.code for one in known if wanted in (one.code.casefold(), one.name.casefold())]
    begun = [one.code for one in known if wanted and one.name.casefold().startswith(wanted)]
    return next(iter(exact), begun[0] if len(begun) == 1 else wanted)


def _choices(known: Mapping[str, str]) -> str:
    return ", ".join(_(label) for label in known.values())


def _chosen(typed: str, known: Mapping[str, str]) -> str:
    """Return the code whose name begins as typed; what is none comes back as typed, for the store to refuse."""
    wanted = typed.strip().casefold()
    names = ((code, name) for code, label in known.items() for name in (_(label).casefold(), code))
    return next((code for code, name in names if wanted and name.startswith(wanted)), wanted)
