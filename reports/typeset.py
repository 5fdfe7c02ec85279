"""Typst: a template of ours and a JSON document become a PDF for the archive, the same bytes every time."""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from reports.glyphs import FOLDER, drawn_all
from store.errors import Invalid
from store.i18n import _

if TYPE_CHECKING:
    import typst

TEMPLATES = Path(__file__).parent / "templates"

Paper = Literal["a4", "f4"]
PAPERS: dict[Paper, tuple[float, float]] = {"a4": (210, 297), "f4": (215, 330)}
"""Width and height in millimetres; F4 is what Indonesian offices print on."""


@cache
def _fonts() -> "typst.Fonts":
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER])


def pdf(template: str, document: Mapping[str, Any], *, at: int, paper: Paper = "a4") -> bytes:
    """Set `document` with the template of that name: PDF/A-2a and PDF/UA-1, dated `at` (milliseconds UTC).

    The document travels as data, never as source, so that no text in it can be markup.
    """
    import typst

    width, height = PAPERS[paper]
    page = {"width": width, "height": height}
    data = drawn_all({**document, "page": page})
    compiler = typst.Compiler(
        TEMPLATES / f"{template}.typ",
        root=TEMPLATES,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    try:
        made = compiler.compile(format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=at // 1000)
    except typst.TypstError as error:
        raise _explained(error) from error
    if not isinstance(made, bytes):
        raise TypeError("the typesetter returned no PDF")
    return made


def _explained(error: Exception) -> Exception:
    """Return the typesetter's complaint about a picture as a sentence; any other is a mistake of ours."""
    if re.search(r"decode image|parse SVG|image format", str(error)):
        return Invalid(
            _("The picture kop.lambang of the letterhead cannot be drawn (%(problem)s). Choose another one.")
            % {"problem": str(error)[:120]}
        )
    return error
