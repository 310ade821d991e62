"""``career-atlas place``: every place that bears a name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from desktop.cli import main

pytestmark = pytest.mark.slow  # each test loads the career anew, or a large file

KEYS = [
    *("id", "name", "matched_name", "match", "valid_then", "names", "kind", "locus", "lat", "lon"),
    *("radius_km", "country", "score", "sources"),
]


def places(capsys: pytest.CaptureFixture[str], *words: str, status: int = 0) -> list[Any]:
    assert main(["place", "--json", *words]) == status
    found: list[Any] = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.parametrize("typed", ["Leningrad", "leningrad", "Ļeņingrada", "ЛЕНИНГРАД"])
def test_a_name_in_any_language_and_case(capsys: pytest.CaptureFixture[str], typed: str) -> None:
    (found,) = places(capsys, typed, "--when", "1935", "--language", "en")
    assert list(found) == KEYS
    assert (found["id"], found["name"], found["valid_then"]) == (
        "saint-petersburg",
        "Leningrad",
        True,
    )
    assert 0.9 < found["score"] <= 1
    assert found["country"] == "RU"
    assert 59 < found["lat"] < 61


def test_a_name_that_was_not_valid_then_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    (found,) = places(capsys, "Petrograd", "--when", "1935", "--language", "en")
    assert found["matched_name"] == "Petrograd"
    assert found["name"] == "Leningrad"
    assert found["valid_then"] is False
    ends = {(name["name"], name["start"], name["end"]) for name in found["names"]}
    assert ("Petrograd", "1914-08-31", "1924-01-26") in ends
    assert ("Санкт-Петербург", "1991-09-06", "..") in ends


def test_all_names_and_sources_come_along(capsys: pytest.CaptureFixture[str]) -> None:
    (found,) = places(capsys, "hasenpoth")
    assert {"de", "lv", "ru", "en"} <= {name["lang"] for name in found["names"]}
    assert {"Latn", "Cyrl"} <= {name["script"] for name in found["names"]}
    assert found["sources"]
    assert all(source["label"] for source in found["sources"])


def test_what_nobody_is_called_gives_an_empty_list_and_status_1(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert places(capsys, "Nowhere-on-Sea", status=1) == []
    assert main(["place", "Nowhere-on-Sea"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "Nowhere-on-Sea" in err


def test_the_text_lists_every_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["place", "Petrograd", "--when", "1935", "--language", "en"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Leningrad · saint-petersburg · city · point")
    used = "from 31 August 1914 to 26 January 1924"
    assert f"→ Petrograd: the very name, {used}, not its name then" in out
    assert "Петроград (ru, official): from 31 August 1914 to 26 January 1924" in out


def test_a_place_of_the_own_gazetteer_is_found_although_its_name_is_gone(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    span = {"timespans": [{"start": {"in": "1200"}, "end": {"in": "1658"}}]}
    name = {"toponym": "Kettlersburg", "lang": "de", "when": span}
    file = tmp_path / "towns.json"
    file.write_text(json.dumps({"@id": "mine:1", "type": "Feature", "names": [name]}))
    assert main(["gazetteer", "import", str(file)]) == 0
    capsys.readouterr()
    (found,) = places(capsys, "Kettlersburk", "--when", "1700", "--language", "en")
    assert (found["id"], found["name"]) == ("mine:1", "Kettlersburg")
    assert (found["match"], found["valid_then"]) == ("typo", False)
    assert (found["locus"], found["lat"]) == ("unlocated", None)


def test_nearest_first(capsys: pytest.CaptureFixture[str]) -> None:
    found = places(capsys, "Petrograd", "--near", "-33.8,151", "--limit", "1")
    assert len(found) == 1


@pytest.mark.parametrize(
    "words",
    [
        ["Petrograd", "--when", "yesterday"],
        ["Petrograd", "--near", "100,3"],
        ["Petrograd", "--near", "here"],
        ["Petrograd", "--limit", "0"],
        ["Petrograd", "--limit", "many"],
        [],
    ],
)
def test_what_it_does_not_understand_is_status_2(
    capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert main(["place", *words]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "place: error:" in err
