"""Pleiades JSON: one place of the gazetteer of ancient places, or a whole dump of them.

Each name, location and connection becomes a claim with its time and certainty, and keeps its own
record as Pleiades wrote it. https://pleiades.stoa.org/help/using-pleiades-data
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from geodata.formats.incoming import Found, Incoming, refused
from geodata.formats.jsonstream import values
from geodata.gazetteers.claims import RECORD

__all__ = ["NAME", "SUFFIXES", "read", "recognises"]

NAME: Final = "pleiades"
SUFFIXES: Final = (".json",)

_MARK: Final = re.compile(r'"(?:reprPoint|placeTypes|connectsWith|placeTypeURIs)"\s*:')
_HOME: Final = "pleiades.stoa.org"
_TAKEN: Final = frozenset(
    ("names", "locations", "features", "connections", "title", "uri", "description", "placeTypes")
)


def recognises(beginning: str) -> bool:
    """Return whether a text begins like a place of Pleiades."""
    opening = beginning.lstrip("\ufeff \t\r\n")[:1]
    return opening in ("{", "[") and _HOME in beginning and bool(_MARK.search(beginning))


def read(incoming: Incoming) -> Iterator[Found]:
    """Yield every place. Raises ImportRejected for what is not JSON."""
    for pointer, value, remarks in values(incoming, lists=("@graph",)):
        if isinstance(value, dict) and (value.get("uri") or value.get("id")):
            yield Found(pointer, _feature(value), remarks)
        else:
            yield refused(
                pointer, "uri", value, "is no place of Pleiades: it has no uri and no id."
            )


def _feature(place: Mapping[str, Any]) -> dict[str, Any]:
    address = place.get("uri") or f"https://{_HOME}/places/{place['id']}"
    feature: dict[str, Any] = {
        "@id": address,
        "type": "Feature",
        "properties": {"title": place.get("title") or _text(place.get("id"))},
        "geometry": _geometry(place),
        RECORD: {key: place[key] for key in place.keys() - _TAKEN},
    }
    lists = {
        "names": [claim for name in _objects(place, "names") for claim in _names(name)],
        "types": list(_types(place)),
        "relations": [_relation(each) for each in _objects(place, "connections")],
        "descriptions": _description(place),
    }
    feature.update({key: claims for key, claims in lists.items() if claims})
    return feature


def _names(name: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the name as it is attested, and as Pleiades writes it in Latin letters."""
    attested, romanized = _text(name.get("attested")).strip(), _text(name.get("romanized"))
    language = _text(name.get("language"))
    evidence = _evidence(name)
    if attested:
        tag = {"lang": language} if language else {}
        yield {"toponym": attested, **tag, **evidence, RECORD: name}
    for number, text in enumerate(filter(None, map(str.strip, romanized.split(",")))):
        if text != attested:
            tag = {"lang": f"{language.partition('-')[0]}-Latn"} if language else {}
            record = {} if attested or number else {RECORD: name}
            yield {"toponym": text, **tag, **evidence, **record}


def _geometry(place: Mapping[str, Any]) -> dict[str, Any] | None:
    shapes = []
    for location in _objects(place, "locations"):
        shape = location.get("geometry")
        if isinstance(shape, dict) and shape.get("type") and "coordinates" in shape:
            record = {key: location[key] for key in location if key != "geometry"}
            shapes.append({**shape, **_evidence(location), RECORD: record})
    if shapes:
        return {"type": "GeometryCollection", "geometries": shapes}
    point = place.get("reprPoint")
    if isinstance(point, list) and len(point) == 2:
        return {"type": "Point", "coordinates": point, "certainty": "uncertain"}
    return None


def _types(place: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    labels, addresses = _list(place, "placeTypes"), _list(place, "placeTypeURIs")
    for number, label in enumerate(labels):
        claim = {"label": _text(label)}
        if number < len(addresses) and isinstance(addresses[number], str):
            claim["identifier"] = addresses[number]
        yield claim


def _relation(connection: Mapping[str, Any]) -> dict[str, Any]:
    given = {
        "relationType": connection.get("connectionTypeURI") or connection.get("connectionType"),
        "relationTo": connection.get("connectsTo"),
        "label": connection.get("title"),
    }
    texts = {key: value for key, value in given.items() if isinstance(value, str) and value}
    return {**texts, **_evidence(connection), RECORD: connection}


def _description(place: Mapping[str, Any]) -> list[dict[str, Any]]:
    text = place.get("description")
    return [{"value": text, "lang": "en"}] if isinstance(text, str) and text else []


def _evidence(claim: Mapping[str, Any]) -> dict[str, Any]:
    """Return the time, certainty and citations of a claim in the words of LPF."""
    evidence: dict[str, Any] = {}
    span = {end: {"in": _year(claim[end])} for end in ("start", "end") if _is_year(claim.get(end))}
    if span:
        evidence["when"] = {"timespans": [span]}
    if isinstance(claim.get("associationCertainty"), str):
        evidence["certainty"] = claim["associationCertainty"]
    citations = [_citation(each) for each in _objects(claim, "references")]
    if citations:
        evidence["citations"] = citations
    return evidence


def _citation(reference: Mapping[str, Any]) -> dict[str, Any]:
    short = " ".join(
        filter(None, (_text(reference.get(k)) for k in ("shortTitle", "citationDetail")))
    )
    label = short.strip() or _text(reference.get("formattedCitation"))
    address = _text(reference.get("accessURI")) or _text(reference.get("bibliographicURI"))
    given = {"label": label, "@id": address}
    return {key: value for key, value in given.items() if value} or {"label": "not stated"}


def _is_year(value: Any) -> bool:
    return type(value) is int and abs(value) < 1_000_000


def _year(value: int) -> str:
    """Return a year of Pleiades as ISO 8601 counts: -750 there is 750 BC, which is -0749."""
    counted = value + 1 if value < 0 else value
    return f"{'-' if counted < 0 else ''}{abs(counted):04}"


def _objects(claim: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    return [each for each in _list(claim, key) if isinstance(each, dict)]


def _list(claim: Mapping[str, Any], key: str) -> list[Any]:
    value = claim.get(key)
    return value if isinstance(value, list) else []


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
