"""The simulator's page: every phone with its bubbles, the buttons to tap, and a line to write."""

from html import escape

from escalation.simulator.ledger import Entry, Ledger
from store.formats import format_instant
from store.i18n import N_, _, language

STYLE = """
body{font:15px/1.45 system-ui,sans-serif;margin:1rem auto;max-width:72rem;padding:0 1rem;background:#eceff1;color:#111}
main{display:grid;gap:1rem;grid-template-columns:repeat(auto-fill,minmax(20rem,1fr))}
section{background:#e5ddd5;border-radius:1rem;padding:1rem}h2{font-size:1rem;margin:0 0 .5rem}
article{background:#fff;border-radius:.5rem;margin:.5rem 2rem .5rem 0;padding:.5rem .75rem;overflow-wrap:anywhere}
article.own{background:#d9fdd3;margin:.5rem 0 .5rem 2rem}small{color:#555}form{display:inline}
button{font:inherit;margin:.25rem .25rem 0 0;padding:.35rem .75rem;border:1px solid #128c7e;border-radius:1rem;
background:#fff;color:#075e54}input[name=text]{font:inherit;width:100%;box-sizing:border-box;padding:.4rem}
"""

STATUSES = {"sent": N_("sent"), "delivered": N_("delivered"), "read": N_("read"), "failed": N_("did not arrive")}


def page(ledger: Ledger, waiting: int) -> str:
    """Return the whole page; `waiting` counts webhook bodies that nobody took yet."""
    phones = "".join(_phone(phone, ledger.entries(phone)) for phone in ledger.phones())
    late = f"<p><strong>{escape(_waiting(waiting))}</strong></p>" if waiting else ""
    silence = escape(_("No phone has shown a message yet."))
    nothing = "" if phones else f"<p>{silence}</p>"
    title = escape(_("WhatsApp simulator"))
    return (
        f'<!doctype html><html lang="{language()}"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="15">'
        f"<style>{STYLE}</style></head><body><h1>{title}</h1>{late}{nothing}<main>{phones}</main></body></html>"
    )


def _waiting(count: int) -> str:
    return _("%(count)d receipts wait: the webhook does not answer.") % {"count": count}


def _phone(phone: str, entries: list[Entry]) -> str:
    bubbles = "".join(_bubble(entry) for entry in entries)
    placeholder, send = escape(_("Write a reply"), quote=True), escape(_("Send"))
    write = (
        f'<form method="post" action="/reply"><input type="hidden" name="phone" value="{escape(phone, quote=True)}">'
        f'<input name="text" required aria-label="{placeholder}" placeholder="{placeholder}">'
        f"<button>{send}</button></form>"
    )
    return f'<section id="p{escape(phone, quote=True)}"><h2>+{escape(phone)}</h2>{bubbles}{write}</section>'


def _bubble(entry: Entry) -> str:
    text = escape(entry.text).replace("\n", "<br>")
    told = " · ".join([format_instant(entry.at, "short"), *(_(STATUSES.get(one, one)) for one in entry.statuses[-1:])])
    buttons = "".join(_button(entry, place) for place in range(len(entry.buttons)))
    kind = "" if entry.ours else ' class="own"'
    return f"<article{kind}>{text}<br><small>{escape(told)}</small><br>{buttons}</article>"


def _button(entry: Entry, place: int) -> str:
    return (
        f'<form method="post" action="/tap"><input type="hidden" name="id" value="{escape(entry.id, quote=True)}">'
        f'<input type="hidden" name="button" value="{place}">'
        f"<button>{escape(entry.buttons[place].text)}</button></form>"
    )
