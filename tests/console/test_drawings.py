"""Small pure parts: contacts as people type them, sparklines, shares, Markdown."""

import pytest

from ehumas_tui.agency_lines import contact
from ehumas_tui.markdown import render
from ehumas_tui.sparks import share, sparkline


@pytest.mark.parametrize(
    ("typed", "name", "phone", "email"),
    [
        ("Budi", "Budi", "", ""),
        ("Drs. H. Budi, M.Si., 0812", "Drs. H. Budi, M.Si.", "0812", ""),
        ("Budi, b@x.id, 0812, S.T.", "Budi, S.T.", "0812", "b@x.id"),
        ("Budi,, ,", "Budi", "", ""),
    ],
)
def test_a_title_belongs_to_the_name(typed: str, name: str, phone: str, email: str) -> None:
    found = contact(typed)
    assert (found.name, found.phone, found.email) == (name, phone, email)


def test_small_drawings_say_nothing_where_nothing_was() -> None:
    assert sparkline((0, 1, 8)) == "·▂█"
    assert sparkline(()) == ""
    assert share(0, 0) == ("–", "muted")
    assert share(1, 3)[1] == ""
    assert [share(hits, 20)[1] for hits in (20, 15, 11, 2)] == ["good", "", "soon", "late"]


def test_markdown_is_shown_as_readers_will_see_it() -> None:
    source = (
        "# Judul\n\nSatu **tebal** dan *miring*,\nbaris `kode`  \nbaru.\n\n- a\n- b\n  1. c\n  2. d\n\n> kutip\n\n---"
    )
    shown = render(source)
    assert shown.plain == (
        "Judul\n\nSatu tebal dan miring, baris kode\nbaru.\n\n• a\n• b\n  1. c\n  2. d\n\n│ kutip\n\n" + "─" * 20
    )
    assert "[bold]tebal[/bold]" in shown.markup


def test_markdown_opens_nothing_fetches_nothing_and_steers_no_terminal() -> None:
    hostile = (
        "[x](http://evil) ![y](http://evil/p.png) [@click=app.quit]z[/] &#27;[2J `a\x1b[2J` <b>t</b>\n\n    \x1b]52;c\n"
    )
    shown = render(hostile)
    assert "\x1b" not in shown.plain
    assert "http" not in shown.plain
    assert "[@click=app.quit]z[/]" in shown.plain
    assert "▣ y" in shown.plain
    assert not any("@click" in str(span.style) for span in shown.spans)


def test_tables_and_code_keep_their_words() -> None:
    assert (
        render("| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nx = 1\n```\n\n~~lama~~").plain
        == "a │ b\n1 │ 2\n\nx = 1\n\nlama"
    )
    assert render("").plain == ""
