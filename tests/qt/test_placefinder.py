"""What the search field lists, and that a listed place can be opened."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.placefinder import PlaceLookup
from geodata.locations import find_locations
from geodata.search import SearchEntry, SearchName
from geodata.search.sources import base_path
from geodata.search.writing import build_index
from geodata.storage import open_career
from geodata.words import Words

pytestmark = pytest.mark.slow  # each test loads the career anew, or a large file

ENGLISH = Words("en")


@pytest.fixture
def lookup(own_folders: Path) -> PlaceLookup:
    locations = find_locations()
    today = SearchEntry("geonames:1", (SearchName("Leninfurt"),), 50.0, 8.0, "DE", "settlement", 99)
    build_index([today], base_path(locations))
    return PlaceLookup(open_career("zakovsky", locations=locations), locations)


def test_a_line_says_todays_name_and_when_the_name_was_in_use(lookup: PlaceLookup) -> None:
    first = lookup.find("Leningrad", ENGLISH)[0]
    assert first.place_id == "saint-petersburg"
    assert first.shown.startswith("Leningrad · Saint Petersburg · Russia")
    assert "from 26 January 1924 to 6 September 1991" in first.shown


@pytest.mark.parametrize("typed", ["Lenigrad", "Ленинградъ", "Leningr"])
def test_misspellings_other_letters_and_beginnings_are_found(
    lookup: PlaceLookup, typed: str
) -> None:
    assert "saint-petersburg" in [found.place_id for found in lookup.find(typed, ENGLISH)]


def test_a_line_says_how_a_name_fits_where_that_is_not_plain(lookup: PlaceLookup) -> None:
    assert "a similar name" in lookup.find("Lenigrad", ENGLISH)[0].shown
    assert "similar" not in lookup.find("Leningr", ENGLISH)[0].shown


def test_a_place_of_today_can_be_opened(lookup: PlaceLookup) -> None:
    (found,) = lookup.find("Leninfurt", ENGLISH)
    place = lookup.place(found.place_id)
    assert (place.lat, place.lon) == (50.0, 8.0)
    assert lookup.place("saint-petersburg").id == "saint-petersburg"


def test_nothing_typed_finds_nothing(lookup: PlaceLookup) -> None:
    assert list(lookup.find("", ENGLISH)) == []
