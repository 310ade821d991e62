"""Reads places back from their rows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache

from geodata.places import Locus, Outline, Place, Relation, Toponym
from geodata.storage.values import SharedValues

__all__ = ["PlaceShelf"]


class PlaceShelf(Mapping[str, Place]):
    """All places of a database by id, in the order of the files; each is read when asked for."""

    def __init__(self, values: SharedValues) -> None:
        self._values = values
        self._get = lru_cache(maxsize=4096)(self._read)

    def __getitem__(self, place_id: str) -> Place:
        return self._get(place_id)

    def __iter__(self) -> Iterator[str]:
        return (row[0] for row in self._values.rows("SELECT id FROM place ORDER BY number"))

    def __len__(self) -> int:
        return int(self._values.row("SELECT count(*) FROM place")[0])

    def _read(self, place_id: str) -> Place:
        query = (
            "SELECT number, kind, locus, lat, lon, radius_km, today, evidence "
            "FROM place WHERE id = ?"
        )
        rows = self._values.rows(query, place_id)
        if not rows:
            raise KeyError(place_id)
        number, kind, locus, lat, lon, radius, today, evidence = rows[0]
        return Place(
            id=place_id,
            kind=kind,
            locus=Locus(locus),
            lat=lat,
            lon=lon,
            radius_km=radius,
            toponyms=self._toponyms(number),
            outlines=self._outlines(number),
            relations=self._relations(number),
            today=today,
            notes=self._values.texts(
                "SELECT language, note FROM place_text WHERE place = ?", number
            ),
            claimed=self._values.evidence(evidence),
        )

    def _toponyms(self, place: int) -> tuple[Toponym, ...]:
        query = (
            "SELECT name, language, script, timespan, kind, evidence "
            "FROM toponym WHERE place = ? ORDER BY number"
        )
        values = self._values
        return tuple(
            Toponym(name, language, script, values.span(span), kind, values.evidence(evidence))
            for name, language, script, span, kind, evidence in values.rows(query, place)
        )

    def _outlines(self, place: int) -> tuple[Outline, ...]:
        query = (
            "SELECT number, rings, timespan, evidence FROM outline WHERE place = ? ORDER BY number"
        )
        notes = "SELECT language, source_note FROM outline_text WHERE outline = ?"
        values = self._values
        return tuple(
            Outline(
                rings=_rings(rings),
                span=values.span(span),
                source_note=values.texts(notes, number),
                claimed=values.evidence(evidence),
            )
            for number, rings, span, evidence in values.rows(query, place)
        )

    def _relations(self, place: int) -> tuple[Relation, ...]:
        query = (
            "SELECT r.kind, t.id, r.timespan, r.evidence FROM relation AS r "
            "JOIN place AS t ON t.number = r.target WHERE r.place = ? ORDER BY r.number"
        )
        values = self._values
        return tuple(
            Relation(kind, target, values.span(span), values.evidence(evidence))
            for kind, target, span, evidence in values.rows(query, place)
        )


def _rings(coordinates: str) -> tuple[tuple[tuple[float, float], ...], ...]:
    """Return rings of (lat, lon) from the coordinates of a MultiPolygon."""
    polygons = json.loads(coordinates)
    return tuple(tuple((lat, lon) for lon, lat in polygon[0]) for polygon in polygons)
