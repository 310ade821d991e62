"""Rows on their way into a database, and the values that several of them share."""

from __future__ import annotations

import sqlite3
from collections.abc import Hashable, Sequence
from typing import Any, Final

from geodata.careers import When
from geodata.dates import Timespan
from geodata.places import Claimed, Source

__all__ = ["Ledger"]

_ROWS_AT_ONCE: Final = 20_000

_PARENTS_FIRST: Final = (
    *("source", "evidence", "citation", "timespan", "dating"),
    *("place", "place_text", "toponym", "relation", "outline", "outline_text", "place_box"),
    *("career", "career_text", "person_name", "posting", "posting_text", "posting_place"),
    *("event", "event_text", "figure", "figure_text"),
    *("disagreement", "disagreement_text", "version", "version_text"),
    *("lesson", "lesson_text", "question", "question_text", "answer", "answer_text"),
    *("preset", "preset_text", "preset_stop", "step_column", "meta"),
)
"""The tables in an order in which no row points to one that is not there yet."""


class Ledger:
    """Collects rows and writes them in batches.

    Spans, evidence and dates that are equal are written once. sqlite-utils makes the tables; the
    rows go through its raw connection, which is several times faster with a career of a hundred
    thousand postings.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._waiting: dict[str, list[Sequence[Any]]] = {}
        self._count = 0
        self._numbers: dict[tuple[str, Hashable], int] = {}
        self._next: dict[str, int] = {}
        self._sources: set[str] = set()

    def add(self, table: str, *values: Any) -> None:
        """Add a row, its values in the order of the table's columns."""
        self._waiting.setdefault(table, []).append(values)
        self._count += 1
        if self._count >= _ROWS_AT_ONCE:
            self.flush()

    def numbered(self, table: str, *values: Any) -> int:
        """Add a row under the next number of its table, which is returned."""
        number = self._next.get(table, 0)
        self._next[table] = number + 1
        self.add(table, number, *values)
        return number

    def flush(self) -> None:
        """Write what is waiting."""
        for table in _PARENTS_FIRST:
            rows = self._waiting.pop(table, [])
            if not rows:
                continue
            marks = ", ".join("?" * len(rows[0]))
            # The table's name is one of ours, never something from a file.
            self._connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608
        self._count = 0

    def source(self, source: Source) -> str:
        """Add a work where it is new; return its id."""
        if source.id not in self._sources:
            self._sources.add(source.id)
            self.add(
                "source",
                *(source.id, source.label, source.url_or_isbn, int(source.seen)),
                *(source.read_where, source.edition, source.read_on, source.licence),
            )
        return source.id

    def evidence(self, claimed: Claimed) -> int:
        """Return the number of this evidence."""
        known = self._numbers.get(("evidence", claimed))
        if known is not None:
            return known
        number = self.numbered("evidence", claimed.certainty.value, claimed.basis.value)
        for seq, citation in enumerate(claimed.citations):
            source = self.source(citation.source)
            row = (source, citation.pages, citation.tie.value, citation.note)
            self.add("citation", number, seq, *row)
        self._numbers["evidence", claimed] = number
        return number

    def timespan(self, span: Timespan | None) -> int | None:
        """Return the number of this span of time."""
        if span is None:
            return None
        key = ("timespan", (span.edtf, span.calendar))
        if key not in self._numbers:
            start, end = span.start, span.end
            self._numbers[key] = self.numbered(
                "timespan",
                *(span.edtf, span.calendar, start.state, end.state),
                *(start.earliest, start.latest, end.earliest, end.latest),
            )
        return self._numbers[key]

    def dating(self, when: When | None) -> int | None:
        """Return the number of this date."""
        if when is None:
            return None
        row = (
            self.timespan(when.span),
            int("start" in when.inferred),
            int("end" in when.inferred),
            when.wording,
            self.evidence(when.claimed),
        )
        if ("dating", row) not in self._numbers:
            self._numbers["dating", row] = self.numbered("dating", *row)
        return self._numbers["dating", row]
