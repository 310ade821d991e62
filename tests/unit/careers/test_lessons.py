"""A lesson in one language, and what is settled where its author says nothing."""

from __future__ import annotations

import pytest

from geodata.careers import Event, Figure, Lesson, Posting, Question, When
from geodata.careers.lessons import first_sentence, present_lesson
from geodata.words import Words

ENGLISH = Words("en")


def posting(**parts: object) -> Posting:
    texts = {"title": {"en": "Title"}, "summary": {"en": "She went. She stayed."}}
    return Posting(**{"id": "stop", "when": When(None), "places": (), **texts, **parts})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("She went. She stayed.", "She went."),
        ("She came to St. Petersburg in May. Then she left.", "She came to St. Petersburg in May."),
        ("N. Y. Mandelstam moved! She wrote.", "N. Y. Mandelstam moved!"),
        (
            "1938. gada 29. augustā viņu nošāva. Vietu avots nemin.",
            "1938. gada 29. augustā viņu nošāva.",
        ),
        ("В 1917 г. он приехал в Петроград. Месяц не указан.", "В 1917 г. он приехал в Петроград."),
        ("He was “shot”. “Nobody” knows.", "He was “shot”."),
        ("He came in 1917. In 1918 he left.", "He came in 1917."),
        ("No end at all", "No end at all"),
        ("", ""),
    ],
)
def test_the_first_sentence_is_found(text: str, first: str) -> None:
    assert first_sentence(text) == first


def test_without_a_sentence_the_first_of_the_summary_is_shown() -> None:
    assert present_lesson(posting(), words=ENGLISH, language="en").sentence == "She went."
    written = posting(lesson=Lesson(sentence={"en": "Went."}))
    assert present_lesson(written, words=ENGLISH, language="en").sentence == "Went."


def test_a_text_of_another_language_stands_in() -> None:
    lesson = Lesson(
        notes={"ru": "Скажите"},
        questions=(Question("q", {"ru": "Что?"}),),
    )
    shown = present_lesson(
        posting(lesson=lesson), words=ENGLISH, language="en", languages=("en", "ru")
    )
    assert shown.notes == "Скажите"
    assert shown.questions[0].question == "Что?"
    assert shown.questions[0].prompt == ""


@pytest.mark.parametrize(
    ("parts", "asked"),
    [
        ({}, True),
        ({"events": (Event("e", "done to him", {}, care=True),)}, False),
        ({"events": (Event("e", "done to him", {}),)}, True),
        ({"figures": (Figure("f", "g", "shot", 1, {}),)}, False),
        ({"figures": (Figure("f", "g", "deported", 1, {}),)}, False),
        ({"figures": (Figure("f", "g", "other", 1, {}),)}, True),
    ],
)
def test_nobody_guesses_where_people_suffer_unless_the_author_says_so(
    parts: dict[str, object], asked: bool
) -> None:
    assert present_lesson(posting(**parts), words=ENGLISH, language="en").where_next is asked
    said = posting(**parts, lesson=Lesson(where_next=not asked))
    assert present_lesson(said, words=ENGLISH, language="en").where_next is not asked
