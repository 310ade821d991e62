"""Writes places and a career into the tables, one row a claim."""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Final

from geodata.careers import Career, Disagreement, Event, Figure, Posting
from geodata.places import Claimed, Locus, Outline, Place, Source
from geodata.places.folding import fold
from geodata.storage.columns import ColumnBuilder
from geodata.storage.ledger import Ledger
from geodata.storage.lessonrows import write_lesson, write_presets

__all__ = ["record"]

_KM_PER_DEGREE: Final = 111.2
"""Of latitude, on a sphere of the Earth's mean radius of 6371 km."""

_POSTING_TEXTS: Final = (
    *("title", "summary", "label", "role", "organisation", "unsaid", "when_note", "place_note"),
)


def record(
    connection: sqlite3.Connection,
    career: Career,
    postings: Iterable[Posting],
    *,
    places: Mapping[str, Place],
    sources: Iterable[Source] = (),
) -> None:
    """Write everything, in the order it comes. The caller holds the transaction.

    ``postings`` are the career's, apart from it so that a hundred thousand of them can be made one
    after another. Raises sqlite3.IntegrityError where a rule of the tables is broken.
    """
    ledger = Ledger(connection)
    for source in sources:
        ledger.source(source)
    numbers = _places(ledger, places)
    _career(ledger, career)
    died = career.person.died
    columns = ColumnBuilder(died=died.span.start.earliest if died and died.span else None)
    writer = _PostingWriter(ledger, numbers, career.languages)
    for number, posting in enumerate(postings):
        writer.write(number, posting)
        columns.add(posting)
    write_presets(ledger, career.presets)
    for name, content in columns.blobs().items():
        ledger.add("step_column", name, content)
    ledger.add("step_column", "place_ids", "\n".join(columns.place_ids).encode())
    ledger.flush()


def _places(ledger: Ledger, places: Mapping[str, Place]) -> dict[str, int]:
    """Write the gazetteer; return the number of each place by its id."""
    numbers = {place_id: number for number, place_id in enumerate(places)}
    for number, place in enumerate(places.values()):
        ledger.add(
            "place",
            *(number, place.id, place.kind, place.locus.value),
            *(place.lat, place.lon, place.radius_km, place.today),
            ledger.evidence(place.claimed),
        )
        for language, note in place.notes.items():
            ledger.add("place_text", number, language, note)
        _toponyms(ledger, number, place)
        for outline in place.outlines:
            _outline(ledger, number, outline)
        if place.locus is not Locus.UNLOCATED:
            ledger.add("place_box", number, *_box(place))
    for place in places.values():  # once all are there to be pointed to
        for tie in place.relations:
            row = (ledger.timespan(tie.span), ledger.evidence(tie.claimed))
            ends = (numbers[place.id], tie.kind, numbers[tie.place_id])
            ledger.numbered("relation", *ends, *row)
    return numbers


def _toponyms(ledger: Ledger, place: int, of: Place) -> None:
    for name in of.toponyms:
        ledger.numbered(
            "toponym",
            *(place, name.name, fold(name.name), name.language, name.script, name.kind),
            *(ledger.timespan(name.span), ledger.evidence(name.claimed)),
        )


def _outline(ledger: Ledger, place: int, outline: Outline) -> None:
    # As in GeoJSON: the coordinates of a MultiPolygon, [lon, lat].
    rings = json.dumps([[[[lon, lat] for lat, lon in ring]] for ring in outline.rings])
    row = (rings, ledger.timespan(outline.span), ledger.evidence(outline.claimed))
    number = ledger.numbered("outline", place, *row)
    for language, note in outline.source_note.items():
        ledger.add("outline_text", number, language, note)


def _box(place: Place) -> tuple[float, float, float, float]:
    """Return west, east, south and north of where the place may lie, in degrees."""
    assert place.lat is not None
    assert place.lon is not None
    up = (place.radius_km or 0) / _KM_PER_DEGREE
    aside = min(180.0, up / max(0.01, math.cos(math.radians(place.lat))))
    lats = [place.lat - up, place.lat + up]
    lons = [place.lon - aside, place.lon + aside]
    for outline in place.outlines:
        for ring in outline.rings:
            lats += [lat for lat, _ in ring]
            lons += [lon for _, lon in ring]
    return max(-180, min(lons)), min(180, max(lons)), max(-90, min(lats)), min(90, max(lats))


def _career(ledger: Ledger, career: Career) -> None:
    person = career.person
    dates = (ledger.dating(person.born), ledger.dating(person.died))
    ledger.add("career", career.id, *dates, ledger.evidence(Claimed(citations=career.citations)))
    texts = (person.short, person.subtitle, person.intro, career.content_note, career.credits)
    for seq, language in enumerate(career.languages):
        ledger.add("career_text", seq, language, *(text.get(language, "") for text in texts))
    for seq, name in enumerate(person.names):
        ledger.add("person_name", seq, name.name, name.language, name.script, name.kind)


class _PostingWriter:
    """Writes postings with all that hangs on them."""

    def __init__(
        self, ledger: Ledger, places: Mapping[str, int], languages: tuple[str, ...]
    ) -> None:
        self._ledger = ledger
        self._places = places
        self._languages = languages

    def write(self, number: int, posting: Posting) -> None:
        """Write the posting that stands at ``number`` (0-based)."""
        ledger = self._ledger
        evidence = ledger.evidence(Claimed(citations=posting.citations))
        dating = ledger.dating(posting.when)
        ledger.add("posting", number, posting.id, dating, posting.route, evidence)
        texts = [getattr(posting, key) for key in _POSTING_TEXTS]
        for language in self._languages:
            values = (text.get(language, "") for text in texts)
            ledger.add("posting_text", number, language, *values)
        for seq, visit in enumerate(posting.places):
            row = (self._places[visit.place_id], ledger.evidence(visit.claimed))
            ledger.add("posting_place", number, seq, *row)
        for event in posting.events:
            self._event(number, event)
        for figure in posting.figures:
            self._figure(number, figure)
        for thing in posting.disagreements:
            self._disagreement(number, thing)
        write_lesson(ledger, number, posting.lesson)

    def _event(self, posting: int, event: Event) -> None:
        place = None if event.place_id is None else self._places[event.place_id]
        number = self._ledger.numbered(
            "event",
            *(event.id, posting, event.claim, self._ledger.dating(event.when), place),
            *(int(event.care), self._ledger.evidence(event.claimed)),
        )
        self._texts("event_text", number, event.text)

    def _figure(self, posting: int, figure: Figure) -> None:
        number = self._ledger.numbered(
            "figure",
            *(figure.id, posting, figure.group, figure.kind, figure.value, figure.of),
            *(figure.share, self._ledger.dating(figure.period), figure.claim),
            self._ledger.evidence(figure.claimed),
        )
        self._texts("figure_text", number, figure.label)

    def _disagreement(self, posting: int, thing: Disagreement) -> None:
        number = self._ledger.numbered("disagreement", thing.id, posting)
        self._texts("disagreement_text", number, thing.about)
        for version in thing.versions:
            evidence = self._ledger.evidence(Claimed(citations=version.citations))
            row = (number, self._ledger.dating(version.when), evidence)
            self._texts("version_text", self._ledger.numbered("version", *row), version.text)

    def _texts(self, table: str, number: int, texts: Mapping[str, str]) -> None:
        for language, text in texts.items():
            self._ledger.add(table, number, language, text)
