"""Counting visits by days: bounded, with no person in it, and whatever the disk does."""

from __future__ import annotations

import csv
import io
import json
import os
import random
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.cli import main
from geodata.locations import find_locations
from geodata.statistics import Day, Statistics, read_days
from geodata.statistics.page import as_page
from geodata.statistics.table import as_csv
from geodata.words import Words, load_words

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def visit(kept: Statistics, at: datetime = NOON, *, seconds: float = 90, step: int = 3) -> bool:
    ended = at + timedelta(seconds=seconds)
    return kept.session(at, ended, last_step=step, language="lv", career="zakovsky")


def test_visits_are_counted_by_days(tmp_path: Path) -> None:
    kept = Statistics(tmp_path)
    assert visit(kept)
    assert visit(kept, seconds=20, step=0)
    assert visit(kept, NOON + timedelta(days=1))
    first, second = read_days(tmp_path)
    assert (first.day, first.career, first.sessions, first.seconds) == (
        *("2026-11-23", "zakovsky"),
        *(2, 110),
    )
    assert first.lengths == [1, 0, 1, 0, 0, 0]
    assert first.last_steps == {0: 1, 3: 1}
    assert second.languages == {"lv": 1}


def test_counting_goes_on_after_a_restart_and_into_another_month(tmp_path: Path) -> None:
    visit(Statistics(tmp_path))
    kept = Statistics(tmp_path)
    visit(kept)
    visit(kept, NOON + timedelta(days=30))
    visit(kept)
    assert [(day.day, day.sessions) for day in read_days(tmp_path)] == [
        ("2026-11-23", 3),
        ("2026-12-23", 1),
    ]


def test_no_file_tells_when_anybody_came(tmp_path: Path) -> None:
    visit(Statistics(tmp_path), datetime(2026, 11, 23, 14, 37, 51, tzinfo=UTC))
    (file,) = tmp_path.iterdir()
    text = file.read_text("utf-8")
    assert "14" not in text
    assert "37" not in text
    assert set(json.loads(text)["days"]["2026-11-23"]["zakovsky"]) == {
        *("sessions", "seconds", "lengths", "last_steps", "languages")
    }


@pytest.mark.parametrize("year", [1970, 2001, 2100])
def test_a_clock_that_cannot_be_right_is_no_day(tmp_path: Path, year: int) -> None:
    kept = Statistics(tmp_path)
    assert visit(kept, NOON.replace(year=year))
    assert [day.day for day in read_days(tmp_path)] == ["undated"]


def test_a_clock_set_during_a_visit_counts_no_years(tmp_path: Path) -> None:
    kept = Statistics(tmp_path)
    visit(kept, seconds=-86400)
    visit(kept, seconds=86400 * 365)
    (day,) = read_days(tmp_path)
    assert day.sessions == 2
    assert day.seconds == 4 * 3600


@pytest.mark.slow
def test_what_is_kept_stays_small(tmp_path: Path) -> None:
    dice, kept = random.Random(4), Statistics(tmp_path)
    for month in range(40):
        at = datetime(2022 + month // 12, month % 12 + 1, 5, tzinfo=UTC)
        for _ in range(5):
            kept.session(at, at, last_step=dice.randrange(10**6), language=str(dice.random()))
    assert len(list(tmp_path.iterdir())) == 36
    for number in range(300):
        kept.session(NOON, NOON, last_step=number, language="lv", career=f"career-{number}")
    assert len([day for day in read_days(tmp_path) if day.day == "2026-11-23"]) == 20
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) < 100_000
    one = Day("d", "c")
    for number in range(10_000):
        one.add(1, number, "".join(dice.choices("abc", k=3)))
    assert len(one.last_steps) == 200
    assert len(one.languages) <= 20
    assert one.sessions == 10_000


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"format": 1, "days": {"2026-11-23": 5}}'])
def test_a_damaged_month_counts_as_none(tmp_path: Path, damage: str) -> None:
    visit(Statistics(tmp_path), NOON - timedelta(days=40))
    (tmp_path / "2026-11.json").write_text(damage)
    assert len(read_days(tmp_path)) == 1
    assert visit(Statistics(tmp_path))
    assert len(read_days(tmp_path)) == 2


def test_a_full_disk_loses_nothing_that_was_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Statistics(tmp_path)
    visit(kept)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        assert not visit(kept)
        assert not visit(kept)
    assert [day.sessions for day in read_days(tmp_path)] == [1]
    assert visit(kept)
    assert [day.sessions for day in read_days(tmp_path)] == [4]
    assert [path.name for path in tmp_path.iterdir()] == ["2026-11.json"]


def full(_handle: int) -> None:
    raise OSError(28, "No space left on device")


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.lists(
        st.tuples(
            st.floats(-1e9, 1e9),
            st.integers(-5, 10**9),
            st.text(max_size=5) | st.sampled_from(["lv", "ru", "en"]),
        ),
        max_size=30,
    )
)
def test_whatever_is_counted_is_read_back_the_same(visits: list[tuple[float, int, str]]) -> None:
    day = Day("2026-11-23", "zakovsky")
    for seconds, step, language in visits:
        day.add(seconds, step, language)
    kept = json.loads(json.dumps(day.as_json()))
    assert Day.from_json("2026-11-23", "zakovsky", kept) == day
    assert sum(day.lengths) == day.sessions == len(visits)


def test_the_table_adds_up(tmp_path: Path) -> None:
    kept = Statistics(tmp_path)
    for number in range(7):
        visit(kept, NOON + timedelta(days=number % 2), step=number % 3, seconds=number * 100)
    head, *rows = csv.reader(io.StringIO(as_csv(read_days(tmp_path))))
    assert head[:4] == ["day", "career", "sessions", "seconds"]
    assert "left at step 1" in head
    assert "language lv" in head
    assert all(len(row) == len(head) for row in rows)
    assert sum(int(row[2]) for row in rows) == 7
    at = [number for number, name in enumerate(head) if name.startswith("left at")]
    assert sum(int(row[column]) for row in rows for column in at) == 7


class Tags(HTMLParser):
    """What a page consists of."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


@pytest.mark.parametrize("language", ["en", "lv", "ru"])
def test_the_page_fetches_nothing_and_runs_nothing(tmp_path: Path, language: str) -> None:
    visit(Statistics(tmp_path))
    words = load_words(language, folder=find_locations().resources / "i18n")
    page = as_page(read_days(tmp_path), words)
    tags = Tags()
    tags.feed(page)
    names = {tag for tag, _ in tags.seen}
    assert not names & {"script", "link", "img", "iframe", "object"}
    assert not [
        value for _, has in tags.seen for name, value in has.items() if name in ("src", "href")
    ]
    bars = [has["style"] for _, has in tags.seen if has.get("class") == "bar"]
    assert "width: 100.0%" in bars
    assert "details" in names, "a thousand days stand before what matters"
    assert ("html", {"lang": language}) in tags.seen
    assert (words("How the exhibit is used") == "How the exhibit is used") == (language == "en")


def test_a_page_of_nothing_says_so() -> None:
    assert "Nothing has been counted yet." in as_page([], Words("en"))


def test_the_verb(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    visit(Statistics(find_locations().state / "statistics"))
    table, page = tmp_path / "visits.csv", tmp_path / "visits.html"
    assert main(["statistics", "--csv", str(table), "--html", str(page)]) == 0
    assert table.read_bytes().startswith("\ufeffday,career".encode())
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert main(["statistics", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["sessions"] == 1
    assert main(["statistics"]) == 0
    assert "2026-11-23,zakovsky,1,90" in capsys.readouterr().out
    assert main(["statistics", "--csv", str(tmp_path / "no" / "x.csv")]) == 3
