"""The database that a career is loaded into, and reading from it."""

from geodata.places.finding import PlaceHit
from geodata.storage.columns import PageColumns
from geodata.storage.open import find_career, list_careers, open_career
from geodata.storage.opencareer import OpenCareer
from geodata.storage.reading import CareerOnShow

__all__ = [
    "CareerOnShow",
    "OpenCareer",
    "PageColumns",
    "PlaceHit",
    "find_career",
    "list_careers",
    "open_career",
]
