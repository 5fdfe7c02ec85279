"""`ehumas content attach|detach|link|unlink`: the files of an article, and the complaints that belong to it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from commands.output import JsonFlag, print_fields
from commands.session import Session, session
from store import enclosures, related
from store.article_rows import ArticleView
from store.attachments import Photo
from store.errors import NotFound
from store.i18n import N_, _, format_number

Slug = Annotated[str, typer.Argument(metavar="SLUG", help=N_("The article's name in its address, as `list` shows it."))]
Files = Annotated[
    list[Path] | None,
    typer.Option("--attach", metavar="FILE", help=N_("A PDF or a picture for the readers; may be given again.")),
]
Number = Annotated[str, typer.Argument(metavar="NUMBER", help=N_("The complaint's number, such as 26-0417-5."))]


def kept(s: Session, paths: Sequence[Path] | None) -> list[Photo]:
    """Return the files, looked through and kept in the media folder; nothing is written before all of them are."""
    return [enclosures.read_and_keep(path, folder=s.settings.media) for path in paths or ()]


def attach_all(s: Session, row: ArticleView, files: Sequence[Photo]) -> ArticleView:
    """Attach kept files to an article and return it as it is then."""
    for file in files:
        row = enclosures.add(s.actor, row.slug, file, now=s.now)
    return row


def detach(
    slug: Slug,
    name: Annotated[str, typer.Argument(metavar="NAME", help=N_("The file's name, or the beginning of its digest."))],
    json: JsonFlag = False,
) -> None:
    """Take a file from an article; nobody can fetch it from now on."""
    from store import content

    with session() as s:
        row = content.show(s.actor, slug, now=s.now)
        found = [file for file in row.files if name and (file.name == name or file.sha256.startswith(name))]
        if len(found) != 1:
            raise NotFound(_("The article has no such file."))
        row = enclosures.remove(s.actor, slug, found[0].sha256, now=s.now, folder=s.settings.media)
        lines = [(_("Name"), row.slug), *file_lines(row)]
        print_fields(lines, {"slug": row.slug, "attachments": file_records(row)}, as_json=json)


def link(slug: Slug, number: Number, json: JsonFlag = False) -> None:
    """Say that a complaint belongs to an article; its citizen reads about it once it is published."""
    with session() as s:
        _print_link(number, related.link(s.actor, number, slug, now=s.now), json)


def unlink(slug: Slug, number: Number, json: JsonFlag = False) -> None:
    """Say that a complaint does not belong to an article."""
    with session() as s:
        _print_link(number, related.unlink(s.actor, number, slug, now=s.now), json)


def _print_link(number: str, row: related.Related, as_json: bool) -> None:
    fields = [(_("Complaint"), number), (_("Article"), row.title), (_("State"), row.state)]
    print_fields(fields, {"number": number, **related_record(row)}, as_json=as_json)


def related_record(row: related.Related) -> dict[str, object]:
    """Return an article that a complaint is linked to, as JSON carries it."""
    return {"slug": row.slug, "kind": row.kind, "title": row.title, "state": row.state}


def file_records(row: ArticleView) -> list[dict[str, object]]:
    """Return an article's files as JSON carries them."""
    return [{"name": file.name, "mime": file.mime, "size": file.size, "sha256": file.sha256} for file in row.files]


def file_lines(row: ArticleView) -> list[tuple[str, object]]:
    """Return a line for each file of an article."""
    size = [format_number(max(1, file.size // 1024)) for file in row.files]
    return [(_("File"), f"{file.name} ({kilo} KB)") for file, kilo in zip(row.files, size, strict=True)]
