"""What every room speaks with: messages, plurals, and the formats of instants, days, spans, numbers and states."""

from store.formats import (
    Style,
    format_day,
    format_instant,
    format_month,
    format_number,
    format_percent,
    format_span,
    format_weekday,
    state_name,
    use_zone,
)
from store.language import N_, _, language, languages, ngettext, use, using

__all__ = [
    "N_",
    "Style",
    "_",
    "format_day",
    "format_instant",
    "format_month",
    "format_number",
    "format_percent",
    "format_span",
    "format_weekday",
    "language",
    "languages",
    "ngettext",
    "state_name",
    "use",
    "use_zone",
    "using",
]
