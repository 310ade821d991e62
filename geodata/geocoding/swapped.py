"""Telling a latitude and a longitude that stand in the wrong order."""

from __future__ import annotations

from typing import Final

from geodata.places.countries import COUNTRIES, look_swapped

__all__ = ["looks_swapped"]

_AREA: Final = (
    *("AM", "AZ", "BY", "EE", "FI", "GE", "KG", "KZ", "LT", "LV"),
    *("MD", "PL", "RU", "TJ", "TM", "UA", "UZ"),
)
"""Today's countries on the soil of the Russian Empire and the Soviet Union."""


def looks_swapped(lat: float, lon: float, *, country: str = "") -> bool:
    """Return whether a point (lat, lon) makes sense only when read as (lon, lat).

    With ``country``, an ISO 3166-1 alpha-2 code, its rough box is asked. Without, the point is
    held against all countries that came of the Russian Empire and the Soviet Union: Riga written
    as 24.1, 56.9 lies in none of them, and in Latvia when read the other way round. No mistake is
    found where both readings lie in that area, as for Tashkent, nor for a country not listed.
    """
    if country:
        return look_swapped(lat, lon, country=country.upper())
    if any(COUNTRIES[code].holds(lat, lon) for code in _AREA):
        return False
    return any(look_swapped(lat, lon, country=code) for code in _AREA)
