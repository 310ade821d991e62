"""Reading the gazetteer: places with their names, positions, outlines and ties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from geodata.errors import Problem
from geodata.places import Locus, Outline, Place, Relation, Toponym
from geodata.places.countries import look_swapped
from geodata.seedfiles.claims import CLAIM_KEYS, Sources, read_claimed, read_span
from geodata.seedfiles.entry import Entry, suggestion
from geodata.seedfiles.formats import has_right_format
from geodata.seedfiles.outlines import Rings, frame_holds, read_outline
from geodata.seedfiles.tomlfile import TomlFile, read_toml

__all__ = ["NAME_KINDS", "RELATION_KINDS", "check_place", "place_files", "read_places"]

NAME_KINDS = ("usual", "official", "variant", "today")
RELATION_KINDS = ("part_of", "seat_of", "seat", "in")

_PLACE_KEYS = (
    *("id", "kind", "locus", "lat", "lon", "radius_km", "today", "note"),
    *("name", "relation", "outline", *CLAIM_KEYS),
)
_COUNTRY = re.compile(r"[A-Z]{2}|")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_SCRIPT = re.compile(r"[A-Z][a-z]{3}")
_HALF_EQUATOR_KM = 20037.0


def place_files(folder: Path) -> list[Path]:
    """Return the files of places in a gazetteer folder, by name."""
    return sorted(path for path in folder.glob("*.toml") if path.name != "sources.toml")


def read_places(
    folder: Path,
    *,
    shown: str,
    sources: Sources,
    problems: list[Problem],
    known: Mapping[str, Place] | None = None,
) -> dict[str, Place]:
    """Read all places of a gazetteer folder, by id, in the order of the files.

    ``shown`` is what problems call the folder. ``known`` are the places of another gazetteer, which
    come first in the result.
    """
    places = dict(known or {})
    related: list[tuple[Entry, str]] = []
    for path in place_files(folder):
        where = f"{shown}/{path.name}"
        file = read_toml(path, where=where, problems=problems)
        for entry in _place_entries(file, problems) if file else ():
            place = _place(entry, folder=folder, shown=shown, sources=sources)
            if place.id in places:
                entry.problem("id", "Another place has this id. Give one of them a new id.")
            elif place.id:
                places[place.id] = place
            related += [(inner, inner.text("place")) for inner in entry.entries("relation")]
    for inner, target in related:
        check_place(inner, target, places)
    return places


def check_place(
    entry: Entry, place_id: str, known: Mapping[str, Place], *, key: str = "place"
) -> bool:
    """Return whether a place is known; tell it where it is not."""
    if place_id and place_id not in known:
        hint = suggestion(place_id, known) or "Add it there."
        entry.problem(key, f"No place in the gazetteer has this id. {hint}", value=place_id)
    return place_id in known


def _place_entries(file: TomlFile, problems: list[Problem]) -> Iterator[Entry]:
    whole = Entry(file.content, file=file, problems=problems)
    if has_right_format(whole):
        whole.expect("format", "place")
        yield from whole.entries("place")


def _place(entry: Entry, *, folder: Path, shown: str, sources: Sources) -> Place:
    entry.expect(*_PLACE_KEYS)
    locus = Locus(entry.choice("locus", tuple(Locus)))
    today = _matching(entry, "today", _COUNTRY, "A country code of two capitals, such as LV")
    lat, lon = _position(entry, locus, today)
    return Place(
        id=entry.identifier(),
        kind=entry.text("kind", required=True),
        locus=locus,
        lat=lat,
        lon=lon,
        radius_km=_radius(entry, locus),
        toponyms=tuple(_toponym(name, sources) for name in _names(entry)),
        outlines=tuple(
            _outline(part, _rings(part, folder, shown), sources, middle=(lat, lon))
            for part in entry.entries("outline")
        ),
        relations=tuple(_relation(tie, sources) for tie in entry.entries("relation")),
        today=today,
        notes=entry.texts("note"),
        claimed=read_claimed(entry, sources),
    )


def _position(entry: Entry, locus: Locus, today: str) -> tuple[float | None, float | None]:
    located = locus is not Locus.UNLOCATED
    if not located and ("lat" in entry.table or "lon" in entry.table):
        entry.problem("locus", "An unlocated place has no lat and lon. Take them out.")
        return None, None
    lat = entry.number("lat", low=-90, high=90, required=located)
    lon = entry.number("lon", low=-180, high=180, required=located)
    if lat is not None and lon is not None and look_swapped(lat, lon, country=today):
        text = (
            f"lat {lat:g} and lon {lon:g} do not lie in {today}, but the other way round they do."
        )
        entry.problem("lat", f"{text} Swap them.")
    return lat, lon


def _radius(entry: Entry, locus: Locus) -> float | None:
    required = locus is Locus.REGION_HINT
    radius = entry.number("radius_km", low=0, high=_HALF_EQUATOR_KM, required=required)
    if required and radius == 0:
        entry.problem("radius_km", "A region reaches somewhere. Write its radius in kilometres.")
    return radius


def _names(entry: Entry) -> list[Entry]:
    names = entry.entries("name")
    if not names:
        entry.problem("name", "The place has no name. Add a [[place.name]] for each.")
    return names


def _toponym(entry: Entry, sources: Sources) -> Toponym:
    entry.expect("name", "language", "script", "when", "kind", *CLAIM_KEYS)
    return Toponym(
        name=entry.text("name", required=True),
        language=_matching(entry, "language", _LANGUAGE, "A language code, such as lv"),
        script=_matching(entry, "script", _SCRIPT, "A script code, such as Latn or Cyrl"),
        span=read_span(entry),
        kind=entry.choice("kind", NAME_KINDS, default="usual"),
        claimed=read_claimed(entry, sources),
    )


def _relation(entry: Entry, sources: Sources) -> Relation:
    entry.expect("kind", "place", "when", *CLAIM_KEYS)
    return Relation(
        kind=entry.choice("kind", RELATION_KINDS),
        place_id=entry.text("place", required=True),
        span=read_span(entry),
        claimed=read_claimed(entry, sources),
    )


def _outline(
    entry: Entry, rings: Rings, sources: Sources, *, middle: tuple[float | None, float | None]
) -> Outline:
    """Read an outline; ``middle`` (lat, lon) is the point that stands for the place."""
    entry.expect("file", "when", "source_note", *CLAIM_KEYS)
    lat, lon = middle
    if rings and lat is not None and lon is not None and not frame_holds(rings, lat, lon):
        text = "The place's lat and lon lie outside the outline. Check which of the two is wrong."
        if frame_holds(rings, lon, lat):
            text = "The outline has latitude first. Write [longitude, latitude], in this order."
        entry.problem("file", text)
    return Outline(
        rings=rings,
        span=read_span(entry),
        source_note=entry.texts("source_note"),
        claimed=read_claimed(entry, sources),
    )


def _rings(entry: Entry, folder: Path, shown: str) -> Rings:
    name = entry.text("file", required=True)
    if not name:
        return ()
    inside = PurePosixPath(name)
    if inside.is_absolute() or ".." in inside.parts or "\\" in name or ":" in name:
        entry.problem("file", "The file lies in the gazetteer's folder. Write outlines/….geojson.")
        return ()
    where = f"{shown}/{name}"
    return read_outline(folder / inside, where=where, problems=entry.problems)


def _matching(entry: Entry, key: str, pattern: re.Pattern[str], what: str) -> str:
    value = entry.text(key)
    if pattern.fullmatch(value):
        return value
    entry.problem(key, f"{what} belongs here.")
    return ""
