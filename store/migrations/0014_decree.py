"""By which decree a day is a holiday; what the first calendars hold of the yearly joint decrees is marked so.

A day without one is an estimate, or the office's own. Joint leave only comes from a decree: its year had one.
"""

from typing import Any

from playhouse.migrate import SchemaMigrator

LEAVE = "Cuti Bersama "
NATIONAL = (
    "Tahun Baru ", "Isra Mikraj ", "Hari Suci ", "Hari Raya ", "Hari kedua ", "Hari Buruh ", "Hari Lahir ",
    "Hari Kemerdekaan ", "Hari Pemilihan ", "Wafat ", "Kebangkitan ", "Kenaikan ", "Maulid ", LEAVE,
)  # fmt: skip
ESTIMATE = "(perkiraan)"


def up(_migrator: SchemaMigrator, db: Any) -> None:
    """Add the column and fill it."""
    db.execute_sql("ALTER TABLE holiday ADD COLUMN decree TEXT NOT NULL DEFAULT ''")
    rows = db.execute_sql("SELECT id, day, name FROM holiday").fetchall()
    decreed = {day[:4] for _key, day, name in rows if name.startswith(LEAVE)}
    for key, day, name in rows:
        if day[:4] in decreed and name.startswith(NATIONAL) and not name.endswith(ESTIMATE):
            values = (f"SKB 3 Menteri {day[:4]}", key)
            db.execute_sql(f"UPDATE holiday SET decree = {db.param} WHERE id = {db.param}", values)  # noqa: S608  # marks
