"""Reading the stops of a career from career.toml."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from geodata.careers import (
    CLAIM_KINDS,
    Disagreement,
    Event,
    Figure,
    Posting,
    PostingPlace,
    Version,
    When,
)
from geodata.places import Claimed, Place
from geodata.seedfiles.claims import CLAIM_KEYS, Sources, read_citations, read_claimed, read_when
from geodata.seedfiles.entry import Entry
from geodata.seedfiles.gazetteer import check_place
from geodata.seedfiles.ids import TakenIds
from geodata.seedfiles.lessons import LESSON_KEYS, read_lesson
from geodata.seedfiles.texts import POSTING_TEXTS, TextBook

__all__ = ["FIGURE_KINDS", "ROUTES", "PostingReader"]

ROUTES = ("known", "unknown", "none")
FIGURE_KINDS = ("whole", "shot", "camps", "deported", "unstated", "other")

_MOST_PEOPLE = 10_000_000_000
_POSTING_KEYS = (
    *("id", "when", "route", "places", "cite", "event", "figure", "disagreement"),
    *LESSON_KEYS,
)
_EVENT_KEYS = ("id", "when", "place", "claim", "care", *CLAIM_KEYS)
_FIGURE_KEYS = (
    *("id", "group", "kind", "value", "of", "share", "period", "claim"),
    *CLAIM_KEYS,
)


@dataclass(slots=True)
class PostingReader:
    """Reads postings against the places, sources and texts they name; ids are told apart."""

    places: dict[str, Place]
    sources: Sources
    texts: TextBook
    taken: TakenIds = field(default_factory=TakenIds)

    def read(self, entry: Entry) -> Posting:
        """Read one ``[[posting]]``."""
        entry.expect(*_POSTING_KEYS)
        posting_id = self.taken.new(entry, "posting")
        texts = {key: self.texts.posting(posting_id, key) for key in POSTING_TEXTS if posting_id}
        return Posting(
            id=posting_id,
            when=read_when(entry, self.sources) or When(None),
            places=tuple(self._places(entry)),
            title=texts.pop("title", {}),
            summary=texts.pop("summary", {}),
            route=entry.choice("route", ROUTES, default="known"),
            events=tuple(self._event(event) for event in entry.entries("event")),
            figures=tuple(self._figure(figure) for figure in entry.entries("figure")),
            disagreements=tuple(
                self._disagreement(thing) for thing in entry.entries("disagreement")
            ),
            citations=read_citations(entry, self.sources),
            lesson=read_lesson(
                entry,
                self.texts,
                self.sources,
                taken=self.taken,
                notes=texts.pop("notes", {}),
                sentence=texts.pop("sentence", {}),
            ),
            **texts,
        )

    def _places(self, entry: Entry) -> Iterator[PostingPlace]:
        for number, value in enumerate(entry.items("places")):
            if isinstance(value, dict):
                inner = entry.item("places", number)
                inner.expect("place", *CLAIM_KEYS)
                place_id = inner.text("place", required=True)
                claimed = read_claimed(inner, self.sources)
                known = check_place(inner, place_id, self.places)
            elif isinstance(value, str):
                place_id, claimed = value, Claimed()
                known = check_place(entry, place_id, self.places, key="places")
            else:
                entry.problem("places", "Write the place's id in quotes.", value=value)
                continue
            if known:
                yield PostingPlace(place_id, claimed)

    def _event(self, entry: Entry) -> Event:
        entry.expect(*_EVENT_KEYS)
        event_id = self.taken.new(entry, "event")
        place_id = entry.text("place")
        return Event(
            id=event_id,
            claim=entry.choice("claim", CLAIM_KINDS),
            text=self._line("event", event_id),
            when=read_when(entry, self.sources),
            place_id=place_id if check_place(entry, place_id, self.places) else None,
            care=entry.flag("care"),
            claimed=read_claimed(entry, self.sources),
        )

    def _figure(self, entry: Entry) -> Figure:
        entry.expect(*_FIGURE_KEYS)
        figure_id = self.taken.new(entry, "figure")
        value = entry.whole("value", low=0, high=_MOST_PEOPLE, required=True)
        whole = entry.whole("of", low=1, high=_MOST_PEOPLE)
        if value is not None and whole is not None and value > whole:
            entry.problem("value", f"A part cannot be more than its whole, {whole}. Correct one.")
        return Figure(
            id=figure_id,
            group=entry.text("group", required=True),
            kind=entry.choice("kind", FIGURE_KINDS),
            value=value or 0,
            label=self._line("figure", figure_id),
            of=whole,
            share=entry.number("share", low=0, high=100),
            period=read_when(entry, self.sources, key="period"),
            claim=entry.choice("claim", CLAIM_KINDS, default="happened"),
            claimed=read_claimed(entry, self.sources),
        )

    def _disagreement(self, entry: Entry) -> Disagreement:
        entry.expect("id", "version")
        thing_id = self.taken.new(entry, "disagreement")
        versions = tuple(self._version(version) for version in entry.entries("version"))
        if len(versions) < 2:
            entry.problem("version", "Sources disagree in two versions or more. Add the others.")
        return Disagreement(thing_id, self._line("disagreement", thing_id), versions)

    def _version(self, entry: Entry) -> Version:
        entry.expect("id", "when", "cite")
        version_id = self.taken.new(entry, "disagreement")
        return Version(
            text=self._line("disagreement", version_id),
            when=read_when(entry, self.sources),
            citations=read_citations(entry, self.sources),
        )

    def _line(self, section: str, entry_id: str) -> dict[str, str]:
        return self.texts.line(section, entry_id) if entry_id else {}
