"""The shipped career holds what is known, and nothing sharper."""

from __future__ import annotations

import re

import pytest

from tests.unit.content_files import (
    LANGUAGES,
    event,
    places,
    posting,
    postings,
    sentences_of,
    table,
    texts,
)


def test_the_stops_stand_in_the_order_of_the_biography() -> None:
    assert [(stop["id"], stop["when"]["edtf"]) for stop in postings()] == [
        ("birth", "1894"),
        ("olonets", "1913/"),
        ("smolny", "1917"),
        ("telephone-exchange", "1917"),
        ("cheka", "1917-12"),
        ("civil-war", "[1917..1922]"),
        ("siberia", "1926-02/1932"),
        ("belorussia", "1932/1935-01"),
        ("leningrad", "1935-01/1938-01"),
        ("moscow", "1938-01-29/1938-04-16"),
        ("arrest", "1938-04-16/1938-04-19"),
        ("shot", "1938-08-29"),
    ]


def test_the_checklist_agrees_with_the_career() -> None:
    for wanted, stop in zip(table("zakovsky/expected.toml")["stop"], postings(), strict=True):
        assert wanted["id"] == stop["id"]
        assert wanted["when"] == stop["when"]["edtf"]
        assert wanted.get("inferred", []) == stop["when"].get("inferred", [])
        assert wanted["places"] == [place["place"] for place in stop["places"]]
        inferred = [p["place"] for p in stop["places"] if p.get("basis") == "inferred"]
        assert wanted.get("inferred_places", []) == inferred
        assert wanted.get("route", stop["route"]) == stop["route"]
        assert set(wanted.get("events", [])) <= {part["id"] for part in stop.get("event", [])}
        keys = ("id", "group", "value", "of", "share")
        held = [
            {key: figure[key] for key in keys if key in figure}
            | {"period": figure["period"]["edtf"]}
            for figure in stop.get("figure", [])
        ]
        assert wanted.get("figure", []) == held


def test_no_calendar_is_claimed_for_dates_before_february_1918() -> None:
    for stop in postings()[:5]:
        assert stop["when"]["calendar"] == "unstated"


def test_the_parts_of_1930_make_its_whole_and_one_part_is_our_own_count() -> None:
    year = {f["id"]: f for f in posting("siberia")["figure"] if f["group"] == "troika-1930"}
    whole = year.pop("troika-1930-sentenced")["value"]
    assert whole == 16553 == sum(part["value"] for part in year.values())
    for part in year.values():
        assert part["of"] == whole
        if "share" in part:
            assert round(100 * part["value"] / whole, 1) == part["share"]
    assert year["troika-1930-unstated"]["basis"] == "inferred"
    assert "share" not in year["troika-1930-unstated"]


def test_figures_of_overlapping_periods_share_no_group_and_are_said_not_to_add() -> None:
    groups = {f["group"]: f["period"]["edtf"] for f in posting("siberia")["figure"]}
    assert groups["troika-1929-1930"] == "1929-11-21/1930-01-21"
    assert groups["troika-1930"] == "1930"
    totals = {898 + 16553, 347 + 4762, 898 + 16553 - 347 - 4762}
    for language in LANGUAGES:
        unsaid = texts(language)["posting"]["siberia"]["unsaid"]
        assert re.search(r"\b1\b.*\b21\b.*1930|1930.*\b1\b.*\b21\b", unsaid)
        for text in sentences_of(language).values():
            assert not totals & {int(n) for n in re.findall(r"\d+", re.sub(r"[ ,\s]", "", text))}


def test_every_figure_reaches_the_reader_of_each_language() -> None:
    for language in LANGUAGES:
        told = " ".join(sentences_of(language).values())
        digits = re.sub(r"(?<=\d)[ ,\s](?=\d{3}\b)", "", told)
        for number in (156, 898, 347, 16553, 4762, 8576, 3215, 20, 11702):
            assert re.search(rf"\b{number}\b", digits), (language, number)
        assert re.search(r"28[.,]8", told)
        assert re.search(r"51[.,]8", told)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "this source gives no number"),
        ("lv", "šis avots skaitu nemin"),
        ("ru", "этот источник числа не приводит"),
    ],
)
def test_leningrad_and_moscow_say_that_the_source_gives_no_number(
    language: str, words: str
) -> None:
    for stop in ("leningrad", "moscow"):
        assert words in texts(language)["posting"][stop]["unsaid"]


# Traps


def test_the_civil_war_is_one_stop_with_three_places_and_no_line() -> None:
    stop = posting("civil-war")
    assert [place["place"] for place in stop["places"]] == ["astrakhan", "saratov", "kazan"]
    assert stop["route"] == posting("siberia")["route"] == "none"
    assert stop["when"]["inferred"] == ["start", "end"]


def test_the_end_of_1938_is_on_no_map() -> None:
    (only,) = posting("shot")["places"]
    place = places()[only["place"]]
    assert place["locus"] == "unlocated"
    assert "lat" not in place


def test_the_farewell_at_the_station_has_no_place_and_no_day() -> None:
    scene = event("mandelstam-farewell")
    assert "place" not in scene
    assert "when" not in scene
    assert {"source": "mandelstam-1971", "pages": "98", "tie": "stated"} in scene["cite"]
    disputed = {d["id"]: d for d in posting("leningrad")["disagreement"]}
    assert len(disputed["farewell-scene"]["version"]) == 2
    for language in LANGUAGES:
        words = texts(language)["event"]["mandelstam-farewell"]
        assert not re.search("Lening|Ļeņing|Ленинг|Mos[ck]|Maskav|Москв", words)


def test_no_day_is_printed_for_the_telephone_exchange_or_the_smolny() -> None:
    for stop in ("smolny", "telephone-exchange"):
        for language in LANGUAGES:
            for text in texts(language)["posting"][stop].values():
                assert not re.search(r"\d", text.replace("1917", ""))


def test_hearsay_is_marked_as_hearsay() -> None:
    hearsay = [
        p["id"]
        for stop in postings()
        for p in stop.get("event", [])
        if p["claim"] == "said to have"
    ]
    assert hearsay == ["marx-boast"]
    assert "said to have" in texts("en")["event"]["marx-boast"]


def test_deeds_come_before_decorations() -> None:
    claims = [part["claim"] for part in posting("leningrad")["event"]]
    assert claims.index("awarded") == len(claims) - claims.count("awarded")


def test_every_account_of_torture_or_killing_has_a_note_before_it() -> None:
    violent = re.compile(r"tortur|\bshot\b|killed|executed|poison|disposed of")
    for stop in postings():
        for part in stop.get("event", []):
            if violent.search(texts("en")["event"][part["id"]]):
                assert part.get("care"), part["id"]
    for language in LANGUAGES:
        assert texts(language)["career"]["content_note"]


SO_CALLED = {
    "en": (
        r"so-called",
        r"aristocrats|conspiracy|\bplot\b|clique|counter-revolutionary group|\benemies\b",
    ),
    "lv": (
        r"tā sauk\w+",
        r"aristokrāt|sazvērest|grupējum|kontrrevolucionār\w+ grup|ienaidniek",
    ),
    "ru": (
        r"так называем\w+",
        r"аристократ|заговор|клик[аиуе]|контрреволюционн\w+ групп|\bвраг",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_so_called_stands_before_every_word_of_the_persecutors(language: str) -> None:
    so_called, theirs = SO_CALLED[language]
    count = 0
    for name, text in sentences_of(language).items():
        for word in re.finditer(theirs, text):
            count += 1
            before = text[max(0, word.start() - 60) : word.start()]
            assert re.search(so_called, before), (name, word.group())
    assert count >= 10


def test_the_slip_about_the_partys_name_is_not_repeated() -> None:
    for language in LANGUAGES:
        told = " ".join(sentences_of(language).values())
        assert not re.search(
            r"All-Russian Communist|Viskrievijas komun|Всероссийск\w+ коммун", told
        )
