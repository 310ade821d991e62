"""The shipped career and gazetteer hold what is known, and nothing sharper."""

from __future__ import annotations

import json
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
CAREER = SEEDS / "zakovsky"
GAZETTEER = SEEDS / "gazetteer"
LANGUAGES = ("en", "lv", "ru")
Table = dict[str, Any]


@cache
def table(name: str) -> Table:
    """Read a TOML file below ``seeds/``."""
    return tomllib.loads((SEEDS / name).read_text(encoding="utf-8"))


def postings() -> list[Table]:
    """Return the stops in the author's order."""
    return table("zakovsky/career.toml")["posting"]


def posting(name: str) -> Table:
    """Return one stop."""
    return next(stop for stop in postings() if stop["id"] == name)


def event(name: str) -> Table:
    """Return one event of whichever stop has it."""
    return next(part for stop in postings() for part in stop["event"] if part["id"] == name)


def texts(language: str) -> Table:
    """Return the texts of the career in one language."""
    return table(f"zakovsky/text.{language}.toml")


def sentences_of(language: str) -> dict[str, str]:
    """Return every text of one language by a dotted name."""
    found: dict[str, str] = {}

    def walk(node: Table, path: str) -> None:
        for key, value in node.items():
            name = f"{path}.{key}" if path else key
            if isinstance(value, dict):
                walk(value, name)
            else:
                found[name] = value

    walk(texts(language), "")
    return found


def places() -> dict[str, Table]:
    """Return the places of the gazetteer by id."""
    return {place["id"]: place for place in table("gazetteer/places.toml")["place"]}


def sources() -> dict[str, Table]:
    """Return every work that the career or the gazetteer may cite, by id."""
    files = ("gazetteer/sources.toml", "zakovsky/sources.toml")
    return {work["id"]: work for name in files for work in table(name)["source"]}


def citations(node: Any) -> list[Table]:
    """Return every citation below a node, short forms made long."""
    if isinstance(node, list):
        return [cited for part in node for cited in citations(part)]
    if not isinstance(node, dict):
        return []
    own = [{"source": c} if isinstance(c, str) else c for c in node.get("cite", [])]
    return own + [c for key, value in node.items() if key != "cite" for c in citations(value)]


# Stops, events and figures


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
        assert set(wanted["events"]) <= {part["id"] for part in stop["event"]}
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
        ("lv", "šis avots skaitu nenorāda"),
        ("ru", "этот источник числа не даёт"),
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
        p["id"] for stop in postings() for p in stop["event"] if p["claim"] == "said to have"
    ]
    assert hearsay == ["marx-boast"]
    assert "said to have" in texts("en")["event"]["marx-boast"]


def test_deeds_come_before_decorations() -> None:
    claims = [part["claim"] for part in posting("leningrad")["event"]]
    assert claims.index("awarded") == len(claims) - claims.count("awarded")


def test_every_account_of_torture_or_killing_has_a_note_before_it() -> None:
    violent = re.compile(r"tortur|\bshot\b|killed|executed|poison|disposed of")
    for stop in postings():
        for part in stop["event"]:
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


# Languages


def test_the_three_languages_say_the_same_things() -> None:
    english = set(sentences_of("en"))
    assert set(sentences_of("lv")) == english == set(sentences_of("ru"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_stand_in_their_own_letters(language: str) -> None:
    for name, text in sentences_of(language).items():
        bare = re.sub(r"Leonid Zakovsky|docs\S+|Henriks Štubis|CC BY 4\.0", "", text)
        cyrillic, latin = re.search("[а-яё]", bare, re.I), re.search("[a-zāēīū]", bare, re.I)
        assert not (latin if language == "ru" else cyrillic), (name, bare)
        assert text == text.strip() and "  " not in text, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_story_has_two_to_five_sentences(language: str) -> None:
    ordinal_or_end = r"(?<![\d])(?<!Nr)[.](?=\s|$)|(?<=\d)[.](?=\s+[A-ZĀ-ŽА-ЯЁ]|$)"
    for stop, parts in texts(language)["posting"].items():
        assert 2 <= len(re.findall(ordinal_or_end, parts["summary"])) <= 5, stop


# Sources


def test_everything_that_is_cited_is_a_listed_work() -> None:
    known = sources()
    for file in ("zakovsky/career.toml", "gazetteer/places.toml"):
        for cited in citations(table(file)):
            assert cited["source"] in known


def test_only_what_was_read_is_called_seen() -> None:
    for work in sources().values():
        assert all(work.get(key) for key in ("read_where", "edition", "read_on")) == work["seen"]
    known = table("zakovsky/sources.toml")["source"]
    unread = {work["id"] for work in known if not work["seen"]}
    assert {"mandelstam-1971", "conquest-1971", "teplyakov-2008", "jansen-petrov-2002"} <= unread


def isbn_is_sound(text: str) -> bool:
    """Say whether the check digit of an ISBN-10 or ISBN-13 fits (ISO 2108)."""
    digits = [10 if sign in "Xx" else int(sign) for sign in text if sign not in "- "]
    if len(digits) == 10:
        return sum((10 - place) * digit for place, digit in enumerate(digits)) % 11 == 0
    weighted = sum((1, 3)[place % 2] * digit for place, digit in enumerate(digits))
    return len(digits) == 13 and weighted % 10 == 0


def test_an_isbn_is_copied_without_a_slip() -> None:
    numbers = [w["url_or_isbn"] for w in sources().values() if w["url_or_isbn"][:1].isdigit()]
    assert len(numbers) == 7
    assert all(isbn_is_sound(number) for number in numbers)


def test_every_stop_event_figure_and_version_has_a_source() -> None:
    for stop in postings():
        versions = [v for d in stop.get("disagreement", []) for v in d["version"]]
        for claim in [stop, *stop["event"], *stop.get("figure", []), *versions, *stop["places"]]:
            assert claim["cite"]


# Places


def test_each_place_has_its_names_in_every_language() -> None:
    for place in places().values():
        named = {n["language"] for n in place["name"] if n["kind"] in ("official", "usual")}
        assert named >= set(LANGUAGES), place["id"]
        assert set(place["note"]) == set(LANGUAGES), place["id"]


@pytest.mark.parametrize(
    ("place", "year", "names"),
    [
        ("kreis-hasenpoth", 1894, ("Kreis Hasenpoth", "Aizputes apriņķis", "Газенпотский уезд")),
        ("hasenpoth", 1894, ("Hasenpoth", "Aizpute", "Газенпот")),
        (
            "olonets-governorate",
            1913,
            ("Olonets province", "Oloņecas guberņa", "Олонецкая губерния"),
        ),
        ("saint-petersburg", 1917, ("Petrograd", "Petrograda", "Петроград")),
        ("saint-petersburg", 1936, ("Leningrad", "Ļeņingrada", "Ленинград")),
        ("novosibirsk", 1925, ("Novonikolayevsk", "Novonikolajevska", "Новониколаевск")),
        ("novosibirsk", 1930, ("Novosibirsk", "Novosibirska", "Новосибирск")),
        ("samara", 1938, ("Kuibyshev", "Kuibiševa", "Куйбышев")),
        ("minsk", 1933, ("Minsk", "Minska", "Минск")),
    ],
)
def test_a_place_is_called_as_it_was_called_then(
    place: str, year: int, names: tuple[str, str, str]
) -> None:
    def holds(name: Table) -> bool:
        if "when" not in name:
            return True
        start, end = (part[:4] for part in name["when"]["edtf"].split("/"))
        return (not start.isdigit() or int(start) <= year) and (
            not end.isdigit() or year <= int(end)
        )

    shown = {
        language: [
            name["name"]
            for name in places()[place]["name"]
            if name["language"] == language
            and name["kind"] in ("official", "usual")
            and holds(name)
        ]
        for language in LANGUAGES
    }
    assert shown == {language: [name] for language, name in zip(LANGUAGES, names, strict=True)}


def rings(name: str) -> list[list[tuple[float, float]]]:
    """Return the outer rings of an outline as (longitude, latitude)."""
    shape = json.loads((GAZETTEER / "outlines" / name).read_text(encoding="utf-8"))["geometry"]
    parts = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    return [[(lon, lat) for lon, lat in part[0]] for part in parts]


def inside(ring: list[tuple[float, float]], lat: float, lon: float) -> bool:
    """Say whether a point lies in a ring (even-odd rule)."""
    crossings = sum(
        (a[1] > lat) != (b[1] > lat) and lon < (b[0] - a[0]) * (lat - a[1]) / (b[1] - a[1]) + a[0]
        for a, b in zip(ring, ring[1:], strict=False)
    )
    return crossings % 2 == 1


TOWNS = {
    "Aizpute": (56.721, 21.602), "Rudbārži": (56.65, 21.88), "Liepāja": (56.51, 21.01),
    "Kuldīga": (56.968, 21.968), "Ventspils": (57.39, 21.56), "Jelgava": (56.65, 23.71),
    "Rīga": (56.95, 24.10), "Klaipėda": (55.71, 21.13), "Palanga": (55.92, 21.07),
    "Petrozavodsk": (61.785, 34.347), "Olonets": (60.983, 32.967), "Kargopol": (61.5, 38.95),
    "Vytegra": (61.006, 36.448), "Pudozh": (61.806, 36.532), "Povenets": (62.846, 34.829),
    "Lodeynoye Pole": (60.733, 33.552), "Petersburg": (59.94, 30.31), "Kem": (64.95, 34.6),
    "Arkhangelsk": (64.54, 40.54), "Vologda": (59.22, 39.88), "Sortavala": (61.70, 30.69),
    "Minsk": (53.90, 27.57), "Vitebsk": (55.19, 30.20), "Mogilev": (53.90, 30.33),
    "Gomel": (52.43, 31.00), "Slutsk": (53.03, 27.55), "Brest": (52.10, 23.70),
    "Grodno": (53.68, 23.83), "Baranavichy": (53.14, 26.01), "Pinsk": (52.12, 26.10),
    "Vilnius": (54.69, 25.28), "Smolensk": (54.78, 32.05), "Novosibirsk": (55.03, 82.92),
    "Tomsk": (56.49, 84.95), "Omsk": (54.99, 73.37), "Krasnoyarsk": (56.01, 92.87),
    "Irkutsk": (52.29, 104.28), "Barnaul": (53.35, 83.76), "Minusinsk": (53.71, 91.69),
    "Turukhansk": (65.79, 87.96), "Yakutsk": (62.03, 129.73), "Sverdlovsk": (56.84, 60.61),
    "Tobolsk": (58.20, 68.25), "Kyzyl": (51.72, 94.45), "Ulan-Ude": (51.83, 107.6),
    "Chita": (52.03, 113.5), "Vladivostok": (43.12, 131.9),
}  # fmt: skip


@pytest.mark.parametrize(
    ("outline", "within", "without"),
    [
        ("kreis-hasenpoth", "Aizpute Rudbārži", "Liepāja Kuldīga Ventspils Rīga"),
        ("courland-governorate", "Aizpute Liepāja Kuldīga Ventspils Jelgava Palanga",
         "Rīga Klaipėda Vilnius"),
        ("olonets-governorate", "Petrozavodsk Olonets Kargopol Vytegra Pudozh Povenets",
         "Petersburg Kem Arkhangelsk Vologda Sortavala"),
        ("belorussian-ssr", "Minsk Vitebsk Mogilev Gomel Slutsk",
         "Brest Grodno Baranavichy Pinsk Vilnius Smolensk"),
        ("siberian-territory",
         "Novosibirsk Tomsk Omsk Krasnoyarsk Irkutsk Barnaul Minusinsk Turukhansk",
         "Yakutsk Sverdlovsk Tobolsk Kyzyl Ulan-Ude Chita Vladivostok"),
        ("siberia-after-1930", "Novosibirsk Omsk Krasnoyarsk Irkutsk Ulan-Ude Chita",
         "Yakutsk Sverdlovsk Tobolsk Kyzyl Vladivostok"),
    ],
)  # fmt: skip
def test_an_outline_holds_the_towns_it_should_and_no_others(
    outline: str, within: str, without: str
) -> None:
    shape = rings(f"{outline}.geojson")
    for town in within.split():
        assert any(inside(ring, *TOWNS[town]) for ring in shape), town
    for town in without.split():
        assert not any(inside(ring, *TOWNS[town]) for ring in shape), town


def test_outlines_are_rough_and_say_so() -> None:
    drawn = [(p, o) for p in places().values() for o in p.get("outline", [])]
    assert {place["id"] for place, _ in drawn} == {
        *("kreis-hasenpoth", "courland-governorate", "olonets-governorate"),
        *("siberia", "belorussian-ssr"),
    }
    for place, outline in drawn:
        assert outline["certainty"] == "uncertain"
        assert set(outline["source_note"]) == set(LANGUAGES)
        shape = rings(Path(outline["file"]).name)
        assert any(inside(ring, place["lat"], place["lon"]) for ring in shape)
        for ring in shape:
            assert ring[0] == ring[-1]
            assert 20 <= len(ring) <= 81
            assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in ring)


def test_siberia_changes_its_outline_when_it_was_divided() -> None:
    spans = [outline["when"]["edtf"] for outline in places()["siberia"]["outline"]]
    assert spans == ["1925-05-25/1930-07-30", "1930-07-30/1934-12-07"]
    assert len(rings("siberia-after-1930.geojson")) == 2
