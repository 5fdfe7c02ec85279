"""QR codes as part of the page: drawn by the browser, no picture to fetch, no style of its own."""

import segno
from markupsafe import Markup


def to_svg(text: str) -> Markup:
    """Return the text as an inline SVG of a QR code, dark on white also in the dark."""
    code = segno.make(text, error="m", micro=False)
    drawn = code.svg_inline(border=3, dark="#000", light="#fff", omitsize=True, svgclass="qr", lineclass=None)
    return Markup(drawn)  # noqa: S704  # drawn by segno from modules; the text itself is not in it
