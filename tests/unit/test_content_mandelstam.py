"""The life of Nadezhda Mandelstam holds what is known, and draws no line that no source draws."""

from __future__ import annotations

import re

import pytest

from geodata.places.naming import name_then
from geodata.seedfiles import Seeds, find_gazetteers, read_seeds
from tests.unit.content_files import (
    GAZETTEER,
    LANGUAGES,
    SEEDS,
    event,
    posting,
    postings,
    sentences_of,
    table,
    texts,
)

CAREER = "mandelstam"


@pytest.fixture(scope="module")
def seeds() -> Seeds:
    folder = SEEDS / CAREER
    return read_seeds(folder, gazetteers=find_gazetteers(folder, shipped=GAZETTEER))


def test_the_stops_stand_in_the_order_of_her_life() -> None:
    assert [(stop["id"], stop["when"]["edtf"]) for stop in postings(CAREER)] == [
        ("birth", "1899-10-30"),
        ("kiev", "1901?/1921"),
        ("georgia", "1921/1921-12-31"),
        ("herzen-house", "1922/1923"),
        ("yalta", "1925?/1926"),
        ("detskoye-selo", "1926/"),
        ("armenia", "1930-04/1930-11"),
        ("first-arrest", "1932/1934-05"),
        ("cherdyn", "1934-06-03/1934-06-16"),
        ("voronezh", "1934-06-24?/1937-05"),
        ("savyolovo", "1937-06-25/1937-11"),
        ("kalinin", "1937-11-05?/1938-03"),
        ("samatikha", "1938-03/1938-05"),
        ("leningrad", "1938-06"),
        ("strunino", "1938"),
        ("news-of-death", "1939-01/1939-05"),
        ("kalinin-school", "1939-05/1941"),
        ("evacuation", "1941/1942-07"),
        ("tashkent", "1942-07/1949"),
        ("ulyanovsk", "1949-02-04/1953"),
        ("chita", "1953-08-25/1955-08"),
        ("cheboksary", "1955-09/1958-07-20"),
        ("tarusa", "1958/1965"),
        ("pskov", "1962-09?/1964"),
        ("moscow-at-last", "1965?/1980-12-29"),
    ]


NAMES = {
    "kiev": ("Kiev", "Kijeva", "Киев"),
    "detskoye-selo": ("Detskoye Selo", "Detskoje Selo", "Детское Село"),
    "kalinin": ("Kalinin", "Kaļiņina", "Калинин"),
    "kalinin-school": ("Kalinin", "Kaļiņina", "Калинин"),
    "leningrad": ("Leningrad", "Ļeņingrada", "Ленинград"),
    "ulyanovsk": ("Ulyanovsk", "Uļjanovska", "Ульяновск"),
    "pskov": ("Pskov", "Pleskava", "Псков"),
}


@pytest.mark.parametrize("stop", NAMES)
def test_places_bear_the_names_of_the_day(seeds: Seeds, stop: str) -> None:
    there = next(one for one in seeds.career.postings if one.id == stop)
    place = seeds.places[there.places[0].place_id]
    shown = [name_then(place, language, there.when.span) for language in LANGUAGES]
    assert tuple(name.name for name in shown if name) == NAMES[stop]


def test_where_both_lives_came_the_place_is_the_same() -> None:
    hers = {visit["place"] for stop in postings(CAREER) for visit in stop["places"]}
    his = {visit["place"] for stop in postings() for visit in stop["places"]}
    assert hers & his == {"moscow", "saint-petersburg", "saratov"}


def test_countries_are_areas_and_what_is_contested_names_no_country(seeds: Seeds) -> None:
    journey = posting("armenia", CAREER)
    assert journey["route"] == posting("first-arrest", CAREER)["route"] == "none"
    for place in ("abkhazia", "georgia", "armenia", "lake-sevan", "vtoraya-rechka-camp"):
        assert seeds.places[place].locus == "area"
    assert seeds.places["abkhazia"].today == seeds.places["yalta"].today == ""


def test_the_camp_is_no_place_of_hers() -> None:
    visited = {visit["place"] for stop in postings(CAREER) for visit in stop["places"]}
    assert event("osip-dies", CAREER)["place"] == "vtoraya-rechka-camp"
    assert "vtoraya-rechka-camp" not in visited


def test_the_farewell_is_in_moscow_by_one_source_and_never_in_leningrad() -> None:
    scene = event("station-farewell", CAREER)
    assert (scene["place"], scene["certainty"], scene["claim"]) == (
        *("moscow", "uncertain", "remembered"),
    )
    assert scene["when"]["edtf"] == "1935"
    disputed = {thing["id"]: thing for thing in posting("voronezh", CAREER)["disagreement"]}
    assert len(disputed["farewell-place"]["version"]) == 2


@pytest.mark.parametrize(
    ("language", "name", "no_line"),
    [
        ("en", "Zakovsky", "no line"),
        ("lv", "Zakovsk", "neviena līnija"),
        ("ru", "Заковск", "никакая линия"),
    ],
)
def test_no_line_is_drawn_to_the_other_career(language: str, name: str, no_line: str) -> None:
    told = {key: text for key, text in sentences_of(language, CAREER).items() if name in text}
    assert {key for key in told if not key.endswith(".notes")} <= {
        "posting.samatikha.unsaid",
        "posting.voronezh.unsaid",
        "disagreement.farewell-place-biography",
        "question.no-line",  # asks whether one may be drawn
    }
    assert no_line in told["posting.samatikha.unsaid"]


def test_sources_disagree_where_they_do() -> None:
    wanted = table("mandelstam/expected.toml")["disagreements"]
    held = {thing["id"] for stop in postings(CAREER) for thing in stop.get("disagreement", [])}
    assert held == set(wanted)
    assert len(held) == 16


def test_a_page_number_stands_only_where_it_was_given() -> None:
    for stop in postings(CAREER):
        for claim in (stop, *stop.get("event", [])):
            pages = [c for c in claim["cite"] if isinstance(c, dict) and "pages" in c]
            assert {(c["source"], c["pages"]) for c in pages} <= {("mandelstam-1971", "98")}


def test_nobody_is_counted_and_no_number_is_missed() -> None:
    assert table("mandelstam/career.toml")["counts_people"] is False
    assert not any(stop.get("figure") for stop in postings(CAREER))


@pytest.mark.parametrize(
    ("language", "so_called", "theirs"),
    [
        ("en", r"so-called", r"aristocrats"),
        ("lv", r"tā sauk\w+", r"aristokrāt"),
        ("ru", r"так называем\w+", r"аристократ"),
    ],
)
def test_so_called_stands_before_the_words_of_the_persecutors(
    language: str, so_called: str, theirs: str
) -> None:
    found = 0
    for name, text in sentences_of(language, CAREER).items():
        for word in re.finditer(theirs, text):
            found += 1
            assert re.search(so_called, text[max(0, word.start() - 40) : word.start()]), name
    assert found


def test_accounts_of_violence_have_a_note_before_them() -> None:
    careful = {
        part["id"]
        for stop in postings(CAREER)
        for part in stop.get("event", [])
        if part.get("care")
    }
    assert careful == {"hospital-window", "osip-dies"}
    for language in LANGUAGES:
        assert texts(language, CAREER)["career"]["content_note"]
