"""What the console says about one article: its state, its particulars, and its text as readers will see it."""

from collections.abc import Sequence

from textual.content import Content

from ehumas_tui import markdown, text
from ehumas_tui.complaint_page import section, stack
from ehumas_tui.countdown import span
from ehumas_tui.widgets.columns import Cell
from store.article_rows import ArticleView
from store.articles import REGULATION_STATUSES, REGULATION_TYPES
from store.attachments import Photo
from store.i18n import N_, _, format_day, format_instant, format_number, format_span
from store.related import Related

KINDS = {
    "news": N_("News"),
    "program": N_("Programs"),
    "outreach": N_("Outreach"),
    "regulation": N_("Regulations"),
}
STATES = {
    "draft": ("✎", N_("draft"), "muted"),
    "review": ("◐", N_("in review"), "accent"),
    "scheduled": ("◷", N_("scheduled"), "soon"),
    "published": ("●", N_("published"), "good"),
    "archived": ("▪", N_("archived"), "muted"),
    "withdrawn": ("○", N_("withdrawn"), "muted"),
}
_STYLES = {"muted": "$muted", "soon": "$warning", "good": "$success", "accent": "$accent"}


def page(row: ArticleView, now: int) -> Content:
    """Return the page beside the list of articles."""
    return stack([heading(row, now), _summary(row), markdown.render(row.body), files(row)])


def heading(row: ArticleView, now: int) -> Content:
    """Return the title, how it stands, when it appears next, why it was taken back, and its particulars."""
    glyph, word, tone = STATES[row.state]
    at = moment(row)
    state = Content.assemble(
        (f"{glyph} {_(word)}", _STYLES[tone]),
        (f"  {format_instant(at, 'medium')}" if at else "", "$muted"),
        "  ",
        text.line(row.author, "$muted"),
    )
    lines = [text.line(row.title, "bold $hint-key"), state]
    if row.state == "scheduled" and row.publish_at is not None:
        lines.append(
            text.line(_("appears by itself in %(span)s") % {"span": format_span(row.publish_at - now)}, "$accent")
        )
    if row.reason:
        lines.append(Content.assemble(("↩ ", "$warning"), text.line(row.reason, "italic")))
    lines += [Content.assemble((f"{name}  ", "$muted"), text.line(value)) for name, value in particulars(row)]
    return Content("\n").join(lines)


def files(row: ArticleView) -> Content | None:
    """Return the files that readers may fetch, by name and size."""
    return section(_("Files"), [text.line(f"▣ {file.name}  {size_of(file)}") for file in row.files])


def size_of(file: Photo) -> str:
    """Return how large a file is."""
    return f"{format_number(max(1, file.size // 1024))} KB"


def related(found: Sequence[Related]) -> Content | None:
    """Return what is published, or being written, about a complaint's matter."""
    return section(
        _("Related"),
        [
            Content.assemble(
                (f"{STATES[one.state][0]} ", _STYLES[STATES[one.state][2]]),
                text.line(one.title),
                (f"  {_(KINDS[one.kind])} · {_(STATES[one.state][1])}", "$muted"),
            )
            for one in found
        ],
    )


def waits_cell(row: ArticleView, now: int) -> Cell:
    """Return how long it is until the article appears by itself; nothing for one that doesn't wait."""
    if row.publish_at is None or row.state_at(now) != "scheduled":
        return "", ""
    return f"◷ {span(row.publish_at - now):>6}", "soon"


def particulars(row: ArticleView) -> list[tuple[str, str]]:
    """Return what only some kinds have: place and day, or a regulation's number and status."""
    number = f"{_(REGULATION_TYPES[row.reg_type])} {row.reg_number}/{row.reg_year}" if row.reg_type else ""
    lines = [
        (_("Regulation"), number),
        (_("Status"), _(REGULATION_STATUSES[row.reg_status]) if row.reg_status else ""),
        (_("Place"), row.place),
        (_("Day"), format_day(row.event_on) if row.event_on else ""),
    ]
    return [(name, value) for name, value in lines if value]


def state_cell(row: ArticleView, now: int) -> Cell:
    """Return the state of an article with its sign; one whose time has come is published without being read anew."""
    glyph, word, tone = STATES[row.state_at(now)]
    return f"{glyph} {_(word)}", tone


def moment(row: ArticleView) -> int | None:
    """Return when it is or was to be seen, or when it was written last."""
    return row.publish_at if row.state in ("scheduled", "published") else row.updated_at


def _summary(row: ArticleView) -> Content | None:
    return text.block(row.summary, "italic") if row.summary else None
