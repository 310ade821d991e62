"""The historical gazetteer behind geopy's door."""

from __future__ import annotations

import json
import pickle
import socket
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier

import pytest
from geopy.exc import GeocoderQueryError, GeocoderUnavailable
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders.base import Geocoder
from geopy.point import Point

from geodata.dates import DateError, parse_timespan
from geodata.errors import AmbiguousToponym
from geodata.geocoding import CareerPlaces, FoundPlace, HistoricalGeocoder, looks_swapped
from geodata.locations import Locations
from geodata.places import Locus, Place, Toponym
from geodata.storage import open_career
from tests.unit.geocoding.conftest import only

DVINSK = pytest.approx((55.88, 26.53), abs=0.05)
RIGA = (56.95, 24.1)


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every attempt to reach a network fails, and is noted."""
    attempts: list[object] = []

    def refuse(*args: object, **_how: object) -> None:
        attempts.append(args)
        raise OSError("there is no network in this test")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name in ("create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)
    return attempts


@pytest.mark.parametrize("typed", ["Dwinsk", "Dvinsk", "ДВИНСК", "Двинскъ", "Dünaburg"])
def test_a_place_is_found_under_any_of_its_names(gazetteer: HistoricalGeocoder, typed: str) -> None:
    found = only(gazetteer.geocode(typed))
    assert (found.latitude, found.longitude) == DVINSK
    assert found.address == "Daugavpils, Latvia"
    assert found.raw["id"] == "daugavpils"


def test_the_address_is_of_the_time_and_in_the_language_asked_for(
    gazetteer: HistoricalGeocoder,
) -> None:
    then = only(gazetteer.geocode("Daugavpils", when="1905"))
    assert then.address == "Dvinsk (Daugavpils), Latvia"
    russian = only(gazetteer.geocode("Daugavpils", when="1905", language="ru"))
    assert russian.address == "Двинск (Даугавпилс), Латвия"


def test_a_name_out_of_its_time_is_found_and_says_when_it_was_in_use(
    gazetteer: HistoricalGeocoder,
) -> None:
    found = only(gazetteer.geocode("Petrograd", when="1935"))
    assert found.address.startswith("Leningrad (Saint Petersburg)")
    assert found.raw["valid_then"] is False
    assert found.raw["matched_name"] == "Petrograd"
    assert found.raw["matched_when"] == "1914-08-31/1924-01-26"
    assert only(gazetteer.geocode("Leningrad", when="1935")).raw["valid_then"] is True


def test_a_date_may_be_a_timespan(gazetteer: HistoricalGeocoder) -> None:
    span = parse_timespan("1935")
    assert gazetteer.geocode("Petrograd", when=span) == gazetteer.geocode("Petrograd", when="1935")


def test_raw_says_how_precise_and_whence(gazetteer: HistoricalGeocoder) -> None:
    raw = only(gazetteer.geocode("Courland Governorate")).raw
    assert (raw["locus"], raw["kind"]) == ("area", "governorate")
    assert raw["radius_km"] > 100
    assert raw["certainty"] in ("certain", "less-certain", "uncertain")
    assert raw["sources"]
    assert all(source["label"] for source in raw["sources"])
    assert raw["service"] == "career-atlas"
    assert {"ru", "en", "lv"} <= {name["language"] for name in raw["names"]}
    assert json.loads(json.dumps(raw)) == raw


def test_a_source_with_a_licence_is_thanked(gazetteer: HistoricalGeocoder) -> None:
    raw = only(gazetteer.geocode("Dwinsk")).raw
    assert "CC BY" in raw["attribution"]


def test_no_hit_is_none(gazetteer: HistoricalGeocoder) -> None:
    assert gazetteer.geocode("Nowhere-on-Sea") is None
    assert gazetteer.geocode("Nowhere-on-Sea", exactly_one=False) is None
    assert gazetteer.geocode("  ") is None


def test_places_that_fit_equally_well_are_not_guessed_at(gazetteer: HistoricalGeocoder) -> None:
    with pytest.raises(AmbiguousToponym) as caught:
        gazetteer.geocode("Walk", when="1905")
    assert set(caught.value.candidates) == {"valga", "valka"}
    assert "[valga]" in str(caught.value)
    assert "exactly_one=False" in str(caught.value)


def test_without_exactly_one_all_are_shown(gazetteer: HistoricalGeocoder) -> None:
    found = gazetteer.geocode("Walk", exactly_one=False)
    assert isinstance(found, list)
    assert {place.raw["id"] for place in found} == {"valga", "valka"}
    limited = gazetteer.geocode("Walk", exactly_one=False, limit=1)
    assert isinstance(limited, list)
    assert len(limited) == 1


def test_a_country_or_a_point_tells_them_apart(gazetteer: HistoricalGeocoder) -> None:
    assert only(gazetteer.geocode("Walk", country="lv")).raw["id"] == "valka"
    assert only(gazetteer.geocode("Walk", country=["EE", "FI"])).raw["id"] == "valga"
    by_near = only(gazetteer.geocode("Ставрополь", near=(53.2, 50.1)))
    assert by_near.raw["id"] == "tolyatti"
    assert [other["id"] for other in by_near.raw["candidates"]] == ["stavropol"]
    assert only(gazetteer.geocode("Ставрополь", near=Point(45, 42))).raw["id"] == "stavropol"


def test_an_unlocated_place_is_none_for_geopy_and_found_in_our_own_types(
    gazetteer: HistoricalGeocoder,
) -> None:
    assert gazetteer.geocode("Place not stated") is None
    assert gazetteer.geocode("Place not stated", exactly_one=False) is None
    (found,) = gazetteer.find("Place not stated")
    assert found.place.locus is Locus.UNLOCATED
    assert found.toponym is not None
    assert found.toponym.name == "Place not stated"


class Scored:
    """A gazetteer of places that bear one name and are of different size."""

    def __init__(self, *scores: float) -> None:
        name = Toponym("Kirov", "ru", "Latn")
        self.found = [
            FoundPlace(
                Place(f"kirov-{number}", "city", Locus.POINT, 50 + number, 40, toponyms=(name,)),
                name,
                score=score,
            )
            for number, score in enumerate(scores)
        ]

    def search(self, query: str, **_how: object) -> list[FoundPlace]:
        return self.found

    def nearby(self, point: object, **_how: object) -> list[FoundPlace]:
        return []

    def close(self) -> None:
        """Nothing is open."""


def test_scores_that_are_apart_decide_and_the_others_stay_in_sight() -> None:
    found = only(HistoricalGeocoder(lambda: Scored(0.95, 0.93)).geocode("Kirov"))
    assert found.raw["id"] == "kirov-0"
    assert found.raw["score"] == 0.95
    assert [(c["id"], c["score"]) for c in found.raw["candidates"]] == [("kirov-1", 0.93)]


def test_scores_that_are_nearly_the_same_do_not_decide() -> None:
    with pytest.raises(AmbiguousToponym):
        HistoricalGeocoder(lambda: Scored(0.951, 0.949, 0.9)).geocode("Kirov")


def test_an_unlocated_place_that_fits_as_well_is_a_rival() -> None:
    gazetteer = Scored(0.9, 0.9)
    lost = replace(gazetteer.found[1].place, locus=Locus.UNLOCATED, lat=None, lon=None)
    gazetteer.found[1] = replace(gazetteer.found[1], place=lost)
    geocoder = HistoricalGeocoder(lambda: gazetteer)
    with pytest.raises(AmbiguousToponym):
        geocoder.geocode("Kirov")
    located = geocoder.geocode("Kirov", exactly_one=False)
    assert isinstance(located, list)
    assert [place.raw["id"] for place in located] == ["kirov-0"]


def test_wrong_questions_are_refused_as_geopy_refuses_them(gazetteer: HistoricalGeocoder) -> None:
    with pytest.raises(GeocoderQueryError, match="place name"):
        gazetteer.geocode({"city": "Riga"})  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="Limit"):
        gazetteer.geocode("Riga", limit=0)
    with pytest.raises(DateError):
        gazetteer.geocode("Riga", when="the other day")
    with pytest.raises(ValueError):
        gazetteer.geocode("Riga", near="somewhere")


@pytest.mark.parametrize("point", [(56.9, 24.1), "56.9, 24.1", Point(56.9, 24.1), [56.9, 24.1]])
def test_a_point_finds_the_place_with_its_name_then(
    gazetteer: HistoricalGeocoder, point: object
) -> None:
    found = only(gazetteer.reverse(point, when="1905", language="ru"))
    assert found.raw["id"] == "riga"
    assert found.address == "Рига, Латвия"
    assert 0 < found.raw["distance_km"] < 25
    assert found.raw["match"] == "near"


def test_around_a_point_the_nearest_comes_first(gazetteer: HistoricalGeocoder) -> None:
    found = gazetteer.reverse(RIGA, exactly_one=False, distance_km=200, limit=5)
    assert isinstance(found, list)
    distances = [place.raw["distance_km"] for place in found]
    assert distances == sorted(distances)
    assert len(found) == 5
    assert {place.raw["locus"] for place in found} == {"point"}


def test_where_nothing_lies_nothing_is_found(gazetteer: HistoricalGeocoder) -> None:
    assert gazetteer.reverse((0, -30)) is None
    assert gazetteer.reverse((0, -30), exactly_one=False) is None


@pytest.mark.parametrize("point", [None, "", "x", (1,), 5, (float("nan"), 1)])
def test_what_is_no_point_is_refused(gazetteer: HistoricalGeocoder, point: object) -> None:
    with pytest.raises(ValueError):
        gazetteer.reverse(point)


@pytest.mark.parametrize("distance", [0, -1, float("nan"), float("inf")])
def test_what_is_no_distance_is_refused(gazetteer: HistoricalGeocoder, distance: float) -> None:
    with pytest.raises(ValueError, match="no distance"):
        gazetteer.reverse(RIGA, distance_km=distance)


def test_swapped_coordinates_are_noticed(gazetteer: HistoricalGeocoder) -> None:
    assert gazetteer.looks_swapped((24.1, 56.95))
    assert not gazetteer.looks_swapped((56.95, 24.1))
    assert not gazetteer.looks_swapped((0, -30))
    assert not gazetteer.looks_swapped((10, 120))


@pytest.mark.parametrize(
    ("lat", "lon", "country", "swapped"),
    [
        (24.1, 56.95, "LV", True),
        (24.1, 56.95, "lv", True),
        (24.1, 56.95, "", True),
        (56.95, 24.1, "LV", False),
        (56.95, 24.1, "", False),
        (30.3, 59.9, "", True),
        (41.3, 69.2, "UZ", False),
        (69.2, 41.3, "UZ", True),
        (69.2, 41.3, "", False),  # in the sea off Kola, which Russia's box holds
        (10.0, 100.0, "", False),
        (24.1, 56.95, "XX", False),
    ],
)
def test_coordinates_in_the_wrong_order(
    lat: float, lon: float, country: str, swapped: bool
) -> None:
    assert looks_swapped(lat, lon, country=country) is swapped


def test_no_call_tries_to_reach_a_network(shipped: Locations, no_network: list[object]) -> None:
    geocoder = HistoricalGeocoder(locations=shipped)
    geocoder.geocode("Dwinsk", when="1905", near=RIGA)
    geocoder.geocode("Nowhere-on-Sea")
    geocoder.reverse(RIGA)
    geocoder.find("Riga")
    assert no_network == []


def test_its_way_to_the_network_leads_nowhere(
    gazetteer: HistoricalGeocoder, no_network: list[object]
) -> None:
    with pytest.raises(GeocoderUnavailable, match="offline"):
        gazetteer.adapter.get_text("http://127.0.0.1/", timeout=1, headers={})
    with pytest.raises(GeocoderUnavailable):
        gazetteer._call_geocoder("http://127.0.0.1/", lambda answer: answer)
    assert no_network == []


def test_eight_threads_share_one_geocoder(shipped: Locations, tmp_path: Path) -> None:
    opened: list[CareerPlaces] = []
    together = Barrier(8)
    cold = replace(shipped, cache=tmp_path)

    def open_places() -> CareerPlaces:
        opened.append(CareerPlaces(open_career("zakovsky", locations=cold)))
        return opened[-1]

    geocoder = HistoricalGeocoder(open_places, locations=cold)
    names = ("Dwinsk", "Reval", "Tiflis", "Mitau", "Leningrad")

    def ask(_number: int) -> list[object]:
        together.wait(30)
        return [only(geocoder.geocode(name)).raw["id"] for name in names * 20]

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(ask, range(8)))
    assert answers == [answers[0]] * 8
    assert answers[0][:2] == ["daugavpils", "tallinn"]
    assert len(opened) == 8


def test_closing_lets_it_be_used_again(shipped: Locations) -> None:
    with HistoricalGeocoder(locations=shipped) as geocoder:
        assert geocoder.geocode("Riga")
    assert geocoder.geocode("Riga")
    geocoder.close()
    geocoder.close()


def test_it_is_a_geocoder_as_geopy_knows_them(gazetteer: HistoricalGeocoder) -> None:
    assert isinstance(gazetteer, Geocoder)
    limited = RateLimiter(gazetteer.geocode, swallow_exceptions=False)
    found = only(limited("Dwinsk"))
    name, (lat, lon) = found
    assert name == "Daugavpils, Latvia"
    assert (lat, lon) == DVINSK
    assert pickle.loads(pickle.dumps(found)) == found
