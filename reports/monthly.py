"""The monthly report in every format: one document of figures, many ways to hand it on."""

from collections.abc import Callable
from pathlib import Path

from reports import page, plainly, typeset, webpage, workbook
from reports.letterhead import Letterhead
from reports.typeset import Paper
from store.errors import Invalid
from store.i18n import _
from store.reports import Report

FORMATS = ("pdf", "xlsx", "csv", "json", "md", "html", "terminal")

_MADE: dict[str, Callable[[Report], bytes]] = {
    "xlsx": lambda report: workbook.workbook(report.figures),
    "csv": lambda report: plainly.csv_file(report.figures),
    "json": lambda report: report.text.encode(),
    "md": lambda report: plainly.markdown(report.figures),
    "html": lambda report: webpage.webpage(report.figures),
}


def parse_formats(text: str) -> list[str]:
    """Return the formats named in `pdf,xlsx`, each once. Raises Invalid for one that is none."""
    named = list(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    for name in named:
        if name not in FORMATS:
            raise Invalid(
                _("There is no format “%(name)s”. Choose from %(known)s.")
                % {"name": name[:20], "known": ", ".join(FORMATS)}
            )
    if not named:
        raise Invalid(_("Name at least one format: %(known)s.") % {"known": ", ".join(FORMATS)})
    return named


def render(report: Report, kind: str, head: Letterhead, paper: Paper = "a4") -> bytes:
    """Return the report in a format that is a file (all but `terminal`)."""
    if kind == "pdf":
        document = page.page(report.figures, head, report.sha256)
        return typeset.pdf("monthly", document, at=report.cutoff_at, paper=paper)
    return _MADE[kind](report)


def file_name(report: Report, kind: str) -> str:
    """Return what a file of the report is called: `laporan-2026-10.pdf`, `laporan-2026-10-revisi-1.pdf`."""
    part = {0: "-rancangan", 1: ""}.get(report.edition, f"-revisi-{report.edition - 1}")
    return f"laporan-{report.month}{part}.{kind}"


def write(report: Report, kinds: list[str], folder: Path, head: Letterhead, paper: Paper = "a4") -> list[Path]:
    """Write the files into the folder and return them. Raises Invalid when the folder cannot be written to."""
    made = [(folder / file_name(report, kind), render(report, kind, head, paper)) for kind in kinds]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, data in made:
            path.write_bytes(data)
    except OSError as error:
        raise Invalid(
            _("The report cannot be written to %(path)s: %(problem)s. Choose another folder with --out.")
            % {"path": folder, "problem": error.strerror or error}
        ) from error
    return [path for path, _data in made]
