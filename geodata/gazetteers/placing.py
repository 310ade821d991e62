"""Turns features of the Linked Places Format into the places that careers and the search use."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, Final

from geodata.gazetteers.outlining import outlines_of
from geodata.gazetteers.positions import BadPosition, locus_of, representative
from geodata.gazetteers.statements import as_object, claimed_of, objects, span_of
from geodata.gazetteers.wkt import WktError, read_wkt
from geodata.places import Locus, Place, Relation, Toponym

__all__ = ["as_place", "script_of"]

_SCRIPTS: Final = {
    **{"LATIN": "Latn", "CYRILLIC": "Cyrl", "GREEK": "Grek", "ARABIC": "Arab", "HEBREW": "Hebr"},
    **{"ARMENIAN": "Armn", "GEORGIAN": "Geor", "CJK": "Hani", "HIRAGANA": "Hira"},
    **{"KATAKANA": "Kana", "HANGUL": "Hang", "DEVANAGARI": "Deva", "THAI": "Thai"},
}
_PARTS: Final = ("gvp:broaderPartitive", "broaderPartitive", "dcterms:isPartOf")


def as_place(feature: Mapping[str, Any]) -> Place:
    """Return a feature as a place. What cannot be understood is left out, never guessed.

    Of several timespans of a claim the first counts. A polygon is an outline too; without its
    holes.
    """
    properties = as_object(feature.get("properties"))
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
        outlines=tuple(outlines_of(feature.get("geometry"))),
        relations=tuple(_relations(feature)),
        today=_country(properties),
        claimed=claimed_of(feature),
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
    for name in objects(feature.get("names")):
        text = name.get("toponym", name.get("name"))
        if isinstance(text, str) and text:
            found = True
            tag = name.get("lang") if isinstance(name.get("lang"), str) else ""
            language = str(tag).partition("-")[0].lower()
            span = span_of(name.get("when"))
            yield Toponym(text, language, script_of(text, str(tag)), span, claimed=claimed_of(name))
    title = properties.get("title")
    if not found and isinstance(title, str) and title:
        yield Toponym(title, "", script_of(title, ""))


def _relations(feature: Mapping[str, Any]) -> Iterator[Relation]:
    for relation in objects(feature.get("relations")):
        target = relation.get("relationTo")
        if relation.get("relationType") in _PARTS and isinstance(target, str):
            yield Relation("part_of", target, span_of(relation.get("when")), claimed_of(relation))


def _kind(feature: Mapping[str, Any]) -> str:
    for each in objects(feature.get("types")):
        labels = [each.get("label")]
        labels += [source.get("label") for source in objects(each.get("sourceLabels"))]
        text = next((label for label in labels if isinstance(label, str) and label), "")
        if text:
            return text
    return ""


def _country(properties: Mapping[str, Any]) -> str:
    codes = properties.get("ccodes", properties.get("ccode"))
    listed = codes if isinstance(codes, list) else [codes]
    return listed[0] if len(listed) == 1 and isinstance(listed[0], str) else ""


def _position(geometry: Any) -> tuple[Locus, tuple[float, float] | None]:
    shape = as_object(geometry)
    for each in [shape, *objects(shape.get("geometries"))]:
        try:
            if "coordinates" not in each and isinstance(each.get("geowkt"), str):
                each = read_wkt(each["geowkt"])
            point = representative(str(each.get("type")), each.get("coordinates"))
        except (BadPosition, WktError):
            continue
        if point:
            return locus_of(each["type"]), point
    return Locus.UNLOCATED, None
