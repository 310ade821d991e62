"""The historical toponyms: every renaming is cited, checked twice or marked, and hangs together."""

from __future__ import annotations

import tomllib
from functools import cache
from itertools import pairwise

import pytest

from geodata.dates import parse_timespan
from geodata.places import Place
from geodata.places.countries import COUNTRIES
from geodata.places.naming import name_then
from geodata.seedfiles import read_seeds
from tests.unit.content_files import GAZETTEER, LANGUAGES, SEEDS, Table

CHECKED = 93
"""How many renamed places have every name and the position from two sources that were read."""

IN_REFERENCE_WORKS = 47
"""How many of them need no single web page as a witness."""

SUCCEEDED = {"ses": "bes"}
"""Works that a later one was made of: the two count once."""

MANY_NAMED = 180
"""How many places have a renaming, or names in four languages and more."""


@cache
def places() -> dict[str, Table]:
    """Return the places of every file but the first career's own, by id."""
    files = [p for p in sorted(GAZETTEER.glob("*.toml")) if p.name not in OTHER_FILES]
    tables = [tomllib.loads(path.read_text(encoding="utf-8")) for path in files]
    return {place["id"]: place for table in tables for place in table["place"]}


OTHER_FILES = ("places.toml", "sources.toml")


@cache
def read_places() -> dict[str, Place]:
    """Return every place as the program reads it."""
    return read_seeds(SEEDS / "zakovsky", gazetteers=[GAZETTEER]).places


@cache
def seen_sources() -> frozenset[str]:
    """Return the ids of the works whose text was read."""
    works = tomllib.loads((GAZETTEER / "sources.toml").read_text(encoding="utf-8"))["source"]
    return frozenset(work["id"] for work in works if work["seen"])


def pages_read(claim: Table) -> set[tuple[str, str]]:
    """Return the distinct works a claim rests on.

    Of single web pages each is its own work; Wikipedia is one work in whatever language, and so are
    an encyclopedia and the one that its publisher made of it.
    """
    cited = [{"source": c} if isinstance(c, str) else c for c in claim["cite"]]
    return {
        (
            "wikipedia"
            if c["source"].startswith("wikipedia-")
            else SUCCEEDED.get(c["source"], c["source"]),
            c["note"] if c["source"] == "other-page" else "",
        )
        for c in cited
        if c["source"] in seen_sources()
    }


def certain(claim: Table) -> bool:
    """Say whether a claim is given as certain."""
    return bool(claim.get("certainty", "certain") == "certain")


def in_reference_works(place: Table) -> bool:
    """Say whether every Russian name of a place stands in two works, single web pages left out."""
    works = [
        {work for work, _ in pages_read(name) if work != "other-page"}
        for name in dated(place)
        if name["language"] == "ru"
    ]
    return all(len(seen) >= 2 for seen in works)


def dated(place: Table, kinds: tuple[str, ...] = ("official", "usual")) -> list[Table]:
    """Return the dated names of a place in the order of the file."""
    return [name for name in place["name"] if "when" in name and name["kind"] in kinds]


def spans(place: Table, language: str) -> list[tuple[str, str]]:
    """Return the start and end of each dated name in one language, as EDTF."""
    found = [name for name in dated(place) if name["language"] == language]
    return [tuple(name["when"]["edtf"].split("/")) for name in found]


def is_renamed(place: Table) -> bool:
    """Say whether the place bore two names in Russian, one after the other."""
    return len({n["name"] for n in dated(place) if n["language"] == "ru"}) > 1


def is_checked(place: Table) -> bool:
    """Say whether the position and every Russian name of a place are given as certain."""
    return certain(place) and all(certain(n) for n in dated(place) if n["language"] == "ru")


def test_each_place_is_whole() -> None:
    for place in places().values():
        shown = {n["language"] for n in place["name"] if n["kind"] in ("official", "usual")}
        assert shown >= set(LANGUAGES), place["id"]
        assert place["cite"], place["id"]
        assert all(name["cite"] for name in place["name"]), place["id"]
        russian = [n["script"] for n in place["name"] if n["language"] == "ru"]
        assert set(russian) == {"Cyrl"}, place["id"]
        assert set(place.get("note", LANGUAGES)) == set(LANGUAGES), place["id"]


def test_what_is_certain_rests_on_two_sources_that_were_read() -> None:
    for place in places().values():
        if certain(place):
            assert len(pages_read(place)) >= 2, place["id"]
        for name in dated(place):
            if certain(name):
                assert len(pages_read(name)) >= 2, (name["name"], name["when"])


def test_a_page_that_is_cited_says_where_it_stands() -> None:
    for place in places().values():
        tables = {"geonames", "natural-earth", "kstars", "usage"}
        for claim in [place, *place["name"], *place.get("relation", [])]:
            for cited in claim["cite"]:
                source = cited if isinstance(cited, str) else cited["source"]
                if source not in tables:
                    assert cited["note"].startswith(("http://", "https://")), (place["id"], cited)


def test_one_name_begins_when_the_one_before_it_ends() -> None:
    for place in places().values():
        for language in LANGUAGES:
            for (_, end), (start, _) in pairwise(spans(place, language)):
                assert end == start, (place["id"], language)


def test_a_position_lies_in_todays_country() -> None:
    for place in places().values():
        if place["today"]:
            assert COUNTRIES[place["today"]].holds(place["lat"], place["lon"]), place["id"]


def test_spelling_before_1918_is_a_variant_that_ends_in_1918() -> None:
    old = [n for p in places().values() for n in p["name"] if n["name"].endswith("ъ")]
    assert len(old) > 90
    assert all(name["kind"] == "variant" and name["language"] == "ru" for name in old)
    assert all(name["when"]["edtf"].split("/")[1][:4] <= "1918" for name in old)


def test_an_area_is_never_a_certain_point() -> None:
    areas = [place for place in places().values() if place["locus"] == "area"]
    assert {"livonia-governorate", "minsk-governorate", "kovno-governorate", "ural-oblast"} <= {
        place["id"] for place in areas
    }
    assert all(place["radius_km"] > 0 and not certain(place) for place in areas)


def test_as_many_places_are_checked_as_the_docs_say() -> None:
    renamed = [place for place in places().values() if is_renamed(place)]
    checked = [place for place in renamed if is_checked(place)]
    assert len(checked) == CHECKED
    assert sum(in_reference_works(place) for place in checked) == IN_REFERENCE_WORKS
    tongues = {p["id"]: len({n["language"] for n in p["name"]}) for p in places().values()}
    assert sum(is_renamed(p) or tongues[p["id"]] > 3 for p in places().values()) >= MANY_NAMED
    docs = (GAZETTEER.parents[1] / "docs" / "gazetteer.md").read_text(encoding="utf-8")
    assert f"{CHECKED} renamed places" in docs
    assert f"{IN_REFERENCE_WORKS} of them" in docs


@pytest.mark.parametrize(
    ("place", "year", "names"),
    [
        ("tver", "1905", ("Tver", "Tvera", "Тверь")),
        ("tver", "1938", ("Kalinin", "Kaļiņina", "Калинин")),
        ("volgograd", "1918", ("Tsaritsyn", "Caricina", "Царицын")),
        ("volgograd", "1942", ("Stalingrad", "Staļingrada", "Сталинград")),
        ("tartu", "1880", ("Dorpat", "Tērbata", "Дерпт")),
        ("tartu", "1905", ("Yuryev", "Jurjeva", "Юрьев")),
        ("daugavpils", "1905", ("Dvinsk", "Dvinska", "Двинск")),
        ("perm", "1945", ("Molotov", "Molotova", "Молотов")),
        ("kirov", "1930", ("Vyatka", "Vjatka", "Вятка")),
        ("rybinsk", "1950", ("Shcherbakov", "Ščerbakova", "Щербаков")),
        ("rybinsk", "1986", ("Andropov", "Andropova", "Андропов")),
        ("gatchina", "1925", ("Trotsk", "Trocka", "Троцк")),
        ("tsarskoye-selo", "1926", ("Detskoye Selo", "Detskoje Selo", "Детское Село")),
        ("kropyvnytskyi", "1930", ("Zinovievsk", "Zinovjevska", "Зиновьевск")),
        ("taraz", "1942", ("Dzhambul", "Džambula", "Джамбул")),
        ("bishkek", "1935", ("Frunze", "Frunze", "Фрунзе")),
        ("priozersk", "1930", ("Käkisalmi", "Kekisalmi", "Кякисалми")),
        (
            "saint-petersburg-governorate",
            "1916",
            ("Petrograd Governorate", "Petrogradas guberņa", "Петроградская губерния"),
        ),
        ("tbilisi", "1921", ("Tiflis", "Tiflisa", "Тифлис")),
    ],
)
def test_a_place_is_called_as_it_was_called_then(
    place: str, year: str, names: tuple[str, str, str]
) -> None:
    when = parse_timespan(year)
    shown = [name_then(read_places()[place], language, when) for language in LANGUAGES]
    assert [name and name.name for name in shown] == list(names)
