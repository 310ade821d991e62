"""Lessons go through the database and come back as they were written."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from geodata.careers import Lesson
from geodata.locations import Locations
from geodata.storage import open_career
from geodata.storage.loader import load
from tests.unit.seedfiles.smallcareer import FILES, read_small, write_small


def test_every_lesson_comes_back(locations: Locations, tmp_path: Path) -> None:
    written = read_small(tmp_path / "again").career
    career = open_career("small", locations=locations)
    lessons = [career.posting(step).lesson for step in range(3)]
    assert lessons == [posting.lesson for posting in written.postings]
    assert lessons[2] == Lesson()
    career.close()


def test_a_lesson_is_read_in_a_language(locations: Locations) -> None:
    career = open_career("small", locations=locations)
    first, last = career.lesson(0, "ru"), career.lesson(2, "ru")
    assert first.notes == "Скажите, **кто** считает."
    assert first.questions[0].answers[0].text == "Из её писем"
    assert first.questions[0].answers[0].right
    assert first.questions[0].citations[0].label == "Anna Example, Letters"
    assert first.questions[1].answers == ()
    assert last.sentence == "Ничего не известно."
    assert not career.lesson(1, "en").where_next
    with pytest.raises(IndexError):
        career.lesson(3, "en")
    career.close()


def test_presets_are_read_in_a_language(locations: Locations) -> None:
    career = open_career("small", locations=locations)
    assert [(p.id, p.minutes, p.title, p.steps) for p in career.presets("ru")] == [
        ("short", 10, "Короткий урок", (0, 2)),
        ("whole", 45, "Целый урок", (0, 1, 2)),
    ]
    career.close()


def test_a_career_without_lessons_has_none(locations: Locations) -> None:
    plain = FILES["small/career.toml"].partition("[[preset]]")[0]
    before, _, rest = plain.partition("[[posting.question]]")
    after = rest.partition("[[posting]]")
    files: dict[str, str | bytes] = {"small/career.toml": before + after[1] + after[2]}
    for language in ("en", "ru"):
        name = f"small/text.{language}.toml"
        files[name] = FILES[name].partition("[question]")[0]
    write_small(locations.seeds, changed=files)
    career = open_career("small", locations=locations)
    assert career.presets("en") == ()
    assert career.lesson(0, "en").questions == ()
    career.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE lesson SET where_next = 2",
        "UPDATE question SET posting = 2",
        "UPDATE preset SET minutes = 0",
        "UPDATE preset_stop SET posting = 99",
        "UPDATE answer SET is_right = 'yes'",
    ],
)
def test_the_tables_refuse_what_cannot_be(tmp_path: Path, statement: str) -> None:
    seeds = read_small(tmp_path)
    connection = load(seeds.career, seeds.career.postings, places=seeds.places)
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(statement)
    connection.close()
