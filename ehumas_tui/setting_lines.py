"""A line of the settings, and the lines of letterhead, texts, the state of the house and what is set where."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual.content import Content

from ehumas_tui import text
from ehumas_tui.complaint_page import stack
from ehumas_tui.tools import Finding
from ehumas_tui.widgets.columns import Cell, Column
from ehumas_tui.widgets.row_window import Heading
from store import templates
from store.i18n import N_, _, format_instant
from store.office import Worded
from store.settings import SECRETS, Origin
from store.templates import ACTIONS, Template

TEXTS, STATE, IN_FORCE, LETTERHEAD = 100, 200, 300, 400
"""Where the keys of a tab's lines begin: no line of one tab is taken for one of another."""
GLYPHS = {"good": "✓", "soon": "!", "late": "✗"}
LETTERHEAD_NAMES = {
    "lines": N_("Office"),
    "address": N_("Address"),
    "contact": N_("Contact"),
    "place": N_("City"),
    "position": N_("Signatory's title"),
    "signer": N_("Signatory's name"),
    "rank": N_("Rank"),
    "staff_number": N_("Staff number (NIP)"),
}


@dataclass(frozen=True)
class Line:
    """One setting: what it is called and says, where it comes from, and what stands beside the list about it.

    `edit` names what may be changed, empty for what is only read here; `typed` is the value as one types it, and
    `seen` since when it stands (milliseconds UTC, 0 for always), by which a second writer is noticed.
    """

    id: int
    name: str
    value: str
    origin: str = ""
    tone: str = ""
    about: tuple[str, ...] = ()
    edit: str = ""
    typed: str = ""
    seen: int = 0


Items = list[Line | Heading]


def columns() -> list[Column[Line]]:
    """Return what a line says."""
    return [
        Column(_("What"), lambda line, _now: (line.name, "strong"), 27, grow=1, most=36),
        Column(_("Value"), _value, 24, grow=3),
        Column(_("From"), lambda line, _now: (line.origin, "muted"), 14, grow=1, most=30, drop=1),
    ]


def letterhead(filed: Mapping[str, str], ours: Worded) -> Items:
    """Return the letterhead's lines: what the office worded itself, else what the server's file says."""
    return [
        Line(
            place,
            _(label),
            ours.words.get(name) or filed.get(name, "") or "–",
            _("worded here") if name in ours.words else _("from the server's file"),
            about=(
                _("It stands on reports and on the sheets of visits."),
                _("Several lines are parted by “/”.") if name == "lines" else "",
                _("An empty line lets the server's file speak again; “-” leaves it out."),
                _last(ours),
            ),
            edit=name,
            typed=ours.words.get(name) or filed.get(name, ""),
            seen=ours.at,
        )
        for place, (name, label) in enumerate(LETTERHEAD_NAMES.items(), LETTERHEAD)
    ]


def texts(ours: Worded) -> Items:
    """Return the WhatsApp texts, and the line below them."""
    known = [
        Line(
            place,
            one.name,
            " ".join(one.body.split()),
            _worded(one.name, ours),
            about=_text(one),
            edit="" if one.name.endswith(templates.REPEAT_SUFFIX) else one.name,
            typed=one.body,
            seen=ours.at,
        )
        for place, one in enumerate(templates.ALL.values(), TEXTS)
    ]
    below = Line(
        TEXTS + len(known),
        _("Below every message"),
        templates.footer(),
        _worded(templates.FOOTER, ours),
        edit=templates.FOOTER,
        typed=templates.footer(),
        seen=ours.at,
    )
    return [*known, below]


def _worded(name: str, ours: Worded) -> str:
    return _("worded here") if name.removesuffix(templates.REPEAT_SUFFIX) in ours.words else ""


def _last(ours: Worded) -> str:
    """Say who worded something of it last."""
    told = {"when": format_instant(ours.at), "name": ours.author}
    return _("Last worded %(when)s by %(name)s.") % told if ours.at else ""


def _text(one: Template) -> tuple[str, ...]:
    buttons = " ".join(f"[{ACTIONS[action]}]" for action in one.actions)
    return tuple(part for part in (one.text(one.samples), buttons, "–", templates.footer()) if part)


def state(found: Sequence[Finding]) -> Items:
    """Return the parts of the house, those that need a person first."""
    order = {"late": 0, "soon": 1, "good": 2}
    lines = []
    for place, one in enumerate(found, STATE):
        tone = "soon" if one.ok and one.hint else "good" if one.ok else "late"
        to_do = one.to_do if tone != "good" else ""
        lines.append(Line(place, f"{GLYPHS[tone]} {one.part}", one.detail, to_do, tone, (one.detail, to_do)))
    return [*sorted(lines, key=lambda line: order[line.tone])]


def in_force(found: Sequence[Origin]) -> Items:
    """Return every setting of the server, with where it came from; secrets are masked by the store."""
    return [
        Line(place, one.name, one.value or "–", one.origin, about=_where(one))
        for place, one in enumerate(found, IN_FORCE)
    ]


def _where(one: Origin) -> tuple[str, ...]:
    variable = f"EHUMAS_{one.name.upper()}"
    told = {"variable": variable, "name": one.name}
    changed = (
        _("Changed on the server only: %(variable)s, or %(name)s in ehumas.toml; then start E-Humas again.") % told
    )
    secret = _("A secret; it may also stand in a file that %(variable)s_FILE names.") % told
    return (one.value, changed, secret if one.name in SECRETS else "")


def page(line: Line, more: Content | None) -> Content:
    """Return what stands beside the list."""
    words = [text.block(part) for part in line.about if part]
    head = Content.styled(text.one_line(line.name), "bold")
    return stack([head, *words, more])


def _value(line: Line, _now: int) -> Cell:
    return line.value, line.tone
