"""Gazetteers: what scholars say about places, in one SQLite file, nothing of it lost."""

from geodata.gazetteers.equality import semantically_equal
from geodata.gazetteers.reading import Gazetteer
from geodata.gazetteers.writing import GazetteerWriter, writing

__all__ = ["Gazetteer", "GazetteerWriter", "semantically_equal", "writing"]
