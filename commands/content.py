"""`ehumas content …`: news, programs, outreach and regulations, from the draft to the public and back."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from commands import content_files
from commands.content_files import Files, Slug
from commands.output import Column, JsonFlag, PlainFlag, iso, print_fields, print_list, say
from commands.session import session
from store import content
from store.article_rows import ArticleView
from store.articles import Draft
from store.clock import from_iso
from store.errors import Invalid
from store.formats import format_instant
from store.i18n import N_, _

app = typer.Typer(no_args_is_help=True)

KindName = Annotated[str, typer.Option(metavar="KIND", help=N_("news, program, outreach or regulation."))]
Title = Annotated[str | None, typer.Option(help=N_("The title."))]
Text = Annotated[str | None, typer.Option(help=N_("The text, as Markdown."))]
File = Annotated[Path | None, typer.Option("--file", help=N_("A file with the text, as Markdown; - reads stdin."))]
Summary = Annotated[str | None, typer.Option(help=N_("One or two sentences for lists."))]
Place = Annotated[str | None, typer.Option(help=N_("Where it takes place."))]
EventDay = Annotated[str | None, typer.Option("--on", metavar="DATE", help=N_("The day on which it takes place."))]
RegType = Annotated[str | None, typer.Option("--type", help=N_("perda, perwali, kepwali, inwali or edaran."))]
RegNumber = Annotated[str | None, typer.Option("--number", help=N_("The regulation's number."))]
RegYear = Annotated[int | None, typer.Option("--year", help=N_("The regulation's year."))]
Reason = Annotated[str, typer.Option(metavar="TEXT", help=N_("Why; it is recorded."))]
RegStatus = Annotated[str | None, typer.Option("--status", help=N_("in_force, amended or revoked."))]


@app.command(help=N_("Write a draft; nobody sees it before it is published or scheduled."))
def add(
    kind: KindName,
    title: Title = None,
    text: Text = None,
    file: File = None,
    summary: Summary = None,
    place: Place = None,
    on: EventDay = None,
    type_: RegType = None,
    number: RegNumber = None,
    year: RegYear = None,
    status: RegStatus = None,
    attach: Files = None,
    json: JsonFlag = False,
) -> None:
    """Write a draft; nobody sees it before it is published or scheduled."""
    given = _given(title, text, file, summary, place, on, type_, number, year, status)
    with session() as s:
        files = content_files.kept(s, attach)
        row = content.add(s.actor, kind, replace(Draft("", ""), **given), now=s.now)
        _print(content_files.attach_all(s, row, files), json)


@app.command(help=N_("Change what an article says; what is not given stays as it is."))
def edit(
    slug: Slug,
    title: Title = None,
    text: Text = None,
    file: File = None,
    summary: Summary = None,
    place: Place = None,
    on: EventDay = None,
    type_: RegType = None,
    number: RegNumber = None,
    year: RegYear = None,
    status: RegStatus = None,
    attach: Files = None,
    json: JsonFlag = False,
) -> None:
    """Change what an article says; what is not given stays as it is."""
    given = _given(title, text, file, summary, place, on, type_, number, year, status)
    with session() as s:
        files = content_files.kept(s, attach)
        row = content.show(s.actor, slug, now=s.now)
        if given or not files:
            draft = replace(row.draft, **given)
            row = content.edit(s.actor, slug, draft, version=row.version, now=s.now)
        _print(content_files.attach_all(s, row, files), json)


@app.command(help=N_("Show one article with its text."))
def show(slug: Slug, json: JsonFlag = False) -> None:
    """Show one article with its text."""
    with session() as s:
        _print(content.show(s.actor, slug, now=s.now), json, full=True)


@app.command("list", help=N_("List articles, newest first."))
def list_(
    kind: Annotated[str, typer.Option(metavar="KIND", help=N_("Only this kind."))] = "",
    state: Annotated[str, typer.Option(help=N_("draft, review, scheduled, published, archived or withdrawn."))] = "",
    search: Annotated[str, typer.Option(metavar="TEXT", help=N_("Only those in which every word stands."))] = "",
    limit: Annotated[int, typer.Option(min=1, max=1000, help=N_("How many at most."))] = 50,
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> None:
    """List articles, newest first."""
    with session() as s:
        found = content.listing(s.actor, now=s.now, kind=kind, state=state, search=search, limit=limit)
        print_list(found.rows, _columns(), _record, as_json=json, plain=plain)
    if found.next_key:
        say(_("There are more. Raise --limit, or search."))


@app.command(help=N_("Let an article appear by itself at a set time."))
def schedule(
    slug: Slug,
    at: Annotated[str, typer.Option(metavar="ISO", help=N_("When it appears, such as 2026-10-31T08:00."))],
    json: JsonFlag = False,
) -> None:
    """Let an article appear by itself at a set time."""
    with session() as s:
        _print(content.schedule(s.actor, slug, from_iso(at), now=s.now), json)


@app.command(help=N_("Let everybody read an article from now on."))
def publish(slug: Slug, json: JsonFlag = False) -> None:
    """Let everybody read an article from now on."""
    with session() as s:
        _print(content.publish(s.actor, slug, now=s.now), json)


@app.command(help=N_("Ask a colleague to look at a draft."))
def submit(slug: Slug, json: JsonFlag = False) -> None:
    """Ask a colleague to look at a draft."""
    with session() as s:
        _print(content.submit(s.actor, slug, now=s.now), json)


@app.command("send-back", help=N_("Give what is in review back to its author, and say why."))
def send_back(slug: Slug, reason: Reason, json: JsonFlag = False) -> None:
    """Give what is in review back to its author, and say why."""
    with session() as s:
        _print(content.send_back(s.actor, slug, reason, now=s.now), json)


@app.command(help=N_("Take an article out of the lists; its address goes on showing it."))
def archive(slug: Slug, json: JsonFlag = False) -> None:
    """Take an article out of the lists; its address goes on showing it."""
    with session() as s:
        _print(content.archive(s.actor, slug, now=s.now), json)


@app.command(help=N_("Take an article away from the public, and say why; the reason is recorded."))
def withdraw(slug: Slug, reason: Reason, json: JsonFlag = False) -> None:
    """Take an article away from the public, and say why."""
    with session() as s:
        _print(content.withdraw(s.actor, slug, reason, now=s.now), json)


app.command("detach", help=N_("Take a file from an article; nobody can fetch it from now on."))(content_files.detach)
app.command("link", help=N_("Say that a complaint belongs to an article; its citizen reads about it once published."))(
    content_files.link
)
app.command("unlink", help=N_("Say that a complaint does not belong to an article."))(content_files.unlink)


def _given(
    title: str | None,
    text: str | None,
    file: Path | None,
    summary: str | None,
    place: str | None,
    on: str | None,
    type_: str | None,
    number: str | None,
    year: int | None,
    status: str | None,
) -> dict[str, Any]:
    """Return the fields of a draft that the command line names."""
    fields: dict[str, Any] = {
        "title": title,
        "body": _text(text, file),
        "summary": summary,
        "place": place,
        "event_on": on,
        "reg_type": type_,
        "reg_number": number,
        "reg_year": year,
        "reg_status": status,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _text(text: str | None, file: Path | None) -> str | None:
    """Return the text as given or out of a file. Raises Invalid for a file that cannot be read."""
    if file is None:
        return text
    try:
        if str(file) == "-":
            return typer.get_text_stream("stdin").read()
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Invalid(
            _("The file %(path)s cannot be read as text: %(reason)s.") % {"path": file, "reason": error}
        ) from error


def _columns() -> list[Column[ArticleView]]:
    return [
        Column(_("Kind"), lambda row: row.kind),
        Column(_("State"), lambda row: row.state),
        Column(_("Appears"), lambda row: "" if row.publish_at is None else format_instant(row.publish_at)),
        Column(_("Name"), lambda row: row.slug),
        Column(_("Title"), lambda row: row.title),
    ]


def _record(row: ArticleView) -> Mapping[str, object]:
    """Return an article as JSON carries it; a list leaves the text out."""
    record: dict[str, object] = {
        "slug": row.slug,
        "kind": row.kind,
        "state": row.state,
        "title": row.title,
        "summary": row.summary,
        "publish_at": iso(row.publish_at),
        "published_at": iso(row.published_at),
        "author": row.author,
        "place": row.place,
        "event_on": row.event_on,
        "created_at": iso(row.created_at),
        "updated_at": iso(row.updated_at),
        "version": row.version,
        "reason": row.reason,
        "attachments": content_files.file_records(row),
    }
    if row.reg_type:
        record |= {"type": row.reg_type, "number": row.reg_number, "year": row.reg_year, "status": row.reg_status}
    return record | ({"text": row.body} if row.body else {})


def _print(row: ArticleView, as_json: bool, *, full: bool = False) -> None:
    fields: list[tuple[str, object]] = [(column.title, column.cell(row)) for column in _columns()]
    if row.reg_type:
        fields.append((_("Regulation"), f"{row.reg_type} {row.reg_number}/{row.reg_year} ({row.reg_status})"))
    fields += [(_("Reason"), row.reason)] if row.reason else []
    fields += content_files.file_lines(row)
    if full:
        fields += [(_("Summary"), row.summary), (_("Text"), row.body)]
    print_fields(fields, _record(row), as_json=as_json)
