"""The geometry of a feature on its way into rows."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from geodata.gazetteers.claims import ClaimWriter
from geodata.gazetteers.positions import BadPosition, locus_of, representative
from geodata.gazetteers.remarks import Remark, error, note
from geodata.gazetteers.tables import GEOMETRIES
from geodata.gazetteers.wkt import WktError, read_wkt
from geodata.places import Locus

__all__ = ["NOWHERE", "Shape", "shape_of"]

_MOST_NESTED: Final = 8


class Shape(NamedTuple):
    """What a place gets from its geometry; ``point`` is (lat, lon)."""

    form: str
    locus: Locus
    point: tuple[float, float] | None
    rows: list[tuple[Any, ...]]
    kept: bool = False


NOWHERE: Final = Shape("none", Locus.UNLOCATED, None, [])


def shape_of(geometry: Any, *, place: int, claims: ClaimWriter, remarks: list[Remark]) -> Shape:
    """Return the rows of a geometry, one for each member of a collection.

    ``kept`` is true where the file's geometry has a form that the rows alone cannot give back.
    """
    if geometry is None:
        return NOWHERE
    if type(geometry) is not dict:
        remarks.append(note("geometry", geometry, "is no object; it is kept as it is."))
        return NOWHERE._replace(kept=True)
    form = "collection" if geometry.get("type") == "GeometryCollection" else "single"
    members, whole = _members(geometry) if form == "collection" else ([geometry], True)
    if not whole:
        remarks.append(note("geometry", geometry, "is an unusual collection; it is kept."))
    located = [_located(member, remarks) for member in members]
    rows = [
        claims.row(GEOMETRIES, place, seq, member, remarks) for seq, member in enumerate(members)
    ]
    best = next((each for each in located if each), None)
    locus, point = best or (Locus.UNLOCATED, None)
    return Shape(form, locus, point, rows, kept=not whole)


def _members(geometry: dict[str, Any], nested: int = 0) -> tuple[list[dict[str, Any]], bool]:
    """Return the simple geometries of a collection, and whether they say all that it said."""
    given = geometry.get("geometries")
    if type(given) is not list or not given or nested > _MOST_NESTED:
        return [], False
    whole = len(geometry) == 2 and nested == 0
    members: list[dict[str, Any]] = []
    for each in given:
        if type(each) is not dict:
            whole = False
        elif each.get("type") == "GeometryCollection":
            inner, _ = _members(each, nested + 1)
            members += inner
            whole = False
        else:
            members.append(each)
    return members, whole


def _located(
    geometry: dict[str, Any], remarks: list[Remark]
) -> tuple[Locus, tuple[float, float]] | None:
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    field = "geometry.coordinates"
    try:
        if "coordinates" not in geometry:
            field = "geometry.geowkt"
            return _from_wkt(geometry)
        point = representative(kind, coordinates) if type(kind) is str else None
    except BadPosition as bad:
        remarks.append(error(field, bad.value, str(bad)))
        return None
    except WktError as bad:
        remarks.append(note(field, geometry.get("geowkt"), f"{bad}; it is kept as it is."))
        return None
    if point is None or type(kind) is not str:
        remarks.append(note(field, coordinates, f"are no coordinates of a {kind}; they are kept."))
        return None
    return locus_of(kind), point


def _from_wkt(geometry: dict[str, Any]) -> tuple[Locus, tuple[float, float]] | None:
    text = geometry.get("geowkt", geometry.get("geo_wkt"))
    if type(text) is not str:
        return None
    read = read_wkt(text)
    parts = read.get("geometries", [read])
    for part in parts:
        point = representative(part["type"], part.get("coordinates"))
        if point is not None:
            return locus_of(part["type"]), point
    return None
