"""The texts of each career agree in three languages, and every claim has its source."""

from __future__ import annotations

import re

import pytest

from tests.unit.content_files import (
    CAREERS,
    LANGUAGES,
    citations,
    postings,
    sentences_of,
    sources,
    table,
    texts,
)

pytestmark = pytest.mark.parametrize("career", CAREERS)

# Languages


def test_the_three_languages_say_the_same_things(career: str) -> None:
    english = set(sentences_of("en", career))
    assert set(sentences_of("lv", career)) == english == set(sentences_of("ru", career))


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_stand_in_their_own_letters(career: str, language: str) -> None:
    for name, text in sentences_of(language, career).items():
        bare = re.sub(r"Leonid Zakovsky|docs\S+|Henriks Štubis|CC BY 4\.0", "", text)
        cyrillic, latin = re.search("[а-яё]", bare, re.I), re.search("[a-zāēīū]", bare, re.I)
        assert not (latin if language == "ru" else cyrillic), (name, bare)
        lines = text.strip().split("\n") if name.endswith(".notes") else [text]
        assert all(line == " ".join(re.split("[ \n]+", line.strip())) for line in lines), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_story_has_two_to_five_sentences(career: str, language: str) -> None:
    ordinal_or_end = r"(?<![\d])(?<!Nr)[.](?=\s|$)|(?<=\d)[.](?=\s+[A-ZĀ-ŽА-ЯЁ]|$)"
    for stop, parts in texts(language, career)["posting"].items():
        assert 2 <= len(re.findall(ordinal_or_end, parts["summary"])) <= 5, stop


# Sources


def test_everything_that_is_cited_is_a_listed_work(career: str) -> None:
    known = sources(career)
    for file in (f"{career}/career.toml", "gazetteer/places.toml"):
        for cited in citations(table(file)):
            assert cited["source"] in known


UNREAD = {
    "zakovsky": {"mandelstam-1971", "conquest-1971", "teplyakov-2008", "jansen-petrov-2002"},
    "mandelstam": {"mandelstam-1971"},
}


def test_only_what_was_read_is_called_seen(career: str) -> None:
    for work in sources(career).values():
        assert all(work.get(key) for key in ("read_where", "edition", "read_on")) == work["seen"]
    known = table(f"{career}/sources.toml")["source"]
    assert {work["id"] for work in known if not work["seen"]} >= UNREAD[career]


def isbn_is_sound(text: str) -> bool:
    """Say whether the check digit of an ISBN-10 or ISBN-13 fits (ISO 2108)."""
    digits = [10 if sign in "Xx" else int(sign) for sign in text if sign not in "- "]
    if len(digits) == 10:
        return sum((10 - place) * digit for place, digit in enumerate(digits)) % 11 == 0
    weighted = sum((1, 3)[place % 2] * digit for place, digit in enumerate(digits))
    return len(digits) == 13 and weighted % 10 == 0


ISBNS = {"zakovsky": 7, "mandelstam": 10}
"""How many works are cited with one; chapters of a book have its own."""


def test_an_isbn_is_copied_without_a_slip(career: str) -> None:
    works = sources(career).values()
    numbers = [work["url_or_isbn"] for work in works if work["url_or_isbn"][:1].isdigit()]
    assert len(numbers) == ISBNS[career]
    assert all(isbn_is_sound(number) for number in numbers)


def test_every_stop_event_figure_and_version_has_a_source(career: str) -> None:
    for stop in postings(career):
        versions = [v for d in stop.get("disagreement", []) for v in d["version"]]
        for claim in [
            stop,
            *stop.get("event", []),
            *stop.get("figure", []),
            *versions,
            *stop["places"],
        ]:
            assert claim["cite"]
