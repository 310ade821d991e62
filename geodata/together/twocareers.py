"""Two careers, read as if they were one: whatever shows a career can show both."""

from __future__ import annotations

import hashlib
from collections import ChainMap
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cached_property

from geodata.careers import LessonText, PersonText, Posting, PresetText, StepText
from geodata.careers.timeline import Timeline
from geodata.dates import Timespan
from geodata.errors import UnknownCareer
from geodata.locations import Locations
from geodata.places import Place
from geodata.places.finding import PlaceHit
from geodata.places.naming import name_then
from geodata.search import Hit, SearchIndex
from geodata.storage import OpenCareer, open_career
from geodata.storage.columns import PageColumns
from geodata.together.meetings import Meeting, find_meanwhile, find_meetings
from geodata.together.merging import Stop, merged_columns, merged_order, merged_timeline
from geodata.together.wording import sentences_beside
from geodata.words import Words

__all__ = ["TwoCareers", "open_together"]


def open_together(first: str, second: str, *, locations: Locations) -> TwoCareers:
    """Open two careers as one. Raises what ``open_career`` raises, and UnknownCareer where both
    are the same or no language is in both."""
    one = open_career(first, locations=locations)
    other = open_career(second, locations=locations)
    if one.id == other.id:
        raise UnknownCareer(f"“{second}” is the career that is open already. Name another one.")
    if not set(one.languages) & set(other.languages):
        raise UnknownCareer(
            f"“{first}” and “{second}” have no language in common. Add a text file in a language "
            "of the other to one of them."
        )
    return TwoCareers((one, other))


class TwoCareers:
    """Both careers in one order of time; it has what ``OpenCareer`` has.

    Steps are counted through both. ``shown`` leaves out one of the two (0 or 1): whatever is then
    said of the step is said as if the other had never been opened.
    """

    def __init__(
        self, careers: tuple[OpenCareer, OpenCareer], *, shown: Iterable[int] = (0, 1)
    ) -> None:
        self.careers = careers
        self.shown = tuple(sorted(set(shown))) or (0, 1)
        self.notice = " ".join(career.notice for career in careers if career.notice)
        self.path = None
        self.id = "+".join(careers[owner].id for owner in self.shown)
        order = merged_order(careers[0].timeline, careers[1].timeline)
        self.stops: tuple[Stop, ...] = tuple(stop for stop in order if stop.owner in self.shown)

    def only(self, *shown: int) -> TwoCareers:
        """Return the same two careers with these owners (0, 1) shown."""
        return TwoCareers(self.careers, shown=shown)

    def close(self) -> None:
        """Let go of both."""
        for career in self.careers:
            career.close()

    def owner(self, index: int) -> int:
        """Return whose stop a step (0-based) is: 0 or 1."""
        return self.stops[index].owner

    @cached_property
    def owners(self) -> bytes:
        """Whose stop each step is."""
        return bytes(stop.owner for stop in self.stops)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that both are written in, in the order of the first."""
        return tuple(c for c in self.careers[0].languages if c in self.careers[1].languages)

    @cached_property
    def content_hash(self) -> str:
        """A hash of the files of both and of what is shown, "" where one was not from files."""
        hashes = [career.content_hash for career in self.careers]
        if not all(hashes):
            return ""
        return hashlib.sha256(repr((hashes, self.shown)).encode()).hexdigest()

    @cached_property
    def timeline(self) -> Timeline:
        """The stops of both on the time axis."""
        return merged_timeline([career.timeline for career in self.careers], self.stops)

    @cached_property
    def neutral_steps(self) -> frozenset[int]:
        """The stops on or after the death of whose stop it is."""
        return frozenset(
            step
            for step, stop in enumerate(self.stops)
            if stop.index in self.careers[stop.owner].neutral_steps
        )

    @cached_property
    def _columns(self) -> PageColumns:
        parts = [career.page_columns() for career in self.careers]
        if len(self.shown) == 1:
            return replace(merged_columns(parts, self.stops), owner=b"")
        met = {step for meeting in self.meetings for step in meeting.steps}
        return merged_columns(parts, self.stops, met=met)

    def page_columns(self) -> PageColumns:
        """What a map needs of all steps."""
        return self._columns

    def own(self, index: int) -> tuple[OpenCareer, int]:
        """Return the career that a step belongs to, and the step's index in it."""
        stop = self.stops[index]
        return self.careers[stop.owner], stop.index

    def posting(self, index: int) -> Posting:
        """Return the posting at a step (0-based) as its author wrote it."""
        career, own = self.own(index)
        return career.posting(own)

    def step(self, index: int, words: Words, *, language: str | None = None) -> StepText:
        """Return everything that a visitor reads at a step, with whose stop it is."""
        career, own = self.own(index)
        text = career.step(own, words, language=language)
        if len(self.shown) == 1:
            return text
        chosen = language or words.language
        return replace(
            text,
            step=index + 1,
            of=len(self.stops),
            person=career.person(chosen).short,
            owner=self.owner(index),
            beside=tuple(self._beside(index, words, chosen)),
        )

    def lesson(self, index: int, language: str, *, words: Words | None = None) -> LessonText:
        """Return what a step holds for a lesson."""
        career, own = self.own(index)
        return career.lesson(own, language, words=words)

    def presets(self, language: str) -> tuple[PresetText, ...]:
        """Return the lessons. With both shown, one of so many minutes takes of each career the
        author's choice for half of that time, or of the first alone where it is too short."""
        owner = self.shown[0]
        presets = self.careers[owner].presets(language)
        if len(self.shown) == 1:
            return tuple(self._placed(preset, [(owner, preset)]) for preset in presets)
        others = self.careers[1].presets(language)
        return tuple(
            self._placed(preset, [*_half(0, presets, preset), *_half(1, others, preset)])
            for preset in presets
        )

    def _placed(self, preset: PresetText, chosen: Sequence[tuple[int, PresetText]]) -> PresetText:
        """Return ``preset`` with the stops of what was chosen of each career, in our order."""
        wanted = {Stop(owner, step) for owner, part in chosen for step in part.steps}
        wanted = wanted or {Stop(self.shown[0], step) for step in preset.steps}
        steps = tuple(step for step, stop in enumerate(self.stops) if stop in wanted)
        return replace(preset, steps=steps)

    def label(self, index: int, language: str) -> str:
        """Return the short label of a step on the time axis."""
        career, own = self.own(index)
        return career.label(own, language)

    def person(self, language: str) -> PersonText:
        """Return what is said about both; notes and credits of each stand in full."""
        people = [self.careers[owner].person(language) for owner in self.shown]
        if len(people) == 1:
            return people[0]
        one, other = people
        return PersonText(
            short=f"{one.short} · {other.short}",
            subtitle="",
            intro=_joined(one.intro, other.intro),
            content_note=_joined(one.content_note, other.content_note),
            credits=_joined(one.credits, other.credits),
            names=(*one.names, *other.names),
        )

    def places(self) -> Mapping[str, Place]:
        """Return the places of both by id; where both know one, the first career's."""
        one, other = self.careers
        # Only read, never written to: ChainMap wants mutable mappings for its first alone.
        return ChainMap(one.places(), other.places())  # type: ignore[arg-type]

    def place_name(self, place_id: str, language: str) -> str:
        """Return today's name of a place. Raises KeyError for an unknown id."""
        with suppress(KeyError):
            return self.careers[0].place_name(place_id, language)
        return self.careers[1].place_name(place_id, language)

    def place_steps(self, place_id: str) -> tuple[int, ...]:
        """Return the steps that come to a place, in order."""
        visits = [set(career.place_steps(place_id)) for career in self.careers]
        return tuple(
            step for step, stop in enumerate(self.stops) if stop.index in visits[stop.owner]
        )

    @property
    def search_index(self) -> SearchIndex:
        """The names of the places that careers share."""
        return self.careers[0].search_index

    def find_places(
        self, name: str, *, when: Timespan | None = None, prefix: bool = False, limit: int = 20
    ) -> Sequence[PlaceHit]:
        """Return the places that a name may mean, best first."""
        return self.careers[0].find_places(name, when=when, prefix=prefix, limit=limit)

    def place_hit(self, hit: Hit) -> PlaceHit:
        """Return what stands behind a hit of ``search_index``."""
        return self.careers[0].place_hit(hit)

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """Where both were at the same place at the same time, as far as is known."""
        return find_meetings(self.stops, self._postings, self.places())

    @cached_property
    def _postings(self) -> tuple[Posting, ...]:
        return tuple(self.posting(index) for index in range(len(self.stops)))

    def _beside(self, index: int, words: Words, language: str) -> Iterable[str]:
        other = self.careers[1 - self.owner(index)]
        named = [
            (meeting, self._name_then(meeting.place_id, index, language))
            for meeting in self.meetings
            if index in meeting.steps
        ]
        met = {step for meeting, _ in named for step in meeting.steps}
        others = find_meanwhile(index, self.stops, self._postings)
        meanwhile = [
            other.step(self.stops[step].index, words, language=language)
            for step in others
            if step not in met and step not in self.neutral_steps
        ]
        return sentences_beside(other.person(language).short, named, meanwhile, words)

    def _name_then(self, place_id: str, index: int, language: str) -> str:
        name = name_then(self.places()[place_id], language, self._postings[index].when.span)
        return name.name if name else place_id


def _half(
    owner: int, presets: Sequence[PresetText], whole: PresetText
) -> list[tuple[int, PresetText]]:
    """Return the longest choice that takes half of the time at most, if there is one."""
    fitting = [preset for preset in presets if 2 * preset.minutes <= whole.minutes]
    longest = max(fitting, key=lambda preset: preset.minutes, default=None)
    return [] if longest is None else [(owner, longest)]


def _joined(*texts: str) -> str:
    return "\n\n".join(dict.fromkeys(text for text in texts if text))
