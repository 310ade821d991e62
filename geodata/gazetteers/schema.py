"""Makes the tables of a gazetteer's database, as migrations of sqlite-utils."""

from __future__ import annotations

from typing import Final

from sqlite_utils import Database, Migrations

from geodata.gazetteers.tables import SCRIPT

__all__ = ["APPLICATION_ID", "SCHEMA_VERSION", "make_tables"]

APPLICATION_ID: Final = 0x43415447
"""The application id in the header of a gazetteer: "CATG".

https://www.sqlite.org/fileformat.html#application_id
"""

SCHEMA_VERSION: Final = 1
"""The ``user_version`` in the header; it rises with every migration."""

_MIGRATIONS: Final = Migrations("career-atlas-gazetteer")


def make_tables(db: Database) -> None:
    """Bring a database to the present schema, and say in its header what it is."""
    _MIGRATIONS.apply(db)
    db.conn.commit()
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


@_MIGRATIONS()
def places_and_claims(db: Database) -> None:
    """Places, what is claimed of them, and the files that said so."""
    # One statement at a time: executescript would commit the migration's transaction.
    for statement in SCRIPT.split(";"):
        if statement.strip():
            db.execute(statement)
