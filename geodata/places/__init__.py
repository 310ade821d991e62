"""Places with their names in time: the gazetteer's words."""

from geodata.places.citation import Basis, Certainty, Citation, Claimed, Source
from geodata.places.place import Locus, Outline, Place, Relation, Toponym

__all__ = [
    "Basis",
    "Certainty",
    "Citation",
    "Claimed",
    "Locus",
    "Outline",
    "Place",
    "Relation",
    "Source",
    "Toponym",
]
