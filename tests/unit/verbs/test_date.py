"""``career-atlas date`` through its own door."""

from __future__ import annotations

import argparse
import io
import json
import sys
from typing import Any

import pytest

from geodata.verbs import date

KEYS = ["input", "valid", "edtf", "calendar", "start", "end", "text"]


def _run(*words: str) -> int:
    parser = argparse.ArgumentParser(prog="career-atlas date")
    date.add_arguments(parser)
    return date.run(parser.parse_args(words))


def _lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    printed = capsys.readouterr()
    assert printed.err == ""
    return [json.loads(line) for line in printed.out.splitlines()]


def test_each_expression_is_one_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("1926-02/1932", "1894~", "--json") == 0
    first, second = _lines(capsys)
    assert first == {
        "input": "1926-02/1932",
        "valid": True,
        "edtf": "1926-02/1932",
        "calendar": "unstated",
        "start": {"earliest": "1926-02-01", "latest": "1926-02-28", "state": "known"},
        "end": {"earliest": "1932-01-01", "latest": "1932-12-31", "state": "known"},
        "text": "from February 1926 to 1932",
    }
    assert list(first) == KEYS
    assert second["text"] == "about 1894"
    assert second["start"] == second["end"]


def test_json_is_what_it_always_prints(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("1917-12") == 0
    assert [line["text"] for line in _lines(capsys)] == ["December 1917"]


def test_an_unknown_end_stays_unknown(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("1911/", "1911/..") == 0
    unknown, open_ = _lines(capsys)
    assert unknown["end"] == {"earliest": None, "latest": None, "state": "unknown"}
    assert open_["end"] == {"earliest": None, "latest": None, "state": "open"}


def test_what_is_not_valid_says_where_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("1917-02-29", "1917") == 1
    bad, good = _lines(capsys)
    assert list(bad) == [*KEYS, "error"]
    assert bad["input"] == "1917-02-29"
    assert bad["valid"] is False
    assert [bad[key] for key in KEYS[2:]] == [None] * 5
    assert "character 9" in bad["error"]
    assert good["valid"] is True
    assert "error" not in good


def test_a_julian_day_is_a_gregorian_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("1917-12-25", "1900-02-29", "--calendar", "julian") == 0
    christmas, leap_day = _lines(capsys)
    assert christmas["calendar"] == "julian"
    assert christmas["edtf"] == "1917-12-25"
    assert christmas["start"]["earliest"] == "1918-01-07"
    assert christmas["text"] == "7 January 1918 (25 December 1917 Old Style)"
    assert leap_day["start"]["earliest"] == "1900-03-13"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "7 November 1917 (25 October Old Style)"),
        ("lv", "1917. gada 7. novembris (pēc vecā stila 25. oktobris)"),
        ("ru", "7 ноября 1917 г. (25 октября по старому стилю)"),
    ],
)
def test_the_text_is_in_the_language_asked_for(
    language: str, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run("1917-10-25", "--calendar", "julian", "--language", language) == 0
    assert [line["text"] for line in _lines(capsys)] == [text]


def test_a_dash_reads_one_expression_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("1917\n1917-13\r\n\n[1917..1922]"))
    assert _run("1894", "-", "1938") == 1
    lines = _lines(capsys)
    inputs = ["1894", "1917", "1917-13", "", "[1917..1922]", "1938"]
    assert [line["input"] for line in lines] == inputs
    assert [line["valid"] for line in lines] == [True, True, False, False, True, True]


@pytest.mark.parametrize("expression", ["-1985", "-0044-03-15", "-19XX", "-1985/..", "-0100~"])
def test_a_year_before_the_year_nought_is_no_option(
    expression: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(expression, "--language", "en") == 0
    assert [line["input"] for line in _lines(capsys)] == [expression]


@pytest.mark.parametrize(
    "words", [[], ["1917", "--calendar", "mayan"], ["1917", "--no-such-option"]]
)
def test_wrong_usage_is_status_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        _run(*words)
    assert left.value.code == 2
    assert capsys.readouterr().out == ""


def test_a_language_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("1917", "--language", "xx") == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "xx" in printed.err
    assert "en, lv, ru" in printed.err


def test_bytes_that_are_no_text_come_out_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("1917\udcff") == 1
    assert [line["input"] for line in _lines(capsys)] == ["1917\udcff"]


def test_a_terminal_that_knows_no_cyrillic_gets_escapes(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.TextIOWrapper(io.BytesIO(), encoding="cp1252")
    monkeypatch.setattr(sys, "stdout", terminal)
    assert _run("1917-12", "--language", "ru") == 0
    terminal.seek(0)
    assert json.loads(terminal.read())["text"] == "декабрь 1917 г."
