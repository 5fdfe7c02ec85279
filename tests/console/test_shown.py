"""What is sent is what is new: the terminal shows the same as if everything had been sent, for fewer bytes."""

import pyte
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, InlineUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from ehumas_tui.shown import Shown

WIDTH, HEIGHT = 12, 3
CONSOLE = Console(color_system="truecolor", force_terminal=True, width=WIDTH)
STYLES = [Style(), Style(bold=True), Style(color="red"), Style(reverse=True)]

words = st.text(alphabet="ab c日é", min_size=1, max_size=5)
segments = st.builds(lambda text, style: Segment(text, style), words, st.sampled_from(STYLES))
lines = st.lists(segments, max_size=4).map(lambda found: Strip(found).adjust_cell_length(WIDTH, STYLES[0]))
frames = st.lists(lines, min_size=HEIGHT, max_size=HEIGHT)
spans = st.tuples(st.integers(0, HEIGHT - 1), st.integers(0, WIDTH - 1), st.integers(1, WIDTH)).filter(
    lambda span: span[1] < span[2]
)
steps = st.lists(st.tuples(frames, st.none() | spans), min_size=1, max_size=6)


def _whole(frame: list[Strip]) -> LayoutUpdate:
    return LayoutUpdate([[line] for line in frame], Region(0, 0, WIDTH, HEIGHT))


def _part(frame: list[Strip], span: tuple[int, int, int]) -> ChopsUpdate:
    return ChopsUpdate([{0: line} for line in frame], [span], [[WIDTH]] * HEIGHT)


def _merged(frame: list[Strip], new: list[Strip], span: tuple[int, int, int]) -> list[Strip]:
    y, low, high = span
    merged = list(frame)
    merged[y] = Strip.join([frame[y].crop(0, low), new[y].crop(low, high), frame[y].crop(high)])
    return merged


def _on_terminal(sequences: list[str]) -> tuple[list[str], list[tuple[str, bool, bool]]]:
    screen = pyte.Screen(WIDTH, HEIGHT)
    stream = pyte.Stream(screen)
    for sequence in sequences:
        stream.feed(sequence)
    looks = [
        (screen.buffer[y][x].fg, screen.buffer[y][x].bold, screen.buffer[y][x].reverse)
        for y in range(HEIGHT)
        for x in range(WIDTH)
    ]
    return screen.display, looks


@settings(max_examples=150, deadline=None)
@given(frames, steps)
def test_the_terminal_shows_the_same_whatever_was_left_out(
    first: list[Strip], changes: list[tuple[list[Strip], tuple[int, int, int] | None]]
) -> None:
    shown, frame = Shown(), first
    sent = [shown.sequences(_whole(first), CONSOLE)]
    for new, span in changes:
        update: CompositorUpdate = _whole(new) if span is None else _part(new, span)
        frame = new if span is None else _merged(frame, new, span)
        sent.append(shown.news(update).render_segments(CONSOLE))
    assert _on_terminal(sent) == _on_terminal([_whole(frame).render_segments(CONSOLE)])


def test_the_same_again_sends_nothing_and_forgetting_sends_all() -> None:
    shown = Shown()
    frame = [Strip([Segment("Papan nol   ")])] * HEIGHT
    whole = shown.sequences(_whole(frame), CONSOLE)
    assert shown.sequences(_whole(frame), CONSOLE) == ""
    assert shown.sequences(_part(frame, (1, 2, 5)), CONSOLE) == ""
    shown.forget()
    assert shown.sequences(_part(frame, (1, 0, 5)), CONSOLE).endswith("Papan")
    assert shown.sequences(_whole(frame), CONSOLE) == whole


def test_only_the_segments_that_changed_are_sent() -> None:
    shown = Shown()
    before = Strip([Segment("▲ 2h 4j ", STYLES[2]), Segment("tetap")])
    after = Strip([Segment("▲ 2h 5j ", STYLES[2]), Segment("tetap")])
    shown.sequences(LayoutUpdate([[before]], Region(0, 0, 13, 1)), CONSOLE)
    sent = shown.sequences(LayoutUpdate([[after]], Region(0, 0, 13, 1)), CONSOLE)
    assert "2h 5j" in sent
    assert "tetap" not in sent


def test_what_it_does_not_know_how_to_compare_is_sent_as_it_is() -> None:
    shown = Shown()
    assert "baris" in shown.sequences(InlineUpdate([Strip([Segment("baris")])]), CONSOLE)
