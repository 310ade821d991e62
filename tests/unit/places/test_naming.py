"""The name shown is the one valid then, in the visitor's language, and never a false one."""

from __future__ import annotations

import pytest

from geodata.dates import parse_timespan
from geodata.places import Locus, Place, Toponym
from geodata.places.naming import name_then, name_today


def name(text: str, language: str, when: str = "", kind: str = "usual") -> Toponym:
    script = "Cyrl" if language == "ru" else "Latn"
    return Toponym(text, language, script, parse_timespan(when) if when else None, kind)


def place(*names: Toponym) -> Place:
    return Place("p", "city", Locus.POINT, 1.0, 2.0, toponyms=names)


PETERSBURG = place(
    name("Saint Petersburg", "en", "1703/1914-08-31"),
    name("Petrograd", "en", "1914-08-31/1924-01-26"),
    name("Leningrad", "en", "1924-01-26/1991-09-06"),
    name("Saint Petersburg", "en", "1991-09-06/.."),
    name("Петроградъ", "ru", "1914-08-31/1918", "variant"),
    name("Петроград", "ru", "1914-08-31/1924-01-26", "official"),
    name("Питер", "ru", "1703/..", "usual"),
    name("Ленинград", "ru", "1924-01-26/1991-09-06", "official"),
    name("Pietari", "fi"),
)


def then(where: Place, language: str, when: str) -> str:
    found = name_then(where, language, parse_timespan(when) if when else None)
    assert found is not None
    return found.name


@pytest.mark.parametrize(
    ("language", "when", "expected"),
    [
        ("en", "1917", "Petrograd"),
        ("en", "1894", "Saint Petersburg"),
        ("en", "1935-01/1938-01", "Leningrad"),
        ("en", "1914-08", "Saint Petersburg"),  # thirty days of that month, against one
        ("en", "1923/1930", "Leningrad"),  # most of the time
        ("en", "1913/", "Saint Petersburg"),  # the end is not known: the start counts
        ("en", "2000", "Saint Petersburg"),
        ("ru", "1917", "Петроград"),  # the official one, and no variant
        ("fi", "1917", "Pietari"),
        ("de", "1917", "Petrograd"),  # no German name: one that was valid, in Latin letters
        ("lv", "1935", "Leningrad"),
        ("uk", "1935", "Ленинград"),  # a reader of Cyrillic gets Cyrillic
        ("en", "", "Saint Petersburg"),  # without a date the latest one
    ],
)
def test_the_name_at_a_date(language: str, when: str, expected: str) -> None:
    assert then(PETERSBURG, language, when) == expected


def test_an_undated_name_is_used_where_no_dated_one_holds() -> None:
    where = place(
        name("Old", "en", "1800/1850"), name("Always", "en"), name("Now", "en", "", "today")
    )
    assert then(where, "en", "1820") == "Old"
    assert then(where, "en", "1900") == "Always"


def test_a_name_of_another_language_goes_before_one_of_another_time() -> None:
    where = place(name("Aizpute", "lv", "", "today"), name("Hasenpoth", "de", "1248/1917"))
    assert then(where, "lv", "1894") == "Hasenpoth"


def test_any_name_is_better_than_none() -> None:
    assert then(place(name("Spelling", "en", "", "variant")), "ru", "1900") == "Spelling"
    assert name_then(place(), "en", None) is None
    assert name_today(place(), "en") is None


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ((name("Then", "en", "1800/1850"), name("Now", "en", "", "today")), "Now"),
        ((name("Then", "en", "1800/1850"), name("Still", "en", "1850/..")), "Still"),
        ((name("Then", "en", "1800/1850"), name("Always", "en")), "Always"),
        ((name("Then", "en", "1800/1850"), name("Jetzt", "de", "", "today")), "Jetzt"),
    ],
)
def test_the_name_today(names: tuple[Toponym, ...], expected: str) -> None:
    found = name_today(place(*names), "en")
    assert found is not None
    assert found.name == expected
