"""What is made of dates, well-known text and whole places."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.dates import gregorian_to_jdn
from geodata.gazetteers.days import days_of
from geodata.gazetteers.placing import as_place, script_of
from geodata.gazetteers.positions import BadPosition, representative
from geodata.gazetteers.wkt import WktError, read_wkt, write_wkt
from geodata.places import Certainty, Locus


def year(first: int, last: int | None = None) -> tuple[int, int]:
    return gregorian_to_jdn(first, 1, 1), gregorian_to_jdn(last or first, 12, 31)


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("1600", year(1600)),
        (1600, year(1600)),
        ("676", year(676)),
        ("-000015", year(-15)),
        ("-320", year(-320)),
        ("1600~", year(1600)),
        ("1917-11", (gregorian_to_jdn(1917, 11, 1), gregorian_to_jdn(1917, 11, 30))),
        ("1917-11-7", (gregorian_to_jdn(1917, 11, 7),) * 2),
        ("2010-05-28T02:02:09Z", (gregorian_to_jdn(2010, 5, 28),) * 2),
        ("1600/1650", year(1600, 1650)),
        ("193X", year(1930, 1939)),
    ],
)
def test_dates_of_every_make_are_read(date: Any, days: tuple[int, int]) -> None:
    assert days_of(date) == days


@pytest.mark.parametrize("date", ["", " ", -1, None, True, 16.5, [], "soon", "1917-13", "9" * 500])
def test_what_is_no_date_has_no_days(date: Any) -> None:
    assert days_of(date) is None


@given(st.text(max_size=30))
def test_no_text_breaks_the_dates(text: str) -> None:
    found = days_of(text)
    assert found is None or len(found) == 2


POSITIONS = st.lists(st.floats(-90, 90), min_size=2, max_size=3)
SHAPES = st.one_of(
    st.builds(lambda c: {"type": "Point", "coordinates": c}, POSITIONS),
    st.builds(lambda c: {"type": "LineString", "coordinates": c}, st.lists(POSITIONS, min_size=2)),
    st.builds(
        lambda c: {"type": "MultiPolygon", "coordinates": [[c], [c]]},
        st.lists(POSITIONS, min_size=4),
    ),
)


@given(SHAPES)
def test_a_geometry_comes_back_from_well_known_text(shape: dict[str, Any]) -> None:
    assert read_wkt(write_wkt(shape)) == shape


@pytest.mark.parametrize(
    ("text", "geometry"),
    [
        ("POINT(1 2)", {"type": "Point", "coordinates": [1, 2]}),
        (" point z ( 1 2 3 ) ", {"type": "Point", "coordinates": [1, 2, 3]}),
        ("SRID=4326;POINT(1e1 -2)", {"type": "Point", "coordinates": [10, -2]}),
        ("MULTIPOINT((1 2),(3 4))", {"type": "MultiPoint", "coordinates": [[1, 2], [3, 4]]}),
        ("MULTIPOINT(1 2,3 4)", {"type": "MultiPoint", "coordinates": [[1, 2], [3, 4]]}),
        (
            "GEOMETRYCOLLECTION(POINT(1 2))",
            {
                "type": "GeometryCollection",
                "geometries": [{"type": "Point", "coordinates": [1, 2]}],
            },
        ),
    ],
)
def test_forms_of_well_known_text(text: str, geometry: dict[str, Any]) -> None:
    assert read_wkt(text) == geometry


@pytest.mark.parametrize(
    "text",
    [
        *("", "POINT", "POINT(1)", "POINT(1 2", "POINT(1 2))", "POINT(a b)", "POINT(1,2)"),
        *("PUNKT(1 2)", "POINT(1 2) x", "SRID=3857;POINT(1 2)", "POLYGON(1 2)", "POINT(1..2 3)"),
        "GEOMETRYCOLLECTION(" * 50,
    ],
)
def test_bad_well_known_text_is_refused(text: str) -> None:
    with pytest.raises(WktError):
        read_wkt(text)


@given(st.text(alphabet="POINTLYG(), 0123456789.-eZ", max_size=40))
def test_no_text_breaks_the_reader_of_wkt(text: str) -> None:
    with suppress(WktError):
        assert read_wkt(text)["type"]


@pytest.mark.parametrize(
    "coordinates", [[float("nan"), 1], [float("inf"), 1], [1, 91], [181, 1], [1e300, 0]]
)
def test_positions_that_are_nowhere_are_refused(coordinates: list[float]) -> None:
    with pytest.raises(BadPosition):
        representative("Point", coordinates)
    with pytest.raises(BadPosition):
        representative("LineString", [coordinates[:1] * 2, [0, 0], [1, -400], [400, 1]])


def test_a_place_has_its_names_with_their_times_and_scripts() -> None:
    place = as_place(
        {
            "@id": "x",
            "properties": {"title": "Mitau", "ccodes": ["LV"]},
            "types": [{"sourceLabels": [{"label": "Stadt"}]}],
            "names": [
                {"toponym": "Митава", "lang": "ru", "citation": {"label": "a map"}},
                {
                    "toponym": "Mitau",
                    "lang": "de-Latn",
                    "when": {"timespans": [{"start": {"in": "1573"}, "end": {"latest": "1917"}}]},
                },
            ],
            "relations": [{"relationType": "gvp:broaderPartitive", "relationTo": "y"}],
            "geometry": {"geowkt": "POLYGON((1 2, 3 2, 3 4, 1 2))"},
        }
    )
    assert (place.id, place.kind, place.today, place.locus) == ("x", "Stadt", "LV", Locus.AREA)
    assert (place.lat, place.lon) == (3, 2)
    triangle = (((2, 1), (2, 3), (4, 3), (2, 1)),)
    assert [outline.rings for outline in place.outlines] == [triangle]
    first, second = place.toponyms
    assert (first.script, first.span, second.script) == ("Cyrl", None, "Latn")
    assert first.claimed.citations[0].source.label == "a map"
    assert second.span is not None
    assert second.span.edtf == "1573/1917"
    assert [(each.kind, each.place_id) for each in place.relations] == [("part_of", "y")]


SQUARE = [[1, 2], [3, 2], [3, 4], [1, 4], [1, 2]]
HOLE = [[1.5, 2.5], [2, 2.5], [2, 3], [1.5, 2.5]]
AS_RING = ((2.0, 1.0), (2.0, 3.0), (4.0, 3.0), (4.0, 1.0), (2.0, 1.0))


def test_polygons_are_outlines_each_with_its_time_and_source() -> None:
    geometry = {
        "type": "GeometryCollection",
        "geometries": [
            {"type": "Point", "coordinates": [2, 3]},
            {
                "type": "Polygon",
                "coordinates": [SQUARE, HOLE],
                "when": {"timespans": [{"start": {"in": "1795"}, "end": {"in": "1917"}}]},
                "certainty": "uncertain",
                "citations": [{"label": "a map"}],
            },
            {"type": "MultiPolygon", "coordinates": [[SQUARE], [SQUARE[:-1]]]},
        ],
    }
    place = as_place({"@id": "x", "geometry": geometry})
    first, second = place.outlines
    assert first.rings == (AS_RING,)
    assert first.span is not None
    assert first.span.edtf == "1795/1917"
    assert first.claimed.certainty is Certainty.UNCERTAIN
    assert first.claimed.citations[0].source.label == "a map"
    assert second.rings == (AS_RING, AS_RING)
    assert second.span is None


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        {"type": "Polygon"},
        {"type": "Polygon", "coordinates": 7},
        {"type": "Polygon", "coordinates": [7]},
        {"type": "Polygon", "coordinates": [SQUARE[:2]]},
        {"type": "Polygon", "coordinates": [[*SQUARE[:3], [190, 4], [1, 2]]]},
        {"type": "Polygon", "coordinates": [[*SQUARE[:3], [float("nan"), 4], [1, 2]]]},
        {"type": "LineString", "coordinates": SQUARE},
        {"geowkt": "POLYGON((1 2"},
    ],
)
def test_what_is_no_polygon_is_no_outline(geometry: object) -> None:
    assert as_place({"@id": "x", "geometry": geometry}).outlines == ()


def test_a_place_without_position_is_unlocated() -> None:
    place = as_place({"@id": "x", "properties": {"title": "Somewhere", "locus": "point"}})
    assert (place.locus, place.lat, place.lon) == (Locus.UNLOCATED, None, None)
    assert [name.name for name in place.toponyms] == ["Somewhere"]


def test_scripts_are_told_by_tag_or_letters() -> None:
    assert script_of("Riga", "lv") == "Latn"
    assert script_of("Riga", "ru-Cyrl") == "Cyrl"
    assert script_of("თბილისი", "ka") == "Geor"
    assert script_of("123", "") == "Zyyy"
