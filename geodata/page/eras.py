"""The times of a place: which names and which outline it has at each of its stops.

The page holds no date logic. It is told for each visit a small number, the *era*, and for each era
of a place the names in every language and the outlines. Most places have one era.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from geodata.careers import Posting
from geodata.careers.timeline import Timeline
from geodata.dates import Timespan
from geodata.places import Outline, Place
from geodata.places.naming import name_then, name_today

__all__ = ["Era", "EraBook", "PostingSource"]

MOST_ERAS = 255
"""So many fit in a byte of the columns; a later one is shown as the last."""


class PostingSource(Protocol):
    """Where a posting and the time axis come from; ``OpenCareer`` is one."""

    @property
    def timeline(self) -> Timeline:
        """The bounds of all postings."""

    def posting(self, index: int) -> Posting:
        """The posting at ``index`` (0-based)."""


@dataclass(frozen=True, slots=True)
class Era:
    """Names and outlines of a place at some of its stops.

    ``names`` gives by language the name valid then and, where it differs, today's name, else "".
    ``outlines`` are positions in the place's own outlines.
    """

    names: Mapping[str, tuple[str, str]]
    outlines: tuple[int, ...]


@dataclass(slots=True)
class EraBook:
    """Gives each visit its era and keeps the eras of each place, first come first."""

    career: PostingSource
    languages: Sequence[str]
    eras: dict[str, list[Era]] = field(default_factory=dict)
    _days: dict[str, list[int]] = field(default_factory=dict)
    _known: dict[tuple[str, int, int], int] = field(default_factory=dict)

    def number(self, place: Place, step: int) -> int:
        """The era of ``place`` at a step (0-based)."""
        key = self._key(place, step)
        number = self._known.get(key)
        if number is None:
            number = self._known[key] = self._enter(place, step)
        return number

    def changes(self, place: Place) -> bool:
        """Whether names or outlines of the place may differ from stop to stop."""
        return bool(self._days_of(place)) or any(name.span for name in place.toponyms)

    def _key(self, place: Place, step: int) -> tuple[str, int, int]:
        """Equal for steps that lie between the same two days on which the place changed.

        A posting over such a day is a case of its own: which name held longer decides.
        """
        days = self._days_of(place)
        timeline = self.career.timeline
        start, end = timeline.start_lo[step], timeline.end_hi[step]
        first, last = bisect_right(days, start), bisect_right(days, end)
        if first == last:
            return (place.id, -1, first)
        return (place.id, start, end)

    def _days_of(self, place: Place) -> list[int]:
        days = self._days.get(place.id)
        if days is None:
            days = self._days[place.id] = sorted(set(_changes(place)))
        return days

    def _enter(self, place: Place, step: int) -> int:
        era = self._era(place, self.career.posting(step).when.span)
        eras = self.eras.setdefault(place.id, [])
        if era not in eras and len(eras) < MOST_ERAS:
            eras.append(era)
        return eras.index(era) if era in eras else len(eras) - 1

    def _era(self, place: Place, when: Timespan | None) -> Era:
        names = {language: _names(place, language, when) for language in self.languages}
        return Era(names=names, outlines=tuple(_valid(place.outlines, when)))


def _names(place: Place, language: str, when: Timespan | None) -> tuple[str, str]:
    then = name_then(place, language, when)
    today = name_today(place, language)
    name = then.name if then else place.id
    return name, today.name if today and today.name != name else ""


def _valid(outlines: Sequence[Outline], when: Timespan | None) -> Iterable[int]:
    """Outlines that may have held at the date; all that are undated where none is known."""
    for position, outline in enumerate(outlines):
        if outline.span is None or (when is not None and outline.span.overlaps(when)):
            yield position


def _changes(place: Place) -> Iterable[int]:
    """Every day on which a name or an outline of the place may begin or have ended."""
    names = (name.span for name in place.toponyms)
    outlines = (outline.span for outline in place.outlines)
    for span in (*names, *outlines):
        if span is None:
            continue
        for bound, after in ((span.start, 0), (span.end, 1)):
            for day in (bound.earliest, bound.latest):
                if day is not None:
                    yield day + after
