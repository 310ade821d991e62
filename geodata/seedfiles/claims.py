"""What any claim in a seed file may carry: its citations, how sure it is, and its date."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, cast

from geodata.careers import When
from geodata.dates import Calendar, DateError, Timespan, parse_timespan
from geodata.places import Basis, Certainty, Citation, Claimed, Source
from geodata.seedfiles.entry import Entry, suggestion

__all__ = ["CLAIM_KEYS", "Sources", "read_citations", "read_claimed", "read_span", "read_when"]

Sources = Mapping[str, Source]
"""The works that a file may cite, by id."""

CLAIM_KEYS: Final = ("certainty", "basis", "cite")
"""The keys that every claim may have."""

_CALENDARS = ("unstated", "gregorian", "julian")
_SPAN_KEYS = ("edtf", "calendar")
_WHEN_KEYS = (*_SPAN_KEYS, "inferred", "wording", *CLAIM_KEYS)


def read_claimed(entry: Entry, sources: Sources) -> Claimed:
    """Read ``certainty``, ``basis`` and ``cite`` of an entry."""
    return Claimed(
        Certainty(entry.choice("certainty", tuple(Certainty), default="certain")),
        Basis(entry.choice("basis", tuple(Basis), default="stated")),
        read_citations(entry, sources),
    )


def read_citations(entry: Entry, sources: Sources) -> tuple[Citation, ...]:
    """Read ``cite``: a list of source ids, or of tables that name the source and the pages."""
    found = []
    for place, value in enumerate(entry.items("cite")):
        if isinstance(value, dict):
            citation = _citation(entry.item("cite", place), sources)
        elif isinstance(value, str):
            source = _source(entry, value, sources)
            citation = None if source is None else Citation(source)
        else:
            entry.problem("cite", "Write the source's id in quotes.", value=value)
            continue
        if citation is not None:
            found.append(citation)
    return tuple(found)


def read_when(entry: Entry, sources: Sources, *, key: str = "when") -> When | None:
    """Read a date, as a bare EDTF text or a table; None where the key is missing.

    An empty table is a date of which nothing is known.
    """
    inner = entry.entry(key) if not isinstance(entry.table.get(key), str) else None
    if inner is None:
        span = read_span(entry, key=key)
        return None if span is None else When(span)
    inner.expect(*_WHEN_KEYS)
    inferred = inner.chosen("inferred", ("start", "end"))
    span = _parsed(inner, "edtf", inner.choice("calendar", _CALENDARS, default="unstated"))
    return When(span, inferred, inner.text("wording"), read_claimed(inner, sources))


def read_span(entry: Entry, *, key: str = "when") -> Timespan | None:
    """Read a date that has no claim of its own: an EDTF text, or a table with its calendar."""
    if isinstance(entry.table.get(key), str):
        return _parsed(entry, key, "unstated")
    inner = entry.entry(key)
    if inner is None:
        return None
    inner.expect(*_SPAN_KEYS)
    return _parsed(inner, "edtf", inner.choice("calendar", _CALENDARS, default="unstated"))


def _parsed(entry: Entry, key: str, calendar: str) -> Timespan | None:
    edtf = entry.text(key)
    if not edtf:
        return None
    try:
        return parse_timespan(edtf, calendar=cast(Calendar, calendar))
    except DateError as error:
        entry.problem(key, f"{error} Write the date in EDTF, such as 1926-02, 1894~ or 1932/1935.")
        return None


def _citation(entry: Entry, sources: Sources) -> Citation | None:
    entry.expect("source", "pages", "tie", "note")
    source = _source(entry, entry.text("source", required=True), sources)
    tie = Basis(entry.choice("tie", tuple(Basis), default="stated"))
    pages, note = entry.text("pages"), entry.text("note")
    return None if source is None else Citation(source, pages, tie, note)


def _source(entry: Entry, source_id: str, sources: Sources) -> Source | None:
    if source_id and source_id not in sources:
        hint = suggestion(source_id, sources) or "Add it there."
        key = "source" if "source" in entry.table else "cite"
        entry.problem(key, f"No source in sources.toml has this id. {hint}", value=source_id)
    return sources.get(source_id)
