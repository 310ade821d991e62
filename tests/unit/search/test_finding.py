"""Places are found under any spelling of any of their names, and every hit says why."""

from __future__ import annotations

import pytest

from geodata.dates import parse_timespan
from geodata.search import Hit, PlaceFinder

IN_1935 = parse_timespan("1935")


def first(finder: PlaceFinder, typed: str) -> Hit:
    hits = finder.search(typed)
    assert hits, typed
    return hits[0]


@pytest.mark.parametrize(
    ("typed", "place", "matched", "match"),
    [
        ("Leningrad", "neva", "Leningrad", "exact"),
        ("LENINGRAD", "neva", "Leningrad", "folded"),
        ("leningrád", "neva", "Leningrad", "folded"),
        ("Ļeņingrada", "neva", "Leningrad", "typo"),
        ("Газенпотъ", "aizpute", "Газенпот", "old spelling"),
        ("Ревель", "tallinn", "Ревель", "exact"),
        ("Двинскъ", "daugavpils", "Dvinsk", "transliteration"),
        ("Двинск", "daugavpils", "Dvinsk", "transliteration"),
        ("Нижній Новгородъ", "nizhny", "Нижний Новгород", "old spelling"),
        ("Nizhniy Novgorod", "nizhny", "Нижний Новгород", "transliteration"),
        ("Nischni Nowgorod", "nizhny", "Нижний Новгород", "transliteration"),
        ("Nizhny-Novgorod", "nizhny", "Нижний Новгород", "transliteration"),
        ("Vyatka", "vyatka", "Вятка", "transliteration"),
        ("Wjatka", "vyatka", "Вятка", "transliteration"),
        ("Viatka", "vyatka", "Вятка", "transliteration"),
        ("Gasenpot", "aizpute", "Газенпот", "transliteration"),
        ("Dwinsk", "daugavpils", "Dvinsk", "variant"),
        ("Duenaburg", "daugavpils", "Dünaburg", "variant"),
        ("Dunaburg", "daugavpils", "Dünaburg", "folded"),
        ("Динабургъ", "daugavpils", "Dünaburg", "transliteration"),
        ("Novonikolaevsk", "novosibirsk", "Novonikolayevsk", "variant"),
        ("Nowonikolajewsk", "novosibirsk", "Novonikolayevsk", "variant"),
        ("Novo-Nikolayevsk", "novosibirsk", "Novonikolayevsk", "folded"),
        ("Новониколаевскъ", "novosibirsk", "Novonikolayevsk", "transliteration"),
        ("Zarizyn", "volgograd", "Tsaritsyn", "variant"),
        ("Царицынъ", "volgograd", "Tsaritsyn", "transliteration"),
        ("Stalingrad", "volgograd", "Сталинград", "transliteration"),
        ("Liepaja", "liepaja", "Liepāja", "folded"),
        ("Либау", "liepaja", "Libau", "transliteration"),
        ("С.-Петербургъ", "neva", "Санкт-Петербург", "variant"),
        ("St. Petersburg", "neva", "Saint Petersburg", "variant"),
        ("Petrogard", "neva", "Petrograd", "typo"),
        ("Pertogad", "neva", "Petrograd", "typo"),
        ("Hasenpot", "aizpute", "Hasenpoth", "variant"),
        ("asenpoth", "aizpute", "Hasenpoth", "typo"),
        ("Hasen", "aizpute", "Hasenpoth", "prefix"),
        ("Novgorod", "nizhny", "Нижний Новгород", "part"),
        ("Gorod Vyatka", "vyatka", "Вятка", "part"),
        ("Uyezd Duenaburg", "daugavpils", "Dünaburg", "part"),
        ("Novos", "novosibirsk", "Novosibirsk", "prefix"),
    ],
)
def test_any_spelling_finds_the_place_and_says_how(
    finder: PlaceFinder, typed: str, place: str, matched: str, match: str
) -> None:
    hit = first(finder, typed)
    assert (hit.place_id, hit.name.name, hit.match) == (place, matched, match)


def test_leningrad_in_1935_is_the_city_on_the_neva(finder: PlaceFinder) -> None:
    city, village = finder.search("Leningrad", when=IN_1935)
    assert (city.place_id, city.valid_then) == ("neva", True)
    assert (village.place_id, village.valid_then) == ("tajik", None)
    assert city.score > village.score


def test_petrograd_in_1935_is_found_and_its_name_had_ended(finder: PlaceFinder) -> None:
    hit = finder.search("Petrograd", when=IN_1935)[0]
    assert (hit.place_id, hit.valid_then) == ("neva", False)
    assert hit.name.end == parse_timespan("1924-01-26").last_day
    assert hit.score < finder.search("Petrograd", when=parse_timespan("1920"))[0].score


def test_several_places_of_a_name_are_all_shown_the_largest_first(finder: PlaceFinder) -> None:
    assert [hit.place_id for hit in finder.search("Paris")] == ["paris", "paris-texas"]


def test_the_nearer_one_comes_first_where_somebody_asks(finder: PlaceFinder) -> None:
    texan, french = finder.search("Paris", near=(32.8, -96.8))
    assert (texan.place_id, french.place_id) == ("paris-texas", "paris")
    assert texan.distance_km == pytest.approx(150, abs=10)


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        ({"country": "us"}, ["paris-texas"]),
        ({"country": "FR"}, ["paris"]),
        ({"country": "DE"}, []),
        ({"kind": "village"}, []),
        ({"near": (48.9, 2.3), "radius_km": 50.0}, ["paris"]),
        ({"near": (0.0, 0.0), "radius_km": 50.0}, []),
        ({"near": (89.9, 170.0), "radius_km": 30_000.0}, ["paris", "paris-texas"]),
    ],
)
def test_what_does_not_pass_is_left_out(
    finder: PlaceFinder, filters: dict[str, object], left: list[str]
) -> None:
    hits = finder.search("Paris", **filters)  # type: ignore[arg-type]
    assert sorted(hit.place_id for hit in hits) == left


def test_names_of_another_language_are_passed_by(finder: PlaceFinder) -> None:
    assert finder.search("Aizpute", language="lv")[0].name.language == "lv"
    assert finder.search("Aizpute", language="de") == []
    assert finder.search("Paris", language="fr")  # a name of no known language


def test_while_somebody_types_longer_names_are_offered_too(finder: PlaceFinder) -> None:
    typed = finder.search("no", as_typed=True)
    assert [hit.place_id for hit in typed] == ["novosibirsk"]
    both = finder.search("Paris", as_typed=True)
    assert [hit.place_id for hit in both] == ["paris", "paris-texas"]


@pytest.mark.parametrize("typed", ["Gasen", "Gazenp", "Hazen", "Газен", "Dwin", "Zari"])
def test_another_spelling_is_offered_while_it_is_typed(finder: PlaceFinder, typed: str) -> None:
    places = {hit.place_id: hit.match for hit in finder.search(typed, as_typed=True)}
    assert places.keys() & {"aizpute", "daugavpils", "volgograd"}
    assert "prefix" in places.values()


def test_the_limit_holds(finder: PlaceFinder) -> None:
    assert len(finder.search("Leningrad", limit=1)) == 1
    assert finder.search("Leningrad", limit=0) == []


@pytest.mark.parametrize(
    "typed", ["", "  ", "-", "…", "Xyzzyplugh", "Wxyzenkoth", "ы" * 5000, "\0", "🏠"]
)
def test_what_nobody_is_called_finds_nothing(finder: PlaceFinder, typed: str) -> None:
    assert finder.search(typed) == []


def test_a_hit_leads_to_all_names_of_its_place(finder: PlaceFinder) -> None:
    hit = first(finder, "Dwinsk")
    entry = finder.entry(hit)
    assert entry is not None
    assert [each.name for each in entry.names] == ["Daugavpils", "Dvinsk", "Dünaburg"]
    assert entry.names[hit.seq] == hit.name
    assert (hit.source, hit.attribution) == ("small", "Test")
