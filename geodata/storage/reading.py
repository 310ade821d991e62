"""What can be read of whatever is on show: one career, or two as if they were one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from geodata.careers import LessonText, PersonText, Posting, PresetText, StepText
from geodata.careers.timeline import Timeline
from geodata.places import Place
from geodata.storage.columns import PageColumns
from geodata.words import Words

if TYPE_CHECKING:
    from geodata.search import SearchIndex
    from geodata.storage.opencareer import OpenCareer

__all__ = ["CareerOnShow"]


class CareerOnShow(Protocol):
    """``OpenCareer`` has it, and ``geodata.together.TwoCareers``. Steps are 0-based."""

    @property
    def id(self) -> str:
        """Its name in the files."""

    @property
    def notice(self) -> str:
        """A sentence for the user where something went less well than it could, else ""."""

    @property
    def content_hash(self) -> str:
        """A hash of the files it was read from, "" where it was not from files."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that its texts are written in, the author's first one first."""

    @property
    def timeline(self) -> Timeline:
        """The stops on the time axis."""

    @property
    def neutral_steps(self) -> frozenset[int]:
        """The stops on or after the person's death."""

    @property
    def search_index(self) -> SearchIndex:
        """The names of all places."""

    def close(self) -> None:
        """Let go of the files."""

    def page_columns(self) -> PageColumns:
        """What a map needs of all steps."""

    def own(self, index: int) -> tuple[OpenCareer, int]:
        """The career that a step belongs to, and the step's index in it."""

    def posting(self, index: int) -> Posting:
        """The posting at a step as its author wrote it."""

    def step(self, index: int, words: Words, *, language: str | None = None) -> StepText:
        """Everything that a visitor reads at a step."""

    def lesson(self, index: int, language: str, *, words: Words | None = None) -> LessonText:
        """What a step holds for a lesson."""

    def presets(self, language: str) -> tuple[PresetText, ...]:
        """The author's choices of stops for lessons of some length."""

    def label(self, index: int, language: str) -> str:
        """The short label of a step on the time axis."""

    def person(self, language: str) -> PersonText:
        """What is said about the person, or about both."""

    def places(self) -> Mapping[str, Place]:
        """All places of the gazetteer by id."""

    def place_name(self, place_id: str, language: str) -> str:
        """Today's name of a place."""

    def place_steps(self, place_id: str) -> tuple[int, ...]:
        """The steps that come to a place, in order."""
