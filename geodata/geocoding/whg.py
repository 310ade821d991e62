"""The World Historical Gazetteer's reconciliation service as a geocoder of geopy.

It speaks the Reconciliation Service API 0.2 (https://reconciliation-api.github.io/specs/0.2/):
one POST finds the candidates, a second one, of data extension, says where they lie. Described at
https://docs.whgazetteer.org, under the technical matters.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from geopy.adapters import AdapterHTTPError
from geopy.exc import GeocoderParseError, GeocoderQuotaExceeded, GeocoderServiceError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location

__all__ = ["WorldHistoricalGazetteer"]

_CENTROID: Final = "whg:geometry_centroid"
_ASKED: Final = (_CENTROID, "whg:temporal_years", "whg:countries_codes")
_LIMIT: Final = 10


class WorldHistoricalGazetteer(Geocoder):  # type: ignore[misc]  # geopy has no types
    """Finds candidates by name. ``token`` is from the user's profile there; ``adapter_factory``
    must make adapters whose ``get_json`` takes a ``body``, as PacedAdapter does."""

    def __init__(
        self,
        token: str,
        *,
        domain: str = "whgazetteer.org",
        scheme: str | None = None,
        timeout: object = DEFAULT_SENTINEL,
        user_agent: str | None = None,
        adapter_factory: Any,
    ) -> None:
        super().__init__(
            scheme=scheme, timeout=timeout, user_agent=user_agent, adapter_factory=adapter_factory
        )
        self.api = f"{self.scheme}://{domain.strip('/')}/reconcile"
        self._token = token

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,
        country: Collection[str] = (),
        limit: int = _LIMIT,
    ) -> Location | list[Location] | None:
        """Return the best candidate that has a position, or all of them; None where none has.

        The service's filter by date leaves out most of what it holds, so none is asked for;
        ``raw["years"]`` says what it knows.
        """
        asked: dict[str, Any] = {"query": query, "size": limit}
        if country:
            asked["countries"] = sorted(country)
        answer = self._post({"queries": {"q0": asked}}, timeout)
        candidates = _candidates(answer)[:limit]
        if not candidates:
            return None
        rows = self._rows([candidate["id"] for candidate in candidates], timeout)
        located = [_located(candidate, rows, answer) for candidate in candidates]
        found = [location for location in located if location is not None]
        if not found:
            return None
        return found[0] if exactly_one else found

    def _rows(self, ids: Sequence[str], timeout: object) -> Mapping[str, Any]:
        properties = [{"id": name} for name in _ASKED]
        answer = self._post({"extend": {"ids": ids, "properties": properties}}, timeout)
        return _mapping(answer.get("rows"))

    def _post(self, body: Mapping[str, Any], timeout: object) -> Mapping[str, Any]:
        headers = {**self.headers, "Authorization": f"Bearer {self._token}"}
        waited = self.timeout if timeout is DEFAULT_SENTINEL else timeout
        try:
            content = json.dumps(body).encode()
            return _mapping(
                self.adapter.get_json(self.api, timeout=waited, headers=headers, body=content)
            )
        except AdapterHTTPError as error:
            # The day's limit comes as 401, as a wrong token does.
            if error.status_code == 401 and "limit" in (error.text or "").lower():
                raise GeocoderQuotaExceeded("the limit of the day") from error
            self._adapter_error_handler(error)
            raise


def _candidates(answer: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the candidates that are places: periods come along unasked.

    A service that did not reach its own index says so beside an empty list: that is no miss.
    """
    first = _mapping(answer.get("q0"))
    if _mapping(first.get("gateway", {})).get("answered", True) is False:
        raise GeocoderServiceError("its index did not answer")
    if not isinstance(first.get("result"), list):
        raise GeocoderParseError("no list of candidates")
    listed = [_mapping(candidate) for candidate in first["result"]]
    return [c for c in listed if not str(c.get("id", "period:")).startswith("period:")]


def _located(
    candidate: Mapping[str, Any], rows: Mapping[str, Any], answer: Mapping[str, Any]
) -> Location | None:
    name = str(candidate.get("id"))
    row = _mapping(rows.get(name) or rows.get(name.removeprefix("place:")) or {})
    point = _point(candidate, row)
    if point is None:
        return None
    raw = {
        **candidate,
        "years": _texts(row.get("whg:temporal_years")),
        "ccodes": candidate.get("ccodes") or _texts(row.get("whg:countries_codes")),
        "attribution": _credit(candidate, answer),
    }
    return Location(str(candidate.get("name") or name), point, raw)


def _point(candidate: Mapping[str, Any], row: Mapping[str, Any]) -> tuple[float, float] | None:
    """Return (lat, lon): the extension's centroid is "lat, lon", ``repr_point`` [lon, lat]."""
    for text in _texts(row.get(_CENTROID)):
        lat, comma, lon = text.partition(",")
        if comma:
            return float(lat), float(lon)
    given = candidate.get("repr_point")
    if isinstance(given, list) and len(given) == 2:
        return float(given[1]), float(given[0])
    return None


def _texts(values: object) -> list[str]:
    listed = values if isinstance(values, list) else []
    return [str(value["str"]) for value in listed if isinstance(value, dict) and "str" in value]


def _credit(candidate: Mapping[str, Any], answer: Mapping[str, Any]) -> str:
    """Return the name of the source that a candidate comes from, with its licence, if told."""
    told = answer.get("attribution")
    sources = told.get("sources", told) if isinstance(told, dict) else {}
    known = re.fullmatch(r"place:([a-z_]+):.+", str(candidate.get("id")))
    namespace = candidate.get("namespace") or (known[1] if known else "whg")
    source = sources.get(namespace) if isinstance(sources, dict) else None
    if not isinstance(source, dict):
        return ""
    licence = source.get("license")
    spdx = licence.get("spdx_id") if isinstance(licence, dict) else licence
    return ", ".join(str(part) for part in (source.get("name"), spdx) if part)


def _mapping(value: object) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise GeocoderParseError("no object of JSON")
    return value
