"""Dates in words. ``wording.tsv`` holds every example of the Library of Congress, every date of the
shipped career and the traps of each grammar, in three languages: read it, do not regenerate it."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from geodata.dates import Calendar, describe, parse_timespan
from geodata.words import Words

TABLE = Path(__file__).with_name("wording.tsv")


def _rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("language", ["en", "lv", "ru"])
@pytest.mark.parametrize(
    "row", _rows(), ids=lambda row: "-".join([row["edtf"], row["calendar"], row["inferred"]])
)
def test_a_date_in_words(
    row: dict[str, str], language: str, words_in: Callable[[str], Words]
) -> None:
    calendar: Calendar = row["calendar"]  # type: ignore[assignment]
    span = parse_timespan(row["edtf"], calendar=calendar)
    said = describe(span, words_in(language), inferred=row["inferred"].split())
    assert said == row[language]


@pytest.mark.parametrize(
    ("edtf", "calendar", "english"),
    [
        ("1894~", "unstated", "about 1894"),
        ("[1918..1921]", "unstated", "between 1918 and 1921"),
        ("1917-12", "unstated", "December 1917"),
        ("1926-02/1932", "unstated", "from February 1926 to 1932"),
        ("1926-02/1932?", "unstated", "from February 1926, probably to 1932"),
        ("1917-10-25", "julian", "7 November 1917 (25 October Old Style)"),
        ("1917-12-25", "julian", "7 January 1918 (25 December 1917 Old Style)"),
    ],
)
def test_the_english_that_was_asked_for(
    edtf: str, calendar: Calendar, english: str, words_in: Callable[[str], Words]
) -> None:
    assert describe(parse_timespan(edtf, calendar=calendar), words_in("en")) == english


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize(
    "pattern", ["1917-{:02}", "1917-{:02}/1918", "1917-{:02}/..", "../1917-{:02}", "1917-{:02}~"]
)
def test_no_month_stands_in_english_or_unbent_where_it_must_bend(
    pattern: str, month: int, words_in: Callable[[str], Words]
) -> None:
    edtf = pattern.format(month)
    english = describe(parse_timespan(edtf), words_in("en"))
    for language in ("lv", "ru"):
        said = describe(parse_timespan(edtf), words_in(language))
        assert not set(said.split()) & (set(english.split()) - {"1917", "1918"})
    latvian = describe(parse_timespan(edtf), words_in("lv"))
    nominative = ("is", "ts", "js")
    bends = any(word.endswith(nominative) for word in latvian.split()) is (pattern == "1917-{:02}")
    assert bends, latvian
