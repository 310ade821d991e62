"""The one search for names behind the geocoder."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from geodata.dates import iso_day
from geodata.errors import AmbiguousToponym
from geodata.geocoding import CareerPlaces, HistoricalGeocoder
from geodata.geocoding.indexed import IndexedPlaces
from geodata.locations import Locations
from geodata.search.entries import SearchEntry, SearchName
from geodata.search.hits import BASE
from geodata.search.index import SearchIndex
from geodata.search.searching import PlaceFinder
from geodata.search.writing import write_index
from geodata.storage import open_career
from tests.unit.geocoding.conftest import only

FIRST, LAST = 2412465, 2422324  # days (JDN) between which the test has the name in use


def index(source: str, *entries: SearchEntry, attribution: str = "") -> SearchIndex:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    write_index(connection, entries, meta={"attribution": attribution} if attribution else None)
    return SearchIndex(connection, source=source)


@pytest.fixture
def geocoder(shipped: Locations) -> Iterator[HistoricalGeocoder]:
    """Over an index of two curated places, and one of places of today."""
    curated = index(
        "curated",
        SearchEntry(
            "daugavpils",
            (
                SearchName("Даугавпилс", "ru", "Cyrl", kind="today"),
                SearchName("Двинск", "ru", "Cyrl", FIRST, LAST, "official"),
            ),
            55.883,
            26.533,
            "LV",
            "city",
        ),
        SearchEntry("lost", (SearchName("Lostplace", "en", "Latn"),)),
    )
    today = index(
        BASE,
        SearchEntry(
            "geonames:1",
            (SearchName("Springfield", kind="today"), SearchName("Campania", kind="variant")),
            39.8,
            -89.6,
            "US",
            "settlement",
            116_000,
        ),
        SearchEntry("geonames:2", (SearchName("Springfield"),), 37.2, -93.3, "US", "", 169_000),
        SearchEntry("geonames:3", (SearchName("Springfield"),), -43.3, 171.9, "NZ", "", 400),
        SearchEntry("geonames:4", (SearchName("Suburb"),), 56.96, 24.12, "LV", "", 4000),
        SearchEntry("geonames:5", (SearchName("Rīga"),), 56.946, 24.106, "LV", "", 600_000),
        attribution="GeoNames, CC BY 4.0",
    )
    career = CareerPlaces(open_career("zakovsky", locations=shipped))
    places = IndexedPlaces(PlaceFinder([curated, today]), career)
    with HistoricalGeocoder(lambda: places, locations=shipped) as made:
        yield made
    curated.close()
    today.close()


@pytest.mark.parametrize("typed", ["Двинск", "Двинскъ", "Dvinsk", "Двинкс"])
def test_a_curated_place_comes_with_all_that_is_known_of_it(
    geocoder: HistoricalGeocoder, typed: str
) -> None:
    found = only(geocoder.geocode(typed, when="1905"))
    assert found.address == "Dvinsk (Daugavpils), Latvia"
    assert found.raw["id"] == "daugavpils"
    assert found.raw["sources"]
    assert found.raw["matched_name"] == "Двинск"
    assert found.raw["valid_then"] is True
    assert 0 < found.raw["score"] <= 1


def test_the_span_of_a_name_in_the_index_is_told(geocoder: HistoricalGeocoder) -> None:
    found = only(geocoder.geocode("Двинск", when="1935"))
    assert found.raw["valid_then"] is False
    assert found.raw["matched_when"] == f"{iso_day(FIRST)}/{iso_day(LAST)}"


def test_a_place_of_today_says_where_it_is_from(geocoder: HistoricalGeocoder) -> None:
    found = only(geocoder.geocode("Campania"))
    assert found.address == "Springfield, United States"
    assert found.raw["attribution"] == "GeoNames, CC BY 4.0"
    assert found.raw["certainty"] == "less-certain"
    assert found.raw["matched_name"] == "Campania"


def test_places_of_one_name_and_nearly_one_size_are_not_guessed_at(
    geocoder: HistoricalGeocoder,
) -> None:
    with pytest.raises(AmbiguousToponym) as caught:
        geocoder.geocode("Springfield")
    assert set(caught.value.candidates) == {"geonames:1", "geonames:2"}
    assert only(geocoder.geocode("Springfield", country="NZ")).raw["id"] == "geonames:3"
    found = geocoder.geocode("Springfield", country={"NZ", "LV"}, exactly_one=False)
    assert isinstance(found, list)
    assert [place.raw["id"] for place in found] == ["geonames:3"]


def test_an_unlocated_place_stays_unlocated(geocoder: HistoricalGeocoder) -> None:
    assert geocoder.geocode("Lostplace") is None
    assert [hit.place.id for hit in geocoder.find("Lostplace")] == ["lost"]


def test_a_point_is_looked_up_among_curated_places_and_todays(
    geocoder: HistoricalGeocoder,
) -> None:
    assert only(geocoder.reverse((56.95, 24.1))).raw["id"] == "riga"
    found = only(geocoder.reverse((39.9, -89.6)))
    assert (found.raw["id"], found.raw["match"]) == ("geonames:1", "near")
    assert found.raw["distance_km"] == pytest.approx(11, abs=1)
    assert found.raw["attribution"] == "GeoNames, CC BY 4.0"
    assert geocoder.reverse((39.9, -89.6), distance_km=5) is None


def test_a_suburb_of_today_does_not_hide_the_town(geocoder: HistoricalGeocoder) -> None:
    found = geocoder.reverse((56.96, 24.12), exactly_one=False, when="1905")
    assert isinstance(found, list)
    assert [each.raw["id"] for each in found[:2]] == ["riga", "geonames:4"]
    # What both know under one name is told once, as the curated gazetteer has it.
    assert "geonames:5" not in [each.raw["id"] for each in found]
