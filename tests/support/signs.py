"""The table of every sign in the console's lists, as the manual shows it."""

from collections.abc import Iterable

from ehumas_tui import article_page, complaint_columns, complaint_page
from store.i18n import _, using

HEAD = "| di mana | tanda | artinya |\n| --- | --- | --- |"


def table() -> str:
    """Return the signs with their Indonesian words, those of one place together."""
    with using("id"):
        found: dict[tuple[str, str], list[str]] = {}
        for where, sign, words in _signs():
            found.setdefault((where, sign), []).append(words)
        return "\n".join(
            [HEAD, *(f"| {where} | {sign} | {'; '.join(words)} |" for (where, sign), words in found.items())]
        )


def _signs() -> Iterable[tuple[str, str, str]]:
    yield from (("sisa waktu", "▲", "lewat tenggat, sejak kapan"), ("sisa waktu", "△", "segera jatuh tempo"))
    yield "sisa waktu", "✓", "tidak ada jam yang berjalan"
    for state, sign in complaint_columns.STATE_GLYPHS.items():
        yield "keadaan", sign, complaint_columns.state_words(state).removeprefix(f"{sign} ")
    for privacy, words in complaint_page.PRIVACY.items():
        yield "judul", complaint_columns.PRIVACY_SIGNS[privacy].strip(), _(words)
    for sign, word in dict.fromkeys((sign, _(word)) for sign, word, _tone in complaint_page.DELIVERY.values()):
        yield "pesan", sign, word
    for sign, word, _tone in article_page.STATES.values():
        yield "konten", sign, _(word)
