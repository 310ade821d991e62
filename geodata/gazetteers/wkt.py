"""Reads and writes geometries as well-known text (OGC 06-103r4, section 7)."""

from __future__ import annotations

import re
from typing import Any, Final

__all__ = ["WktError", "read_wkt", "write_wkt"]

DEPTHS: Final = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}
"""How many lists are around a position, by type of geometry."""

_NAMES: Final = {name.upper(): name for name in DEPTHS}
_TOKEN: Final = re.compile(r"\s*([A-Za-z]+|[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?|[(),;=])")
_MOST_NESTED: Final = 8


class WktError(ValueError):
    """The text is not well-known text; ``args[0]`` says why."""


def read_wkt(text: str) -> dict[str, Any]:
    """Return a geometry with ``type`` and ``coordinates`` (or ``geometries``), [lon, lat].

    ``SRID=4326;`` before it and Z and M after its name are allowed; other reference systems are
    not. Raises WktError.
    """
    tokens = _Tokens(text)
    tokens.skip_reference_system()
    geometry = _geometry(tokens, 0)
    if tokens.peek() is not None:
        raise WktError(f"does not end after the geometry: “{tokens.peek()}” follows")
    return geometry


def write_wkt(geometry: dict[str, Any]) -> str:
    """Return a geometry as well-known text."""
    name = geometry["type"]
    if name == "GeometryCollection":
        return f"GEOMETRYCOLLECTION ({', '.join(map(write_wkt, geometry['geometries']))})"
    coordinates = geometry["coordinates"]
    inner = _written(coordinates, DEPTHS[name])
    return f"{name.upper()} {inner if DEPTHS[name] else f'({inner})'}"


class _Tokens:
    def __init__(self, text: str) -> None:
        self._found: list[str] = []
        position = 0
        end = len(text.rstrip())
        while position < end:
            match = _TOKEN.match(text, position)
            if match is None:
                raise WktError(f"cannot be read from “{text[position : position + 20]}” on")
            self._found.append(match[1])
            position = match.end()
        self._next = 0

    def peek(self) -> str | None:
        return self._found[self._next] if self._next < len(self._found) else None

    def take(self) -> str:
        token = self.peek()
        if token is None:
            raise WktError("ends too early")
        self._next += 1
        return token

    def expect(self, wanted: str) -> None:
        token = self.take()
        if token != wanted:
            raise WktError(f"has “{token}” where “{wanted}” belongs")

    def skip_reference_system(self) -> None:
        if (self.peek() or "").upper() == "SRID":
            head = [self.take() for _ in range(4)]
            if head[1::2] != ["=", ";"] or head[2] != "4326":
                raise WktError("is not in degrees of WGS 84 (SRID 4326)")


def _geometry(tokens: _Tokens, nested: int) -> dict[str, Any]:
    word = tokens.take().upper()
    name = word.rstrip("ZM") if word not in _NAMES and word != "GEOMETRYCOLLECTION" else word
    if (tokens.peek() or "").upper() in ("Z", "M", "ZM"):
        tokens.take()
    if name == "GEOMETRYCOLLECTION" and nested < _MOST_NESTED:
        return {"type": "GeometryCollection", "geometries": _members(tokens, nested)}
    if name not in _NAMES:
        raise WktError(f"begins with “{word}”, which is no geometry")
    kind = _NAMES[name]
    depth = DEPTHS[kind]
    coordinates = _list(tokens, max(depth, 1))
    if depth == 0 and len(coordinates) != 1:
        raise WktError("has several positions in one point")
    return {"type": kind, "coordinates": coordinates if depth else coordinates[0]}


def _members(tokens: _Tokens, nested: int) -> list[dict[str, Any]]:
    tokens.expect("(")
    members = [_geometry(tokens, nested + 1)]
    while tokens.peek() == ",":
        tokens.take()
        members.append(_geometry(tokens, nested + 1))
    tokens.expect(")")
    return members


def _list(tokens: _Tokens, depth: int) -> list[Any]:
    """Read a list in brackets; at depth 1 its members are positions."""
    if depth == 0:
        return _position(tokens)
    tokens.expect("(")
    members = [_list(tokens, depth - 1)]
    while tokens.peek() == ",":
        tokens.take()
        members.append(_list(tokens, depth - 1))
    tokens.expect(")")
    return members


def _position(tokens: _Tokens) -> list[float]:
    if tokens.peek() == "(":  # MULTIPOINT ((1 2), (3 4))
        tokens.take()
        inner = _position(tokens)
        tokens.expect(")")
        return inner
    numbers = []
    while tokens.peek() not in (",", ")", None):
        numbers.append(_number(tokens.take()))
    if not 2 <= len(numbers) <= 4:
        raise WktError("has a position that is not two numbers, the longitude and the latitude")
    return numbers


def _number(token: str) -> float:
    try:
        return float(token)
    except ValueError as error:
        raise WktError(f"has “{token}” where a number belongs") from error


def _written(coordinates: Any, depth: int) -> str:
    if depth == 0:
        return " ".join(_figure(number) for number in coordinates)
    return "(" + ", ".join(_written(each, depth - 1) for each in coordinates) + ")"


def _figure(number: float) -> str:
    return repr(number)
