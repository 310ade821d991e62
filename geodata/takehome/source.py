"""What a career must offer to be taken home, and a career that ends at a given posting."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from geodata.careers import PersonText, Posting, StepText
from geodata.careers.lesson import LessonText
from geodata.careers.timeline import Timeline
from geodata.page.export import ExportSource
from geodata.places import Place
from geodata.storage.columns import ROUTE_CODES, PageColumns
from geodata.words import Words

__all__ = ["CutCareer", "MapCareer", "TakeHomeSource"]


class TakeHomeSource(ExportSource, Protocol):
    """An open career, or the beginning of one."""

    def lesson(self, index: int, language: str, *, words: Words | None = None) -> LessonText:
        """Sentence, notes and questions of a step (0-based)."""


class CutCareer:
    """The first ``count`` postings of a career, as if nothing came after them.

    What is said of the person as a whole tells how the career went on, so only the name, the
    content note and the credits are kept. No cache may know it: it has no hash of its content.
    """

    def __init__(self, career: TakeHomeSource, count: int) -> None:
        self._career = career
        self._count = max(1, min(count, len(career.timeline)))
        self.id = career.id
        self.content_hash = ""
        self.languages: Sequence[str] = tuple(career.languages)
        self.neutral_steps = frozenset(n for n in career.neutral_steps if n < self._count)
        self.timeline = _cut_timeline(career.timeline, self._count)

    def person(self, language: str) -> PersonText:
        """Name, content note and credits."""
        return replace(self._career.person(language), subtitle="", intro="", names=())

    def page_columns(self) -> PageColumns:
        """The places of the postings that are left."""
        columns = self._career.page_columns()
        visits = columns.visits[: columns.offsets[self._count]]
        known = max(visits, default=-1) + 1
        return PageColumns(
            place_ids=columns.place_ids[:known],
            lat=columns.lat[:known],
            lon=columns.lon[:known],
            offsets=columns.offsets[: self._count + 1],
            visits=visits,
            doubt=columns.doubt[: len(visits)],
            route=columns.route[: self._count],
        )

    def places(self) -> Mapping[str, Place]:
        """The gazetteer, which tells nothing of a career."""
        return self._career.places()

    def posting(self, index: int) -> Posting:
        """The posting at ``index`` (0-based). Raises IndexError after the last."""
        return self._career.posting(self._checked(index))

    def step(self, index: int, words: Words, *, language: str | None = None) -> StepText:
        """The texts of a step (0-based). Raises IndexError after the last."""
        step = self._career.step(self._checked(index), words, language=language)
        return replace(step, of=self._count)

    def label(self, index: int, language: str) -> str:
        """The short label of a step. Raises IndexError after the last."""
        return self._career.label(self._checked(index), language)

    def lesson(self, index: int, language: str, *, words: Words | None = None) -> LessonText:
        """The lesson of a step. Raises IndexError after the last."""
        return self._career.lesson(self._checked(index), language, words=words)

    def _checked(self, index: int) -> int:
        if not 0 <= index < self._count:
            raise IndexError(index)
        return index


class MapCareer(CutCareer):
    """A career as the maps on paper need it: it has one more step, which has no place, and there
    the map shows the whole way."""

    def page_columns(self) -> PageColumns:
        """The places of all postings, and of the step after them."""
        columns = super().page_columns()
        return replace(
            columns,
            offsets=columns.offsets + array("q", [len(columns.visits)]),
            route=columns.route + bytes([ROUTE_CODES.index("none")]),
        )


def _cut_timeline(timeline: Timeline, count: int) -> Timeline:
    return Timeline(
        ids=tuple(timeline.ids[index] for index in range(count)),
        start_lo=timeline.start_lo[:count],
        start_hi=timeline.start_hi[:count],
        end_lo=timeline.end_lo[:count],
        end_hi=timeline.end_hi[:count],
        start_inferred=timeline.start_inferred[:count],
        end_inferred=timeline.end_inferred[:count],
    )
