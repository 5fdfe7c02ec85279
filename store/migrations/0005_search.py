"""Search knows where a complaint is, and PostgreSQL knows roots: ward and district are among the words of each.

PostgreSQL's own parser took `Jl.Saranani` for a host and `03/RW` for a file, so there the text is split at everything
that is neither letter nor digit, as SQLite does it. The second column has the roots of the words, for what the words
themselves don't find. A trigger keeps both, for the names of wards stand in another table.
"""

from pathlib import Path
from typing import Any

from peewee import PostgresqlDatabase
from playhouse.migrate import SchemaMigrator

HERE = Path(__file__).with_suffix("")


def up(_migrator: SchemaMigrator, db: Any) -> None:
    """Build the index of words anew."""
    script = "postgresql.sql" if isinstance(db, PostgresqlDatabase) else "sqlite.sql"
    for statement in (HERE / script).read_text(encoding="utf-8").split("\n;;\n"):
        if statement.strip():
            db.execute_sql(statement)
