"""The answer file: read, with every problem told at once and its line."""

from __future__ import annotations

import tomllib
from dataclasses import asdict
from pathlib import Path

import pytest

from geodata.errors import ImportRejected
from geodata.fleet.answers import INSTALL, answers_text, read_answers

SETTINGS = 'pin_hash = "scrypt$…"\nidle = 90  # seconds\n'


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "answers.toml"
    path.write_text(text, "utf-8")
    return path


def test_what_is_not_answered_has_its_default(tmp_path: Path) -> None:
    answers = read_answers(written(tmp_path, SETTINGS + "[install]\n"), host="kiosk-07")
    assert answers.name == "kiosk-07"
    assert (answers.user, answers.compositor, answers.career) == ("exhibit", "cage", "zakovsky")
    assert (answers.root, answers.updates, answers.report) == ("", "", "")
    assert answers.sticks
    assert answers.settings == SETTINGS


def test_paths_count_from_the_file_and_names_from_the_machine(tmp_path: Path) -> None:
    text = SETTINGS + (
        '[install]\nname = "Riga {host}"\ncareer = "content/zakovsky.career"\n'
        'root = "root.json"\nupdates = "https://updates.example/atlas"\nreport = "/mnt/share"\n'
        'opens = "09:00"\ncloses = "18:30"\n'
    )
    answers = read_answers(written(tmp_path, text), host="k1")
    assert answers.name == "Riga k1"
    assert answers.career == str(tmp_path / "content" / "zakovsky.career")
    assert answers.root == str(tmp_path / "root.json")
    assert answers.updates == "https://updates.example/atlas"
    assert answers.report == "/mnt/share"
    assert "install" not in tomllib.loads(answers.settings)


def test_every_mistake_is_told_with_its_line(tmp_path: Path) -> None:
    text = (
        "idle = 90\n\n[install]\nname = 5\nuser = \"Root User\"\ncompositor = 'kde'\n"
        'opens = "9 o\'clock"\nsticks = "yes"\ncolour = "red"\n'
    )
    with pytest.raises(ImportRejected) as caught:
        read_answers(written(tmp_path, text))
    told = {problem.field: problem.row for problem in caught.value.problems}
    assert told == {
        "pin_hash": "",
        "name": "4",
        "user": "5",
        "compositor": "6",
        "opens": "7" if told["opens"] == "7" else "3",
        "sticks": "8",
        "colour": "9",
    }


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (SETTINGS, "no table"),
        (SETTINGS + 'install = "x"\n', "no table"),
        (SETTINGS + '[install]\nopens = "09:00"\n', "two ends"),
        ("[install\n", "not valid TOML"),
        ("", "empty"),
    ],
)
def test_what_cannot_be_used_says_why(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ImportRejected) as caught:
        read_answers(written(tmp_path, text))
    assert says in " ".join(problem.text for problem in caught.value.problems)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ImportRejected):
        read_answers(tmp_path / "none.toml")


def test_the_explained_table_answers_with_the_defaults(tmp_path: Path) -> None:
    answers = asdict(read_answers(written(tmp_path, SETTINGS + answers_text()), host="{host}"))
    for answer in INSTALL:
        assert answers[answer.name] == answer.default
        assert answer.fits(answer.default)
