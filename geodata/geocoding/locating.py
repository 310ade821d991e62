"""Places of our own as geopy's locations, with how precise they are and where that is from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from geopy.location import Location

from geodata.careers.citing import cite
from geodata.dates import Timespan
from geodata.geocoding.finding import FoundPlace
from geodata.places import Citation, Place, Toponym
from geodata.places.countries import country_name, look_swapped
from geodata.places.naming import name_then, name_today
from geodata.words import Words

__all__ = ["address_of", "brief", "is_located", "locate"]


def is_located(found: FoundPlace) -> bool:
    """Return whether geopy can hold the place: a Location without a point cannot be made."""
    return found.place.lat is not None and found.place.lon is not None


def locate(
    found: FoundPlace,
    *,
    words: Words,
    language: str,
    when: Timespan | None,
    others: Sequence[FoundPlace] = (),
) -> Location:
    """Return a place that has a position as a Location; docs/geocoding.md lists its ``raw``."""
    place = found.place
    assert place.lat is not None
    assert place.lon is not None
    raw = {
        "service": "career-atlas",
        **brief(found, words=words, language=language, when=when),
        "names": [
            {
                "name": name.name,
                "language": name.language,
                "script": name.script,
                "kind": name.kind,
                "when": _edtf(name),
            }
            for name in place.toponyms
        ],
        "certainty": place.claimed.certainty.value,
        "basis": place.claimed.basis.value,
        "note": place.notes.get(language, place.notes.get("en", "")),
        "sources": [asdict(citation) for citation in cite(place.claimed.citations, words)],
        "attribution": found.attribution or _attribution(_citations(place)),
        "looks_swapped": look_swapped(place.lat, place.lon, country=place.today),
        "candidates": [brief(other, words=words, language=language, when=when) for other in others],
    }
    address = address_of(place, words=words, language=language, when=when)
    return Location(address, (place.lat, place.lon), raw)


def brief(
    found: FoundPlace, *, words: Words, language: str, when: Timespan | None
) -> dict[str, Any]:
    """Return what tells a place from others; an unlocated one has no ``lat`` and ``lon``."""
    place = found.place
    return {
        "id": place.id,
        "address": address_of(place, words=words, language=language, when=when),
        "matched_name": found.toponym.name if found.toponym else "",
        "matched_when": _edtf(found.toponym),
        "match": found.match,
        "valid_then": found.valid_then,
        "score": found.score,
        "kind": place.kind,
        "locus": place.locus.value,
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "country": place.today,
        "distance_km": None if found.km is None else round(found.km, 3),
    }


def address_of(place: Place, *, words: Words, language: str, when: Timespan | None) -> str:
    """Return ``Dvinsk (Daugavpils), Latvia``: the name then, today's if another, the country.

    Of a place that has no name any more, its last one.
    """
    today = name_today(place, language)
    then = (name_then(place, language, when) if when else None) or today
    then = then or name_then(place, language, None)
    named = then.name if then else place.id
    inside = f" ({today.name})" if today and today.name != named else ""
    country = f", {words(country_name(place.today))}" if place.today else ""
    return f"{named}{inside}{country}"


def _edtf(name: Toponym | None) -> str | None:
    """Return when a name was in use, in the calendar of its source; None: not known."""
    return name.span.edtf if name and name.span else None


def _citations(place: Place) -> Iterable[Citation]:
    yield from place.claimed.citations
    for name in place.toponyms:
        yield from name.claimed.citations


def _attribution(citations: Iterable[Citation]) -> str:
    """Return the sources that have a licence, each with it, as their licences ask for."""
    licensed = (
        f"{citation.source.label} ({citation.source.licence})"
        for citation in citations
        if citation.source.licence
    )
    return "; ".join(dict.fromkeys(licensed))
