"""Today's countries: their names for the catalogues, and roughly where they lie."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from geodata.words import mark

__all__ = ["COUNTRIES", "Country", "country_name", "look_swapped"]


class Country(NamedTuple):
    """A country's English name, and a box in degrees that all of its mainland lies in.

    The box is generous and only tells a latitude and longitude that were written in the wrong
    order; it says nothing about borders. A box may end beyond 180 degrees east.
    """

    name: str
    south: float
    north: float
    west: float
    east: float

    def holds(self, lat: float, lon: float) -> bool:
        """Return whether the box holds the point."""
        east_of_west = lon if lon >= self.west else lon + 360
        return self.south <= lat <= self.north and self.west <= east_of_west <= self.east


COUNTRIES: Final[Mapping[str, Country]] = {
    "AM": Country(mark("Armenia"), 38, 42, 43, 47),
    "AT": Country(mark("Austria"), 46, 50, 9, 18),
    "AZ": Country(mark("Azerbaijan"), 38, 42, 44, 51),
    "BE": Country(mark("Belgium"), 49, 52, 2, 7),
    "BG": Country(mark("Bulgaria"), 41, 45, 22, 29),
    "BY": Country(mark("Belarus"), 51, 57, 23, 33),
    "CA": Country(mark("Canada"), 41, 84, -142, -52),
    "CH": Country(mark("Switzerland"), 45, 48, 5, 11),
    "CN": Country(mark("China"), 18, 54, 73, 136),
    "CZ": Country(mark("Czechia"), 48, 52, 12, 19),
    "DE": Country(mark("Germany"), 47, 56, 5, 16),
    "DK": Country(mark("Denmark"), 54, 58, 8, 16),
    "EE": Country(mark("Estonia"), 57, 60, 21, 29),
    "ES": Country(mark("Spain"), 35, 44, -10, 5),
    "FI": Country(mark("Finland"), 59, 71, 19, 32),
    "FR": Country(mark("France"), 41, 52, -6, 10),
    "GB": Country(mark("United Kingdom"), 49, 61, -9, 2),
    "GE": Country(mark("Georgia"), 41, 44, 39, 47),
    "GR": Country(mark("Greece"), 34, 42, 19, 30),
    "HU": Country(mark("Hungary"), 45, 49, 16, 23),
    "IE": Country(mark("Ireland"), 51, 56, -11, -5),
    "IL": Country(mark("Israel"), 29, 34, 34, 36),
    "IR": Country(mark("Iran"), 25, 40, 44, 64),
    "IT": Country(mark("Italy"), 35, 48, 6, 19),
    "JP": Country(mark("Japan"), 24, 46, 122, 154),
    "KG": Country(mark("Kyrgyzstan"), 39, 44, 69, 81),
    "KZ": Country(mark("Kazakhstan"), 40, 56, 46, 88),
    "LT": Country(mark("Lithuania"), 53, 57, 20, 27),
    "LV": Country(mark("Latvia"), 55, 59, 20, 29),
    "MD": Country(mark("Moldova"), 45, 49, 26, 31),
    "MN": Country(mark("Mongolia"), 41, 53, 87, 120),
    "NL": Country(mark("Netherlands"), 50, 54, 3, 8),
    "NO": Country(mark("Norway"), 57, 82, 4, 35),
    "PL": Country(mark("Poland"), 49, 55, 14, 25),
    "PT": Country(mark("Portugal"), 32, 43, -32, -6),
    "RO": Country(mark("Romania"), 43, 49, 20, 30),
    "RS": Country(mark("Serbia"), 42, 47, 18, 24),
    "RU": Country(mark("Russia"), 41, 82, 19, 191),
    "SE": Country(mark("Sweden"), 55, 70, 10, 25),
    "SK": Country(mark("Slovakia"), 47, 50, 16, 23),
    "TJ": Country(mark("Tajikistan"), 36, 42, 67, 76),
    "TM": Country(mark("Turkmenistan"), 35, 43, 52, 67),
    "TR": Country(mark("Türkiye"), 35, 43, 25, 45),
    "UA": Country(mark("Ukraine"), 44, 53, 22, 41),
    "US": Country(mark("United States"), 18, 72, -180, -66),
    "UZ": Country(mark("Uzbekistan"), 37, 46, 55, 74),
}
"""By ISO 3166-1 alpha-2 code. A country that is not here is shown by its code."""


def country_name(code: str) -> str:
    """Return the English name of a country, to be translated; its code where it is not listed."""
    return COUNTRIES[code].name if code in COUNTRIES else code


def look_swapped(lat: float, lon: float, *, country: str) -> bool:
    """Return whether a point lies in today's country only when read as (lon, lat)."""
    box = COUNTRIES.get(country)
    if box is None or box.holds(lat, lon):
        return False
    return abs(lon) <= 90 and box.holds(lon, lat)
