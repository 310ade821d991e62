"""Features as rows of a table, for the exports; cells that would be formulas are made harmless."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, TextIO

from geodata.formats.columns import FIELDS
from geodata.gazetteers import Gazetteer
from geodata.gazetteers.wkt import DEPTHS, write_wkt

__all__ = ["cells_of", "harmless", "write_rows"]

_FORMULA: Final = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
_NUMBER: Final = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?(-\d\d?){0,2}", re.ASCII)
_BREAKS: Final = re.compile(r"[\t\r\n\x00\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


def write_rows(gazetteer: Gazetteer, out: TextIO, *, delimiter: str) -> int:
    """Write the header and a row for each place; return the number of places."""
    quoted = csv.writer(out, delimiter=delimiter, lineterminator="\n")

    def write(cells: Iterable[str]) -> None:
        # Between tabs LP-TSV has no quotes.
        if delimiter == "\t":
            out.write("\t".join(cells) + "\n")
        else:
            quoted.writerow(cells)

    write(FIELDS)
    count = 0
    for feature in gazetteer.features():
        write(_row(feature))
        count += 1
    return count


def harmless(cell: str) -> str:
    """Return a cell in one line; one that a spreadsheet would take for a formula gets an
    apostrophe before it. Numbers and dates may begin with a sign.

    https://owasp.org/www-community/attacks/CSV_Injection
    """
    line = _BREAKS.sub(" ", cell)
    if _FORMULA.match(cell) and not _NUMBER.fullmatch(line):
        return "'" + line.lstrip()
    return line


def cells_of(feature: Mapping[str, Any]) -> dict[str, str]:
    """Return the values of a place by the columns of LP-TSV, as far as these can hold it."""
    properties = _object(feature.get("properties"))
    names = _objects(feature.get("names"))
    types = _objects(feature.get("types"))
    cells = {
        "id": feature.get("@id", feature.get("id", "")),
        "title": properties.get("title") or _toponym(names),
        "ccodes": _joined(properties.get("ccodes", properties.get("ccode"))),
        "fclasses": _joined(properties.get("fclasses")),
        "approximation": properties.get("radius_km", properties.get("approximation", "")),
        "matches": _joined(_first(each, "identifier", "uri") for each in _matches(feature)),
        "variants": _joined(map(_variant, names)),
        "types": ";".join(_word(each) for each in types),
        "aat_types": ";".join(_aat(each) for each in types).rstrip(";"),
        **_title_source(names),
        **_ends(feature),
        **_parent(feature),
        **_position(feature, properties),
    }
    descriptions = _objects(feature.get("descriptions"))
    cells["description"] = descriptions[0].get("value", "") if descriptions else ""
    cells["types"] = cells["types"] if cells["types"].strip(";") else ""
    title = str(cells["title"])
    cells["variants"] = _joined(v for v in cells["variants"].split(";") if v and v != title)
    return {field: _text(cells.get(field, "")) for field in FIELDS}


def _row(feature: Mapping[str, Any]) -> Iterable[str]:
    return [harmless(cell) for cell in cells_of(feature).values()]


def _title_source(names: list[Mapping[str, Any]]) -> dict[str, Any]:
    for name in names:
        given = name.get("citations", [name.get("citation")])
        for citation in _objects(given):
            return {
                "title_source": citation.get("label") or "not stated",
                "title_uri": citation.get("@id", ""),
                "attestation_year": citation.get("year", ""),
            }
    return {"title_source": "not stated"}


def _ends(feature: Mapping[str, Any]) -> dict[str, str]:
    when = _object(feature.get("when"))
    for span in _objects(when.get("timespans", when.get("timespan"))):
        if when.get("label") == "attested":
            return {}
        return {key: _end(span.get(key)) for key in ("start", "end")}
    return {}


def _end(end: Any) -> str:
    if not isinstance(end, dict):
        return _text(end)
    if end.get("in"):
        return _text(end["in"])
    dates = [_text(end.get(key, "")) for key in ("earliest", "latest")]
    return "/".join(dates) if all(dates) else "".join(dates)


def _parent(feature: Mapping[str, Any]) -> dict[str, Any]:
    for relation in _objects(feature.get("relations")):
        if str(relation.get("relationType", "")).endswith("broaderPartitive"):
            return {
                "parent_name": relation.get("label", ""),
                "parent_id": relation.get("relationTo", ""),
            }
    return {}


def _position(feature: Mapping[str, Any], properties: Mapping[str, Any]) -> dict[str, Any]:
    geometry = _object(feature.get("geometry"))
    if geometry.get("type") == "GeometryCollection":
        members = _objects(geometry.get("geometries"))
        geometry = members[0] if members else {}
    coordinates = geometry.get("coordinates")
    cells: dict[str, Any] = {"lon": properties.get("lon", ""), "lat": properties.get("lat", "")}
    if isinstance(geometry.get("geowkt"), str):
        cells["geowkt"] = geometry["geowkt"]
    elif geometry.get("type") == "Point" and isinstance(coordinates, list) and coordinates:
        cells["lon"], cells["lat"] = coordinates[:2]
    elif str(geometry.get("type")) in DEPTHS and coordinates:
        cells["geowkt"] = _wkt(dict(geometry))
    for citation in _objects(geometry.get("citations", [geometry.get("citation")])):
        cells["geo_source"] = citation.get("label", "")
        cells["geo_id"] = citation.get("@id", "")
        break
    return cells


def _wkt(geometry: dict[str, Any]) -> str:
    try:
        return write_wkt(geometry)
    except (TypeError, KeyError):  # coordinates that were kept although they are none
        return ""


def _matches(feature: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    links = _objects(feature.get("links"))
    return [
        link for link in links if str(link.get("type", "")).endswith(("closeMatch", "exactMatch"))
    ]


def _variant(name: Mapping[str, Any]) -> str:
    text = _text(name.get("toponym", name.get("name", ""))).replace(";", ",")
    tag = name.get("lang")
    return f"{text}@{tag}" if text and isinstance(tag, str) and tag else text


def _word(each: Mapping[str, Any]) -> str:
    for source in _objects(each.get("sourceLabels")):
        if source.get("label"):
            return _text(source["label"]).replace(";", ",")
    return _text(each.get("label", "")).replace(";", ",")


def _aat(each: Mapping[str, Any]) -> str:
    identifier = _text(_first(each, "identifier", "@id"))
    match = re.search(r"(?:aat[:/]|^)(300\d{6})$", identifier)
    return match[1] if match else ""


def _toponym(names: list[Mapping[str, Any]]) -> str:
    return next((_text(name["toponym"]) for name in names if name.get("toponym")), "")


def _first(claim: Mapping[str, Any], *keys: str) -> Any:
    return next((claim[key] for key in keys if claim.get(key)), "")


def _joined(values: Any) -> str:
    listed = [values] if isinstance(values, str) else values
    if not isinstance(listed, Iterable):
        return ""
    return ";".join(filter(None, map(_text, listed)))


def _text(value: Any) -> str:
    if value is None or isinstance(value, (dict, list)):
        return ""
    return repr(value) if isinstance(value, float) else str(value)


def _object(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _objects(value: Any) -> list[Mapping[str, Any]]:
    listed = [value] if isinstance(value, dict) else value
    return [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
