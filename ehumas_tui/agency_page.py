"""What the console says about one agency: how it stands, and the people, accounts and keys behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from ehumas_tui import text
from ehumas_tui.complaint_page import section, stack
from ehumas_tui.countdown import span
from ehumas_tui.sparks import share, sparkline
from store import accounts, keys, officers, phones, standings
from store.accounts import AccountView
from store.actors import Actor, Right, may
from store.i18n import _, format_number, ngettext
from store.keys import KeyView
from store.officers import OfficerView, unreachable
from store.standings import DAYS, WEEKS, Standing

_TONES = {"late": "bold $error", "soon": "$warning", "good": "$success", "muted": "$muted", "": ""}


@dataclass(frozen=True)
class Agency:
    """Everything shown of one agency; accounts and keys are empty for who does not look after them."""

    standing: Standing
    officers: Sequence[OfficerView]
    accounts: Sequence[AccountView]
    keys: Sequence[KeyView]


def read(actor: Actor, code: str, now: int) -> Agency:
    """Read an agency, on the store's thread. Raises NotFound."""
    standing = standings.get(actor, code, now=now)
    edits = may(actor, Right.EDIT_AGENCIES)
    return Agency(
        standing,
        officers.find(actor, agency=code),
        accounts.find(actor, agency=code) if edits else (),
        keys.find(actor, agency=code) if edits else (),
    )


def page(found: Agency) -> Content:
    """Return the page beside the list of agencies."""
    return stack(
        [
            heading(found.standing),
            figures(found.standing),
            section(_("Officers"), [officer(one) for one in found.officers]),
            section(_("Accounts"), [account(one, found.keys) for one in found.accounts]),
        ]
    )


def heading(row: Standing) -> Content:
    """Return code and name."""
    return Content.assemble((f"{row.agency.code}  ", "bold $hint-key"), text.line(row.agency.name, "bold"))


def figures(row: Standing) -> Content:
    """Return how the agency stands, a figure a line."""
    words, tone = share(row.met, row.due)
    of = _("%(met)d of %(due)d") % {"met": row.met, "due": row.due}
    in_time = Content.assemble((words, _TONES[tone]), "  ", (of if row.due else "", "$muted"))
    lines = [
        (_("Answers owed"), _owed(row)),
        (_("In time, %(days)d days") % {"days": DAYS}, in_time),
        (_("Median to the first answer"), Content(median(row))),
        (_("Forwarded, %(weeks)d weeks") % {"weeks": WEEKS}, _weeks(row)),
    ]
    width = max(len(title) for title, _value in lines) + 2
    return Content("\n").join([Content.assemble((title.ljust(width), "$muted"), value) for title, value in lines])


def median(row: Standing) -> str:
    """Return the median in words, `–` below five complaints."""
    return "–" if row.median is None else span(row.median)


def officer(one: OfficerView) -> Content:
    """Return one officer: name, number, address."""
    reached = " · ".join(part for part in (phones.shown(one.phone), one.email) if part)
    tone = "" if one.active else "$muted"
    return Content.assemble(
        ("● " if one.active else "○ ", "$success" if one.active else "$muted"),
        text.line(one.name, tone),
        "  ",
        text.line(reached, "$muted") if reached else Content.styled(_("no number: a task is made"), "$warning"),
        Content.styled("  " + unreachable(one), "$warning") if one.unreachable_at else Content(""),
    )


def account(one: AccountView, known: Sequence[KeyView]) -> Content:
    """Return one account and how many keys open it."""
    own = sum(key.login == one.login for key in known)
    opened = ngettext("%(count)d key", "%(count)d keys", own) % {"count": own}
    in_use = one.state == "active"
    return Content.assemble(
        ("● " if in_use else "○ ", "$success" if in_use else "$muted"),
        (one.login, "bold" if in_use else "$muted"),
        "  ",
        text.line(one.name),
        "  ",
        (opened if own else _("no key"), "$muted" if own else "$warning"),
    )


def _owed(row: Standing) -> Content:
    late, soon = format_number(row.overdue), format_number(row.soon)
    parts = [Content(format_number(row.open))]
    if row.overdue:
        parts.append(Content.styled("▲ " + _("%(count)s overdue") % {"count": late}, "bold $error"))
    if row.soon:
        parts.append(Content.styled("△ " + _("%(count)s due soon") % {"count": soon}, "$warning"))
    return Content("  ").join(parts)


def _weeks(row: Standing) -> Content:
    return Content.assemble((sparkline(row.weeks), "$primary"), (f"  {format_number(sum(row.weeks))}", "$muted"))
