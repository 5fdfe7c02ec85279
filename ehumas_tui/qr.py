"""A QR code as lines of text: two rows of it a line, dark on light, with the quiet margin that cameras want."""

from textual.content import Content

MARGIN = 2
PAPER = "#000000 on #ffffff"
_SIGNS = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def lines(data: str) -> list[str]:
    """Return the code's lines; all have the same width."""
    import segno

    matrix = [[bool(dot) for dot in row] for row in segno.make(data, error="l", micro=False).matrix]
    size = len(matrix) + 2 * MARGIN
    blank = [[False] * size] * MARGIN
    side = [False] * MARGIN
    rows = [*blank, *([*side, *row, *side] for row in matrix), *blank]
    rows += [[False] * size] * (len(rows) % 2)
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return ["".join(_SIGNS[pair] for pair in zip(upper, lower, strict=True)) for upper, lower in pairs]


def drawn(data: str) -> Content:
    """Return the code for a widget: black on white whatever the theme, for a camera looks at it."""
    return Content("\n").join([Content.styled(line, PAPER) for line in lines(data)])
