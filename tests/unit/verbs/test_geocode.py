"""``career-atlas geocode``: where places lie."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.cli import main
from geodata.geocoding import HistoricalGeocoder
from geodata.locations import find_locations
from tests.unit.geocoding import replies
from tests.unit.geocoding.service import LocalService, Reply, told

pytestmark = pytest.mark.slow  # each test loads the career anew, or a large file


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder with the gazetteer loaded."""
    folder = tmp_path_factory.mktemp("loaded")
    geocoder = HistoricalGeocoder(locations=replace(find_locations(), cache=folder))
    assert geocoder.geocode("Riga")
    geocoder.close()
    return folder


@pytest.fixture(autouse=True)
def warm(loaded: Path, own_folders: Path) -> None:
    shutil.copytree(loaded, own_folders / "cache")


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalService]:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CAREER_ATLAS_CONTACT", "curator@example.org")
    with LocalService(lambda: 0.0) as running:
        yield running


def found(capsys: pytest.CaptureFixture[str], *words: str, status: int = 0) -> list[Any]:
    assert main(["geocode", "--json", *words]) == status
    places: list[Any] = json.loads(capsys.readouterr().out)
    return places


def test_a_name_is_put_on_the_map(capsys: pytest.CaptureFixture[str]) -> None:
    (place,) = found(capsys, "Двинскъ", "--when", "1905", "--language", "en")
    assert list(place) == ["address", "lat", "lon", "raw"]
    assert place["address"] == "Dvinsk (Daugavpils), Latvia"
    assert place["raw"]["id"] == "daugavpils"
    assert (place["lat"], place["lon"]) == pytest.approx((55.88, 26.53), abs=0.05)


def test_the_text_says_what_must_be_known(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["geocode", "Petrograd", "--when", "1935", "--language", "en"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Leningrad (Saint Petersburg), Russia · 59.939, 30.316")
    assert "Petrograd: not its name then (1914-08-31/1924-01-26)" in said
    assert main(["geocode", "Courland Governorate"]) == 0
    assert "area, ± 220 km" in capsys.readouterr().out


def test_all_that_bear_the_name_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(found(capsys, "Walk")) == 2
    assert [place["raw"]["id"] for place in found(capsys, "Walk", "--country", "LV")] == ["valka"]
    assert found(capsys, "Walk", "--near", "57.775,26.01")[0]["raw"]["id"] == "valka"
    assert len(found(capsys, "Walk", "--limit", "1")) == 1


def test_a_point_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    places = found(capsys, "--reverse", "56.95,24.1", "--when", "1905", "--language", "ru")
    assert places[0]["address"] == "Рига, Латвия"


def test_a_point_in_the_wrong_order_is_noticed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["geocode", "--reverse", "24.1,56.95"]) == 1
    assert "is 56.95,24.1 meant?" in capsys.readouterr().err
    assert main(["geocode", "--reverse", "-24.1,56.95"]) == 1
    assert capsys.readouterr().err == "Nothing is known near -24.1,56.95.\n"


def test_nothing_found_sets_status_1(capsys: pytest.CaptureFixture[str]) -> None:
    assert found(capsys, "Nowhere-on-Sea", status=1) == []
    assert main(["geocode", "Place not stated"]) == 1
    assert "where it lies is not" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["Riga", "--reverse", "56,24"],
        ["Riga", "--when", "soon"],
        ["Riga", "--near", "here"],
        ["--reverse", "95,24"],
        ["Riga", "--limit", "0"],
        ["Riga", "--online", "gogle"],
        ["Riga", "--at", "nominatim"],
    ],
)
@pytest.mark.filterwarnings("ignore:Latitude normalization:UserWarning")
def test_wrong_words_are_refused(capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    assert main(["geocode", *words]) == 2
    assert "usage:" in capsys.readouterr().err


def test_a_service_is_asked_when_it_is_named(
    capsys: pytest.CaptureFixture[str], service: LocalService
) -> None:
    service.replies("/search", told([replies.nominatim()]))
    there = ["--at", f"nominatim={service.address}"]
    assert found(capsys, "Nirgendwo", *there, status=1) == []
    assert service.requests == []
    (place,) = found(capsys, "Nirgendwo", *there, "--online", "nominatim")
    assert place["raw"]["service"] == "nominatim"
    assert "OpenStreetMap contributors" in place["raw"]["attribution"]
    assert "curator@example.org" in service.requests[0].headers["user-agent"]


def test_a_service_that_fails_is_told(
    capsys: pytest.CaptureFixture[str], service: LocalService
) -> None:
    service.replies("/search", Reply(b"", 503))
    there = ["--at", f"nominatim={service.address}", "--online", "nominatim"]
    assert main(["geocode", "Nirgendwo", *there]) == 1
    assert capsys.readouterr().err.startswith("Nominatim is out of order (status 503)")
    assert main(["geocode", "Nirgendwo", *there, "--contact", ""]) == 1
    assert "Set a contact" in capsys.readouterr().err


def test_a_service_that_fails_at_a_point_is_told(
    capsys: pytest.CaptureFixture[str], service: LocalService
) -> None:
    there = ["--at", f"nominatim={service.address}", "--online", "nominatim"]
    service.replies("/reverse", Reply(b"", 503))
    assert main(["geocode", "--reverse", "10,-30", *there]) == 2
    assert "Nominatim is out of order" in capsys.readouterr().err
