"""`ehumas complaint list|show|explain|history|suggest`: looking, never changing."""

from typing import Annotated

import typer

from commands import complaint_records as records
from commands.content_files import related_record
from commands.events import event_details, event_name
from commands.output import Column, JsonFlag, PlainFlag, iso, print_fields, print_list, say
from commands.session import session
from store import dossiers, queries, related
from store.cases import state_label
from store.i18n import N_, _, format_instant, format_span
from store.queries import ComplaintRow, ComplaintView, Filter, Key

NumberArgument = Annotated[str, typer.Argument(metavar="NUMBER", help=N_("The complaint's number, such as 26-0417-5."))]

States = Annotated[
    list[str] | None, typer.Option("--state", metavar="STATE", help=N_("Only these states; may be repeated."))
]


def list_(
    state: States = None,
    agency: Annotated[str, typer.Option(metavar="CODE", help=N_("Only complaints with this agency."))] = "",
    ward: Annotated[str, typer.Option(help=N_("Only complaints about this ward (code or name)."))] = "",
    overdue: Annotated[bool, typer.Option("--overdue", help=N_("Only what is overdue, oldest due first."))] = False,
    search: Annotated[str, typer.Option(metavar="TEXT", help=N_("Words, a number, or a telephone number."))] = "",
    limit: Annotated[int, typer.Option(min=1, max=1000, help=N_("At most so many."))] = 50,
    after: Annotated[str, typer.Option(metavar="KEY", help=N_("Go on where the last page ended."))] = "",
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> None:
    """List complaints, newest first."""
    states = tuple(name for given in state or () for name in given.split(","))
    filters = Filter(state=states, agency=agency, ward=ward, overdue=overdue, search=search)
    with session() as s:
        page = queries.find(s.actor, filters, now=s.now, limit=limit, after=Key.parse(after) if after else None)
        full = {d.row.id: d for d in dossiers.of(s.actor, page.rows)} if json else {}
        print_list(
            page.rows,
            records.list_columns(s.now),
            lambda row: records.record(full[row.id]),
            as_json=json,
            plain=plain,
            nothing=queries.advice(s.actor, search) if filters.by_search and not after else "",
        )
    if page.next_key is not None:
        say(_("There are more: --after %(key)s") % {"key": page.next_key})


def show(number: NumberArgument, json: JsonFlag = False, plain: PlainFlag = False) -> None:
    """Show one complaint with everything the account may read."""
    with session() as s:
        view, linked = queries.get(s.actor, number), related.of_complaint(s.actor, number, now=s.now)
        lines = [*_fields(view, s.now), *((_("Related"), f"{row.title} ({row.slug})") for row in linked)]
        record = records.full_record(view) | {"related": [related_record(row) for row in linked]}
        print_fields(lines, record, as_json=json, plain=plain)


def explain(number: NumberArgument, json: JsonFlag = False, plain: PlainFlag = False) -> None:
    """Say why each deadline of a complaint stands where it stands."""
    with session() as s:
        entries = queries.explain(s.actor, number, now=s.now)
        print_list(
            entries,
            [
                Column(_("Due"), lambda entry: format_instant(entry.deadline.due_at)),
                Column(_("Why"), lambda entry: entry.sentence),
            ],
            lambda entry: {
                "clock": entry.deadline.clock,
                "level": entry.deadline.level,
                "due_at": iso(entry.deadline.due_at),
                "state": entry.deadline.state,
                "fired_at": iso(entry.deadline.fired_at),
                "sentence": entry.sentence,
            },
            as_json=json,
            plain=plain,
        )


def history(number: NumberArgument, json: JsonFlag = False, plain: PlainFlag = False) -> None:
    """Print the timeline of a complaint, oldest first."""
    with session() as s:
        print_list(
            queries.history(s.actor, number),
            [
                Column(_("When"), lambda event: format_instant(event.at)),
                Column(_("Who"), lambda event: event.actor_name or event.role),
                Column(_("What"), lambda event: event_name(event.kind)),
                Column(_("Details"), event_details),
            ],
            records.event_record,
            as_json=json,
            plain=plain,
        )


def suggest(
    number: Annotated[str, typer.Argument(metavar="[NUMBER]", help=N_("A complaint's number."))] = "",
    text: Annotated[str, typer.Option(help=N_("Suggest for this text instead of a complaint."))] = "",
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> None:
    """Rank the agencies that a complaint may belong to, with the reasons."""
    from store import suggest as suggestions

    if bool(number) == bool(text):
        raise typer.BadParameter(_("give either a complaint's number or --text"))
    with session() as s:
        category = ""
        if number:
            view = queries.get(s.actor, number)
            text, category = f"{view.title}\n{view.text}", view.category
        ranked = suggestions.agencies(s.actor, text, category=category)
    print_list(
        ranked,
        [
            Column(_("Share"), lambda row: f"{row.share:.0%}", right=True),
            Column(_("Agency"), lambda row: row.agency),
            Column(_("Name"), lambda row: row.agency_name),
            Column(_("Why"), lambda row: "; ".join(row.reasons)),
        ],
        lambda row: {
            "agency": row.agency,
            "name": row.agency_name,
            "share": round(row.share, 3),
            "reasons": list(row.reasons),
        },
        as_json=json,
        plain=plain,
    )


def _fields(view: ComplaintView, now: int) -> list[tuple[str, object]]:
    """Return the lines of `show`; what is empty is left out."""
    citizen = view.citizen
    who = "" if citizen is None else ", ".join(filter(None, (citizen.name, citizen.phone, citizen.ward)))
    lines: list[tuple[str, object]] = [
        (_("Number"), view.number),
        (_("State"), state_label(view.state)),
        (_("Left"), "" if view.due_at is None else _left(view, now)),
        (_("Title"), view.title),
        (_("Text"), view.text),
        (_("Place"), ", ".join(filter(None, (view.place, view.ward)))),
        (_("Category"), view.category_name),
        (_("Citizen"), who or _("not shown")),
        (_("Citizens"), view.citizens if view.citizens > 1 else ""),
        (_("Channel"), view.channel),
        (_("Tracking number"), view.external_id),
        (_("Received"), format_instant(view.received_at)),
        (_("Agency"), f"{view.agency_name} ({view.agency})" if view.agency else ""),
        (_("Merged into"), view.merged_into),
        (_("Rejected because"), view.reject_reason),
        (_("Referred to"), view.referred_to),
    ]
    lines += [(f"{answer.agency} {format_instant(answer.at)}", answer.body) for answer in view.answers]
    return [(title, value) for title, value in lines if value != ""]


def _left(row: ComplaintRow, now: int) -> str:
    due = row.due_at or now
    return f"{format_span(due - now)} ({format_instant(due)})"
