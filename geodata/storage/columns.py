"""The columns that the map and the time slider are drawn from, kept ready as plain bytes.

They are worked out once, when a career is loaded, so that opening a hundred thousand postings
costs little more than opening twelve. On disk they are little-endian.
"""

from __future__ import annotations

import math
import sqlite3
import sys
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, overload

from geodata.careers import Posting
from geodata.careers.timeline import OPEN, UNKNOWN, Timeline
from geodata.dates import Bound
from geodata.places import Basis, Certainty

__all__ = [
    "ROUTE_CODES",
    "ColumnBuilder",
    "PageColumns",
    "read_array",
    "read_page_columns",
    "read_timeline",
]

ROUTE_CODES: Final = ("known", "unknown", "none")
_CERTAINTY_CODES: Final = tuple(Certainty)
_INFERRED: Final = 4


@dataclass(frozen=True, slots=True)
class PageColumns:
    """What a map needs of all steps, without building any of them.

    ``place_ids``, ``lat`` and ``lon`` (degrees, NaN for an unlocated place) describe the places of
    the career in the order in which it first comes to them. The places of step ``i`` are
    ``visits[offsets[i]:offsets[i + 1]]``, positions in ``place_ids``. ``doubt`` goes with
    ``visits``: 0 certain, 1 less certain, 2 uncertain, and 4 more where the author concluded it.
    ``route`` has for each step a position in ROUTE_CODES: the line from the step before.
    ``owner`` has for each step whose it is (0, 1) where two careers are shown, and 2 more where
    both were at that place at that time; else nothing.
    """

    place_ids: Sequence[str]
    lat: array[float]
    lon: array[float]
    offsets: array[int]
    visits: array[int]
    doubt: bytes
    route: bytes
    owner: bytes = b""

    def places_of(self, step: int) -> Sequence[int]:
        """Return the positions in ``place_ids`` of a step's places (0-based)."""
        return self.visits[self.offsets[step] : self.offsets[step + 1]]


@dataclass(slots=True)
class ColumnBuilder:
    """Takes postings one after another and puts their columns together.

    ``died`` is the first day on which the person may have died, if known: the stops from then on
    are neutral.
    """

    died: int | None = None
    place_ids: dict[str, int] = field(default_factory=dict)
    _bounds: dict[str, array[int]] = field(
        default_factory=lambda: {
            name: array("q") for name in ("start_lo", "start_hi", "end_lo", "end_hi")
        }
    )
    _inferred: dict[str, bytearray] = field(
        default_factory=lambda: {"start": bytearray(), "end": bytearray()}
    )
    _offsets: array[int] = field(default_factory=lambda: array("q", [0]))
    _visits: array[int] = field(default_factory=lambda: array("q"))
    _doubt: bytearray = field(default_factory=bytearray)
    _route: bytearray = field(default_factory=bytearray)
    _neutral: array[int] = field(default_factory=lambda: array("q"))

    def add(self, posting: Posting) -> None:
        """Add the next posting."""
        start_lo = self._add_bounds(posting)
        for end, column in self._inferred.items():
            column.append(end in posting.when.inferred)
        if self.died is not None and start_lo is not None and start_lo >= self.died:
            self._neutral.append(len(self._route))
        self._route.append(ROUTE_CODES.index(posting.route))
        for visit in posting.places:
            position = self.place_ids.setdefault(visit.place_id, len(self.place_ids))
            self._visits.append(position)
            inferred = _INFERRED if visit.claimed.basis is Basis.INFERRED else 0
            self._doubt.append(_CERTAINTY_CODES.index(visit.claimed.certainty) + inferred)
        self._offsets.append(len(self._visits))

    def blobs(self) -> dict[str, bytes]:
        """Return the bytes of each column, by name."""
        arrays = {
            **self._bounds,
            "offsets": self._offsets,
            "visits": self._visits,
            "neutral": self._neutral,
        }
        return {
            **{name: _little_endian(column).tobytes() for name, column in arrays.items()},
            "start_inferred": bytes(self._inferred["start"]),
            "end_inferred": bytes(self._inferred["end"]),
            "doubt": bytes(self._doubt),
            "route": bytes(self._route),
        }

    def _add_bounds(self, posting: Posting) -> int | None:
        span = posting.when.span
        start = span.start if span else Bound(None, None, "unknown")
        end = span.end if span else Bound(None, None, "unknown")
        at_end = OPEN if end.state == "open" else UNKNOWN
        self._bounds["start_lo"].append(_or(start.earliest, UNKNOWN))
        self._bounds["start_hi"].append(_or(start.latest, UNKNOWN))
        self._bounds["end_lo"].append(_or(end.earliest, at_end))
        self._bounds["end_hi"].append(_or(end.latest, at_end))
        return start.earliest


def read_array(connection: sqlite3.Connection, name: str) -> array[int]:
    """Return a column of whole numbers."""
    column: array[int] = array("q")
    column.frombytes(read_bytes(connection, name))
    return _little_endian(column)


def read_bytes(connection: sqlite3.Connection, name: str) -> bytes:
    """Return a column of small codes."""
    row = connection.execute("SELECT content FROM step_column WHERE name = ?", (name,)).fetchone()
    return bytes(row[0])


def read_timeline(connection: sqlite3.Connection) -> Timeline:
    """Return the stops on the time axis."""
    return Timeline(
        ids=PostingIds(connection),
        start_lo=read_array(connection, "start_lo"),
        start_hi=read_array(connection, "start_hi"),
        end_lo=read_array(connection, "end_lo"),
        end_hi=read_array(connection, "end_hi"),
        start_inferred=read_bytes(connection, "start_inferred"),
        end_inferred=read_bytes(connection, "end_inferred"),
    )


def read_page_columns(connection: sqlite3.Connection) -> PageColumns:
    """Return what a map needs of all steps."""
    ids = read_bytes(connection, "place_ids").decode().split("\n")
    places = dict.fromkeys(place_id for place_id in ids if place_id)
    positions = {
        place_id: (math.nan if lat is None else lat, math.nan if lon is None else lon)
        for place_id, lat, lon in connection.execute("SELECT id, lat, lon FROM place")
        if place_id in places
    }
    return PageColumns(
        place_ids=tuple(places),
        lat=array("d", [positions[place_id][0] for place_id in places]),
        lon=array("d", [positions[place_id][1] for place_id in places]),
        offsets=read_array(connection, "offsets"),
        visits=read_array(connection, "visits"),
        doubt=read_bytes(connection, "doubt"),
        route=read_bytes(connection, "route"),
    )


class PostingIds(Sequence[str]):
    """The ids of all postings, in order, each read when it is asked for."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __len__(self) -> int:
        return len(read_bytes(self._connection, "route"))

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[str, ...]: ...
    def __getitem__(self, index: int | slice) -> str | tuple[str, ...]:
        if isinstance(index, slice):
            return tuple(self[number] for number in range(*index.indices(len(self))))
        number = index + len(self) if index < 0 else index
        query = "SELECT id FROM posting WHERE number = ?"
        row = self._connection.execute(query, (number,)).fetchone()
        if row is None:
            raise IndexError(index)
        return str(row[0])


def _or(day: int | None, otherwise: int) -> int:
    return otherwise if day is None else day


def _little_endian(column: array[int]) -> array[int]:
    if sys.byteorder == "big":
        column.byteswap()
    return column
