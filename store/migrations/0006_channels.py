"""A message may leave by another way: each attempt names its channel, and what brings no receipt has a due instant.

`tries` counts the calls on the present channel: what was never tried there can still be taken back. An officer's row
says since when nobody could be reached there, and why.
"""

from typing import Any

from playhouse.migrate import SchemaMigrator

STATEMENTS = (
    "ALTER TABLE attempt ADD COLUMN channel TEXT NOT NULL DEFAULT 'whatsapp'",
    "ALTER TABLE message ADD COLUMN tries INTEGER NOT NULL DEFAULT 0",
    "UPDATE message SET tries = attempts WHERE channel = 'whatsapp'",
    "ALTER TABLE message ADD COLUMN fall_at BIGINT",
    "CREATE INDEX message_fall ON message (fall_at, id) WHERE fall_at IS NOT NULL",
    "ALTER TABLE officer ADD COLUMN unreachable_at BIGINT",
    "ALTER TABLE officer ADD COLUMN unreachable_why TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX officer_unreachable ON officer (id) WHERE unreachable_at IS NOT NULL",
)


def up(_migrator: SchemaMigrator, db: Any) -> None:
    """Add the columns and the ways to the few rows that need something done."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
