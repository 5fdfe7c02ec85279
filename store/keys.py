"""SSH keys: which public key opens the console for which account, until it is revoked."""

from dataclasses import dataclass

from peewee import JOIN, ModelSelect

from store import account_rows, changes, events, public_keys, sessions
from store.actors import Actor, Right, Role, require
from store.database import transact
from store.errors import Conflict, Invalid, NotFound
from store.i18n import _
from store.models import Account, Agency, SshKey
from store.text import clean_line


@dataclass(frozen=True)
class KeyView:
    """One key; instants are milliseconds UTC, `agency` is a code, `line` is type and base64."""

    id: int
    account_id: int
    login: str
    agency: str
    type: str
    fingerprint: str
    line: str
    comment: str
    added_at: int
    revoked_at: int | None


def add(actor: Actor, login: str, text: str, *, now: int) -> KeyView:
    """Let the key of a pasted line open the console for the account of that login.

    Raises Invalid with what to paste instead, NotFound, NotAllowed, Conflict when the key is known already.
    """
    require(actor, Right.EDIT_AGENCIES)
    key = public_keys.parse(text)

    def unit() -> KeyView:
        account = account_rows.row_to_change(actor, login)
        if account.role == Role.CITIZEN:
            raise Invalid(_("Citizens use the portal; a key opens the console of staff only."))
        _refuse_known(key.fingerprint)
        row = SshKey(
            account=account, fingerprint=key.fingerprint, public_key=key.line, comment=key.comment, added_at=now
        )
        return _changed(actor, "key_added", row, now)

    return transact(unit)


def revoke(actor: Actor, fingerprint: str, *, now: int) -> KeyView:
    """Let a key open nothing any more; a second time does nothing. Raises NotFound, NotAllowed."""

    def unit() -> KeyView:
        row = _row(actor, fingerprint)
        account_rows.require_edit(actor, Role(row.account.role))
        if row.revoked_at is not None:
            return _view(row)
        row.revoked_at = now
        return _changed(actor, "key_revoked", row, now)

    return transact(unit)


def edit(actor: Actor, fingerprint: str, *, comment: str, now: int) -> KeyView:
    """Change the comment that says whose key it is. Raises NotFound, NotAllowed."""

    def unit() -> KeyView:
        row = _row(actor, fingerprint)
        account_rows.require_edit(actor, Role(row.account.role))
        row.comment = clean_line(comment, 200, _("Comment"), required=False)
        return _changed(actor, "key_edited", row, now)

    return transact(unit)


def find(actor: Actor, *, login: str = "", agency: str = "", revoked: bool = False) -> list[KeyView]:
    """Return the keys in use, or with `revoked` all, by login; one login's or one agency's when named."""
    require(actor, Right.EDIT_AGENCIES)
    query = _all().order_by(Account.login, SshKey.id)
    if login:
        query = query.where(SshKey.account == account_rows.find_row(actor, login).id)
    if agency:
        query = query.where(Agency.code == agency.strip().upper())
    if not revoked:
        query = query.where(SshKey.revoked_at.is_null())
    return [_view(row) for row in query]


def get(actor: Actor, fingerprint: str) -> KeyView:
    """Return one key by its fingerprint or the beginning of it. Raises NotFound."""
    return _view(_row(actor, fingerprint))


def opening(actor: Actor) -> list[KeyView]:
    """Return every key that opens the console now: not revoked, its account and agency in use. For sshd."""
    require(actor, Right.EDIT_ACCOUNTS)
    rows = _all().where(SshKey.revoked_at.is_null() & (Account.role != Role.CITIZEN)).order_by(SshKey.id)
    return [_view(row) for row in rows if sessions.is_usable(row.account)]


def lookup(actor: Actor, fingerprint: str) -> KeyView | None:
    """Return the key of that exact fingerprint if it opens the console now. For an SSH server of our own."""
    require(actor, Right.EDIT_ACCOUNTS)
    row = _all().where((SshKey.fingerprint == fingerprint) & SshKey.revoked_at.is_null()).first()
    return None if row is None or not sessions.is_usable(row.account) else _view(row)


def _all() -> "ModelSelect[SshKey]":
    return SshKey.select(SshKey, Account, Agency).join(Account).join(Agency, JOIN.LEFT_OUTER)


def _row(actor: Actor, fingerprint: str) -> SshKey:
    """Return the row of a fingerprint; its beginning is enough while only one key begins so."""
    require(actor, Right.EDIT_AGENCIES)
    wanted = fingerprint.strip().removeprefix("SHA256:")
    start = f"SHA256:{wanted}" if len(wanted) >= 6 else "none is so short"
    rows: list[SshKey] = [row for row in _all() if row.fingerprint.startswith(start)]
    if len(rows) != 1:
        raise NotFound(_("There is no single key “%(key)s”. See: ehumas key list") % {"key": fingerprint[:60]})
    return rows[0]


def _refuse_known(fingerprint: str) -> None:
    row = _all().where(SshKey.fingerprint == fingerprint).first()
    if row is None:
        return
    if row.revoked_at is not None:
        raise Conflict(_("This key was revoked and stays so. Make a new pair with: ssh-keygen -t ed25519"))
    raise Conflict(_("This key opens the account “%(login)s” already.") % {"login": row.account.login})


def _changed(actor: Actor, kind: str, row: SshKey, now: int) -> KeyView:
    """Save the row, write the event, tell the feed; call it inside a transaction."""
    row.save()
    events.append(actor, kind, None, {"account": row.account_id, "fingerprint": row.fingerprint}, now)
    changes.record("account", row.account_id, now, row.account.agency_id)
    return _view(row)


def _view(row: SshKey) -> KeyView:
    account = row.account
    return KeyView(
        id=row.id,
        account_id=account.id,
        login=account.login,
        agency=account.agency.code if account.agency else "",
        type=row.public_key.partition(" ")[0],
        fingerprint=row.fingerprint,
        line=row.public_key,
        comment=row.comment,
        added_at=row.added_at,
        revoked_at=row.revoked_at,
    )
