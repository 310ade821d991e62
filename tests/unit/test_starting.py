"""A career of one's own begins as files that open at once, and never over anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.cli import main
from geodata.locations import find_locations
from geodata.starting import short_name
from geodata.storage import open_career
from geodata.words import load_words

pytestmark = pytest.mark.slow  # each test reads the whole gazetteer

NAMES = [
    ("Anna Bērziņa", "anna-berzina"),
    ("Анна Берзиня", "anna-berzinya"),
    ("“O'Neill”, \\ \n Zoë\x7f", "o-neill-zoe"),
]


@pytest.mark.parametrize(("person", "folder"), NAMES)
def test_it_opens_and_passes_the_check(
    person: str, folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert short_name(person) == folder
    target = tmp_path / folder
    assert main(["new", str(target), "--name", person, "--languages", "lv,en,ru"]) == 0
    assert capsys.readouterr().out.strip() == str(target)
    assert main(["check", str(target)]) == 0
    assert ": 0 errors, 0 warnings" in capsys.readouterr().out
    locations = find_locations()
    career = open_career(str(target), locations=locations)
    words = load_words("lv", folder=locations.resources / "i18n")
    assert career.languages == ("lv", "en", "ru")
    assert career.person("lv").short.split() == person.replace("\x7f", " ").split()
    assert career.step(0, words).places[0].name == "Rīga"
    career.close()


def test_what_stands_there_is_never_touched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "mine"
    target.mkdir()
    (target / "notes.txt").write_text("mine", encoding="utf-8")
    assert main(["new", str(target), "--name", "Anna"]) == 3
    assert "stands at" in capsys.readouterr().err
    assert [path.name for path in tmp_path.rglob("*")] == ["mine", "notes.txt"]


@pytest.mark.parametrize(
    ("folder", "arguments", "said"),
    [
        ("anna", ["--name", "?!"], "Whose career is it?"),
        ("Anna Berzina", ["--name", "Anna"], "small Latin letters"),
        ("anna", ["--name", "Anna", "--languages", "en,xx"], "“xx”"),
        ("anna", ["--name", "Anna", "--languages", ","], "“,”"),
    ],
)
def test_refused_in_one_sentence_and_nothing_is_left(
    folder: str,
    arguments: list[str],
    said: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["new", str(tmp_path / folder), *arguments]) == 3
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main(["new", str(tmp_path / "file" / "anna"), "--name", "Anna"]) == 3
    assert "cannot be written" in capsys.readouterr().err
