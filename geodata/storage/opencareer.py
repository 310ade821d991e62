"""A career that is open for reading."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from geodata.careers import (
    LessonText,
    PersonName,
    PersonText,
    Posting,
    PresetText,
    StepText,
)
from geodata.careers.lessons import present_lesson, present_preset
from geodata.careers.presenting import present, text_in
from geodata.careers.timeline import Timeline
from geodata.dates import Timespan
from geodata.errors import DatabaseUnusable
from geodata.places import Place
from geodata.places.finding import PlaceHit
from geodata.places.naming import name_today
from geodata.storage.columns import PageColumns, read_array, read_page_columns, read_timeline
from geodata.storage.guarding import guarded
from geodata.storage.lessonrows import read_presets
from geodata.storage.placerows import PlaceShelf
from geodata.storage.postingrows import read_posting
from geodata.storage.values import SharedValues
from geodata.words import ENGLISH, Words

if TYPE_CHECKING:
    from geodata.search import Hit, SearchIndex

__all__ = ["OpenCareer"]

_STEPS_KEPT: Final = 256
_MOST_FOUND: Final = 20


class OpenCareer:
    """One career, read from its database as it is asked for. Nothing here writes.

    It holds one connection of SQLite and belongs to the thread that opened it: another thread
    opens the career again. ``path`` is the database file, None where it is held in memory;
    ``notice`` is a sentence for the user where something went less well than it could, else "".

    Every method raises DatabaseUnusable where the file turns out to be damaged.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        *,
        path: Path | None = None,
        disposable: bool = False,
        notice: str = "",
        mark: str = "",
    ) -> None:
        self.path = path
        self.notice = notice
        self._mark = mark
        self._disposable = disposable
        self._connection = connection
        self._values = SharedValues(connection)
        self._places = PlaceShelf(self._values)
        self._posting = lru_cache(maxsize=64)(partial(read_posting, self._values))
        self._steps: dict[tuple[int, str, str], StepText] = {}
        self.id = self._head()

    def close(self) -> None:
        """Let go of the database file."""
        self._connection.close()

    def damaged(self) -> DatabaseUnusable:
        """Return the error for a file that turned out to be damaged; a cache is thrown away."""
        if self.path is None or not self._disposable:
            return DatabaseUnusable(
                f"The database “{self.path or 'in memory'}” is damaged. "
                "Replace it with a good copy, or open the career's folder."
            )
        with suppress(OSError):
            self.path.unlink(missing_ok=True)
        return DatabaseUnusable(
            "The loaded copy of the career was damaged and has been thrown away. "
            "Start the program again: it is made anew from the career's files."
        )

    @guarded
    def _head(self) -> str:
        return str(self._values.row("SELECT id FROM career")[0])

    @cached_property
    @guarded
    def languages(self) -> tuple[str, ...]:
        """The languages that the career's texts are written in, the author's first one first."""
        query = "SELECT language FROM career_text ORDER BY seq"
        return tuple(row[0] for row in self._values.rows(query))

    @cached_property
    @guarded
    def content_hash(self) -> str:
        """A hash of the files that the career was read from, "" where it was not from files. Of a
        sealed file it is the one that was compared, and none that the file tells of itself."""
        if self._mark:
            return self._mark
        query = "SELECT value FROM meta WHERE key = 'content_hash'"
        return str(self._values.row(query)[0])

    @cached_property
    @guarded
    def counts_people(self) -> bool:
        """Whether a stop without a figure is to say so; not in a life that counts nobody."""
        rows = self._values.rows("SELECT value FROM meta WHERE key = 'counts_people'")
        return rows != [("0",)]

    @cached_property
    @guarded
    def timeline(self) -> Timeline:
        """The stops on the time axis."""
        return read_timeline(self._connection)

    @cached_property
    @guarded
    def neutral_steps(self) -> frozenset[int]:
        """The stops (0-based) on or after the person's death, which no accent colour marks."""
        return frozenset(read_array(self._connection, "neutral"))

    @cached_property
    @guarded
    def _columns(self) -> PageColumns:
        return read_page_columns(self._connection)

    def page_columns(self) -> PageColumns:
        """What a map needs of all steps, without building any of them."""
        return self._columns

    @guarded
    def posting(self, index: int) -> Posting:
        """Return the posting at ``index`` (0-based) as its author wrote it.

        Raises IndexError where there is none.
        """
        return self._posting(index)

    def own(self, index: int) -> tuple[OpenCareer, int]:
        """Return the career that a step belongs to, and the step's index in it: where two careers
        are shown as one, whatever is kept for a career is kept for its own."""
        return self, index

    @guarded
    def step(self, index: int, words: Words, *, language: str | None = None) -> StepText:
        """Return everything that a visitor reads at step ``index`` (0-based).

        ``language`` is that of the texts where it is not that of ``words``.
        """
        chosen = language or words.language
        key = (index, words.language, chosen)
        if key not in self._steps:
            if len(self._steps) >= _STEPS_KEPT:
                del self._steps[next(iter(self._steps))]  # the oldest
            self._steps[key] = present(
                self.posting(index),
                index=index,
                count=len(self.timeline),
                places=self._places,
                words=words,
                language=chosen,
                languages=self.languages,
                counts_people=self.counts_people,
            )
        return self._steps[key]

    @guarded
    def lesson(self, index: int, language: str, *, words: Words | None = None) -> LessonText:
        """Return what step ``index`` (0-based) holds for a lesson; the notes are the author's.

        ``words`` put the citations of the questions into words, English ones unless given.
        """
        return present_lesson(
            self.posting(index),
            words=words or Words(ENGLISH),
            language=language,
            languages=self.languages,
        )

    @guarded
    def presets(self, language: str) -> tuple[PresetText, ...]:
        """Return the author's choices of stops for lessons of some length, in his order."""
        found = read_presets(self._values)
        return tuple(present_preset(preset, language, self.languages) for preset in found)

    @guarded
    def label(self, index: int, language: str) -> str:
        """Return the short label of a step (0-based) on the time axis."""
        query = "SELECT language, label FROM posting_text WHERE posting = ?"
        return text_in(self._values.texts(query, index), language, self.languages)

    @guarded
    def person(self, language: str) -> PersonText:
        """Return what is said about the person as a whole."""
        query = (
            "SELECT short, subtitle, intro, content_note, credits FROM career_text "
            "ORDER BY language <> ?, seq LIMIT 1"
        )
        names = self._values.rows(
            "SELECT name, language, script, kind FROM person_name ORDER BY seq"
        )
        short, subtitle, intro, note, credit = self._values.row(query, language)
        known = tuple(PersonName(*name) for name in names)
        return PersonText(short, subtitle, intro, note, credit, known)

    def places(self) -> Mapping[str, Place]:
        """Return all places of the gazetteer by id; each is read when it is asked for."""
        return self._places

    @guarded
    def place_name(self, place_id: str, language: str) -> str:
        """Return today's name of a place in a language. Raises KeyError for an unknown id."""
        name = name_today(self._places[place_id], language)
        return name.name if name else place_id

    @guarded
    def place_steps(self, place_id: str) -> tuple[int, ...]:
        """Return the steps (0-based) that come to a place, in order."""
        query = (
            "SELECT DISTINCT v.posting FROM posting_place AS v JOIN place AS p "
            "ON p.number = v.place WHERE p.id = ? ORDER BY v.posting"
        )
        return tuple(row[0] for row in self._values.rows(query, place_id))

    @cached_property
    def search_index(self) -> SearchIndex:
        """The names of all places, for geodata.search; it is of the same thread as the career."""
        # Here, so that a start does not wait for what only a search needs.
        from geodata.search import SEEDS, SearchIndex

        return SearchIndex(self._connection, source=SEEDS)

    @guarded
    def find_places(
        self,
        name: str,
        *,
        when: Timespan | None = None,
        prefix: bool = False,
        limit: int = _MOST_FOUND,
    ) -> Sequence[PlaceHit]:
        """Return the places that a name may mean, best first; see docs/search.md.

        With ``when``, each hit says whether its name was valid then. With ``prefix``, names that
        begin so are found although others are meant already.
        """
        from geodata.search import PlaceFinder

        finder = PlaceFinder([self.search_index])
        hits = finder.search(name, when=when, as_typed=prefix, limit=limit)
        return [self.place_hit(hit) for hit in hits]

    def place_hit(self, hit: Hit) -> PlaceHit:
        """Return what stands behind a hit of ``search_index``."""
        place = self._places[hit.place_id]
        return PlaceHit(place, place.toponyms[hit.seq], hit.match, hit.valid_then, hit.score)
