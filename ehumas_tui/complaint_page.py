"""A complaint as a page: its sections as content, in our styles; people's words only through `text`."""

from collections.abc import Sequence

from textual.content import Content

from ehumas_tui import actions, text, timeline
from ehumas_tui.complaint_columns import PRIVACY_SIGNS, place_of, state_words
from ehumas_tui.countdown import countdown
from ehumas_tui.dossier import Dossier
from store import deadlines as deadline_rules
from store.attachments import Photo
from store.citizens import CitizenView
from store.clock import local_day
from store.drafts import Draft
from store.i18n import N_, _, format_day, format_instant, format_number, ngettext
from store.messages import MessageView
from store.queries import AnswerView, ComplaintView, Explanation

TONES = {
    "late": "bold $error",
    "soon": "$warning",
    "good": "$success",
    "muted": "$muted",
    "": "",
    "accent": "$secondary",
}
CHANNELS = {
    "portal": N_("portal"),
    "counter": N_("counter"),
    "phone": N_("telephone"),
    "whatsapp": "WhatsApp",
    "lapor": "LAPOR!",
    "import": N_("import"),
}
PRIVACY = {"anonymous": N_("anonymous"), "secret": N_("secret")}
CLOCKS = {"pending": ("◷", ""), "fired": ("▲", "$warning"), "superseded": ("△", "$muted"), "cancelled": ("✓", "$muted")}
REVIEWS = {
    "pending": ("◐", N_("waits for review"), "$accent"),
    "accepted": ("✓", N_("accepted"), "$success"),
    "sent_back": ("↩", N_("sent back"), "$warning"),
    "withdrawn": ("–", N_("withdrawn"), "$muted"),
}
DELIVERY = {
    "queued": ("◌", N_("waiting"), "$muted"),
    "leased": ("◌", N_("waiting"), "$muted"),
    "sending": ("◌", N_("being sent"), "$muted"),
    "accepted": ("✓", N_("accepted by WhatsApp"), "$muted"),
    "sent": ("✓", N_("sent"), "$foreground"),
    "delivered": ("✓✓", N_("delivered"), "$success"),
    "read": ("✓✓", N_("read"), "bold $success"),
    "unknown": ("?", N_("unknown"), "$warning"),
    "failed": ("!", N_("failed, will be tried again"), "$warning"),
    "dead": ("✗", N_("did not arrive"), "bold $error"),
    "cancelled": ("–", N_("cancelled"), "$muted"),
    "task": ("☎", N_("to be telephoned"), "bold $warning"),
    "done": ("☎", N_("telephoned"), "$success"),
}


def stack(parts: Sequence[Content | None], gap: int = 1) -> Content:
    """Return sections one below the other, without those that have nothing to say."""
    return Content("\n" * (gap + 1)).join([part for part in parts if part is not None])


def section(title: str, lines: Sequence[Content]) -> Content | None:
    """Return a titled section, None when it has no lines."""
    if not lines:
        return None
    return Content("\n").join([Content.styled(title, "bold $primary"), *lines])


def heading(view: ComplaintView, now: int) -> Content:
    """Return the lines that say which complaint, how it stands, and how long there is."""
    words, tone = countdown(view.due_at, now)
    state = [Content(state_words(view.state))]
    if view.agency:
        name = view.agency_name.removeprefix(view.agency).strip()
        state += [Content(" · "), text.line(f"{view.agency} {name}", "$secondary")]
    if view.due_at is not None:
        state += [Content(" · "), Content.styled(" ".join(words.split()), TONES[tone])]
    lines = [
        Content.assemble((f"{view.number}  ", "bold $hint-key"), text.line(view.title, "bold")),
        Content.assemble(*state),
        text.line(" · ".join(_facts(view)), "$muted"),
    ]
    if view.rejection_proposed:
        lines.append(Content.assemble(("✗ ", "$warning"), text.line(_proposal(view), "$warning")))
    return Content("\n").join(lines)


def words(view: ComplaintView) -> Content:
    """Return what the citizen wrote."""
    return text.block(view.text)


def replies(found: Sequence[Draft]) -> Content | None:
    """Return what officers wrote back on WhatsApp, newest first: the drafts of an answer."""
    lines = [
        Content.assemble((f"{format_instant(one.at, 'short')}  ", "$muted"), text.block(one.body))
        for one in reversed(found)
    ]
    return section(_("Written back on WhatsApp"), lines)


def answers(view: ComplaintView, *, latest: bool = False) -> Content | None:
    """Return the answers with their reviews, newest first; only the newest for a preview."""
    shown = list(reversed(view.answers))[: 1 if latest else None]
    return section(_("Answers") if not latest else _("Answer"), [answer(one) for one in shown])


def answer(one: AnswerView) -> Content:
    """Return one answer and what the review said of it."""
    glyph, verdict, tone = REVIEWS[one.review]
    head = f"{one.agency} · {one.author} · {format_instant(one.at, 'short')}"
    lines = [Content.assemble((f"{glyph} {_(verdict)}  ", tone), text.line(head, "$muted"))]
    if one.promise_at is not None:
        day = format_day(local_day(one.promise_at))
        lines.append(Content.styled(_("For now; the rest is promised for %(day)s") % {"day": day}, "$accent"))
    lines.append(text.block(one.body))
    if one.reason:
        lines.append(Content.assemble(("↩ ", "$warning"), text.block(one.reason, "italic")))
    return Content("\n").join(lines)


def reporter(dossier: Dossier) -> Content | None:
    """Return who complains, as far as this person may know."""
    view = dossier.view
    kind = _(PRIVACY[view.privacy]) if view.privacy in PRIVACY else ""
    title = " · ".join(part for part in (_("Reporter"), kind) if part)
    others = view.citizens - 1
    more = ngettext("and %(count)d more citizen", "and %(count)d more citizens", others) % {"count": others}
    lines = _identity(dossier.citizen) + ([Content.styled(more, "$accent")] if others else [])
    return section(title, lines)


def photos(found: Sequence[Photo]) -> Content | None:
    """Return the photos by name and size."""
    size = [format_number(max(1, photo.size // 1024)) for photo in found]
    return section(
        _("Photos"),
        [text.line(f"▣ {photo.name or photo.sha256[:8]}  {kilo} KB") for photo, kilo in zip(found, size, strict=True)],
    )


def deadlines(found: Sequence[Explanation], now: int) -> Content | None:
    """Return every deadline: those that run or fired with the sentence that explains them, stopped ones in short."""
    ordered = sorted(found, key=lambda one: one.deadline.state not in ("pending", "fired"))
    return section(_("Deadlines"), [_deadline(one, now) for one in ordered])


def _deadline(one: Explanation, now: int) -> Content:
    entry = one.deadline
    late = entry.state == "pending" and entry.due_at <= now
    glyph, tone = ("▲", "$error") if late else CLOCKS[entry.state]
    words = one.sentence
    if entry.state in ("cancelled", "superseded"):
        words = f"{deadline_rules.clock_name(entry.clock)} {entry.level} · {format_instant(entry.due_at, 'short')}"
    return Content.assemble((f"{glyph} ", tone), text.line(words, tone))


def messages(found: Sequence[MessageView]) -> Content | None:
    """Return every message with the proof of its delivery, newest first."""
    return section(_("Messages"), [message(one) for one in reversed(found)])


def message(one: MessageView) -> Content:
    """Return one message: how far it came, to whom, when."""
    glyph, state, tone = DELIVERY[one.state]
    at = one.read_at or one.delivered_at or one.sent_at or one.created_at
    lines = [
        Content.assemble(
            (f"{glyph} {_(state)}  ", tone),
            text.line(f"{one.to or one.recipient} · {format_instant(at, 'short')}", "$muted"),
        )
    ]
    if one.last_error and one.state in ("failed", "dead", "task", "unknown"):
        lines.append(Content.assemble("  ", text.line(one.last_error, "$muted")))
    return Content("\n").join(lines)


def history(dossier: Dossier) -> Content | None:
    """Return the timeline, newest first."""
    lines: list[Content] = []
    for event in reversed(dossier.history):
        glyph, said = timeline.sentence(event)
        who = f"· {event.actor_name}" if event.actor_name else ""
        lines.append(
            Content.assemble(
                (f"{format_instant(event.at, 'short'):>12}  ", "$muted"),
                (f"{glyph} ", "$primary"),
                text.line(said),
                " ",
                text.line(who, "$muted"),
            )
        )
        if quote := timeline.quoted(event):
            lines.append(Content.assemble(("            │ ", "$faint"), text.line(quote, "italic")))
    return section(_("Timeline"), lines)


def _proposal(view: ComplaintView) -> str:
    return _("Rejection proposed, a second person must agree: “%(reason)s”") % {"reason": view.reject_reason}


def _facts(view: ComplaintView) -> list[str]:
    received = _("received %(when)s by %(channel)s") % {
        "when": format_instant(view.received_at, "short"),
        "channel": _(CHANNELS[view.channel]),
    }
    privacy = f"{PRIVACY_SIGNS[view.privacy]}{_(PRIVACY[view.privacy])}" if view.privacy in PRIVACY else ""
    handed = ngettext("%(count)d hand-over", "%(count)d hand-overs", view.handovers) % {"count": view.handovers}
    facts = [place_of(view), view.category_name, received, privacy, handed if view.handovers > 1 else ""]
    return [fact for fact in facts if fact]


def _identity(citizen: CitizenView | None) -> list[Content]:
    if citizen is None:
        return [Content.styled(_("The identity is hidden."), "$muted")]
    lines = [
        text.line(part)
        for part in (citizen.name, citizen.phone, ", ".join(filter(None, (citizen.address, citizen.ward))))
        if part
    ]
    if citizen.masked:
        lines.append(
            Content.styled(
                _("%(key)s shows it; that needs a reason and is recorded.") % {"key": actions.find("reveal").key},
                "$muted",
            )
        )
    return lines
