"""What the tests of this room read: PDFs as text, page by page."""

import io
from collections.abc import Callable

import pytest
from pypdf import PdfReader

Pages = Callable[[bytes], list[str]]


@pytest.fixture
def pages() -> Pages:
    """Return a reader of a PDF's pages as text, words joined by single spaces."""
    return lambda data: [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages]
