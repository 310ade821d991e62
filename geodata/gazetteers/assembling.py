"""Puts features of the Linked Places Format together again from their rows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from geodata.gazetteers.extras import put_back
from geodata.gazetteers.tables import GEOMETRIES, KINDS, Kind

__all__ = ["Assembler"]

_ENDS = ("in", "earliest", "latest")


class Assembler:
    """Reads the features of one gazetteer. Times and evidence are remembered while in use."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._dating = lru_cache(maxsize=4096)(self._read_dating)
        self._evidence = lru_cache(maxsize=4096)(self._read_evidence)

    def features(self) -> Iterator[dict[str, Any]]:
        """Yield all places as features, in the order in which they came."""
        for row in self._connection.execute("SELECT * FROM place ORDER BY number"):
            yield self._feature(row)

    def feature(self, place_id: str) -> dict[str, Any] | None:
        """Return one place as a feature, or None where there is none of that id."""
        row = self._connection.execute("SELECT * FROM place WHERE id = ?", (place_id,)).fetchone()
        return None if row is None else self._feature(row)

    def _feature(self, row: tuple[Any, ...]) -> dict[str, Any]:
        number, _file, place_id, title, ccodes, fclasses, locus, stated, radius = row[:9]
        form, dating, properties_extra, extra = row[11:]
        properties: dict[str, Any] = {"title": title}
        if ccodes is not None:
            properties["ccodes"] = json.loads(ccodes)
        if fclasses is not None:
            properties["fclasses"] = json.loads(fclasses)
        if stated:
            properties["locus"] = locus
        if radius is not None:
            properties["radius_km"] = radius
        feature: dict[str, Any] = {
            "@id": place_id,
            "type": "Feature",
            "properties": put_back(properties, properties_extra),
        }
        if dating is not None:
            feature["when"] = self._when(dating)
        for kind in KINDS:
            claims = self._claims(kind, number)
            if claims:
                feature[kind.key] = claims
        feature["geometry"] = self._geometry(number, form)
        return put_back(feature, extra)

    def _geometry(self, place: int, form: str) -> dict[str, Any] | None:
        shapes = self._claims(GEOMETRIES, place)
        if form == "collection":
            return {"type": "GeometryCollection", "geometries": shapes}
        return shapes[0] if shapes else None

    def _claims(self, kind: Kind, place: int) -> list[dict[str, Any]]:
        # The table's name is one of ours.
        query = f"SELECT * FROM {kind.table} WHERE place = ? ORDER BY seq"  # noqa: S608
        return [self._claim(kind, row[2:]) for row in self._connection.execute(query, (place,))]

    def _claim(self, kind: Kind, values: tuple[Any, ...]) -> dict[str, Any]:
        count = len(kind.texts)
        claim = {
            key: text for key, text in zip(kind.texts, values, strict=False) if text is not None
        }
        for key, text in zip(kind.structures, values[count:], strict=False):
            if text is not None:
                claim[key] = json.loads(text)
        dating, certainty, evidence, extra = values[-4:]
        if dating is not None:
            claim["when"] = self._when(dating)
        if certainty is not None:
            claim["certainty"] = certainty
        if evidence is not None:
            claim["citations"] = json.loads(self._evidence(evidence))
        return put_back(claim, extra)

    def _when(self, number: int) -> dict[str, Any]:
        # Parsed anew each time, so that a caller may change what it is given.
        when: dict[str, Any] = json.loads(self._dating(number))
        return when

    def _read_dating(self, number: int) -> str:
        query = "SELECT label, duration, certainty, extra FROM dating WHERE number = ?"
        label, duration, certainty, extra = self._connection.execute(query, (number,)).fetchone()
        texts = (("label", label), ("duration", duration), ("certainty", certainty))
        when: dict[str, Any] = {key: text for key, text in texts if text is not None}
        spans = self._rows("timespan", "dating", number)
        if spans:
            when["timespans"] = [_span(row) for row in spans]
        periods = self._rows("period", "dating", number)
        if periods:
            when["periods"] = [
                _without_none({"name": name, "uri": uri}, extra) for name, uri, extra in periods
            ]
        return json.dumps(put_back(when, extra))

    def _read_evidence(self, number: int) -> str:
        rows = self._rows("citation", "evidence", number)
        return json.dumps(
            [
                _without_none({"label": label, "year": year, "@id": uri}, extra)
                for label, year, uri, extra in rows
            ]
        )

    def _rows(self, table: str, parent: str, number: int) -> list[tuple[Any, ...]]:
        # The names are ours.
        query = f"SELECT * FROM {table} WHERE {parent} = ? ORDER BY seq"  # noqa: S608
        return [row[2:] for row in self._connection.execute(query, (number,))]


def _span(row: tuple[Any, ...]) -> dict[str, Any]:
    ends = {"start": row[:3], "end": row[3:6]}
    span: dict[str, Any] = {}
    for key, dates in ends.items():
        end = {name: date for name, date in zip(_ENDS, dates, strict=True) if date is not None}
        if end:
            span[key] = end
    return put_back(span, row[-1])


def _without_none(values: dict[str, Any], extra: str | None) -> dict[str, Any]:
    return put_back({key: value for key, value in values.items() if value is not None}, extra)
