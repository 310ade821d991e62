"""``career-atlas postings``: the facts of the shipped career, in three languages."""

from __future__ import annotations

import json
from typing import Any

import pytest

from desktop.cli import main

# a verb for each test
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("warm_cache")]

LANGUAGES = ("en", "lv", "ru")
STOPS = (
    ("1894", {"kreis-hasenpoth": "area"}),
    ("1913/", {"olonets-governorate": "area"}),
    ("1917", {"smolny": "point"}),
    ("1917", {"telephone-exchange": "point"}),
    ("1917-12", {"saint-petersburg": "point"}),
    ("[1917..1922]", {"astrakhan": "point", "saratov": "point", "kazan": "point"}),
    ("1926-02/1932", {"siberia": "area"}),
    ("1932/1935-01", {"belorussian-ssr": "area", "minsk": "point"}),
    ("1935-01/1938-01", {"saint-petersburg": "point"}),
    ("1938-01-29/1938-04-16", {"moscow": "point"}),
    ("1938-04-16/1938-04-19", {"moscow": "point"}),
    ("1938-08-29", {"not-stated": "unlocated"}),
)
"""EDTF and places of each stop, and what a map may draw there, as the biography gives them."""

FIGURES = (
    (7, "1929-11-21/1930-01-21", 156, None, None),
    (7, "1929-11-21/1930-01-21", 898, None, None),
    (7, "1929-11-21/1930-01-21", 347, 898, None),
    (7, "1930", 16553, None, None),
    (7, "1930", 4762, 16553, 28.8),
    (7, "1930", 8576, 16553, 51.8),
    (7, "1930", 3215, 16553, None),
    (9, "[1935-01..]", 20, None, None),
    (9, "[1935-01..]", 11702, None, None),
)
"""Step, period, value, whole and share of every figure."""

KEYS = {
    *("step", "id", "title", "when", "places", "role", "summary"),
    *("events", "figures", "citations"),
}


def postings(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, Any]]:
    assert main(["postings", "--json", *words]) == 0
    out = capsys.readouterr()
    assert out.err == ""
    found: list[dict[str, Any]] = json.loads(out.out)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_stop_is_there(capsys: pytest.CaptureFixture[str], language: str) -> None:
    steps = postings(capsys, "--language", language)
    assert [step["step"] for step in steps] == list(range(1, 13))
    assert [step["when"]["edtf"] for step in steps] == [edtf for edtf, _ in STOPS]
    there = [{place["id"]: place["locus"] for place in step["places"]} for step in steps]
    assert there == [places for _, places in STOPS]
    for step in steps:
        assert step.keys() >= KEYS
        assert step["title"]
        assert step["summary"]
        assert step["when"]["text"]
        assert all(place["language"] == language for place in step["places"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_is_there_and_no_other(
    capsys: pytest.CaptureFixture[str], language: str
) -> None:
    steps = postings(capsys, "--language", language)
    found = [
        (step["step"], f["period"], f["value"], f["of"], f["share"])
        for step in steps
        for f in step["figures"]
    ]
    assert sorted(found, key=str) == sorted(FIGURES, key=str)
    assert all(isinstance(value, int) for _, _, value, _, _ in found)
    assert all(f["label"] for step in steps for f in step["figures"])
    assert all(step["figures_note"] for step in steps if not step["figures"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_in_the_language_asked_for(
    capsys: pytest.CaptureFixture[str], language: str
) -> None:
    steps = postings(capsys, "--language", language)
    texts = [step["summary"] for step in steps]
    texts += [event["text"] for step in steps for event in step["events"]]
    cyrillic = [any("а" <= letter <= "я" for letter in text) for text in texts]
    assert all(cyrillic) if language == "ru" else not any(cyrillic)


def test_the_same_city_has_its_name_of_each_time(capsys: pytest.CaptureFixture[str]) -> None:
    expected = {
        "en": ("Petrograd", "Leningrad", "Saint Petersburg"),
        "lv": ("Petrograda", "Ļeņingrada", "Sanktpēterburga"),
        "ru": ("Петроград", "Ленинград", "Санкт-Петербург"),
    }
    for language, names in expected.items():
        steps = postings(capsys, "--language", language)
        then, later = steps[4]["places"][0], steps[8]["places"][0]
        assert then["id"] == later["id"]
        assert (then["name"], later["name"], later["name_today"]) == names


def test_claims_say_what_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    steps = postings(capsys)
    claims = {event["id"]: event["claim"] for step in steps for event in step["events"]}
    assert claims["death-sentences-signed"] == "signed"
    assert claims["marx-boast"] == "said to have"
    assert steps[4]["places"][0]["basis"] == "inferred"
    assert steps[5]["when"]["inferred"] == ["start", "end"]
    assert steps[7]["places"][1]["basis"] == "inferred"
    assert steps[10]["disagreements"]
    assert all(len(thing["versions"]) > 1 for step in steps for thing in step["disagreements"])


def test_sources_say_whether_they_were_read(capsys: pytest.CaptureFixture[str]) -> None:
    steps = postings(capsys)
    citations = [citation for step in steps for citation in step["citations"]]
    assert all(step["citations"] for step in steps)
    assert {citation["tie"] for citation in citations} == {"stated", "inferred"}
    unseen = [citation for citation in citations if not citation["seen"]]
    assert unseen
    assert any(c["url_or_isbn"] == "978-0-8179-2902-2" for c in _all_citations(steps))
    assert any("98" in c["pages"] and "Mandelstam" in c["label"] for c in _all_citations(steps))


def _all_citations(steps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    holders = list(steps)
    holders += [event for step in steps for event in step["events"]]
    holders += [figure for step in steps for figure in step["figures"]]
    for step in steps:
        holders += [version for thing in step["disagreements"] for version in thing["versions"]]
    return [citation for holder in holders for citation in holder["citations"]]


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("en", ("16,553", "28.8", "This source gives no number.", "Sources disagree", "unchecked")),
        ("lv", ("16\u00a0553", "28,8", "Šis avots skaitu nemin.", "Ļeņingrada")),
        ("ru", ("16\u00a0553", "28,8", "Этот источник числа не приводит.", "Ленинград")),
    ],
)
def test_the_text_says_it_all(
    capsys: pytest.CaptureFixture[str], language: str, says: tuple[str, ...]
) -> None:
    assert main(["postings", "zakovsky", "--language", language]) == 0
    out = " ".join(capsys.readouterr().out.split(" "))
    for said in says:
        assert said in out


def test_the_language_is_the_systems_if_the_career_has_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "lv_LV.UTF-8:en")
    assert postings(capsys)[0]["places"][0]["language"] == "lv"
    monkeypatch.setenv("LANGUAGE", "fi")
    assert postings(capsys)[0]["places"][0]["language"] == "en"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["zakovski"], "Did you mean “zakovsky”?"),
        (["--career", "zakovski"], "Did you mean “zakovsky”?"),
        (["--language", "tlh"], "Choose one of: en, lv, ru."),
    ],
)
def test_what_is_not_there_is_one_sentence_and_status_2(
    capsys: pytest.CaptureFixture[str], words: list[str], says: str
) -> None:
    assert main(["postings", *words]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert says in err
    assert err.count("\n") == 1
