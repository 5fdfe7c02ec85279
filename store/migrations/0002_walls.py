"""Two views for whoever must know one thing of rows that are not theirs: the chain's end, and who joined whom.

An agency behind the second wall sees its own complaints only; with these it can still write to the timeline and read
how many people stand behind a complaint. On both databases they show what the tables hold, for everybody else.
"""

from typing import Any

from playhouse.migrate import SchemaMigrator

VIEWS = (
    "CREATE VIEW event_head AS SELECT id, hash FROM event ORDER BY id DESC LIMIT 1",
    "CREATE VIEW merger AS SELECT id, merged_into_id FROM complaint WHERE merged_into_id IS NOT NULL",
)


def up(_migrator: SchemaMigrator, db: Any) -> None:
    """Create the views."""
    for statement in VIEWS:
        db.execute_sql(statement)
