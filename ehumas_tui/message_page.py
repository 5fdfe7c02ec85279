"""What the console says about one message: its words, every try and every receipt."""

from textual.content import Content

from ehumas_tui import text
from ehumas_tui.complaint_page import DELIVERY, section, stack
from ehumas_tui.countdown import span
from store.i18n import N_, _, format_instant
from store.messages import AttemptView, MessageDetail, MessageView, ReceiptView
from store.templates import ACTIONS

KINDS = {
    "escalation": N_("reminder"),
    "supervisor": N_("for the supervisor"),
    "citizen": N_("to the citizen"),
}
_RECEIPTS = {
    "sent": ("✓", N_("sent"), "$foreground"),
    "delivered": ("✓✓", N_("delivered"), "$success"),
    "read": ("✓✓", N_("read"), "bold $success"),
    "failed": ("✗", N_("refused"), "$error"),
    "tapped": ("☞", N_("tapped"), "$accent"),
    "replied": ("↩", N_("replied"), "$accent"),
}


def page(found: MessageDetail) -> Content:
    """Return the page beside the list of messages."""
    return stack(
        [
            _heading(found.message),
            text.block(found.message.text),
            section(_("Tries"), [_attempt(one) for one in reversed(found.attempts)]),
            section(_("Receipts"), [_receipt(one) for one in reversed(found.receipts)]),
        ]
    )


def _heading(one: MessageView) -> Content:
    glyph, state, tone = DELIVERY[one.state]
    to = " · ".join(part for part in (one.agency, one.to, one.recipient) if part)
    lines = [
        Content.assemble((f"{glyph} {_(state)}  ", tone), text.line(to, "bold")),
        text.line(f"{kind(one)} · {', '.join(one.complaints)}", "$muted"),
    ]
    if one.last_error:
        lines.append(text.line(f"! {one.last_error}", "$warning"))
    if one.repeats:
        lines.append(Content.styled(_("Sent again %(count)d×, marked as a repeat") % {"count": one.repeats}, "$muted"))
    return Content("\n").join(lines)


def kind(one: MessageView) -> str:
    """Return what kind of message it is, in words."""
    return _(KINDS[one.kind]) if one.kind in KINDS else one.kind


def _attempt(one: AttemptView) -> Content:
    lasted = "" if one.ended_at is None else f" ({span(one.ended_at - one.started_at)})"
    said = " ".join(part for part in (one.channel, one.result or "…", str(one.code or ""), one.detail) if part)
    return Content.assemble(
        (f"{one.number}  {format_instant(one.started_at, 'short')}{lasted}  ", "$muted"), text.line(said)
    )


def _receipt(one: ReceiptView) -> Content:
    glyph, word, tone = _RECEIPTS.get(one.status, ("·", one.status, "$muted"))
    detail = ACTIONS.get(one.detail, one.detail)
    return Content.assemble(
        (f"{format_instant(one.at, 'short')}  ", "$muted"), (f"{glyph} {_(word)}  ", tone), text.line(detail, "italic")
    )
