"""Reads back what many rows share: works, evidence, spans and dates."""

from __future__ import annotations

import sqlite3
from functools import lru_cache
from typing import Any

from geodata.careers import When
from geodata.dates import Timespan, parse_timespan
from geodata.places import Basis, Certainty, Citation, Claimed, Source

__all__ = ["SharedValues"]


class SharedValues:
    """The shared values of one database, each read once while it is in use.

    Numbers are those of the rows; None stands for None.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.source = lru_cache(maxsize=256)(self._source)
        self._evidence_of = lru_cache(maxsize=512)(self._evidence)
        self._span_of = lru_cache(maxsize=512)(self._span)

    def row(self, query: str, *values: Any) -> tuple[Any, ...]:
        """Return the one row that the query gives; its absence is damage to the file."""
        found: tuple[Any, ...] | None = self._connection.execute(query, values).fetchone()
        if found is None:
            raise sqlite3.DatabaseError("a row is missing")
        return found

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """Return all rows that the query gives."""
        return self._connection.execute(query, values).fetchall()

    def texts(self, query: str, *values: Any) -> dict[str, str]:
        """Return texts by language from rows of (language, text), the empty ones left out."""
        return {language: text for language, text in self.rows(query, *values) if text}

    def evidence(self, number: int) -> Claimed:
        """Return how sure a claim is and its citations."""
        return self._evidence_of(number)

    def span(self, number: int | None) -> Timespan | None:
        """Return a span of time."""
        return None if number is None else self._span_of(number)

    def when(self, number: int | None) -> When | None:
        """Return a date with how sure it is."""
        if number is None:
            return None
        query = (
            "SELECT timespan, start_inferred, end_inferred, wording, evidence "
            "FROM dating WHERE number = ?"
        )
        span, start, end, wording, evidence = self.row(query, number)
        inferred = frozenset(name for name, is_so in (("start", start), ("end", end)) if is_so)
        return When(self.span(span), inferred, wording, self.evidence(evidence))

    def _source(self, source_id: str) -> Source:
        query = (
            "SELECT id, label, url_or_isbn, seen, read_where, edition, read_on, licence "
            "FROM source WHERE id = ?"
        )
        id_, label, address, seen, *rest = self.row(query, source_id)
        return Source(id_, label, address, bool(seen), *rest)

    def _evidence(self, number: int) -> Claimed:
        query = "SELECT certainty, basis FROM evidence WHERE number = ?"
        certainty, basis = self.row(query, number)
        query = "SELECT source, pages, tie, note FROM citation WHERE evidence = ? ORDER BY seq"
        citations = tuple(
            Citation(self.source(source), pages, Basis(tie), note)
            for source, pages, tie, note in self.rows(query, number)
        )
        return Claimed(Certainty(certainty), Basis(basis), citations)

    def _span(self, number: int) -> Timespan:
        edtf, calendar = self.row("SELECT edtf, calendar FROM timespan WHERE number = ?", number)
        return parse_timespan(edtf, calendar=calendar)
