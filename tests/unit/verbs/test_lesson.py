"""``career-atlas lesson``: what a teacher prints before a lesson."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from desktop.cli import main
from geodata.locations import find_locations
from geodata.teaching import TeacherNotes
from tests.unit.seedfiles.smallcareer import write_small


@pytest.fixture
def folder(tmp_path: Path) -> str:
    return str(write_small(tmp_path / "seeds"))


def lesson(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert main(["lesson", "--json", *words]) == 0
    out = capsys.readouterr()
    assert out.err == ""
    found: dict[str, Any] = json.loads(out.out)
    return found


def test_it_is_markdown_with_notes_and_questions(
    capsys: pytest.CaptureFixture[str], folder: str
) -> None:
    assert main(["lesson", folder]) == 0
    out = capsys.readouterr().out
    assert out.startswith("# Anna Example\n\n## 1. A clerk\n\n")
    assert "\n> A clerk writes letters.\n\nSay **who** counts.\n\n- in letters\n" in out
    assert "### Question: How do we know?\n\n- From her letters (right)\n- From hearsay\n" in out
    assert "To talk about: Who would know?" in out
    assert "## 3. Afterwards" in out


def test_a_preset_is_a_choice_of_stops(capsys: pytest.CaptureFixture[str], folder: str) -> None:
    assert main(["lesson", folder, "--preset", "short", "--language", "ru"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("# Анна Пример – Короткий урок\n")
    assert "Вопрос: Откуда мы это знаем?" in out
    assert "Судья" not in out


def test_the_json_has_it_all(capsys: pytest.CaptureFixture[str], folder: str) -> None:
    found = lesson(capsys, folder, "--preset", "whole")
    assert lesson(capsys, folder, "--preset", "45") == found
    assert (found["career"], found["language"], found["preset"]) == ("small", "en", "whole")
    assert found["presets"][0] == {
        "id": "short",
        "minutes": 10,
        "title": "A short lesson",
        "stops": ["clerk", "after"],
    }
    clerk, judge, after = found["stops"]
    assert [answer["right"] for answer in clerk["questions"][0]["answers"]] == [True, False]
    assert clerk["questions"][0]["citations"][0]["pages"] == "12"
    # Somebody is beaten at the first stop and its author does not say.
    assert [stop["where_next"] for stop in (clerk, judge, after)] == [False, False, True]
    assert after["sentence"] == "Nothing is known."


def test_a_teachers_own_note_goes_before_the_authors(
    capsys: pytest.CaptureFixture[str], folder: str, tmp_path: Path
) -> None:
    notes = TeacherNotes.of("small", find_locations())
    notes.keep("clerk", "en", "Ask first.")
    notes.keep("clerk", "ru", "Сначала спросите.")
    stop = lesson(capsys, folder)["stops"][0]
    assert (stop["notes"], stop["notes_edited"]) == ("Ask first.", True)
    out = tmp_path / "notes.toml"
    assert main(["lesson", folder, "--export-notes", str(out)]) == 0
    assert "ru" in capsys.readouterr().err
    assert tomllib.loads(out.read_text(encoding="utf-8"))["posting"]["clerk"]["notes"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--preset", "shrot"], "Did you mean “short”?"),
        (["--preset", "46"], "There are: short, whole."),
        (["--language", "lv"], "Choose one of: en, ru."),
        (["--export-notes", "notes.docx"], ".toml, .md"),
    ],
)
def test_what_is_not_there_is_one_sentence_and_status_2(
    capsys: pytest.CaptureFixture[str], folder: str, words: list[str], says: str
) -> None:
    assert main(["lesson", folder, *words]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert says in err
    assert err.count("\n") == 1
