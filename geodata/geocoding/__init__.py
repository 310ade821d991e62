"""Finding where places lie, as geopy does it: in our gazetteer offline, elsewhere on demand."""

from geodata.geocoding.authoring import Answers, AuthoringGeocoder
from geodata.geocoding.failures import LookUpFailed, ServiceFailure
from geodata.geocoding.finding import CareerPlaces, FoundPlace, PlaceSearch
from geodata.geocoding.historical import HistoricalGeocoder
from geodata.geocoding.services import SERVICES, OnlineServices
from geodata.geocoding.swapped import looks_swapped
from geodata.geocoding.whg import WorldHistoricalGazetteer

__all__ = [
    "SERVICES",
    "Answers",
    "AuthoringGeocoder",
    "CareerPlaces",
    "FoundPlace",
    "HistoricalGeocoder",
    "LookUpFailed",
    "OnlineServices",
    "PlaceSearch",
    "ServiceFailure",
    "WorldHistoricalGazetteer",
    "looks_swapped",
]
