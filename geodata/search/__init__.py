"""Places found under any of their names: one search for the window, the geocoder and the verbs."""

from geodata.search.entries import SearchEntry, SearchName
from geodata.search.hits import SEEDS, Hit
from geodata.search.index import SearchIndex, open_index
from geodata.search.searching import PlaceFinder

__all__ = ["SEEDS", "Hit", "PlaceFinder", "SearchEntry", "SearchIndex", "SearchName", "open_index"]
