"""The feed tells by itself: on PostgreSQL each statement that writes to `change` notifies whoever listens.

The notice is empty, so it tells a listener nothing that the feed would not; several in one transaction are one. It goes
out with the commit. SQLite has no such thing: there the version of the file is asked for.
"""

from typing import Any

from peewee import PostgresqlDatabase
from playhouse.migrate import SchemaMigrator

FUNCTION = """
CREATE FUNCTION tell_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('ehumas_change', '');
    RETURN NULL;
END $$
"""
TRIGGER = "CREATE TRIGGER change_told AFTER INSERT ON change FOR EACH STATEMENT EXECUTE FUNCTION tell_change()"


def up(_migrator: SchemaMigrator, db: Any) -> None:
    """Let the feed's table notify."""
    if isinstance(db, PostgresqlDatabase):
        db.execute_sql(FUNCTION)
        db.execute_sql(TRIGGER)
