"""A place put into one language: its names through time, where it lies, and how that is known."""

from __future__ import annotations

from dataclasses import dataclass

from geodata.careers.citing import cite
from geodata.careers.steptext import CitationText
from geodata.dates import describe
from geodata.places import Certainty, Locus, Place, Toponym
from geodata.places.countries import country_name
from geodata.places.naming import name_then, name_today
from geodata.places.tongues import kind_text, language_text
from geodata.words import Words

__all__ = ["NameRow", "PlaceCard", "place_card"]


@dataclass(frozen=True, slots=True)
class NameRow:
    """One name. ``when`` is words; ``first_day`` and ``last_day`` bound its bar as Julian Day
    Numbers, None for an end that is open or not known. ``doubt`` is "" for a certain name."""

    name: str
    language: str
    when: str
    first_day: int | None
    last_day: int | None
    doubt: str
    citations: tuple[CitationText, ...]


@dataclass(frozen=True, slots=True)
class PlaceCard:
    """What a visitor may know about a place. ``position`` is latitude and longitude in words, ""
    for what is no point; ``sure`` says how sure it is."""

    id: str
    name: str
    kind: str
    country: str
    position: str
    sure: str
    note: str
    names: tuple[NameRow, ...]
    citations: tuple[CitationText, ...]


def place_card(place: Place, words: Words) -> PlaceCard:
    """``place`` in the language of ``words``: that language's names first, then Russian ones,
    then the rest, each by its date."""
    shown = name_today(place, words.language) or name_then(place, words.language, None)
    rows = sorted(_told_once(place), key=lambda name: _order(name, words.language))
    note = place.notes.get(words.language) or place.notes.get("en", "")
    return PlaceCard(
        id=place.id,
        name=shown.name if shown else place.id,
        kind=kind_text(place.kind, words),
        country=words(country_name(place.today)) if place.today else "",
        position=_position(place, words),
        sure=_sure(place, words),
        note=note,
        names=tuple(_row(name, words) for name in rows),
        citations=cite(place.claimed.citations, words),
    )


def _told_once(place: Place) -> list[Toponym]:
    """The names but those of today that a dated name, still in use, already tells."""
    current = {
        (name.name, name.language)
        for name in place.toponyms
        if name.span is not None and name.span.end.state == "open"
    }
    return [
        name
        for name in place.toponyms
        if name.kind != "today" or (name.name, name.language) not in current
    ]


def _order(name: Toponym, language: str) -> tuple[bool, bool, str, bool, int]:
    day = name.span.start.earliest if name.span else None
    own, russian = name.language == language, name.language == "ru"
    return (not own, not russian, name.language, name.span is None, day or 0)


def _row(name: Toponym, words: Words) -> NameRow:
    span = name.span
    doubtful = name.claimed.certainty is not Certainty.CERTAIN
    return NameRow(
        name=name.name,
        language=language_text(name.language, words),
        when=describe(span, words) if span else _undated(name, words),
        first_day=span.start.earliest if span else None,
        last_day=span.end.latest if span else None,
        doubt=words("not certain") if doubtful else "",
        citations=cite(name.claimed.citations, words),
    )


def _undated(name: Toponym, words: Words) -> str:
    return words("today") if name.kind == "today" else words("date not known")


def _position(place: Place, words: Words) -> str:
    if place.lat is None or place.lon is None or place.locus is not Locus.POINT:
        return ""
    lat, lon = (_degrees(value, words) for value in (place.lat, place.lon))
    north = words("{degrees}° N", degrees=lat)
    south = words("{degrees}° S", degrees=lat)
    east = words("{degrees}° E", degrees=lon)
    west = words("{degrees}° W", degrees=lon)
    return f"{north if place.lat >= 0 else south}, {east if place.lon >= 0 else west}"


def _degrees(value: float, words: Words) -> str:
    return f"{abs(value):.2f}".replace(".", words.context("decimal mark", "."))


def _sure(place: Place, words: Words) -> str:
    if place.locus is Locus.UNLOCATED:
        return words("the position is not known")
    if place.locus is not Locus.POINT:
        return words("the position stands for an area, not for a spot")
    if place.claimed.certainty is Certainty.CERTAIN:
        return words("the position is certain")
    return words("the position is not certain")
