"""LPF in, LPF out: the same is said, whatever the dialect."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geodata.formats import Choices, import_files
from geodata.formats.exporting import export_gazetteer
from geodata.gazetteers import Gazetteer, semantically_equal
from tests.unit.formats.samples import LPF
from tests.unit.formats.support import errors

SAMPLES = Path(
    os.environ.get("CAREER_ATLAS_SAMPLES")
    or Path(__file__).resolve().parents[4] / "shared" / "samples"
)


def there_and_back(folder: Path, document: Any, name: str = "in.json") -> Any:
    """What a document is after an import and an export; it must come in without an error."""
    (folder / name).write_text(json.dumps(document), encoding="utf-8")
    store, out = folder / "store.sqlite", folder / f"out{Path(name).suffix}"
    store.unlink(missing_ok=True)
    report = import_files([folder / name], store, Choices(form="lpf"))
    assert errors(report) == []
    with Gazetteer(store) as gazetteer:
        export_gazetteer(gazetteer, out, "lpf")
    text = out.read_text(encoding="utf-8")
    return json.loads(text) if name.endswith(".json") else [*map(json.loads, text.splitlines())]


def with_feature(**changes: Any) -> dict[str, Any]:
    """A document with one small feature that has these keys besides, or instead."""
    feature = {
        "@id": "http://example.org/1",
        "type": "Feature",
        "properties": {"title": "Mitau"},
        "names": [{"toponym": "Mitau"}],
        "geometry": {"type": "Point", "coordinates": [23.71, 56.65]},
    }
    feature.update(changes)
    return {"type": "FeatureCollection", "features": [feature]}


def test_a_conforming_file_comes_back_without_a_remark(tmp_path: Path) -> None:
    assert there_and_back(tmp_path, LPF) == LPF
    report = import_files([tmp_path / "in.json"], tmp_path / "other.sqlite", Choices())
    assert report.problems == ()


def test_one_feature_and_lines_of_json_come_back(tmp_path: Path) -> None:
    feature = LPF["features"][0]
    assert semantically_equal(feature, there_and_back(tmp_path, feature))
    (tmp_path / "lines.jsonl").write_text("\n".join(map(json.dumps, LPF["features"])))
    report = import_files([tmp_path / "lines.jsonl"], tmp_path / "lines.sqlite", Choices())
    assert (report.places, report.problems) == (2, ())
    with Gazetteer(tmp_path / "lines.sqlite") as gazetteer:
        export_gazetteer(gazetteer, tmp_path / "out.jsonl", "lpf")
    lines = (tmp_path / "out.jsonl").read_text().splitlines()
    assert semantically_equal(LPF["features"], [json.loads(line) for line in lines])


DIALECTS: dict[str, dict[str, Any]] = {
    "ccode": {"properties": {"title": "x", "ccode": "LV"}},
    "citation": {"names": [{"toponym": "x", "citation": {"label": "a map", "@id": ""}}]},
    "when.timespan": {"when": {"timespan": [{"start": {"in": ""}, "end": {"latest": ""}}]}},
    "bare start": {"when": {"timespans": [{"start": "1600", "end": 1700}]}},
    "unknown years": {"when": {"timespans": [{"start": -1, "end": -1}]}},
    "links[].uri": {"links": [{"type": "closeMatch", "uri": "http://example.org/2"}]},
    "types[].@id": {"types": [{"@id": 300008372, "label": "Pueblo", "label_aat": "village"}]},
    "links null": {"links": None},
    "empty dates": {"when": {"timespans": [{"start": {"in": ""}}], "label": ""}},
    "period with @id": {"when": {"periods": [{"name": "p", "@id": "periodo:1"}]}},
    "period with uri": {"when": {"periods": [{"name": "", "uri": ""}]}},
    "no geometry": {"geometry": None},
    "a geometry of nothing": {"geometry": {"type": "GeometryCollection", "geometries": ["null"]}},
    "year as number": {"names": [{"toponym": "x", "citations": [{"label": "a", "year": 1635}]}]},
    "year as text": {"names": [{"toponym": "x", "citations": [{"label": "a", "year": "1635"}]}]},
    "geo_wkt": {"geometry": {"geo_wkt": "POINT (1 2)", "certainty": "certain"}},
    "only WKT": {"geometry": {"geowkt": "POINT (1 2)"}},
    "bad WKT": {"geometry": {"geowkt": "PUNKT 1 2"}},
    "empty lists": {"links": [], "names": [], "types": []},
    "lists with rubbish": {"names": ["x", {"toponym": "y"}], "types": "town", "links": 5},
    "nested collection": {
        "geometry": {
            "type": "GeometryCollection",
            "geometries": [
                {
                    "type": "GeometryCollection",
                    "geometries": [{"type": "Point", "coordinates": [1, 2]}],
                }
            ],
            "when": {"timespans": []},
        }
    },
    "id instead of @id": {"@id": None, "id": 7},
    "a whole number as id": {"@id": 12},
    "certainty in numbers": {"names": [{"toponym": "x", "certainty": 0.5}]},
    "when as text": {"when": "1600"},
    "GeoJSON-T": {"when": {"timespan": ["-000015", "0015", "", "0400", "variously"]}},
    "our own": {"properties": {"title": "x", "locus": "region_hint", "radius_km": 30}},
    "no locus of ours": {"properties": {"title": "x", "locus": "somewhere", "radius_km": -1}},
    "nothing in properties": {"properties": None},
    "more on top": {"@context": {"a": "b"}, "bbox": [1, 2, 3, 4], "citations": [{"label": "x"}]},
}


@pytest.mark.parametrize("dialect", sorted(DIALECTS))
def test_a_dialect_comes_back_as_it_was(dialect: str, tmp_path: Path) -> None:
    document = with_feature(**DIALECTS[dialect])
    assert there_and_back(tmp_path, document) == document


@pytest.mark.parametrize(
    ("dialect", "query", "answer"),
    [
        ("ccode", "SELECT ccodes FROM place", '["LV"]'),
        ("citation", "SELECT label FROM citation", "a map"),
        ("bare start", "SELECT start_in || end_in FROM timespan", "16001700"),
        ("links[].uri", "SELECT identifier FROM link", "http://example.org/2"),
        ("types[].@id", "SELECT identifier FROM type", "aat:300008372"),
        ("period with @id", "SELECT uri FROM period", "periodo:1"),
        ("geo_wkt", "SELECT lat * 10 + lon FROM place", 21.0),
        ("id instead of @id", "SELECT id FROM place", "7"),
        ("GeoJSON-T", "SELECT start_earliest || end_latest FROM timespan", "-0000150400"),
        ("our own", "SELECT locus || radius_km FROM place", "region_hint30.0"),
        ("no geometry", "SELECT locus FROM place", "unlocated"),
        ("lists with rubbish", "SELECT toponym FROM name", "y"),
    ],
)
def test_what_a_dialect_says_is_understood(
    dialect: str, query: str, answer: object, tmp_path: Path
) -> None:
    import sqlite3

    there_and_back(tmp_path, with_feature(**DIALECTS[dialect]))
    connection = sqlite3.connect(tmp_path / "store.sqlite")
    assert connection.execute(query).fetchall() == [(answer,)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def test_what_is_kept_as_it_was_is_a_note(tmp_path: Path) -> None:
    (tmp_path / "in.json").write_text(json.dumps(with_feature(**DIALECTS["types[].@id"])))
    report = import_files([tmp_path / "in.json"], tmp_path / "s.sqlite", Choices())
    assert {(p.severity, p.field) for p in report.problems} == {
        ("note", "types.@id"),
        ("note", "types.label_aat"),
    }
    assert report.is_clean


TEXTS = st.text(max_size=6).filter(lambda text: "\0" not in text)
KEYS = st.sampled_from(
    [
        *("@id", "id", "uri", "label", "year", "when", "timespans", "timespan", "start", "end"),
        *("in", "earliest", "latest", "periods", "name", "certainty", "citations", "citation"),
        *("toponym", "lang", "identifier", "type", "value", "sourceLabels", "duration"),
    ]
)
ANYTHING = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(10**30), 10**30),
        st.floats(-1e300, 1e300),
        TEXTS,
        st.sampled_from(["1600", "-0044", "1917-11-07", "", "POINT(1 2)", "Point", "certain"]),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS | KEYS, inner, max_size=4),
    max_leaves=6,
)
SOUND_GEOMETRY = st.sampled_from(
    [
        *(None, {"type": "Point", "coordinates": [23.7, 56]}, {"geowkt": "POINT (1 2)"}),
        {"type": "Polygon", "coordinates": [[[1, 2], [3.5, 4], [5, 6], [1, 2]]], "when": {}},
        {"type": "GeometryCollection", "geometries": []},
    ]
)
FEATURES = st.fixed_dictionaries(
    {"type": st.just("Feature"), "geometry": SOUND_GEOMETRY},
    optional={
        "@id": TEXTS,
        "properties": st.dictionaries(
            TEXTS | st.sampled_from(["title", "ccodes", "fclasses", "locus", "radius_km"]),
            ANYTHING,
            max_size=4,
        ),
        "when": st.dictionaries(KEYS, ANYTHING, max_size=4),
        **{
            key: st.lists(st.dictionaries(KEYS, ANYTHING, max_size=4), max_size=3) | ANYTHING
            for key in ("names", "types", "links", "relations", "descriptions", "depictions")
        },
        "other": ANYTHING,
    },
)


@settings(
    deadline=None,
    max_examples=int(os.environ.get("CAREER_ATLAS_FUZZ", "60")),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(feature=FEATURES)
def test_whatever_a_feature_says_comes_back(feature: dict[str, Any], tmp_path: Path) -> None:
    document = {"type": "FeatureCollection", "features": [feature]}
    assert semantically_equal(there_and_back(tmp_path, document), document)


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("lpf/*.json")) or [None], ids=str)
def test_other_peoples_files_come_back(path: Path | None, tmp_path: Path) -> None:
    if path is None:
        pytest.skip("CAREER_ATLAS_SAMPLES names no folder with samples")
    document = json.loads(path.read_text(encoding="utf-8"))
    assert there_and_back(tmp_path, document) == document


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ({"@id": "1", "a": [1, {"b": None}]}, {"a": [1.0, {"b": None}], "@id": "1"}, True),
        ([{"@id": "1"}, {"@id": "2"}], [{"@id": "2"}, {"@id": "1"}], True),
        ({"features": [{"@id": "1"}]}, [{"@id": "1"}], True),
        ({"features": [], "@context": "x"}, {"features": [], "@context": "y"}, False),
        ({"@id": "1", "a": 1}, {"@id": "1", "a": True}, False),
        ({"@id": "1", "a": None}, {"@id": "1"}, False),
        ({"@id": "1", "a": [1, 2]}, {"@id": "1", "a": [2, 1]}, False),
        ([{"@id": "1"}, {"@id": "1"}], [{"@id": "1"}], False),
    ],
)
def test_what_is_semantically_equal(one: Any, other: Any, equal: bool) -> None:
    assert semantically_equal(one, other) is equal
    assert semantically_equal(other, one) is equal
