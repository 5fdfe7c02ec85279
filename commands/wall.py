"""`ehumas db wall`: the wall between agencies, built or taken down."""

from typing import Annotated

import typer

from commands.output import JsonFlag, print_json, say
from commands.session import open_store
from store.i18n import N_, _, ngettext


def wall(
    remove: Annotated[bool, typer.Option("--remove", help=N_("Take the wall and the agencies' logins away."))] = False,
    json: JsonFlag = False,
) -> None:
    """Build, renew or take down PostgreSQL's wall; SQLite has none to build."""
    from store import database
    from store.walls import raising

    with open_store():
        found = (raising.take_down() if remove else raising.build()) if database.is_postgres() else None
    if json:
        agencies = [] if found is None else list(found.agencies)
        print_json({"stands": found is None or found.stands, "agencies": agencies})
    if found is None:
        say(_("On SQLite each agency's session brings its own wall; there is nothing to build."))
    elif remove:
        say(_("The wall is taken down. Officers work under the office's own login again."))
    else:
        built = ngettext(
            "The wall stands for %(count)d agency.", "The wall stands for %(count)d agencies.", len(found.agencies)
        )
        say(built % {"count": len(found.agencies)})
