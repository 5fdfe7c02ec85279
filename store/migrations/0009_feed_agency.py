"""The feed by agency: an officer's console asks for its own changes and reads no others'."""

from typing import Any

from playhouse.migrate import SchemaMigrator


def up(_migrator: SchemaMigrator, db: Any) -> None:
    """Create the index."""
    db.execute_sql("CREATE INDEX change_agency ON change (agency_id, seq)")
