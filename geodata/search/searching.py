"""The one search for places by name: several indexes asked together, one list of hits.

What was typed is looked up by its letters and by its sound. Only where that finds nothing that is
surely meant are beginnings and, last, misspellings looked for. See docs/search.md.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from geodata.dates import Timespan
from geodata.errors import DatabaseUnusable
from geodata.search.costs import Typed
from geodata.search.entries import SearchEntry
from geodata.search.hits import BASE, Found, Hit
from geodata.search.index import Filters, SearchIndex
from geodata.search.nearness import box_around, hits_within
from geodata.search.scanning import Near, scan
from geodata.search.scoring import Wish
from geodata.search.shortlist import Shortlist

__all__ = ["PlaceFinder"]

_LONGEST: Final = 120
"""Letters of a query that are looked at."""

_SHORTEST_MISSPELT: Final = 3
_SHORTEST_IN_DOUBT: Final = 5
"""Letters from which misspellings are looked for although names begin so and typing goes on."""

_FIRST_REACH_KM: Final = 5.0
"""How far around a point is looked first; most points are near some place."""

_SHORTEST_SOUND: Final = 3
"""Letters up to which what sounds so is not told from what only begins alike."""

_BEGINNINGS: Final = 20
_ENOUGH: Final = 40
_KEYS: Final = 120
"""Nearest keys whose names are read at most."""


class PlaceFinder:
    """Finds places by any of their names in several indexes.

    The one that is trusted most comes first: a place that a later one knows too, by the same name
    and at the same spot, is shown once, as the first one has it. It belongs to the thread that
    opened the indexes.
    """

    def __init__(self, indexes: Sequence[SearchIndex]) -> None:
        self.indexes = tuple(indexes)
        self._trust = tuple(0.0 if index.source == BASE else 1.0 for index in self.indexes)

    def search(
        self,
        query: str,
        *,
        when: Timespan | None = None,
        near: tuple[float, float] | None = None,
        radius_km: float | None = None,
        country: str | None = None,
        kind: str | None = None,
        language: str | None = None,
        limit: int = 10,
        as_typed: bool = False,
    ) -> list[Hit]:
        """Return the places that a name may mean, best first, at most ``limit``.

        With ``when``, names in use then come first; with ``near`` (lat, lon) what is near does,
        and with ``radius_km`` besides nothing further away. ``country`` is today's, as an ISO
        3166-1 code; ``language`` passes names by that are known to be of another one. With
        ``as_typed`` the query may be the beginning of a name although it is one already.

        Raises DatabaseUnusable where an index turns out to be damaged.
        """
        typed = Typed(query.strip()[:_LONGEST])
        if not typed.letters or limit < 1:
            return []
        box = box_around(near, radius_km) if near and radius_km is not None else None
        filters = Filters(country=country, kind=kind, language=language, box=box)
        shortlist = Shortlist(typed, Wish(when, near, radius_km, as_typed), self._trust)
        try:
            self._look_up(shortlist, filters)
            self._look_further(shortlist, filters, limit)
        except sqlite3.Error as error:
            raise _damaged(error) from error
        return shortlist.hits(self.indexes, limit)

    def nearby(self, point: tuple[float, float], *, distance_km: float, limit: int) -> list[Hit]:
        """Return what today's places have within a distance of a point (lat, lon), nearest first,
        at most ``limit``. Raises DatabaseUnusable where the index turns out to be damaged."""
        base = next((index for index in self.indexes if index.source == BASE), None)
        if base is None:
            return []
        reach, hits = min(distance_km, _FIRST_REACH_KM), list[Hit]()
        try:
            while True:
                hits = hits_within(base, point, reach)
                if len(hits) >= limit or reach >= distance_km:
                    return hits[:limit]
                reach = min(distance_km, 3 * reach)
        except sqlite3.Error as error:
            raise _damaged(error) from error

    def entry(self, hit: Hit) -> SearchEntry | None:
        """Return the place of a hit with all its names."""
        index = next((each for each in self.indexes if each.source == hit.source), None)
        return index.entry(hit.place_id) if index else None

    def _look_up(self, shortlist: Shortlist, filters: Filters) -> None:
        """Take what has the same letters or the same sound."""
        typed = shortlist.typed
        for rank, index in enumerate(self.indexes):
            shortlist.take(rank, index.lettered(typed.letters, filters))
            if typed.sound:
                shortlist.take(rank, index.sounding(typed.sound, filters))

    def _look_further(self, shortlist: Shortlist, filters: Filters, limit: int) -> None:
        """Take what begins so and what may be misspelt, as far as there is any doubt."""
        if shortlist.is_sure and not shortlist.wish.as_typed:
            return
        letters = shortlist.typed.letters
        is_sure = shortlist.is_sure
        for rank, index in enumerate(self.indexes):
            most = max(_BEGINNINGS, 2 * limit)
            shortlist.take(rank, index.beginning(letters, filters, most=most))
            shortlist.take(rank, index.ending(shortlist.typed.sound, filters))
            if shortlist.wish.as_typed and index.source != BASE and len(letters) > _SHORTEST_SOUND:
                sound = shortlist.typed.sound
                shortlist.take(rank, index.beginning_in_sound(sound, filters, most=most))
        may_go_on = shortlist.wish.as_typed and shortlist.count
        least = _SHORTEST_IN_DOUBT if may_go_on else _SHORTEST_MISSPELT
        if is_sure or len(letters) < least:
            return
        for rank, index in enumerate(self.indexes):
            for run in shortlist.typed.runs:
                shortlist.take(rank, index.sounding(run, filters))
            self._look_around(shortlist, rank, index, filters, limit)

    def _look_around(
        self, shortlist: Shortlist, rank: int, index: SearchIndex, filters: Filters, limit: int
    ) -> None:
        """Take names a few letters away, nearest first, until there are enough."""
        enough, last = shortlist.count + max(_ENOUGH, 2 * limit), 0.0
        for cost, found in _around(index, shortlist.typed, filters):
            if cost > last and shortlist.count >= enough:
                return
            shortlist.take(rank, found)
            last = cost


def _damaged(error: sqlite3.Error) -> DatabaseUnusable:
    return DatabaseUnusable(f"An index of names is damaged ({error}). Build it again.")


def _around(
    index: SearchIndex, typed: Typed, filters: Filters
) -> Iterator[tuple[float, list[Found]]]:
    """Give the names of the nearest keys, each time with the share of letters that are other."""
    spelt = scan(index, typed.letters, space="letters", most=_KEYS)
    heard = scan(index, typed.sound, space="sound", most=_KEYS)
    louder = len(typed.letters) / max(1, len(typed.sound))
    keys = chain(
        ((_share(each, 1, typed.letters), -each.size, each.key, True) for each in spelt),
        ((_share(each, louder, typed.sound), -each.size, each.key, False) for each in heard),
    )
    for cost, _, key, is_spelt in sorted(keys)[:_KEYS]:
        find = index.lettered if is_spelt else index.sounding
        yield cost, find(key, filters)


def _share(near: Near, weight: float, wanted: str) -> float:
    """Return which share of a key is other, roughly."""
    return near.distance * weight / max(len(near.key), len(wanted))
