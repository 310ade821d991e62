"""Rows of a table as features: the columns of LP-TSV 0.5, and features of its fields.

https://github.com/LinkedPasts/linked-places-format/blob/main/tsv_0.5.md
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from geodata.gazetteers.wkt import read_wkt

__all__ = ["FIELDS", "REQUIRED", "feature_of", "listed", "plain"]

FIELDS: Final = (
    *("id", "title", "title_source", "fclasses", "aat_types", "attestation_year", "start"),
    *("title_uri", "ccodes", "matches", "variants", "types", "parent_name", "parent_id"),
    *("lon", "lat", "geowkt", "geo_source", "geo_id", "approximation", "end", "description"),
)
"""Every column of LP-TSV 0.5, in its order."""

REQUIRED: Final = (
    *(("id",), ("title",), ("title_source",)),
    *(("fclasses", "aat_types"), ("attestation_year", "start")),
)
"""Of each group one column must be there, and have a value in every row."""

_KNOWN: Final = frozenset(FIELDS)
_FORMULA: Final = ("=", "+", "-", "@")


def plain(cell: str) -> str:
    """Return a cell without spaces around it and the apostrophe that keeps spreadsheets from
    taking it for a formula."""
    text = cell.strip()
    return text[1:] if text[:1] == "'" and text[1:2] in _FORMULA else text


def listed(cell: str) -> list[str]:
    """Return the values of a cell that holds several, parted by semicolons."""
    if not cell:
        return []
    return [part for each in cell.split(";") if (part := each.strip())]


def feature_of(cells: Mapping[str, str]) -> dict[str, Any]:
    """Return a feature of the Linked Places Format for a row whose values were checked.

    ``cells`` has the row's values by field; empty ones are as good as missing. Columns that the
    format does not know go into the properties.
    """
    feature: dict[str, Any] = {"type": "Feature", "properties": _properties(cells)}
    if cells.get("id"):
        feature["@id"] = cells["id"]
    when = _when(cells)
    if when:
        feature["when"] = when
    feature["names"] = _names(cells)
    for key, claims in (
        ("types", _types(cells)),
        ("relations", _relations(cells)),
        ("links", [{"type": "closeMatch", "identifier": m} for m in listed(_of(cells, "matches"))]),
    ):
        if claims:
            feature[key] = claims
    if cells.get("description"):
        feature["descriptions"] = [{"value": cells["description"]}]
    feature["geometry"] = _geometry(cells)
    return feature


def _of(cells: Mapping[str, str], field: str) -> str:
    return cells.get(field, "")


def _properties(cells: Mapping[str, str]) -> dict[str, Any]:
    properties: dict[str, Any] = {"title": cells["title"]}
    for field in ("ccodes", "fclasses"):
        codes = listed(_of(cells, field))
        if codes:
            properties[field] = codes
    tolerance = _of(cells, "approximation")
    radius = _number(tolerance)
    if radius is not None and radius > 0:
        properties |= {"locus": "region_hint", "radius_km": radius}
    elif tolerance:
        properties["approximation"] = tolerance
    if cells.get("geowkt") and cells.get("lon"):
        properties |= {"lon": cells["lon"], "lat": _of(cells, "lat")}
    other = cells.keys() - _KNOWN
    return properties | {key: cells[key] for key in sorted(other) if cells[key]}


def _when(cells: Mapping[str, str]) -> dict[str, Any] | None:
    """Return the time of a place. One that is only attested in a year began by then, and did not
    end before."""
    start, end, attested = (_of(cells, key) for key in ("start", "end", "attestation_year"))
    if not start and not end:
        span = {"start": {"latest": attested}, "end": {"earliest": attested}}
        return {"timespans": [span], "label": "attested"} if attested else None
    ends = (("start", start), ("end", end))
    return {"timespans": [{key: _end(text) for key, text in ends if text}]}


def _end(text: str) -> dict[str, str]:
    earliest, slash, latest = text.partition("/")
    return {"earliest": earliest, "latest": latest} if slash else {"in": text}


def _names(cells: Mapping[str, str]) -> list[dict[str, Any]]:
    title: dict[str, Any] = {"toponym": cells["title"]}
    year = _of(cells, "attestation_year")
    source = {"label": _of(cells, "title_source"), "year": year, "@id": _of(cells, "title_uri")}
    citation = {key: value for key, value in source.items() if value}
    if citation:
        title["citations"] = [citation]
    return [title, *map(_variant, listed(_of(cells, "variants")))]


def _variant(text: str) -> dict[str, str]:
    name, at, tag = text.rpartition("@")
    if at and name.strip():
        return {"toponym": name.strip(), "lang": tag.strip()}
    return {"toponym": text}


def _types(cells: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the types; the nth number belongs to the nth word where there are as many."""
    words = [part.strip() for part in _of(cells, "types").split(";")]
    numbers = [part.strip().removeprefix("aat:") for part in _of(cells, "aat_types").split(";")]
    types = []
    for at in range(max(len(words), len(numbers))):
        claim: dict[str, Any] = {}
        if at < len(numbers) and numbers[at]:
            claim["identifier"] = f"aat:{numbers[at]}"
        if at < len(words) and words[at]:
            claim["sourceLabels"] = [{"label": words[at]}]
        if claim:
            types.append(claim)
    return types


def _relations(cells: Mapping[str, str]) -> list[dict[str, Any]]:
    given = {"relationTo": _of(cells, "parent_id"), "label": _of(cells, "parent_name")}
    parent = {key: value for key, value in given.items() if value}
    return [{"relationType": "gvp:broaderPartitive", **parent}] if parent else []


def _geometry(cells: Mapping[str, str]) -> dict[str, Any] | None:
    lon, lat = _number(_of(cells, "lon")), _number(_of(cells, "lat"))
    text = _of(cells, "geowkt")
    if text:
        geometry = {**read_wkt(text), "geowkt": text}
    elif lon is not None and lat is not None:
        geometry = {"type": "Point", "coordinates": [lon, lat]}
    else:
        return None
    given = {"label": _of(cells, "geo_source"), "@id": _of(cells, "geo_id")}
    source = {key: value for key, value in given.items() if value}
    if source:
        geometry["citations"] = [source]
    return geometry


def _number(text: str) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None
