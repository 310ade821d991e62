"""``career-atlas gazetteer``: what it prints, writes and answers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from desktop.cli import main
from geodata.gazetteers import semantically_equal
from geodata.locations import find_locations
from geodata.search.sources import open_sources
from tests.unit.formats.samples import CSV, LP_TSV, LPF


@pytest.fixture
def lpf(tmp_path: Path) -> Path:
    path = tmp_path / "towns.jsonld"
    path.write_text(json.dumps(LPF), encoding="utf-8")
    return path


def run(*words: str | Path) -> int:
    return main(["gazetteer", *map(str, words)])


def said(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def test_in_and_out_again(lpf: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store, out = tmp_path / "store.sqlite", tmp_path / "out.json"
    assert run("import", lpf, "--into", store, "--json") == 0
    assert said(capsys) == {"places": 2, "names": 4, "problems": []}
    assert run("export", store, out, "--to", "lpf") == 0
    assert semantically_equal(json.loads(out.read_text(encoding="utf-8")), LPF)
    capsys.readouterr()
    assert run("stats", store, "--json") == 0
    stats = said(capsys)
    assert (stats["places"], stats["names"], stats["unlocated"]) == (2, 4, 1)
    assert stats["files"][0]["name"] == "towns.jsonld"
    assert run("stats", store) == 0
    assert "places: 2" in capsys.readouterr().out


def test_without_a_name_the_gazetteer_is_the_users_own(lpf: Path, own_folders: Path) -> None:
    assert run("import", lpf) == 0
    assert (own_folders / "data" / "gazetteer.sqlite").exists()


def test_what_was_imported_is_found_at_once(lpf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("import", lpf) == 0
    indexes = open_sources(find_locations())  # as the window does, which makes none itself
    try:
        assert len(indexes) == 1
    finally:
        for index in indexes:
            index.close()


def test_problems_are_told_with_place_value_and_next_step(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    faulty = tmp_path / "towns.tsv"
    faulty.write_text(LP_TSV.replace("\tLV\t", "\tZZ\t", 1), encoding="utf-8")
    store = tmp_path / "store.sqlite"
    assert run("import", faulty, "--into", store, "--json") == 1
    answer = said(capsys)
    (problem,) = answer["problems"]
    assert (answer["places"], problem.pop("message") != "") == (0, True)
    assert problem == {
        "severity": "error",
        "where": "towns.tsv:2",
        "field": "ccodes",
        "value": "ZZ",
    }
    assert not store.exists()
    assert run("import", faulty, "--into", store) == 1
    assert "towns.tsv, line 2, ccodes “ZZ”" in capsys.readouterr().out
    assert run("import", faulty, "--into", store, "--keep-good") == 1
    assert "1 place with 1 name imported" in capsys.readouterr().out


def test_a_json_pointer_tells_where_in_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    faulty = tmp_path / "a.json"
    faulty.write_text('{"features": [{"@id": "1", "links": null}, 5]}')
    assert run("import", faulty, "--into", tmp_path / "s.sqlite", "--json") == 1
    problems = said(capsys)["problems"]
    assert [(p["severity"], p["where"]) for p in problems if p["severity"] == "error"] == [
        ("error", "a.json#/features/1")
    ]


def test_what_is_kept_as_it_was_is_a_note_and_clean(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = tmp_path / "a.json"
    odd.write_text('{"features": [{"@id": "1", "links": null, "type": "Feature"}]}')
    assert run("import", odd, "--into", tmp_path / "s.sqlite", "--json") == 0
    problems = said(capsys)["problems"]
    assert {p["severity"] for p in problems} == {"note"}


def test_several_files_are_one_import(
    lpf: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.tsv"
    bad.write_text(LP_TSV.replace("\tLV\t", "\tZZ\t", 1), encoding="utf-8")
    store = tmp_path / "store.sqlite"
    assert run("import", lpf, bad, "--into", store) == 1
    assert not store.exists()
    assert run("import", lpf, tmp_path / "none.json", "--into", store, "--keep-good") == 2
    assert not store.exists()


def test_a_dry_run_counts_and_writes_nothing(
    lpf: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "store.sqlite"
    assert run("import", lpf, "--into", store, "--dry-run", "--json") == 0
    assert said(capsys)["places"] == 2
    assert not store.exists()
    run("import", lpf, "--into", store)
    before = store.read_bytes()
    assert run("import", lpf, "--into", store, "--dry-run") == 1  # the ids are taken
    assert store.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"\0" * 100, b"hello", b"{"])
def test_what_cannot_be_read_is_status_2(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(content)
    assert run("import", path, "--into", tmp_path / "s.sqlite", "--json") == 2
    answer = said(capsys)
    assert (answer["places"], len(answer["problems"])) == (0, 1)


def test_columns_are_mapped_by_word_or_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "t.csv"
    table.write_text("Siedlung,N,E\nReval,59.4,24.7\n", encoding="utf-8")
    store, out = tmp_path / "s.sqlite", tmp_path / "out.csv"
    assert run("import", table, "--into", store) == 2
    assert "--map" in capsys.readouterr().out
    mapping = tmp_path / "map.toml"
    mapping.write_text('[columns]\nN = "lat"\nE = "lon"\n')
    assert run("import", table, "--into", store, "--map", "Siedlung=title", "--map", mapping) == 0
    assert run("export", store, out, "--to", "csv") == 0
    header, row = (line.split(",") for line in out.read_text().splitlines())
    cells = dict(zip(header, row, strict=True))
    assert (cells["title"], cells["lat"], cells["lon"]) == ("Reval", "59.4", "24.7")
    assert run("import", table, "--map", "Siedlung=nonsense") == 2
    assert run("import", table, "--map", "nonsense") == 2


def test_decimal_commas_and_guessed_columns(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(CSV, encoding="cp1251")
    assert run("import", tmp_path / "t.csv", "--into", tmp_path / "s.sqlite") == 0


@pytest.mark.parametrize("form", ["csv", "lp-tsv"])
def test_no_cell_of_an_export_is_a_formula(form: str, tmp_path: Path) -> None:
    names = ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "\t=1", "＝1", " =1", "-1.5"]
    places = [
        {
            "@id": f"{n}",
            "type": "Feature",
            "properties": {"title": name},
            "names": [{"toponym": name}],
        }
        for n, name in enumerate(names)
    ]
    (tmp_path / "a.json").write_text(json.dumps(places))
    assert run("import", tmp_path / "a.json", "--into", tmp_path / "s.sqlite") == 0
    assert run("export", tmp_path / "s.sqlite", tmp_path / "out", "--to", form) == 0
    delimiter = "," if form == "csv" else "\t"
    rows = (tmp_path / "out").read_text(encoding="utf-8").splitlines()[1:]
    titles = [row.split(delimiter)[1] for row in rows]
    assert len(titles) == len(names)
    assert titles[-1] == "-1.5"
    assert all(title.strip('"').startswith("'") for title in titles[:-1])


def test_a_command_that_is_none_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gazetteer", "nonsense"]) == 2
    assert main(["gazetteer"]) == 2
    assert main(["gazetteer", "stats", "/none.sqlite"]) == 2
    assert "cannot be read" in capsys.readouterr().err
