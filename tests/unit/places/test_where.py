"""Distances, and coordinates written in the wrong order."""

from __future__ import annotations

import math

import pytest

from geodata.places.countries import COUNTRIES, country_name, look_swapped
from geodata.places.distance import distance_km


@pytest.mark.parametrize(
    ("one", "other", "kilometres"),
    [
        ((59.939, 30.316), (55.751, 37.618), 634),  # Leningrad to Moscow
        ((0.0, 179.5), (0.0, -179.5), 111),  # over the antimeridian
        ((90.0, 0.0), (-90.0, 0.0), 20015),
        ((1.0, 1.0), (1.0, 1.0), 0),
    ],
)
def test_distances(one: tuple[float, float], other: tuple[float, float], kilometres: float) -> None:
    assert distance_km(one, other) == pytest.approx(kilometres, abs=1)


def test_what_is_nowhere_is_infinitely_far() -> None:
    assert distance_km((1.0, 1.0), (None, None)) == math.inf


@pytest.mark.parametrize(
    ("lat", "lon", "country", "swapped"),
    [
        (56.72, 21.60, "LV", False),
        (21.60, 56.72, "LV", True),
        (66.0, -170.0, "RU", False),  # Chukotka lies beyond 180 degrees
        (64.7, 177.5, "RU", False),
        (30.3, 59.9, "RU", True),
        (0.0, 0.0, "LV", False),  # wrong, but not swapped
        (21.60, 56.72, "", False),
        (21.60, 56.72, "ZZ", False),
    ],
)
def test_a_swapped_position_is_told_by_its_country(
    lat: float, lon: float, country: str, *, swapped: bool
) -> None:
    assert look_swapped(lat, lon, country=country) is swapped


def test_every_box_is_a_box() -> None:
    for code, box in COUNTRIES.items():
        assert code.isupper()
        assert -90 <= box.south < box.north <= 90
        assert -180 <= box.west < box.east < 200
    assert country_name("LV") == "Latvia"
    assert country_name("XK") == "XK"
