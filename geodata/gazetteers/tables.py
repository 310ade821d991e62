"""The tables of a gazetteer: one row for each claim that a file makes about a place.

The shape is the Linked Places Format 1.3, taken apart. Every claim may have a time (``dating``), a
certainty and citations (``evidence``); equal ones are kept once where they stand close together.
``extra`` is null, or a JSON object with ``kept`` (what the file said and no column holds, as it
was) and ``derived`` (the keys whose columns were worked out from something in ``kept``, and which
an export therefore leaves out). So nothing that a file said is lost, and the columns may be used
without knowing the dialect of the file.

https://github.com/LinkedPasts/linked-places-format
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

__all__ = ["DEPICTIONS", "DESCRIPTIONS", "GEOMETRIES", "KINDS", "LINKS", "NAMES", "RELATIONS"]
__all__ += ["SCRIPT", "TYPES", "Kind"]


class Kind(NamedTuple):
    """A kind of claim: its table, its key in a feature, and the keys that have columns.

    ``texts`` hold text and ``structures`` JSON, each in a column of its own in this order, after
    ``place`` and ``seq`` and before ``dating``, ``certainty``, ``evidence`` and ``extra``.
    ``aliases`` are keys of other dialects and the key they stand for.
    """

    table: str
    key: str
    texts: tuple[str, ...]
    structures: tuple[str, ...] = ()
    aliases: Mapping[str, str] = MappingProxyType({})

    @property
    def width(self) -> int:
        """How many columns the table has."""
        return len(self.texts) + len(self.structures) + 6


NAMES: Final = Kind("name", "names", ("toponym", "lang"), aliases={"name": "toponym"})
TYPES: Final = Kind(
    "type",
    "types",
    ("identifier", "label"),
    ("sourceLabels",),
    aliases={"@id": "identifier", "uri": "identifier"},
)
GEOMETRIES: Final = Kind(
    "geometry", "geometry", ("type", "geowkt"), ("coordinates",), aliases={"geo_wkt": "geowkt"}
)
RELATIONS: Final = Kind("relation", "relations", ("relationType", "relationTo", "label"))
LINKS: Final = Kind(
    "link", "links", ("type", "identifier"), aliases={"uri": "identifier", "@id": "identifier"}
)
DESCRIPTIONS: Final = Kind("description", "descriptions", ("@id", "value", "lang", "source"))
DEPICTIONS: Final = Kind("depiction", "depictions", ("@id", "title", "license"))

KINDS: Final = (NAMES, TYPES, RELATIONS, LINKS, DESCRIPTIONS, DEPICTIONS)
"""The kinds that a feature holds as lists; a geometry comes in forms of its own."""

SCRIPT: Final = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE file (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    format TEXT NOT NULL,
    imported_on TEXT NOT NULL,
    head TEXT
) STRICT;

CREATE TABLE dating (
    number INTEGER PRIMARY KEY,
    label TEXT, duration TEXT, certainty TEXT, extra TEXT,
    start_lo INTEGER, start_hi INTEGER, end_lo INTEGER, end_hi INTEGER
) STRICT;

CREATE TABLE timespan (
    dating INTEGER NOT NULL REFERENCES dating (number),
    seq INTEGER NOT NULL,
    start_in TEXT, start_earliest TEXT, start_latest TEXT,
    end_in TEXT, end_earliest TEXT, end_latest TEXT,
    start_lo INTEGER, start_hi INTEGER, end_lo INTEGER, end_hi INTEGER,
    extra TEXT,
    PRIMARY KEY (dating, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE period (
    dating INTEGER NOT NULL REFERENCES dating (number),
    seq INTEGER NOT NULL,
    name TEXT, uri TEXT, extra TEXT,
    PRIMARY KEY (dating, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence (number INTEGER PRIMARY KEY) STRICT;

CREATE TABLE citation (
    evidence INTEGER NOT NULL REFERENCES evidence (number),
    seq INTEGER NOT NULL,
    label TEXT, year ANY, uri TEXT, extra TEXT,
    PRIMARY KEY (evidence, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE place (
    number INTEGER PRIMARY KEY,
    file INTEGER NOT NULL REFERENCES file (number),
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    ccodes TEXT,
    fclasses TEXT,
    locus TEXT NOT NULL
        CHECK (locus IN ('point', 'area', 'line', 'region_hint', 'unlocated')),
    locus_stated INTEGER NOT NULL CHECK (locus_stated IN (0, 1)),
    radius_km REAL CHECK (radius_km > 0),
    lat REAL CHECK (lat BETWEEN -90 AND 90),
    lon REAL CHECK (lon BETWEEN -360 AND 360),
    geometry_form TEXT NOT NULL CHECK (geometry_form IN ('none', 'single', 'collection')),
    dating INTEGER REFERENCES dating (number),
    properties_extra TEXT,
    extra TEXT
) STRICT;

CREATE TABLE name (
    place INTEGER NOT NULL REFERENCES place (number), seq INTEGER NOT NULL,
    toponym TEXT, lang TEXT,
    dating INTEGER REFERENCES dating (number), certainty TEXT,
    evidence INTEGER REFERENCES evidence (number), extra TEXT,
    PRIMARY KEY (place, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE type (
    place INTEGER NOT NULL REFERENCES place (number), seq INTEGER NOT NULL,
    identifier TEXT, label TEXT, source_labels TEXT,
    dating INTEGER REFERENCES dating (number), certainty TEXT,
    evidence INTEGER REFERENCES evidence (number), extra TEXT,
    PRIMARY KEY (place, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE geometry (
    place INTEGER NOT NULL REFERENCES place (number), seq INTEGER NOT NULL,
    type TEXT, geowkt TEXT, coordinates TEXT,
    dating INTEGER REFERENCES dating (number), certainty TEXT,
    evidence INTEGER REFERENCES evidence (number), extra TEXT,
    PRIMARY KEY (place, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE relation (
    place INTEGER NOT NULL REFERENCES place (number), seq INTEGER NOT NULL,
    relation_type TEXT, relation_to TEXT, label TEXT,
    dating INTEGER REFERENCES dating (number), certainty TEXT,
    evidence INTEGER REFERENCES evidence (number), extra TEXT,
    PRIMARY KEY (place, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE link (
    place INTEGER NOT NULL REFERENCES place (number), seq INTEGER NOT NULL,
    type TEXT, identifier TEXT,
    dating INTEGER REFERENCES dating (number), certainty TEXT,
    evidence INTEGER REFERENCES evidence (number), extra TEXT,
    PRIMARY KEY (place, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE description (
    place INTEGER NOT NULL REFERENCES place (number), seq INTEGER NOT NULL,
    uri TEXT, value TEXT, lang TEXT, source TEXT,
    dating INTEGER REFERENCES dating (number), certainty TEXT,
    evidence INTEGER REFERENCES evidence (number), extra TEXT,
    PRIMARY KEY (place, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE depiction (
    place INTEGER NOT NULL REFERENCES place (number), seq INTEGER NOT NULL,
    uri TEXT, title TEXT, license TEXT,
    dating INTEGER REFERENCES dating (number), certainty TEXT,
    evidence INTEGER REFERENCES evidence (number), extra TEXT,
    PRIMARY KEY (place, seq)
) STRICT, WITHOUT ROWID;
"""
