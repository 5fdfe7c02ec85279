"""What the console says about an account: a line of the list, and the page beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from ehumas_tui import account_typing, text
from ehumas_tui.complaint_page import section, stack
from ehumas_tui.widgets.columns import Cell, Column
from store import access, keys
from store.access import Access, SessionView
from store.actors import Actor, role_name
from store.i18n import N_, _, format_instant, ngettext
from store.keys import KeyView

DOORS = {"console": N_("console"), "web": N_("portal"), "ssh": "SSH"}


@dataclass(frozen=True)
class Account:
    """An account with its open sessions and keys."""

    access: Access
    sessions: Sequence[SessionView]
    keys: Sequence[KeyView]


def read(actor: Actor, row: Access, now: int) -> Account:
    """Read what stands beside the list, on the store's thread."""
    login = row.account.login
    return Account(row, access.open_sessions(actor, login, now=now), keys.find(actor, login=login))


def columns() -> list[Column[Access]]:
    """Return what a line says about an account."""
    return [
        Column(_("State"), state, 13),
        Column(_("Account"), lambda row, _now: (row.account.login, "strong"), 12, grow=1, most=24),
        Column(_("Name"), lambda row, _now: (row.account.name, ""), 14, grow=2, most=40),
        Column(_("Role"), lambda row, _now: (belongs(row), "muted"), 16, grow=1, most=30, drop=3),
        Column(_("2nd step"), lambda row, _now: second_step(row), 9, drop=1),
        Column(_("Keys"), lambda row, _now: (f"{row.keys or '–':>5}", "muted"), 5, drop=4),
        Column(_("Last login"), lambda row, _now: (last_login(row), "muted"), 12, drop=2),
    ]


def state(row: Access, now: int) -> Cell:
    """Return whether one can log in, with a sign."""
    account = row.account
    if account.state != "active":
        return _("○ shut out"), "muted"
    if row.locked_until > now:
        return _("■ locked"), "late"
    if account.must_change:
        return _("◌ one-time"), "soon"
    return _("● in use"), "good"


def belongs(row: Access) -> str:
    """Return the role, for an officer the agency's code."""
    return row.account.agency or role_name(row.account.role)


def second_step(row: Access) -> Cell:
    """Return whether a second step is on; an agency's account has none to have."""
    if row.totp_since is not None:
        return _("✓ on"), "good"
    return (_("– off"), "soon") if row.account.role in account_typing.ROLES else ("", "muted")


def last_login(row: Access) -> str:
    """Return when somebody logged in last."""
    return format_instant(row.last_login, "short") if row.last_login else _("never")


def page(found: Account, now: int) -> Content:
    """Return the page beside the list."""
    row, account = found.access, found.access.account
    glyph = state(row, now)[0]
    head = Content("\n").join(
        [
            Content.assemble((f"{account.login}  ", "bold $hint-key"), text.line(account.name, "bold")),
            text.line(" · ".join(part for part in (glyph, role_name(account.role), account.agency) if part), "$muted"),
        ]
    )
    facts = [
        (_("Password"), _password(row)),
        (_("Second step"), _totp(row)),
        (_("Last login"), last_login(row)),
        (_("Telephone"), account.phone or "–"),
        (_("Made"), format_instant(account.created_at, "date")),
    ]
    if row.locked_until > now:
        facts.insert(0, (_("Locked until"), format_instant(row.locked_until, "time")))
    width = max(len(name) for name, _value in facts) + 2
    lines = [Content.assemble((name.ljust(width), "$muted"), text.line(value)) for name, value in facts]
    return stack(
        [
            head,
            Content("\n").join(lines),
            section(_("Open sessions"), [_session(one) for one in found.sessions]),
            section(_("SSH keys"), [_key(one) for one in found.keys]),
        ]
    )


def _password(row: Access) -> str:
    if not row.account.has_password:
        return _("none: by key only")
    return _("one-time, to be changed") if row.account.must_change else _("of the person's own")


def _totp(row: Access) -> str:
    if row.totp_since is None:
        return _("off")
    left = ngettext("%(count)d recovery code left", "%(count)d recovery codes left", row.codes_left)
    since = _("since %(day)s") % {"day": format_instant(row.totp_since, "date")}
    return f"{since} · {left % {'count': row.codes_left}}"


def _session(one: SessionView) -> Content:
    door = _(DOORS[one.kind]) if one.kind in DOORS else one.kind
    until = _("until %(time)s") % {"time": format_instant(one.expires_at, "short")}
    return Content.assemble("● ", (format_instant(one.created_at, "short"), ""), (f"  {door}  {until}", "$muted"))


def _key(one: KeyView) -> Content:
    return Content.assemble("⚿ ", text.line(one.comment or one.type), "  ", text.line(one.fingerprint, "$muted"))
