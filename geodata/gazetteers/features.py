"""Takes a feature of the Linked Places Format apart into rows, and loses nothing of it."""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from geodata.gazetteers.claims import ClaimWriter
from geodata.gazetteers.dating import Datings
from geodata.gazetteers.evidence import Evidence
from geodata.gazetteers.extras import as_json, codes_json, extra_text
from geodata.gazetteers.remarks import Remark, error, note
from geodata.gazetteers.rows import Rows
from geodata.gazetteers.shapes import Shape, shape_of
from geodata.gazetteers.tables import GEOMETRIES, KINDS, Kind
from geodata.places import Locus
from geodata.places.countries import look_swapped

__all__ = ["FeatureWriter"]

_PLACE: Final = f"INSERT INTO place VALUES ({', '.join('?' * 15)})"  # noqa: S608 (marks only)
_LOCI: Final = {locus.value for locus in Locus}
_OWN: Final = frozenset(
    ("type", "@id", "properties", "when", "geometry", *(kind.key for kind in KINDS))
)
_ONLY_OBJECTS: Final = frozenset((dict,))
_OWN_PROPERTIES: Final = frozenset(("title", "ccodes", "fclasses", "locus", "radius_km"))


class FeatureWriter:
    """Writes features into the tables of a gazetteer. The caller holds the transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._rows = Rows(connection)
        self._claims = ClaimWriter(Datings(self._rows), Evidence(self._rows))
        self._place = self._rows.last_number("place")
        self.places = 0
        self.names = 0

    def write(self, feature: dict[str, Any], *, file: int, otherwise_id: str) -> list[Remark]:
        """Write a feature, and return what is to be said about it.

        Where one of the remarks is an error nothing of the feature is written. ``file`` is the
        number of its file; ``otherwise_id`` is the id of a feature that has none of its own.
        """
        remarks: list[Remark] = []
        number = self._place + 1
        try:
            shape = shape_of(
                feature.get("geometry"), place=number, claims=self._claims, remarks=remarks
            )
            lists, kept, derived = self._lists(feature, number, remarks)
            place = self._place_row(feature, shape, lists, kept, derived, remarks, otherwise_id)
        except ValueError:  # what JSON cannot say
            return [error("", None, "holds a number that is not finite. Correct it.")]
        except RecursionError:
            return [error("", None, "is nested too deeply. Leave out what is inside.")]
        if remarks and any(remark.severity == "error" for remark in remarks):
            return remarks
        try:
            self._connection.execute(_PLACE, (number, file, *place))
        except sqlite3.IntegrityError:
            text = "is the id of another place already. Give each place an id of its own."
            return [error("@id", place[0], text)]
        self._place = number
        self._rows.extend(GEOMETRIES.table, shape.rows)
        for kind, rows in lists:
            self._rows.extend(kind.table, rows)
            self.names += len(rows) if kind.table == "name" else 0
        self.places += 1
        return remarks

    def flush(self) -> None:
        """Write what still waits; to be called before the transaction ends."""
        self._rows.flush()

    def _lists(
        self, feature: dict[str, Any], number: int, remarks: list[Remark]
    ) -> tuple[list[tuple[Kind, list[tuple[Any, ...]]]], dict[str, Any], list[str]]:
        """Return the rows of all lists of claims, with what is kept and derived of them."""
        kept = {key: feature[key] for key in feature.keys() - _OWN}
        derived: list[str] = []
        lists = []
        for kind in KINDS:
            if kind.key not in feature:
                continue
            given = feature[kind.key]
            claims = given if type(given) is list and given else []
            if not claims or not _ONLY_OBJECTS.issuperset(map(type, claims)):
                claims = [each for each in claims if type(each) is dict]
                kept[kind.key] = given
                derived.append(kind.key)
                if given != []:
                    text = "is not a list of objects; it is kept as it is."
                    remarks.append(note(kind.key, given, text))
            row = self._claims.row
            rows = [row(kind, number, seq, claim, remarks) for seq, claim in enumerate(claims)]
            lists.append((kind, rows))
        return lists, kept, derived

    def _place_row(
        self,
        feature: dict[str, Any],
        shape: Shape,
        lists: list[tuple[Kind, list[tuple[Any, ...]]]],
        kept: dict[str, Any],
        derived: list[str],
        remarks: list[Remark],
        otherwise_id: str,
    ) -> tuple[Any, ...]:
        """Return the values of the place itself, from its id on."""
        place_id = self._id(feature, kept, derived, otherwise_id, remarks)
        dating = self._when(feature, kept, remarks)
        if feature.get("type") != "Feature":
            derived.append("type")
            if "type" in feature:
                kept["type"] = feature["type"]
        if shape.kept:
            kept["geometry"] = feature["geometry"]
        if shape.kept or "geometry" not in feature:
            derived.append("geometry")
        title = _first_name(lists) or place_id
        title, *described, properties_extra = _properties(
            feature, shape, title, kept, derived, remarks
        )
        extra = extra_text(kept, derived)
        point = shape.point or (None, None)
        ccodes, fclasses, locus, stated, radius = described
        return (
            *(place_id, title, ccodes, fclasses, locus, stated, radius, *point),
            *(shape.form, dating, properties_extra, extra),
        )

    def _id(
        self,
        feature: dict[str, Any],
        kept: dict[str, Any],
        derived: list[str],
        otherwise: str,
        remarks: list[Remark],
    ) -> str:
        given = feature.get("@id")
        if type(given) is str and given:
            return given
        if "@id" in feature:
            kept["@id"] = given
        derived.append("@id")
        for other in (given, feature.get("id")):
            if type(other) in (int, str) and other != "":
                remarks.append(note("@id", other, "is read as the place's id and kept as it is."))
                return str(other)
        remarks.append(note("@id", None, f"is missing; the place is kept as “{otherwise}”."))
        return otherwise

    def _when(
        self, feature: dict[str, Any], kept: dict[str, Any], remarks: list[Remark]
    ) -> int | None:
        given = feature.get("when")
        if type(given) is dict:
            return self._claims.datings.number(given, remarks)
        if "when" in feature:
            kept["when"] = given
            remarks.append(note("when", given, "is no object; it is kept as it is."))
        return None


def _first_name(lists: list[tuple[Kind, list[tuple[Any, ...]]]]) -> str | None:
    names = (row[2] for kind, rows in lists if kind.table == "name" for row in rows)
    return next((name for name in names if name), None)


def _properties(
    feature: dict[str, Any],
    shape: Shape,
    title: str,
    feature_kept: dict[str, Any],
    feature_derived: list[str],
    remarks: list[Remark],
) -> tuple[Any, ...]:
    """Return title, countries, classes, locus, whether it was stated, radius and extra."""
    given = feature.get("properties")
    if type(given) is not dict:
        feature_derived.append("properties")
        if "properties" in feature:
            feature_kept["properties"] = given
            if given is not None:
                remarks.append(note("properties", given, "is no object; it is kept as it is."))
        given = {}
    kept = {key: given[key] for key in given.keys() - _OWN_PROPERTIES}
    derived: list[str] = []
    own = given.get("title")
    if type(own) is not str or not own:
        derived.append("title")
        if "title" in given:
            kept["title"] = own
        own = title
    ccodes = _codes("ccodes", given, kept, remarks)
    if ccodes is None and type(given.get("ccode")) is str and "ccodes" not in given:
        ccodes = as_json([given["ccode"]])
        derived.append("ccodes")
        remarks.append(note("properties.ccode", given["ccode"], "should be ccodes, a list."))
    if ccodes is not None and shape.point is not None:
        _warn_of_swapped(shape.point, given.get("ccodes", []), remarks)
    fclasses = _codes("fclasses", given, kept, remarks)
    locus = _one_of("locus", given, kept, lambda value: type(value) is str and value in _LOCI)
    radius = _one_of("radius_km", given, kept, _is_radius)
    chosen = locus or (shape.locus.value if radius is None else Locus.REGION_HINT.value)
    if shape.point is None:
        chosen = locus or Locus.UNLOCATED.value
    return (
        *(own, ccodes, fclasses, chosen, int(locus is not None)),
        *(radius, extra_text(kept, derived)),
    )


def _warn_of_swapped(
    point: tuple[float, float], countries: list[str], remarks: list[Remark]
) -> None:
    if countries and all(look_swapped(*point, country=code) for code in countries):
        text = (
            f"lies in {countries[0]} only with longitude and latitude the other way round: they "
            "are likely swapped. GeoJSON has the longitude first."
        )
        remarks.append(note("geometry.coordinates", list(point[::-1]), text))


def _codes(
    key: str, given: dict[str, Any], kept: dict[str, Any], remarks: list[Remark]
) -> str | None:
    value = given.get(key)
    if type(value) is list and all(type(code) is str for code in value):
        return codes_json(tuple(value))
    if key in given:
        kept[key] = value
        remarks.append(note(f"properties.{key}", value, "is not a list of codes; it is kept."))
    return None


def _one_of(key: str, given: dict[str, Any], kept: dict[str, Any], good: Any) -> Any:
    value = given.get(key)
    if good(value):
        return value
    if key in given:
        kept[key] = value
    return None


def _is_radius(value: Any) -> bool:
    return type(value) in (int, float) and 0 < value <= 20_038  # half around the Earth
