"""The parts that `ehumas doctor` looks at: each is well, or says what to do."""

import shutil
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from commands.session import clock
from store import (
    anchors,
    clock_holds,
    control,
    data_requests,
    database,
    heartbeats,
    notices,
    officers,
    settings,
    templates,
    vault,
    vitals,
    walls,
)
from store.actors import SYSTEM
from store.errors import StoreError
from store.holiday_years import missing
from store.i18n import _, format_instant, ngettext
from store.settings import Settings, without_password
from store.timepiece import timepiece

LEAST_FREE = 1_000_000_000
REACH_SECONDS = 3.0


@dataclass(frozen=True)
class Check:
    """One part: whether it is well, what was seen, and what to do when it is not. A `hint` is well enough to work."""

    part: str
    ok: bool
    detail: str
    to_do: str = ""
    hint: bool = False


def examine(current: Settings, now: int) -> Iterator[Check]:
    """Look at every part; what needs the database is left out when it cannot be opened."""
    opened = _database(current)
    yield opened
    if opened.ok:
        try:
            for look in _INSIDE:
                yield look(now)
        finally:
            database.disconnect()
    yield from _outside(current)


def examine_connected(current: Settings, now: int) -> Iterator[Check]:
    """Look at every part from a process that works on the database already, and leave its connection alone."""
    yield Check(_("database"), True, f"{without_password(current.database)}: {vitals.engine()}")
    for look in _INSIDE:
        yield look(now)
    yield from _outside(current)


def _outside(current: Settings) -> Iterator[Check]:
    for look in _OUTSIDE:
        yield look(current)


def _database(current: Settings) -> Check:
    """Open the database and look at its schema and, for SQLite, at the library and the journal."""
    name = _("database")
    try:
        database.connect(current.database)
        place = f"{without_password(current.database)}: {vitals.engine()}"
        old = _("This SQLite is too old for a fast journal; install the wheel pysqlite3.")
        return Check(name, True, place, "" if vitals.can_share() else old, not vitals.can_share())
    except StoreError as error:
        return Check(name, False, without_password(current.database), error.message)


def _schema(_now: int) -> Check:
    found = vitals.schema()
    return Check(
        _("schema"),
        not (found.pending or found.unknown),
        found.applied[-1] if found.applied else "",
        _("Run: ehumas db upgrade"),
    )


def _scheduler(_now: int) -> Check:
    """Look at the last sign by the time that schedulers work by, whatever this host's clock says."""
    piece = timepiece(clock())
    piece.look()
    pulse = heartbeats.pulse(piece.now())
    return Check(_("scheduler"), pulse.alive, pulse.sentence, _("Start it: ehumas scheduler run"))


def _switches(_now: int) -> Check:
    found = control.switches(SYSTEM)
    name = _("sending")
    if found.stopped:
        detail = _("stopped by a person: %(reason)s") % {"reason": found.stop_reason}
        return Check(name, False, detail, _("Let it go on: ehumas message resume"))
    if found.held:
        detail = ngettext("%(count)d due deadline is held", "%(count)d due deadlines are held", found.held)
        return Check(
            name, False, detail % {"count": found.held}, _("If they are right, release them: ehumas message release")
        )
    if found.clocks:
        return Check(name, False, " ".join(hold.sentence for hold in found.clocks), clock_holds.to_do())
    resting = [name for name, channel in found.channels.items() if channel.alert]
    if resting:
        return Check(name, False, ", ".join(resting), _("The channel refuses everything; see: ehumas message list"))
    return Check(name, True, _("nothing holds it back"))


def _officers(_now: int) -> Check:
    """Look at the officers whom no message reaches: their number is out of date, or they left WhatsApp."""
    lost = officers.not_reached(SYSTEM)
    detail = ngettext("%(count)d is not reached", "%(count)d are not reached", len(lost)) % {"count": len(lost)}
    named = ", ".join(f"{one.agency} {one.name}" for one in lost[:3])
    if not lost:
        return Check(_("officers"), True, _("all are reached"))
    to_do = _("Ask the agency for the right number, then: ehumas officer edit")
    return Check(_("officers"), True, f"{detail}: {named}", to_do, True)


def _calendar(now: int) -> Check:
    """Look whether this year's holidays, and from November the next year's, are entered by their decree."""
    name, found = _("calendar"), missing(now)
    if not found:
        return Check(name, True, _("the holidays are entered"))
    late = any(one.is_now for one in found)
    to_do = _("Enter the decree: ehumas holiday import FILE. Until it is out: ehumas holiday propose YEAR")
    return Check(name, not late, " ".join(one.sentence for one in found), to_do, hint=not late)


def _notices(_now: int) -> Check:
    """Look at what Meta holds back: a template, the number or the account."""
    found = [notices.sentence(alert) for alert in notices.alerts(SYSTEM)]
    to_do = _("Set it right in Meta's Business Manager; then: ehumas whatsapp check, or ehumas message resume")
    return Check(_("Meta's notices"), not found, "; ".join(found) or _("none"), to_do)


def _clock(now: int) -> Check:
    """Look at this host's time as a scheduler that starts now does."""
    from escalation.watch import judged

    wrong, shown = judged(timepiece(clock())), format_instant(now, "long")
    if wrong is None:
        return Check(_("clock"), True, shown)
    return Check(_("clock"), False, f"{shown}. {wrong.sentence}", clock_holds.to_do())


def _channel(current: Settings) -> Check:
    name, place = "WhatsApp", urlsplit(current.whatsapp_url)
    if current.gateway_url:
        from escalation.checking import gateway_warning

        return Check(name, True, _("through a gateway, not Meta"), gateway_warning(), True)
    if not current.whatsapp_token:
        return Check(
            name,
            True,
            _("no credentials: the simulator is spoken to"),
            _("For real messages set EHUMAS_WHATSAPP_TOKEN."),
            True,
        )
    if not current.whatsapp_app_secret:
        return Check(
            name, False, current.whatsapp_url, _("Set EHUMAS_WHATSAPP_APP_SECRET: receipts can't be trusted without.")
        )
    port = place.port or (443 if place.scheme == "https" else 80)
    return _reach(name, place.hostname or "", port, current.whatsapp_url)


def _templates(_current: Settings) -> Check:
    count = len(templates.ALL)
    detail = ngettext("%(count)d text", "%(count)d texts", count) % {"count": count}
    return Check(_("templates"), True, detail, _("Register them with Meta: ehumas whatsapp templates"), True)


def _mail(current: Settings) -> Check:
    name, place = _("mail"), urlsplit(current.smtp_url)
    if not current.smtp_url:
        return Check(
            name,
            True,
            _("not set up"),
            _("Set EHUMAS_SMTP_URL: whom WhatsApp does not reach is mailed then, and telephoned only after that."),
            True,
        )
    return _reach(name, place.hostname or "", place.port or 25, place.hostname or "")


def _reach(name: str, host: str, port: int, shown: str) -> Check:
    try:
        socket.create_connection((host, port), timeout=REACH_SECONDS).close()
        return Check(name, True, shown)
    except OSError as error:
        return Check(
            name, False, f"{shown}: {error.strerror or error}", _("Nothing answers there. Check address and network.")
        )


def _disk(current: Settings) -> Check:
    place = _existing(current.media)
    free = shutil.disk_usage(place).free
    detail = _("%(size).1f GB free at %(path)s") % {"size": free / 1e9, "path": place}
    return Check(_("disk"), free >= LEAST_FREE, detail, _("Make room: backups and photos need some."))


def _existing(path: Path) -> Path:
    """Return the nearest folder that exists."""
    return next(folder for folder in (path, *path.absolute().parents) if folder.is_dir())


def _wall(_now: int) -> Check:
    """Look at the wall between agencies; nobody must build it, but one that is out of date shuts officers out."""
    name, found = _("wall"), walls.state()
    if found is None:
        return Check(name, True, _("each agency's session brings its own"))
    if not found.stands:
        return Check(name, True, _("not built"), _("Build the wall between agencies: ehumas db wall"), True)
    count = len(found.agencies)
    detail = ngettext("%(count)d agency", "%(count)d agencies", count) % {"count": count}
    return Check(name, found.current, detail, _("It is out of date, and officers can't work. Run: ehumas db wall"))


def _vault(_now: int) -> Check:
    name = _("identities")
    try:
        origin = vault.origin()
    except StoreError as error:
        return Check(name, False, _("locked"), error.message)
    apart = _("Keep a copy of it apart from the database: without it nobody can read who complained.")
    return Check(name, True, origin or _("none yet"), apart if origin else "", bool(origin))


def _anchors(now: int) -> Check:
    found = anchors.health(anchors.ways(settings.load()), now)
    name, trouble = _("anchors"), anchors.trouble(SYSTEM, now=now)
    if not (found.ways or trouble):
        apart = _("Set EHUMAS_ANCHORS or EHUMAS_ANCHOR_MAIL: only what left the house proves the timeline.")
        return Check(name, True, _("none leave this house"), apart, True)
    detail = _("the newest that left: %(day)s") % {"day": found.newest or "–"}
    to_do = trouble or _("It should leave daily. See why not: ehumas db anchor")
    return Check(name, not (found.late or trouble), detail, to_do)


def _requests(now: int) -> Check:
    """Look at what people asked about their own data: the law gives three days."""
    found = data_requests.standing(SYSTEM, now=now)
    name = _("data requests")
    if not found.open:
        return Check(name, True, _("none waits"))
    waits = ngettext("%(count)d waits", "%(count)d wait", found.open) % {"count": found.open}
    late = ngettext("%(count)d is late", "%(count)d are late", found.late) % {"count": found.late} if found.late else ""
    detail = ", ".join(part for part in (waits, late) if part)
    return Check(name, not found.late, detail, _("Answer them: ehumas citizen request list"), hint=not found.late)


def _secret(current: Settings) -> Check:
    if current.secret_key:
        return Check(_("secret key"), True, _("set"))
    return Check(_("secret key"), True, _("not set"), _("Set EHUMAS_SECRET_KEY before citizens use the portal."), True)


_INSIDE: tuple[Callable[[int], Check], ...] = (
    _schema,
    _scheduler,
    _switches,
    _calendar,
    _notices,
    _officers,
    _clock,
    _vault,
    _wall,
    _anchors,
    _requests,
)
_OUTSIDE: tuple[Callable[[Settings], Check], ...] = (_channel, _templates, _mail, _disk, _secret)
