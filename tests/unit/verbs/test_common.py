"""What the verbs share."""

from __future__ import annotations

import argparse
import io
import json
import sys

import pytest

from geodata.errors import (
    DatabaseUnusable,
    ExportFailed,
    GeodataError,
    Problem,
    SeedsUnreadable,
    UnknownCareer,
)
from geodata.sentences import exit_status, problem_line, sentences
from geodata.verbs.common import (
    add_career,
    chosen_career,
    dumped,
    printable,
    system_language,
    telling,
)


@pytest.mark.parametrize(
    ("env", "language"),
    [
        ({}, "en"),
        ({"LANG": "lv_LV.UTF-8"}, "lv"),
        ({"LANG": "lv_LV.UTF-8", "LC_ALL": "ru_RU"}, "ru"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "ru:lv"}, "ru"),
        ({"LC_MESSAGES": "ru@cyr", "LANG": "lv"}, "ru"),
        ({"LC_ALL": "", "LANG": "lv-LV"}, "lv"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "../../x"}, "en"),
    ],
)
def test_the_systems_language(env: dict[str, str], language: str) -> None:
    assert system_language(env) == language


@pytest.mark.parametrize(
    ("words", "career"),
    [([], "zakovsky"), (["a"], "a"), (["--career", "b"], "b"), (["a", "--career", "b"], "a")],
)
def test_a_career_is_an_argument_or_an_option(words: list[str], career: str) -> None:
    parser = argparse.ArgumentParser()
    add_career(parser)
    assert chosen_career(parser.parse_args(words)) == career


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (UnknownCareer("There is none.\n  Choose."), 2),
        (DatabaseUnusable("It is broken."), 2),
        (SeedsUnreadable("It is broken.", problems=[]), 2),
        (ExportFailed("No."), 3),
    ],
)
def test_an_error_is_told_on_standard_error(
    capsys: pytest.CaptureFixture[str], error: GeodataError, status: int
) -> None:
    @telling
    def run(arguments: argparse.Namespace) -> int:
        raise error

    assert run(argparse.Namespace()) == exit_status(error) == status
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "  " not in err


def test_problems_are_told_one_a_line_and_not_without_end() -> None:
    problems = [Problem("a.toml", str(row), "f", "v\nw", "Wrong.") for row in range(300)]
    lines = sentences(SeedsUnreadable("Broken.", problems=problems))
    assert lines[0] == "Broken."
    assert lines[1] == "  a.toml, line 0, f “v w”: Wrong."
    assert lines[-1] == "  … and 100 more."
    named = Problem("a.toml", "siberia", "", "", "Odd.", "warning")
    assert problem_line(named) == "a.toml, siberia: warning: Odd."


def test_printing_never_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding="ascii"))
    assert printable("Ļ\x1b[2J\n") == "\\u013b\\x1b[2J\n"
    assert json.loads(dumped({"a": "Ļ"})) == {"a": "Ļ"}
    assert dumped("Ļ").isascii()
