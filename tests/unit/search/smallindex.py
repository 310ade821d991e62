"""A small index with the places that the tests ask for."""

from __future__ import annotations

from pathlib import Path

from geodata.dates import parse_timespan
from geodata.search import PlaceFinder, SearchEntry, SearchName, open_index
from geodata.search.writing import build_index

__all__ = ["PLACES", "finder_of", "name"]


def name(text: str, language: str = "", when: str = "", kind: str = "usual") -> SearchName:
    """A name in use in a span of time, written in EDTF."""
    span = parse_timespan(when) if when else None
    start, end = (span.first_day, span.last_day) if span else (None, None)
    return SearchName(text, language, "", start, end, kind)


PLACES = (
    SearchEntry(
        "neva",
        (
            name("Saint Petersburg", "en", "1703/1914-08-31"),
            name("Санкт-Петербург", "ru", "1703/1914-08-31"),
            name("Petrograd", "en", "1914-08-31/1924-01-26"),
            name("Петроград", "ru", "1914-08-31/1924-01-26"),
            name("Leningrad", "en", "1924-01-26/1991-09-06"),
            name("Ленинград", "ru", "1924-01-26/1991-09-06"),
        ),
        *(59.94, 30.31, "RU", "city", 5_300_000),
    ),
    SearchEntry("tajik", (name("Leningrad"),), 38.1, 70.0, "TJ", "village", 12_000),
    SearchEntry(
        "aizpute",
        (name("Hasenpoth", "de"), name("Aizpute", "lv"), name("Газенпот", "ru")),
        *(56.72, 21.6, "LV", "town", 4_000),
    ),
    SearchEntry(
        "tallinn",
        (name("Tallinn"), name("Reval", "de"), name("Ревель", "ru")),
        59.44,
        24.75,
        "EE",
        "city",
        450_000,
    ),
    SearchEntry(
        "daugavpils",
        (name("Daugavpils", "lv"), name("Dvinsk", "en"), name("Dünaburg", "de")),
        55.87,
        26.52,
        "LV",
        "city",
        80_000,
    ),
    SearchEntry(
        "novosibirsk",
        (name("Novosibirsk"), name("Novonikolayevsk", "en")),
        55.03,
        82.92,
        "RU",
        "city",
        1_600_000,
    ),
    SearchEntry(
        "volgograd",
        (name("Tsaritsyn", "en"), name("Сталинград", "ru")),
        48.7,
        44.5,
        "RU",
        "city",
        1_000_000,
    ),
    SearchEntry("nizhny", (name("Нижний Новгород", "ru"),), 56.33, 44.0, "RU", "city", 1_250_000),
    SearchEntry("vyatka", (name("Вятка", "ru"),), 58.6, 49.65, "RU", "city", 470_000),
    SearchEntry(
        "liepaja", (name("Liepāja", "lv"), name("Libau", "de")), 56.5, 21.0, "LV", "city", 67_000
    ),
    SearchEntry("paris", (name("Paris"),), 48.85, 2.35, "FR", "city", 2_100_000),
    SearchEntry("paris-texas", (name("Paris"),), 33.66, -95.56, "US", "city", 25_000),
    SearchEntry("somewhere", (name("Kreis Hasenpoth", "de"),), None, None, "", "district"),
)


def finder_of(folder: Path, places: tuple[SearchEntry, ...] = PLACES) -> PlaceFinder:
    """A finder over one index of these places."""
    path = folder / "names.sqlite"
    build_index(places, path, meta={"attribution": "Test"})
    return PlaceFinder([open_index(path, source="small")])
