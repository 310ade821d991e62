"""The tables of a career's database, as migrations of sqlite-utils.

Every claim has a row of its own: a name, a position, an outline, a tie, a posting's place, an
event, a figure, a version. Each points to its ``timespan`` or ``dating`` and to its ``evidence``,
of which equal ones are kept once. Texts stand in tables by language. All tables are STRICT.
"""

from __future__ import annotations

from typing import Final

from sqlite_utils import Database, Migrations

from geodata.storage.identity import APPLICATION_ID, SCHEMA_VERSION
from geodata.storage.lessontables import LESSON
from geodata.storage.tables import CAREER, EVIDENCE, PLACES

__all__ = ["make_tables"]

_MIGRATIONS: Final = Migrations("career-atlas")


def make_tables(db: Database) -> None:
    """Bring a database to the present schema, and say in its header that it is ours.

    The days on which migrations were applied are not kept: a cache is made anew each time, and the
    same files are to give the same bytes.
    """
    _MIGRATIONS.apply(db)
    db.execute("UPDATE _sqlite_migrations SET applied_at = ''")
    db.conn.commit()
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


@_MIGRATIONS()
def evidence_and_dates(db: Database) -> None:
    """What claims rest on, and the spans of time."""
    _run(db, EVIDENCE)


@_MIGRATIONS()
def places(db: Database) -> None:
    """The gazetteer."""
    _run(db, PLACES)


@_MIGRATIONS()
def career(db: Database) -> None:
    """A person's postings, and the columns that the map and the time slider are drawn from."""
    _run(db, CAREER)


@_MIGRATIONS()
def lesson(db: Database) -> None:
    """Notes, questions and presets for the classroom."""
    _run(db, LESSON)


def _run(db: Database, script: str) -> None:
    # One statement at a time: executescript would commit the migration's transaction.
    for statement in script.split(";"):
        if statement.strip():
            db.execute(statement)
