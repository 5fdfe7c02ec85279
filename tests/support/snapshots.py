"""Every screen of the console as plain text, at the four sizes and in both languages, to be read in review.

`make snapshots` writes them; a test compares. The city is that of the documents' pictures, and its clock stands still.
"""

from pathlib import Path

from tests.support import screens

FOLDER = Path(__file__).parents[1] / "console" / "snapshots"
SIZES = ((60, 20), (80, 24), (120, 40), (200, 60))
VIEWS = (*((size, "id") for size in SIZES), ((80, 24), "en"))
View = tuple[tuple[int, int], str]


def folder(view: View) -> Path:
    """Return where the screens of a size and language lie, such as `80x24-en`."""
    (width, height), language = view
    return FOLDER / f"{width}x{height}-{language}"


def draw(view: View) -> dict[str, str]:
    """Return every screen of a view by its file's name."""
    return {f"{name}.txt": f"{text}\n" for name, text in screens.at_size(*view).items()}


def kept(view: View) -> dict[str, str]:
    """Return what was written before."""
    return {file.name: file.read_text(encoding="utf-8") for file in folder(view).glob("*.txt")}


def write(view: View) -> None:
    """Write a view's screens, and remove those that are no more."""
    place, drawn = folder(view), draw(view)
    place.mkdir(parents=True, exist_ok=True)
    for name in kept(view).keys() - drawn.keys():
        (place / name).unlink()
    for name, text in drawn.items():
        (place / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    for view in VIEWS:
        write(view)
