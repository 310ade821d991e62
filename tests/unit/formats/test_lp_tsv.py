"""Each fault of an LP-TSV file is told apart, and says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from geodata.gazetteers import Gazetteer
from tests.unit.formats.samples import LP_TSV
from tests.unit.formats.support import NAME, errors, features, imported

GOOD = {
    **{"id": "1", "title": "Mitau", "title_source": "A map", "fclasses": "P", "start": "1573"},
    **{"end": "1917", "ccodes": "LV", "lon": "23.71", "lat": "56.65"},
}


def table(*rows: dict[str, str], header: str = "") -> str:
    columns = list(dict.fromkeys(key for row in rows for key in row))
    lines = ["\t".join(row.get(column, "") for column in columns) for row in rows]
    return "\n".join([header or "\t".join(columns), *lines]) + "\n"


@pytest.mark.parametrize(
    ("changes", "field", "value", "said"),
    [
        ({"ccodes": "LV;ZZ"}, "ccodes", "ZZ", "country code"),
        ({"ccodes": "lv"}, "ccodes", "lv", "Write “LV”"),
        ({"fclasses": "P;Q"}, "fclasses", "Q", "feature class"),
        ({"aat_types": "300008389;300999999"}, "aat_types", "300999999", "AAT type"),
        ({"matches": "wd:Q1;foo:12"}, "matches", "foo:12", "prefix"),
        ({"geowkt": "PUNKT(1 2)"}, "geowkt", "PUNKT(1 2)", "no WKT"),
        ({"geowkt": "POINT(200 91)"}, "geowkt", "POINT(200 91)", "out of range"),
        ({"start": "1918"}, "start", "1918", "after the end, 1917"),
        ({"start": "soon"}, "start", "soon", "no date"),
        ({"end": "1917-13"}, "end", "1917-13", "no date"),
        ({"id": ""}, "id", "", "one is required"),
        ({"title": " "}, "title", "", "one is required"),
        ({"title_source": ""}, "title_source", "", "one is required"),
        ({"fclasses": ""}, "fclasses", "", "one is required"),
        ({"start": ""}, "start", "", "one is required"),
        ({"lat": "96.65"}, "lat", "96.65", "out of range"),
        ({"lon": "-181"}, "lon", "-181.0", "out of range"),
        ({"lat": "120", "lon": "50"}, "lat", "120.0", "swapped"),
        ({"lat": "23.71", "lon": "56.65"}, "lon", "56.65", "likely swapped"),
        ({"lat": "56,65"}, "lat", "56,65", "no number"),
        ({"lat": "nan"}, "lon", "23.71", "not finite"),
        ({"lat": "inf"}, "lon", "23.71", "not finite"),
        ({"lat": ""}, "lat", "", "Write both"),
    ],
)
def test_a_faulty_value_is_told(
    changes: dict[str, str], field: str, value: str, said: str, tmp_path: Path
) -> None:
    report = imported(tmp_path, "a.tsv", table(GOOD | {"id": "0"}, GOOD | changes))
    (problem,) = errors(report)
    assert (problem.where, problem.row, problem.field) == ("a.tsv", "3", field)
    assert problem.value == value or (field == "lon" and said == "not finite")
    assert said in problem.text
    assert report.places == 0
    assert not (tmp_path / NAME).exists()


def test_the_good_rows_are_kept_only_when_asked(tmp_path: Path) -> None:
    content = table(GOOD, GOOD | {"id": "2", "ccodes": "ZZ"}, GOOD | {"id": "3"})
    report = imported(tmp_path, "a.tsv", content, keep_good=True)
    assert (report.places, len(errors(report))) == (2, 1)
    assert [feature["@id"] for feature in features(tmp_path)] == ["1", "3"]


@pytest.mark.parametrize(
    ("header", "field", "said"),
    [
        ("id\ttitle\ttitle_source\tfclasses\tstart\tend\tccodes\tlon lat", "lon lat", "fused"),
        ("id title title_source fclasses start end ccodes lon lat", "", "fused"),
        ("id\ttitle\ttitle_source\tfclasses\tstart\tend\tccodes\tlon\tlon", "lon", "two columns"),
    ],
)
def test_a_faulty_header_is_told(header: str, field: str, said: str, tmp_path: Path) -> None:
    report = imported(tmp_path, "a.tsv", table(GOOD, header=header))
    (problem,) = errors(report)
    assert problem.row == "1"
    assert problem.field in (field, header)
    assert said in problem.text


def test_a_missing_header_is_told(tmp_path: Path) -> None:
    report = imported(tmp_path, "a.tsv", "1\tMitau\tA map\tP\t1573\n")
    (problem,) = errors(report)
    assert "header is missing" in problem.text


@pytest.mark.parametrize("missing", ["id", "title_source", "fclasses", "start"])
def test_a_missing_column_is_told_once(missing: str, tmp_path: Path) -> None:
    row = {key: value for key, value in GOOD.items() if key != missing}
    report = imported(tmp_path, "a.tsv", table(row, row | {"title": "Libau"}), keep_good=True)
    (problem,) = errors(report)
    assert (problem.row, missing in problem.text) == ("1", True)
    assert report.places == 0


@pytest.mark.parametrize("line", ["1\tMitau\tA map", "1\tMitau\tA map" + "\t" * 12])
def test_a_wrong_count_of_cells_is_told(line: str, tmp_path: Path) -> None:
    report = imported(tmp_path, "a.tsv", table(GOOD) + line + "\n")
    (problem,) = errors(report)
    assert (problem.row, "cells" in problem.text) == ("3", True)


def test_several_faults_of_one_row_are_told_together(tmp_path: Path) -> None:
    changes = {"ccodes": "ZZ", "fclasses": "Q", "matches": "foo:1", "lat": "99"}
    report = imported(tmp_path, "a.tsv", table(GOOD | changes))
    assert [problem.field for problem in errors(report)] == ["ccodes", "fclasses", "matches", "lat"]


@pytest.mark.parametrize(
    "encoded",
    [
        LP_TSV.encode("utf-8-sig"),
        LP_TSV.encode("utf-16"),
        LP_TSV.replace("\n", "\r\n").encode(),
        LP_TSV.encode("utf-32"),
    ],
    ids=["mark", "UTF-16", "CRLF", "UTF-32"],
)
def test_encodings_and_line_ends_do_not_matter(encoded: bytes, tmp_path: Path) -> None:
    report = imported(tmp_path, "a.tsv", encoded)
    assert (errors(report), report.names) == ([], 4)
    with Gazetteer(tmp_path / NAME) as gazetteer:
        place = gazetteer.place("1")
        assert place is not None
        assert [name.name for name in place.toponyms] == ["Mitau", "Митава", "Jelgava"]


def test_windows_1251_is_found_or_named(tmp_path: Path) -> None:
    rows = [GOOD | {"id": str(n), "title": name} for n, name in enumerate(("Митава", "Либава"))]
    report = imported(tmp_path, "a.tsv", table(*rows).encode("cp1251"))
    assert errors(report) == []
    assert any("Windows-1251" in problem.value for problem in report.problems)
    assert [f["properties"]["title"] for f in features(tmp_path)] == ["Митава", "Либава"]


def test_another_single_byte_encoding_is_refused_until_named(tmp_path: Path) -> None:
    content = table(GOOD | {"title": "Dünaburg", "ccodes": ""}).encode("latin-1")
    report = imported(tmp_path, "a.tsv", content)
    assert not report.could_read
    assert "--encoding" in report.problems[0].text
    assert imported(tmp_path, "a.tsv", content, encoding="latin-1").places == 1


def test_a_row_says_in_lpf_what_it_said(tmp_path: Path) -> None:
    imported(tmp_path, "a.tsv", LP_TSV)
    mitau, libau = features(tmp_path)
    assert mitau["when"] == {"timespans": [{"start": {"in": "1573"}, "end": {"in": "1917"}}]}
    assert mitau["names"][0] == {"toponym": "Mitau", "citations": [{"label": "A map"}]}
    assert mitau["names"][1] == {"toponym": "Митава", "lang": "ru-Cyrl"}
    assert mitau["types"] == [{"identifier": "aat:300008389", "sourceLabels": [{"label": "Stadt"}]}]
    assert mitau["links"] == [{"type": "closeMatch", "identifier": "wd:Q179830"}]
    assert mitau["relations"][0]["label"] == "Courland"
    assert (libau["properties"]["locus"], libau["properties"]["radius_km"]) == ("region_hint", 5)


def test_a_year_of_attestation_is_no_beginning(tmp_path: Path) -> None:
    row = {key: value for key, value in GOOD.items() if key not in ("start", "end")}
    imported(tmp_path, "a.tsv", table(row | {"attestation_year": "1747"}))
    (feature,) = features(tmp_path)
    assert feature["when"]["timespans"] == [
        {"start": {"latest": "1747"}, "end": {"earliest": "1747"}}
    ]
    assert feature["names"][0]["citations"] == [{"label": "A map", "year": "1747"}]
