"""The lesson plan that ships: whole, in three languages, and its commands are real."""

from __future__ import annotations

import argparse
import importlib
import re
import shlex
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from desktop.cli import VERBS, main
from geodata.errors import AssetMissing
from geodata.locations import find_locations
from geodata.teaching import lesson_plan

LANGUAGES = ("en", "lv", "ru")
DOCS = Path(__file__).resolve().parents[3] / "docs"


def plan(language: str) -> str:
    return lesson_plan(language, find_locations())


def rows(text: str) -> list[list[str]]:
    """The cells of every row of every table."""
    lines = [line.strip() for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_minutes_fill_the_lesson_without_a_gap(language: str) -> None:
    times = [re.fullmatch(r"(\d+)–(\d+)", row[0]) for row in rows(plan(language))]
    spans = [(int(time[1]), int(time[2])) for time in times if time]
    assert spans[0][0] == 0
    assert spans[-1][1] == 45
    assert all(one[1] == other[0] for one, other in pairwise(spans))
    assert all(start < end for start, end in spans)


def test_the_three_languages_have_the_same_parts() -> None:
    shapes = {
        language: (
            len(re.findall("^## ", plan(language), re.M)),
            [len(row) for row in rows(plan(language))],
            len(re.findall("^- ", plan(language), re.M)),
            len(re.findall(r"^\*\*", plan(language), re.M)),
        )
        for language in LANGUAGES
    }
    assert shapes["en"] == shapes["lv"] == shapes["ru"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_carry_over_exactly(language: str) -> None:
    digits = re.sub(r"(?<=\d)[,\u00a0](?=\d{3}\b)", "", plan(language))
    for number in ("16553", "4762", "8576", "3215", "11702", "39000"):
        assert re.search(rf"\b{number}\b", digits), number


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_commands_are_commands(language: str) -> None:
    commands = re.findall(r"`career-atlas ([^`]*)`", plan(language))
    assert len(commands) >= 10
    for command in commands:
        verb, *words = shlex.split(command)
        module = importlib.import_module(VERBS[verb])
        parser = argparse.ArgumentParser(exit_on_error=False)
        module.add_arguments(parser)
        _, unknown = parser.parse_known_args(words)
        assert unknown == [], command


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_in_the_docs_leads_to_it(language: str) -> None:
    page = (DOCS / f"lesson-plan.{language}.md").read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)]*)\)", page):
        assert (DOCS / link).resolve().is_file(), link
    assert f"plan.{language}.md" in page


def test_a_language_without_a_plan_gets_the_english_one(tmp_path: Path) -> None:
    assert plan("fi") == plan("en")
    with pytest.raises(AssetMissing, match="Run set-up again"):
        lesson_plan("en", replace(find_locations(), resources=tmp_path))


def test_the_verb_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lesson", "--plan", "--language", "lv"]) == 0
    assert capsys.readouterr().out == plan("lv")
