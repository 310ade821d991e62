"""Asking each service through geopy, and keeping of its answer what must be kept."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final
from urllib.parse import urlsplit

from geopy.exc import GeocoderParseError
from geopy.geocoders import GeoNames, Nominatim, Photon
from geopy.location import Location

from geodata.geocoding.answers import Question
from geodata.geocoding.services import SERVICES, OnlineServices
from geodata.geocoding.swapped import looks_swapped
from geodata.geocoding.transport import PacedAdapter
from geodata.geocoding.whg import WorldHistoricalGazetteer

__all__ = ["ANSWERS_POINTS", "ask"]

ANSWERS_POINTS: Final = ("nominatim", "ohm", "geonames", "photon")
"""The services that say what lies at a point."""

_NOTHING_FOUND: Final = (11, 15)
"""GeoNames' codes for no record and no result: https://www.geonames.org/export/webservice-exception.html"""

_PHOTON_SPEAKS: Final = ("de", "en", "fr")
"""Photon refuses every other language; without one it gives the names as they are on the spot."""


def ask(
    name: str, question: Question, services: OnlineServices, *, adapter: Callable[..., PacedAdapter]
) -> list[dict[str, Any]]:
    """Ask a service and return each place as ``address``, ``lat``, ``lon`` and ``raw``.

    Raises geopy's errors, and LookupError, TypeError, ValueError or AttributeError where the
    answer has another form than the service's own.
    """
    where = urlsplit(services.address(name))
    asked: Any = _ASKING[name](
        question,
        services,
        scheme=where.scheme,
        domain=f"{where.netloc}{where.path}",
        user_agent=services.user_agent,
        timeout=services.timeout,
        adapter_factory=partial(adapter, service=name),
    )
    found = asked if isinstance(asked, list) else [asked]
    located = [location for location in found if location is not None]
    return [_kept(location, name) for location in located[: question.limit]]


class _Nominatim(Nominatim):  # type: ignore[misc]  # geopy has no types
    """Nominatim, whose answer is a list of places, or one place, or says that there is none."""

    def _parse_json(self, places: Any, exactly_one: bool) -> Any:
        if not isinstance(places, list) and not (isinstance(places, dict) and places):
            raise GeocoderParseError("no list of places")
        return super()._parse_json(places, exactly_one)


def _nominatim(question: Question, _services: OnlineServices, **how: Any) -> Any:
    geocoder = _Nominatim(**how)
    language = question.language or False
    if question.kind == "reverse":
        return geocoder.reverse(question.text, exactly_one=False, language=language)
    return geocoder.geocode(
        question.text,
        exactly_one=False,
        limit=question.limit,
        language=language,
        country_codes=[code.lower() for code in question.countries],
        addressdetails=True,
        extratags=True,
    )


class _GeoNames(GeoNames):  # type: ignore[misc]  # geopy has no types
    """GeoNames, for which nothing found is no failure, as for every other service."""

    def _raise_for_error(self, body: Mapping[str, Any]) -> None:
        status = body.get("status")
        if not status or status.get("value") not in _NOTHING_FOUND:
            super()._raise_for_error(body)

    def _parse_json(self, doc: Any, exactly_one: bool) -> Any:
        if not doc.get("status") and not isinstance(doc.get("geonames"), list):
            raise GeocoderParseError("no list of places")
        return super()._parse_json(doc, exactly_one)


def _geonames(question: Question, services: OnlineServices, **how: Any) -> Any:
    geocoder = _GeoNames(services.geonames_user, **how)
    if question.kind == "reverse":
        return geocoder.reverse(question.text, exactly_one=False, lang=question.language or None)
    return geocoder.geocode(
        question.text, exactly_one=False, country=list(question.countries) or None
    )


def _photon(question: Question, _services: OnlineServices, **how: Any) -> Any:
    geocoder = Photon(**how)
    language = question.language if question.language in _PHOTON_SPEAKS else False
    common = {"exactly_one": False, "limit": question.limit, "language": language}
    if question.kind == "reverse":
        return geocoder.reverse(question.text, **common)
    return geocoder.geocode(question.text, location_bias=question.near, **common)


def _whg(question: Question, services: OnlineServices, **how: Any) -> Any:
    geocoder = WorldHistoricalGazetteer(services.whg_token, **how)
    return geocoder.geocode(
        question.text, exactly_one=False, country=question.countries, limit=question.limit
    )


_ASKING: Final[Mapping[str, Callable[..., Any]]] = {
    "nominatim": _nominatim,
    "ohm": _nominatim,
    "geonames": _geonames,
    "photon": _photon,
    "whg": _whg,
}


def _kept(location: Location, name: str) -> dict[str, Any]:
    answer = location.raw
    lat, lon = float(location.latitude), float(location.longitude)
    if not (math.isfinite(lat) and math.isfinite(lon)) or lat == lon == 0:
        # geopy reads a position that is missing as 0, 0.
        raise ValueError("a place without a position")
    country = _country(answer)
    raw = {
        "service": name,
        "attribution": _attribution(name, answer),
        "country": country,
        "looks_swapped": looks_swapped(lat, lon, country=country) if country else False,
        "answer": answer,
    }
    return {"address": str(location.address), "lat": lat, "lon": lon, "raw": raw}


def _attribution(name: str, answer: Mapping[str, Any]) -> str:
    """Return whom to thank: the service, and the source or licence that the answer names."""
    told = answer.get("licence") or answer.get("attribution")
    thanks = SERVICES[name].attribution
    return f"{thanks}; {told}" if isinstance(told, str) and told else thanks


def _country(answer: Mapping[str, Any]) -> str:
    """Return the ISO 3166-1 code of the country, where each service puts it, "" without one."""
    codes = answer.get("ccodes") or [""]
    told = (
        answer.get("countryCode")
        or (answer.get("address") or {}).get("country_code")
        or (answer.get("properties") or {}).get("countrycode")
        or (codes[0] if len(codes) == 1 else "")
    )
    return str(told).upper()
