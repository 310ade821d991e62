"""The geometries of KML, and its tracks."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

__all__ = ["BadCoordinates", "local", "shape_of", "text_of", "track_times"]


class BadCoordinates(ValueError):
    """What stands where coordinates belong are none; ``value`` is it."""

    def __init__(self, value: str) -> None:
        super().__init__(value)
        self.value = value


def local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def text_of(element: Element | None) -> str:
    """Return the text in an element, without the spaces around it."""
    return (element.text or "").strip() if element is not None else ""


def shape_of(element: Element) -> dict[str, Any] | None:
    """Return a geometry as GeoJSON has it, [lon, lat] or [lon, lat, altitude in metres].

    Raises BadCoordinates.
    """
    name = local(element)
    if name in ("MultiGeometry", "MultiTrack"):
        shapes = [shape_of(child) for child in element if local(child) in _READERS]
        return {"type": "GeometryCollection", "geometries": [shape for shape in shapes if shape]}
    reader = _READERS.get(name)
    return reader(element) if reader else None


def track_times(element: Element) -> list[str]:
    """Return the times of a gx:Track, or of all tracks of a gx:MultiTrack, in their order."""
    if local(element) not in ("Track", "MultiTrack"):
        return []
    return [text_of(each) for each in element.iter() if local(each) == "when" and text_of(each)]


def _point(element: Element) -> dict[str, Any] | None:
    positions = _coordinates(element)
    return {"type": "Point", "coordinates": positions[0]} if positions else None


def _line(element: Element) -> dict[str, Any] | None:
    positions = _coordinates(element)
    return {"type": "LineString", "coordinates": positions} if positions else None


def _polygon(element: Element) -> dict[str, Any] | None:
    rings = []
    for kind in ("outerBoundaryIs", "innerBoundaryIs"):
        for boundary in (child for child in element if local(child) == kind):
            rings += [_coordinates(ring) for ring in boundary if local(ring) == "LinearRing"]
    return {"type": "Polygon", "coordinates": rings} if any(rings) else None


def _track(element: Element) -> dict[str, Any] | None:
    positions = [_position(text_of(e).split()) for e in element if local(e) == "coord"]
    if len(positions) == 1:
        return {"type": "Point", "coordinates": positions[0]}
    return {"type": "LineString", "coordinates": positions} if positions else None


def _coordinates(element: Element) -> list[list[float]]:
    text = next((text_of(child) for child in element if local(child) == "coordinates"), "")
    return [_position(each.split(",")) for each in text.split()]


def _position(parts: list[str]) -> list[float]:
    try:
        numbers = [float(part) for part in parts if part]
    except ValueError:
        numbers = []
    if not 2 <= len(numbers) <= 3:
        raise BadCoordinates(",".join(parts))
    return numbers


_READERS = {
    "Point": _point,
    "LineString": _line,
    "LinearRing": _line,
    "Polygon": _polygon,
    "Track": _track,
    "MultiGeometry": shape_of,
    "MultiTrack": shape_of,
}
