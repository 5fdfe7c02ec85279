"""What the console says about one article: its state, its particulars, and its text as readers will see it."""

from textual.content import Content

from ehumas_tui import markdown, text
from ehumas_tui.complaint_page import stack
from ehumas_tui.widgets.columns import Cell
from store.article_rows import ArticleView
from store.articles import REGULATION_STATUSES, REGULATION_TYPES
from store.i18n import N_, _, format_day, format_instant

KINDS = {
    "news": N_("News"),
    "program": N_("Programs"),
    "outreach": N_("Outreach"),
    "regulation": N_("Regulations"),
}
STATES = {
    "draft": ("✎", N_("draft"), "muted"),
    "scheduled": ("◷", N_("scheduled"), "soon"),
    "published": ("●", N_("published"), "good"),
    "withdrawn": ("○", N_("withdrawn"), "muted"),
}
_STYLES = {"muted": "$muted", "soon": "$warning", "good": "$success"}


def page(row: ArticleView) -> Content:
    """Return the page beside the list of articles."""
    glyph, word, tone = STATES[row.state]
    at = moment(row)
    state = Content.assemble(
        (f"{glyph} {_(word)}", _STYLES[tone]),
        (f"  {format_instant(at, 'medium')}" if at else "", "$muted"),
        "  ",
        text.line(row.author, "$muted"),
    )
    parts = [
        text.line(row.title, "bold $hint-key"),
        state,
        *[Content.assemble((f"{name}  ", "$muted"), text.line(value)) for name, value in particulars(row)],
    ]
    return stack([Content("\n").join(parts), _summary(row), markdown.render(row.body)])


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


def state_cell(row: ArticleView, _now: int) -> Cell:
    """Return the state of an article with its sign."""
    glyph, word, tone = STATES[row.state]
    return f"{glyph} {_(word)}", tone


def moment(row: ArticleView) -> int | None:
    """Return when it is or was to be seen, or when it was written last."""
    return row.publish_at if row.state in ("scheduled", "published") else row.updated_at


def _summary(row: ArticleView) -> Content | None:
    return text.block(row.summary, "italic") if row.summary else None
