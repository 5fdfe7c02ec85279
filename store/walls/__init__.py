"""The second wall: an agency's session gets a database in which other agencies' rows are not there.

The first wall is the store itself, where every query starts from what the actor may see. This one stands behind it, for
the query that forgets, and for the SQL that somebody smuggles in. What an agency may touch is declared once, in
`scopes`; `postgresql` and `sqlite` make it true, each in its own way.
"""

from peewee import Database

from store.actors import Actor, Role
from store.database import db, disconnect, is_postgres
from store.walls.state import State


def enter(actor: Actor) -> None:
    """Put the process behind the wall of the actor's agency, for good; for anybody else than an officer do nothing.

    Raises Unavailable where a wall was built that cannot be entered now: nobody works beside it.
    """
    if actor.role is not Role.OFFICER or actor.agency_id is None:
        return
    own = _walled(actor.agency_id)
    if own is not None:
        disconnect()
        db.initialize(own)


def state() -> State | None:
    """Return how the wall stands that has to be built; None on SQLite, where every session brings its own."""
    if not is_postgres():
        return None
    from store.walls import postgresql

    return postgresql.state()


def _walled(agency_id: int) -> Database | None:
    """Return the store's database as the agency sees it, None where no wall was built."""
    if is_postgres():
        from store.walls import postgresql

        return postgresql.walled(db.obj, agency_id)
    from store.walls import sqlite

    return sqlite.walled(db.obj, agency_id)
