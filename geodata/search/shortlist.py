"""The places found so far in one search, each by the name that fits best."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from geodata.places.distance import distance_km
from geodata.places.folding import fold
from geodata.search.costs import ALPHABETS, Typed
from geodata.search.hits import Found, Hit, How
from geodata.search.index import SearchIndex
from geodata.search.scoring import Wish, closeness, score, valid_then
from geodata.search.spelling import letters_or_signs

__all__ = ["Shortlist"]

_SURELY: Final = 0.85
_GUESSED: Final = ("typo", "transliteration")
_NO_LIKENESS: Final = 0.55
"""Closeness below which a guess is none: what nobody is called is to find nothing."""

_SAME_KM: Final = 15.0
"""How far apart two indexes may put one town."""

_SAME_DEGREES: Final = 0.2
"""Of latitude, rather more than that."""

_SETTLEMENTS: Final = ("", "city", "town", "village", "settlement", "place")


@dataclass(frozen=True, slots=True)
class _Candidate:
    figure: float
    rank: int
    found: Found
    how: How


@dataclass(slots=True)
class Shortlist:
    """Keeps the best name of each place. ``trust`` (0 to 1) says for each index how far people have
    looked at what it says; ``is_sure`` once one of them is surely what was meant."""

    typed: Typed
    wish: Wish
    trust: Sequence[float] = (1.0,)
    is_sure: bool = False
    _best: dict[tuple[int, int], _Candidate] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many places there are so far."""
        return len(self._best)

    def take(self, rank: int, found: Iterable[Found]) -> None:
        """Keep what is better than what is known of its place; ``rank`` counts the indexes, the
        most trusted one first."""
        for each in found:
            if not self._is_within_reach(each):
                continue
            close, how = closeness(self.typed, each, as_typed=self.wish.as_typed)
            if how in _GUESSED and close < _NO_LIKENESS:
                continue
            self.is_sure = self.is_sure or self._is_sure(each, close, how)
            figure = score(close, each, self.wish, trust=self.trust[rank])
            known = self._best.get((rank, each.number))
            if known is None or figure > known.figure:
                self._best[rank, each.number] = _Candidate(figure, rank, each, how)

    def hits(self, indexes: Sequence[SearchIndex], limit: int) -> list[Hit]:
        """Return the best hits, the best one first; of equal ones the largest place."""
        chosen = sorted(self._told_once(), key=_order)[:limit]
        return [self._hit(each, indexes[each.rank]) for each in chosen]

    def _told_once(self) -> Iterable[_Candidate]:
        """Leave out what a more trusted index has too; that one counts for as much as it did."""
        kept: list[_Candidate] = []
        for each in sorted(self._best.values(), key=lambda one: one.rank):
            same = [at for at, other in enumerate(kept) if _is_same(each, other)]
            for at in same:
                kept[at] = replace(kept[at], figure=max(kept[at].figure, each.figure))
            if not same:
                kept.append(each)
        return kept

    def _is_sure(self, found: Found, close: float, how: How) -> bool:
        """Whether the name is what was typed: how scripts other than Latin and Cyrillic
        are put into Latin letters is a guess."""
        if how == "transliteration":
            return {found.name.script, self.typed.script} <= ALPHABETS and (
                (self.typed.script == "Cyrl" and close > _SURELY)
                or letters_or_signs(found.name.name) == self.typed.letters
            )
        return how in ("exact", "old spelling") or fold(found.name.name) == self.typed.folded

    def _is_within_reach(self, found: Found) -> bool:
        if self.wish.near is None or self.wish.radius_km is None:
            return True
        return distance_km(self.wish.near, (found.lat, found.lon)) <= self.wish.radius_km

    def _hit(self, one: _Candidate, index: SearchIndex) -> Hit:
        found, near = one.found, self.wish.near
        away = distance_km(near, (found.lat, found.lon)) if near else math.inf
        return Hit(
            place_id=found.place_id,
            name=found.name,
            match=one.how,
            valid_then=valid_then(found, self.wish.when),
            score=round(one.figure, 4),
            lat=found.lat,
            lon=found.lon,
            country=found.country,
            kind=found.kind,
            population=found.population,
            source=index.source,
            seq=found.seq,
            attribution=index.attribution,
            distance_km=round(away, 1) if math.isfinite(away) else None,
        )


def _order(one: _Candidate) -> tuple[float, int, int, str]:
    return -one.figure, one.rank, -one.found.population, one.found.place_id


def _is_same(one: _Candidate, other: _Candidate) -> bool:
    """Whether two indexes know the same settlement: both found, and at the same spot."""
    here, there = one.found, other.found
    if one.rank == other.rank or here.lat is None or there.lat is None:
        return False
    if abs(here.lat - there.lat) > _SAME_DEGREES or here.lon is None:
        return False
    if here.kind not in _SETTLEMENTS or there.kind not in _SETTLEMENTS:
        return False
    return distance_km((here.lat, here.lon), (there.lat, there.lon)) <= _SAME_KM
