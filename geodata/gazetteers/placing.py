"""Turns features of the Linked Places Format into the places that careers and the search use."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from geodata.dates import DateError, Timespan, parse_timespan
from geodata.gazetteers.days import as_edtf, days_of
from geodata.gazetteers.positions import BadPosition, locus_of, representative
from geodata.gazetteers.wkt import WktError, read_wkt
from geodata.places import Certainty, Citation, Claimed, Locus, Place, Relation, Source, Toponym

__all__ = ["as_place", "script_of"]

_SCRIPTS: Final = {
    **{"LATIN": "Latn", "CYRILLIC": "Cyrl", "GREEK": "Grek", "ARABIC": "Arab", "HEBREW": "Hebr"},
    **{"ARMENIAN": "Armn", "GEORGIAN": "Geor", "CJK": "Hani", "HIRAGANA": "Hira"},
    **{"KATAKANA": "Kana", "HANGUL": "Hang", "DEVANAGARI": "Deva", "THAI": "Thai"},
}
_PARTS: Final = ("gvp:broaderPartitive", "broaderPartitive", "dcterms:isPartOf")


def as_place(feature: Mapping[str, Any]) -> Place:
    """Return a feature as a place. What cannot be understood is left out, never guessed.

    Of several timespans of a claim the first counts. Outlines are left to whoever draws them.
    """
    properties = _object(feature.get("properties"))
    locus, point = _position(feature.get("geometry"))
    radius = properties.get("radius_km")
    stated = properties.get("locus")
    if stated in [each.value for each in Locus] and (point or stated == Locus.UNLOCATED):
        locus = Locus(stated)
    lat, lon = point or (None, None)
    return Place(
        id=str(feature.get("@id", feature.get("id", ""))),
        kind=_kind(feature),
        locus=locus,
        lat=lat,
        lon=lon,
        radius_km=float(radius) if isinstance(radius, (int, float)) else None,
        toponyms=tuple(_toponyms(feature, properties)),
        relations=tuple(_relations(feature)),
        today=_country(properties),
        claimed=_claimed(feature),
    )


def script_of(name: str, language: str) -> str:
    """Return the ISO 15924 code of a name: from the language's tag, else from its letters."""
    for part in language.split("-")[1:]:
        if len(part) == 4 and part.isalpha():
            return part.title()
    for letter in name:
        if letter.isalpha():
            return _SCRIPTS.get(unicodedata.name(letter, "").partition(" ")[0], "Zyyy")
    return "Zyyy"


def _toponyms(feature: Mapping[str, Any], properties: Mapping[str, Any]) -> Iterator[Toponym]:
    found = False
    for name in _objects(feature.get("names")):
        text = name.get("toponym", name.get("name"))
        if isinstance(text, str) and text:
            found = True
            tag = name.get("lang") if isinstance(name.get("lang"), str) else ""
            language = str(tag).partition("-")[0].lower()
            span = _span(name.get("when"))
            yield Toponym(text, language, script_of(text, str(tag)), span, claimed=_claimed(name))
    title = properties.get("title")
    if not found and isinstance(title, str) and title:
        yield Toponym(title, "", script_of(title, ""))


def _relations(feature: Mapping[str, Any]) -> Iterator[Relation]:
    for relation in _objects(feature.get("relations")):
        target = relation.get("relationTo")
        if relation.get("relationType") in _PARTS and isinstance(target, str):
            yield Relation("part_of", target, _span(relation.get("when")), _claimed(relation))


def _kind(feature: Mapping[str, Any]) -> str:
    for each in _objects(feature.get("types")):
        labels = [each.get("label")]
        labels += [source.get("label") for source in _objects(each.get("sourceLabels"))]
        text = next((label for label in labels if isinstance(label, str) and label), "")
        if text:
            return text
    return ""


def _country(properties: Mapping[str, Any]) -> str:
    codes = properties.get("ccodes", properties.get("ccode"))
    listed = codes if isinstance(codes, list) else [codes]
    return listed[0] if len(listed) == 1 and isinstance(listed[0], str) else ""


def _claimed(claim: Mapping[str, Any]) -> Claimed:
    try:
        certainty = Certainty(claim.get("certainty", "certain"))
    except ValueError:
        certainty = Certainty.UNCERTAIN
    given = claim.get("citations", [claim.get("citation")])
    return Claimed(certainty, citations=tuple(_citations(_objects(given))))


def _citations(given: Iterable[Mapping[str, Any]]) -> Iterator[Citation]:
    for each in given:
        uri = next((each[k] for k in ("@id", "id", "uri") if isinstance(each.get(k), str)), "")
        label = each.get("label")
        label = label if isinstance(label, str) and label else uri
        if label:
            yield Citation(Source(id=uri or label, label=label, url_or_isbn=uri))


def _span(when: Any) -> Timespan | None:
    spans = _object(when)
    for span in _objects(spans.get("timespans", spans.get("timespan"))):
        start, end = _edtf(span.get("start"), "earliest"), _edtf(span.get("end"), "latest")
        try:
            return parse_timespan(f"{start}/{end}") if start or end else None
        except DateError:
            return None
    return None


def _edtf(end: Any, outer: str) -> str:
    """Return one end as EDTF; of an end between two dates the outer one."""
    dates = end if isinstance(end, dict) else {"in": end}
    for key in ("in", outer, "earliest", "latest"):
        if days_of(dates.get(key)) is not None:
            return as_edtf(str(dates[key]).strip())
    return ""


def _position(geometry: Any) -> tuple[Locus, tuple[float, float] | None]:
    shape = _object(geometry)
    for each in [shape, *_objects(shape.get("geometries"))]:
        try:
            if "coordinates" not in each and isinstance(each.get("geowkt"), str):
                each = read_wkt(each["geowkt"])
            point = representative(str(each.get("type")), each.get("coordinates"))
        except (BadPosition, WktError):
            continue
        if point:
            return locus_of(each["type"]), point
    return Locus.UNLOCATED, None


def _object(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _objects(value: Any) -> list[Mapping[str, Any]]:
    listed = [value] if isinstance(value, dict) else value
    return [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
