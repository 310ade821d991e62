"""The tables of an index of names.

Names that come to the same letters stand next to each other, the largest place first, so that a
key needs only say where its names begin and how many they are. ``spread`` holds, for each length,
all keys of that length side by side with their signatures: what a scan for misspellings reads.
``top`` holds the largest places for beginnings that very many names share. ``ending`` holds the
sound of a name without its first words, so that Borge leads to El Borge.
"""

from __future__ import annotations

import math
from typing import Final

__all__ = ["APPLICATION_ID", "FORMAT", "INDEXES", "SCRIPT", "size_class"]

APPLICATION_ID: Final = 0x4341494E
"""The application id in the header of a file that is an index alone: "CAIN"."""

FORMAT: Final = 2
"""Rises with every change of the tables or of the spellings: an older index is made again."""

SCRIPT: Final = """
CREATE TABLE search_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE search_place (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    lat REAL, lon REAL,
    country TEXT NOT NULL,
    kind TEXT NOT NULL,
    population INTEGER NOT NULL
) STRICT;

CREATE TABLE search_tongue (
    number INTEGER PRIMARY KEY,
    language TEXT NOT NULL, script TEXT NOT NULL, kind TEXT NOT NULL,
    UNIQUE (language, script, kind)
) STRICT;

CREATE TABLE search_name (
    number INTEGER PRIMARY KEY,
    place INTEGER NOT NULL REFERENCES search_place (number),
    seq INTEGER NOT NULL,
    name TEXT NOT NULL,
    tongue INTEGER NOT NULL REFERENCES search_tongue (number),
    start INTEGER, "end" INTEGER
) STRICT;

CREATE TABLE search_key (
    letters TEXT PRIMARY KEY, first INTEGER NOT NULL, count INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE search_sound (
    sound TEXT NOT NULL, first INTEGER NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (sound, first)
) STRICT, WITHOUT ROWID;

CREATE TABLE search_spread (
    space TEXT NOT NULL CHECK (space IN ('letters', 'sound')),
    length INTEGER NOT NULL,
    texts BLOB NOT NULL, signatures BLOB NOT NULL, sizes BLOB NOT NULL,
    PRIMARY KEY (space, length)
) STRICT;

CREATE TABLE search_ending (
    sound TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (sound, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE search_top (
    beginning TEXT PRIMARY KEY, names BLOB NOT NULL
) STRICT, WITHOUT ROWID;
"""

INDEXES: Final = """
CREATE UNIQUE INDEX search_place_id ON search_place (id);
CREATE INDEX search_name_place ON search_name (place);
CREATE INDEX search_place_spot ON search_place (lat, lon);
"""


def size_class(population: int) -> int:
    """Return 0 to 255 for how large a place is, by the logarithm of who lives there."""
    return min(255, round(9 * math.log2(max(population, 0) + 1)))
