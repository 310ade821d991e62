"""GeoJSON (RFC 7946) with times in its properties, as the tools for maps in time write them.

- Leaflet.TimeDimension and folium: ``time``, ``times``, ``coordTimes``, ``linestringTimestamps``
- Leaflet.timeline: ``start`` and ``end``
- and the names that people give: ``begin``, ``from``, ``start_date``, ``year`` …

All properties are kept; what is understood of them becomes names and a time.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, TextIO

from geodata.dates import iso_day
from geodata.formats.incoming import Found, Incoming, refused, unreadable
from geodata.formats.jsonstream import values
from geodata.formats.rowforms import cells_of
from geodata.gazetteers import Gazetteer
from geodata.gazetteers.days import days_of
from geodata.gazetteers.remarks import note
from geodata.gazetteers.wkt import DEPTHS, WktError, read_wkt

__all__ = ["NAME", "SUFFIXES", "feature_of", "read", "recognises", "write"]

NAME: Final = "geojson"
SUFFIXES: Final = (".geojson", ".json")

_MARK: Final = re.compile(r'"(?:features|geometry|coordinates)"\s*:|"FeatureCollection"')
_NAMES: Final = ("title", "name", "NAME", "Name", "label", "toponym", "short_title")
_NAME_IN: Final = re.compile(r"name[:_]([a-z]{2,3}(?:-[a-z]{4})?)", re.I)
_SERIES: Final = ("coordTimes", "times", "linestringTimestamps")
_STARTS: Final = (
    *("start", "begin", "from", "start_date", "startDate", "date_start", "start_year"),
    *("time", "timestamp", "datetime", "date", "year", "when"),
)
_ENDS: Final = ("end", "to", "until", "end_date", "endDate", "date_end", "end_year")
_MILLISECONDS_A_DAY: Final = 86_400_000
_EPOCH_JDN: Final = 2_440_588
"""The Julian Day Number of 1 January 1970."""
_LEAST_EPOCH: Final = 100_000
"""A number from here on is a time in milliseconds, a smaller one a year."""


def recognises(beginning: str) -> bool:
    """Return whether a text begins like GeoJSON."""
    return beginning.lstrip("\ufeff \t\r\n")[:1] in ("{", "[") and bool(_MARK.search(beginning))


def read(incoming: Incoming) -> Iterator[Found]:
    """Yield every feature with its JSON pointer. Raises ImportRejected for what is not JSON."""
    stem = incoming.path.stem
    for number, (pointer, value, remarks) in enumerate(values(incoming, lists=("features",))):
        if not isinstance(value, dict):
            yield refused(pointer, "", value, "is no feature. Write an object, or leave it out.")
            continue
        kind = value.get("type")
        if kind == "Topology":
            text = "This is TopoJSON. Save it as GeoJSON, and import that."
            raise unreadable(incoming.name, pointer, text)
        if isinstance(kind, str) and kind in (*DEPTHS, "GeometryCollection"):
            value = {"type": "Feature", "properties": {}, "geometry": value}
        feature = feature_of(value, otherwise_id=f"{stem}#{number + 1}")
        if not feature.get("names"):
            remarks += (note("properties", None, "hold no name; the place is known by its id."),)
        yield Found(pointer, feature, remarks)


def write(gazetteer: Gazetteer, out: TextIO) -> int:
    """Write all places with ``title``, ``names``, ``start`` and ``end`` among the properties."""
    out.write('{"type": "FeatureCollection", "features": [')
    count = 0
    for feature in gazetteer.features():
        text = json.dumps(_plain(feature), ensure_ascii=False, allow_nan=False)
        out.write(("\n" if count == 0 else ",\n") + text)
        count += 1
    out.write("\n]}\n")
    return count


def feature_of(given: Mapping[str, Any], *, otherwise_id: str) -> dict[str, Any]:
    """Return a feature of the Linked Places Format; everything the given one said is in it."""
    feature = dict(given)
    own = feature.get("@id", feature.get("id"))
    feature["@id"] = str(own) if type(own) in (str, int) and own != "" else otherwise_id
    if feature.get("id") == feature["@id"]:
        del feature["id"]
    properties = given.get("properties")
    properties = properties if isinstance(properties, dict) else {}
    if not isinstance(feature.get("names"), list):
        names = list(_names({**properties, **_only_texts(given, ("label", "title", "name"))}))
        if names:
            feature["names"] = names
    if "when" not in feature:
        when = _when(properties)
        if when:
            feature["when"] = when
    return feature


def date_text(value: Any) -> str | None:
    """Return a time of a property as a date: ISO text, a year, or milliseconds since 1970."""
    if type(value) is str and re.fullmatch(r"-?\d{6,15}", value, re.ASCII):
        value = int(value)
    if type(value) is float and value.is_integer():
        value = int(value)
    if type(value) is int and abs(value) >= _LEAST_EPOCH:
        day = value // _MILLISECONDS_A_DAY
        return iso_day(_EPOCH_JDN + day) if abs(day) < 10**9 else None
    if type(value) is int:
        return str(value)
    return value if type(value) is str and days_of(value) is not None else None


def _only_texts(given: Mapping[str, Any], keys: tuple[str, ...]) -> dict[str, str]:
    return {key: given[key] for key in keys if isinstance(given.get(key), str)}


def _names(properties: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    own = (properties[key] for key in _NAMES if isinstance(properties.get(key), str))
    title = next((text.strip() for text in own if text.strip()), "")
    if title:
        yield {"toponym": title}
    for key, value in properties.items():
        match = _NAME_IN.fullmatch(key)
        if match and isinstance(value, str) and value.strip():
            yield {"toponym": value.strip(), "lang": match[1]}


def _when(properties: Mapping[str, Any]) -> dict[str, Any] | None:
    for key in _SERIES:
        series = properties.get(key)
        if isinstance(series, list) and series:
            ends = date_text(series[0]), date_text(series[-1])
            if all(ends):
                return {"timespans": [{"start": {"in": ends[0]}, "end": {"in": ends[1]}}]}
    span = {}
    for end, keys in (("start", _STARTS), ("end", _ENDS)):
        dates = (date_text(properties.get(key)) for key in keys)
        date = next((date for date in dates if date), None)
        if date:
            span[end] = {"in": date}
    return {"timespans": [span]} if span else None


def _plain(feature: Mapping[str, Any]) -> dict[str, Any]:
    """Return a feature as any tool for GeoJSON understands it."""
    cells = cells_of(feature)
    given = feature.get("properties")
    properties = dict(given) if isinstance(given, dict) else {}
    told = {"title": cells["title"], "start": cells["start"], "end": cells["end"]}
    told |= {"names": cells["variants"], "types": cells["types"]}
    for key, text in told.items():
        if text:
            properties.setdefault(key, text)
    return {
        "type": "Feature",
        "id": cells["id"],
        "properties": properties,
        "geometry": _geometry(feature.get("geometry")),
    }


def _geometry(given: Any) -> dict[str, Any] | None:
    if not isinstance(given, dict):
        return None
    if given.get("type") == "GeometryCollection":
        members = given.get("geometries")
        shapes = [_geometry(member) for member in members] if isinstance(members, list) else []
        return {"type": "GeometryCollection", "geometries": [shape for shape in shapes if shape]}
    kind = given.get("type")
    if isinstance(kind, str) and kind in DEPTHS and isinstance(given.get("coordinates"), list):
        return {"type": kind, "coordinates": given["coordinates"]}
    try:
        return read_wkt(given["geowkt"]) if isinstance(given.get("geowkt"), str) else None
    except WktError:
        return None
