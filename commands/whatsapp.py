"""`ehumas whatsapp …`: does the channel answer, which templates it needs, and a simulator in its place."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import typer

from commands.output import Column, JsonFlag, PlainFlag, print_fields, print_list, say
from commands.session import clock, open_store
from store import notices, settings, signing, templates, webhook
from store.errors import StoreError, Unavailable
from store.i18n import N_, _, ngettext, use_zone
from store.settings import Settings
from store.templates import Template

if TYPE_CHECKING:
    from escalation.comparing import Difference
    from escalation.whatsapp import CloudApi

app = typer.Typer(no_args_is_help=True)


@app.command(help=N_("Ask whether the channel answers and has our templates; nothing is sent. Ends with 1 when not."))
def check(json: JsonFlag = False, plain: PlainFlag = False) -> None:
    """Look at the channel, and compare the templates where the settings name the account."""
    from escalation import checking
    from escalation.whatsapp import CloudApi

    current = _settings()
    if current.gateway_url:
        say(checking.gateway_warning())
    channel = CloudApi.of(current, clock().now)
    found = checking.check(channel)
    differing = _differences(channel, current) if found.ok and current.whatsapp_account else []
    fields = [(_("WhatsApp"), found.sentence), *((_("Template"), one.sentence) for one in differing)]
    record = {"ok": found.ok and not differing, "detail": found.sentence, "templates": [vars(one) for one in differing]}
    print_fields(fields, record, as_json=json, plain=plain)
    if not record["ok"]:
        raise typer.Exit(1)


def _differences(channel: "CloudApi", current: Settings) -> "list[Difference]":
    """Compare with Meta's list, and keep what it says, as the webhook's word is kept."""
    from escalation import comparing

    theirs = comparing.registered(channel, current.whatsapp_account)
    with open_store():
        notices.seen(comparing.notices(theirs), clock().now())
    return comparing.differences(theirs)


def _settings() -> Settings:
    """Return the settings, with the texts in force: the office's own where there is a database."""
    current = settings.load()
    templates.use(current.template)
    with suppress(Unavailable), open_store():
        pass
    return current


@app.command("templates", help=N_("List the message templates, and what Meta would refuse in them."))
def templates_(
    push: Annotated[bool, typer.Option("--push", help=N_("Register with Meta what it does not have yet."))] = False,
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> None:
    """List templates; `--json` prints what is posted to `/{business account}/message_templates`."""
    from escalation import checking, payloads

    current = _settings()
    if push:
        from escalation import comparing
        from escalation.whatsapp import CloudApi

        made = comparing.push(CloudApi.of(current, clock().now), current.whatsapp_account)
        words = ngettext("%(count)d template was registered.", "%(count)d templates were registered.", len(made))
        say(words % {"count": len(made)})
    rows = list(templates.ALL.values())
    print_list(
        rows,
        [
            Column[Template](_("Name"), lambda row: row.name),
            Column[Template](_("Text"), lambda row: row.body),
            Column[Template](_("Buttons"), lambda row: " | ".join(templates.ACTIONS[name] for name in row.actions)),
            Column[Template](_("Problem"), lambda row: "; ".join(checking.faults(row))),
        ],
        payloads.template_definition,
        as_json=json,
        plain=plain,
    )
    if any(templates.faults(row) for row in rows):
        raise typer.Exit(1)


@app.command(help=N_("Stand in for WhatsApp: show what each phone showed, tap, reply, and fail on command."))
def simulator(
    host: Annotated[str, typer.Option(help=N_("Listen on this address."))] = "127.0.0.1",
    port: Annotated[int | None, typer.Option(min=0, max=65535, help=N_("Listen on this port."))] = None,
    webhook_url: Annotated[
        str | None, typer.Option("--webhook", metavar="URL", help=N_("Post receipts to this address; “-” for none."))
    ] = None,
    ledger: Annotated[Path | None, typer.Option(metavar="FILE", help=N_("Keep the ledger in this file too."))] = None,
    read_after: Annotated[
        float, typer.Option(metavar="SECONDS", help=N_("Phones read messages after so long; negative for never."))
    ] = 3.0,
) -> None:
    """Run the simulator until stopped."""
    from escalation.simulator.core import Simulator
    from escalation.simulator.ledger import Ledger
    from escalation.simulator.postman import Postman
    from escalation.simulator.server import Server

    current = _settings()
    use_zone(current.timezone)
    target = f"{current.portal_url.rstrip('/')}{webhook.PATH}" if webhook_url is None else webhook_url.strip("-")
    postman = Postman(target, _secret(current))
    simulated = Simulator(
        Ledger(ledger),
        postman,
        clock().now,
        current.whatsapp_token,
        current.whatsapp_phone_id,
        None if read_after < 0 else read_after,
    )
    server = Server(simulated, host, urlsplit(current.whatsapp_url).port or 8011 if port is None else port)
    say(_("The simulator listens at %(url)s and posts receipts to %(target)s.") % {"url": server.url, "target": target})
    _until_stopped(server.run, server.close)


def _secret(current: Settings) -> str:
    """Return the secret that the portal expects under a webhook's body."""
    try:
        with open_store():
            found = signing.webhook_secrets(current, now=clock().now())
    except StoreError as error:
        if current.whatsapp_app_secret:
            return current.whatsapp_app_secret[0]
        say(_("Receipts will not be believed: %(reason)s") % {"reason": error.message})
        return ""
    return found[0] if found else ""


def _until_stopped(run: Callable[[], None], close: Callable[[], None]) -> None:
    """Serve until SIGTERM or SIGINT."""
    import signal
    import threading

    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    stop.wait()
    close()
