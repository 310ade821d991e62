"""Table, map and places: safe to open, and read back by our own importers."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from geodata.formats.importing import Choices, import_files
from geodata.gazetteers import Gazetteer
from geodata.places import Locus
from geodata.takehome.tables import COLUMNS, safe_cell
from tests.takehome.golden import held
from tests.takehome.stand import LANGUAGES, write


@pytest.mark.parametrize("form", ["csv", "geojson", "lpf"])
def test_content_is_the_golden_one_and_twice_the_same(form: str, tmp_path: Path) -> None:
    one = write(tmp_path / f"one.{form}", form, language="ru").read_bytes()
    assert one == write(tmp_path / f"two.{form}", form, language="ru").read_bytes()
    found, wanted = held(f"data-ru.{form}", one.decode().replace("\r\n", "\n"))
    assert found == wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_opens_with_its_letters_and_holds_everything(
    language: str, tmp_path: Path
) -> None:
    file = write(tmp_path / "x.csv", "csv", language=language)
    assert file.read_bytes().startswith("\ufeff".encode())
    with file.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert tuple(rows[0]) == COLUMNS
    assert [row["id"] for row in rows] == ["birth", "north", "arrest", "last"]
    assert rows[0]["place_basis"] == "inferred"
    assert rows[1]["edtf"] == "1913/"
    assert rows[1]["lat"] == "62.0"
    assert "16553" in rows[1]["human_cost"]
    assert "28" in rows[1]["human_cost"]
    assert rows[2]["lat"] == ""
    assert "CC BY 4.0" in rows[3]["credits"]
    assert "Книга для проверки" in rows[1]["sources"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "|calc", "%0A"])
def test_no_cell_is_reckoned_as_a_formula(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


def test_no_cell_of_a_hostile_career_begins_a_formula(tmp_path: Path) -> None:
    file = write(tmp_path / "x.csv", "csv")
    with file.open(encoding="utf-8-sig", newline="") as opened:
        cells = [cell for row in csv.reader(opened) for cell in row]
    assert "'=1+1 was the first word." in " ".join(cells)
    assert not [cell for cell in cells if cell[:1] in "=+@\t\r" and cell]


def test_the_map_has_a_time_for_each_posting_and_no_false_pin(tmp_path: Path) -> None:
    found = json.loads(write(tmp_path / "x.geojson", "geojson").read_text("utf-8"))
    birth, north, arrest, last = found["features"]
    assert birth["geometry"] == {"type": "Point", "coordinates": [21.9617, 56.9674]}
    assert birth["when"]["timespans"][0]["start"] == {
        "earliest": "1890-01-01",
        "latest": "1890-12-31",
    }
    assert birth["properties"]["title"] == "Goldingen"
    assert birth["properties"]["name_today"] == "Kuldīga"
    assert north["geometry"]["type"] == "Polygon"  # a region is no point
    assert north["properties"]["place_certainty"] == "less-certain"
    assert arrest["geometry"] is None
    assert arrest["when"] is None
    assert last["properties"]["start"] == last["properties"]["end"] == "1938-08-29"
    assert "CC BY 4.0" in found["credits"][0]


def test_our_importer_reads_the_map_again(tmp_path: Path) -> None:
    file = write(tmp_path / "x.geojson", "geojson", language="lv")
    report = import_files([file], tmp_path / "g.sqlite", Choices())
    assert report.is_clean
    assert report.places == 4


def test_our_importer_reads_the_places_again_and_has_no_remark(tmp_path: Path) -> None:
    file = write(tmp_path / "x.lpf", "lpf")
    report = import_files([file], tmp_path / "g.sqlite", Choices())
    assert report.problems == ()
    assert report.places == 4
    with Gazetteer(tmp_path / "g.sqlite") as gazetteer:
        town, north, nowhere = (gazetteer.place(name) for name in ("goldingen", "north", "nowhere"))
        heads = gazetteer.heads()
    assert town is not None
    assert north is not None
    assert nowhere is not None
    assert (town.lat, town.lon, town.locus) == (56.9674, 21.9617, Locus.POINT)
    dated = {name.name: name.span for name in town.toponyms if name.span}
    assert set(dated) == {"Goldingen", "Гольдинген"}
    assert {name.name for name in town.toponyms} >= {"Kuldīga", "Кулдига"}
    assert town.toponyms[0].claimed.citations[0].source.label == "A map made for tests"
    assert north.locus is Locus.REGION_HINT
    assert north.radius_km == 200
    assert nowhere.locus is Locus.UNLOCATED
    assert "CC BY 4.0" in str(heads)
