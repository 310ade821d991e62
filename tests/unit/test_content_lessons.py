"""The shipped lessons: short sentences, open eyes, and nothing about deaths made into a game."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from tests.unit.content_files import LANGUAGES, Table, table

CAREERS = ("mandelstam", "zakovsky")
NEVER_ASKED = {
    "mandelstam": {
        "first-arrest",
        "cherdyn",
        "voronezh",
        "savyolovo",
        "samatikha",
        "news-of-death",
    },
    "zakovsky": {"olonets", "siberia", "leningrad", "moscow", "arrest", "shot"},
}
"""Stops of arrest, trial, deportation and execution."""


def stops(career: str) -> list[Table]:
    found: list[Table] = table(f"{career}/career.toml")["posting"]
    return found


def questions(career: str) -> list[Table]:
    return [question for stop in stops(career) for question in stop.get("question", [])]


@pytest.mark.parametrize("career", CAREERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_stop_has_a_sentence_for_the_last_row_and_notes(career: str, language: str) -> None:
    texts = table(f"{career}/text.{language}.toml")["posting"]
    for stop in stops(career):
        sentence, notes = texts[stop["id"]]["sentence"], texts[stop["id"]]["notes"]
        assert 20 <= len(sentence) <= 112, (stop["id"], len(sentence))
        assert sentence[-1] == "."
        assert len(notes) >= 120, stop["id"]
        assert not re.search(r"[<>]|!\[|\]\(", notes), stop["id"]  # no mark-up, no addresses


@pytest.mark.parametrize("language", LANGUAGES)
def test_notes_say_what_is_not_known_and_how_we_know(language: str) -> None:
    unknown = {"en": "**Not known.**", "lv": "**Nav zināms.**", "ru": "**Неизвестно.**"}
    how = {"en": "**How we know.**", "lv": "**Kā mēs to zinām.**", "ru": "**Откуда мы это знаем.**"}
    disagree = {"en": "**Sources disagree", "lv": "**Avoti ir pretrun", "ru": "**Источники расход"}
    for stop, parts in table(f"zakovsky/text.{language}.toml")["posting"].items():
        assert unknown[language] in parts["notes"], stop
        assert how[language] in parts["notes"] or disagree[language] in parts["notes"], stop


@pytest.mark.parametrize("career", CAREERS)
def test_nobody_is_asked_to_guess_an_arrest_a_trial_a_deportation_or_a_death(career: str) -> None:
    silent = {stop["id"] for stop in stops(career) if stop.get("where_next") is False}
    assert silent >= NEVER_ASKED[career]
    assert len(silent) < len(stops(career)) - 1


@pytest.mark.parametrize("career", CAREERS)
def test_there_are_five_to_seven_questions_and_their_places_give_nothing_away(career: str) -> None:
    asked = questions(career)
    assert 5 <= len(asked) <= 7
    assert len({q["answers"].index(q["right"][0]) for q in asked if q.get("right")}) >= 2
    for question in asked:
        assert 3 <= len(question["answers"]) <= 4
        assert question["cite"]
        if question.get("right"):
            assert len(question["right"]) == 1


@pytest.mark.parametrize("career", CAREERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_question_asks_for_a_number_of_victims(career: str, language: str) -> None:
    texts = table(f"{career}/text.{language}.toml")
    for question in questions(career):
        assert not re.search(r"how many|cik |сколько", texts["question"][question["id"]].lower())
        for answer in question["answers"]:
            assert not re.search(r"\d{3}", re.sub(r"19\d\d", "", texts["answer"][answer])), answer
        assert texts["prompt"][question["id"]].endswith("?")


@pytest.mark.parametrize("career", CAREERS)
def test_presets_are_of_10_20_and_45_minutes_and_leave_time_for_each_stop(career: str) -> None:
    presets = table(f"{career}/career.toml")["preset"]
    assert [preset["minutes"] for preset in presets] == [10, 20, 45]
    order = [stop["id"] for stop in stops(career)]
    for preset in presets:
        places = [order.index(stop) for stop in preset["stops"]]
        assert places == sorted(places)
        assert preset["minutes"] / len(places) >= 1.75
    for shorter, longer in pairwise(presets):
        assert set(shorter["stops"]) <= set(longer["stops"])


def test_the_stops_with_the_most_victims_are_in_each_preset() -> None:
    for preset in table("zakovsky/career.toml")["preset"]:
        assert {"siberia", "leningrad"} <= set(preset["stops"])
