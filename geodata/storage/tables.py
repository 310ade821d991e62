"""The statements that make the tables, as the migrations run them. All tables are STRICT."""

from __future__ import annotations

from typing import Final

__all__ = ["CAREER", "EVIDENCE", "PLACES"]

EVIDENCE: Final = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE source (
    id TEXT PRIMARY KEY,
    label TEXT NOT NULL,
    url_or_isbn TEXT NOT NULL,
    seen INTEGER NOT NULL CHECK (seen IN (0, 1)),
    read_where TEXT NOT NULL,
    edition TEXT NOT NULL,
    read_on TEXT NOT NULL,
    licence TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence (
    number INTEGER PRIMARY KEY,
    certainty TEXT NOT NULL CHECK (certainty IN ('certain', 'less-certain', 'uncertain')),
    basis TEXT NOT NULL CHECK (basis IN ('stated', 'inferred'))
) STRICT;

CREATE TABLE citation (
    evidence INTEGER NOT NULL REFERENCES evidence (number),
    seq INTEGER NOT NULL,
    source TEXT NOT NULL REFERENCES source (id),
    pages TEXT NOT NULL,
    tie TEXT NOT NULL CHECK (tie IN ('stated', 'inferred')),
    note TEXT NOT NULL,
    PRIMARY KEY (evidence, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE timespan (
    number INTEGER PRIMARY KEY,
    edtf TEXT NOT NULL,
    calendar TEXT NOT NULL CHECK (calendar IN ('gregorian', 'julian', 'unstated')),
    start_state TEXT NOT NULL CHECK (start_state IN ('known', 'open', 'unknown')),
    end_state TEXT NOT NULL CHECK (end_state IN ('known', 'open', 'unknown')),
    start_lo INTEGER, start_hi INTEGER, end_lo INTEGER, end_hi INTEGER,
    UNIQUE (edtf, calendar)
) STRICT;

CREATE TABLE dating (
    number INTEGER PRIMARY KEY,
    timespan INTEGER REFERENCES timespan (number),
    start_inferred INTEGER NOT NULL CHECK (start_inferred IN (0, 1)),
    end_inferred INTEGER NOT NULL CHECK (end_inferred IN (0, 1)),
    wording TEXT NOT NULL,
    evidence INTEGER NOT NULL REFERENCES evidence (number)
) STRICT;
"""

PLACES: Final = """
CREATE TABLE place (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    locus TEXT NOT NULL
        CHECK (locus IN ('point', 'area', 'line', 'region_hint', 'unlocated')),
    lat REAL CHECK (lat BETWEEN -90 AND 90),
    lon REAL CHECK (lon BETWEEN -180 AND 180),
    radius_km REAL CHECK (radius_km >= 0),
    today TEXT NOT NULL,
    evidence INTEGER NOT NULL REFERENCES evidence (number),
    CHECK ((locus = 'unlocated') = (lat IS NULL) AND (lat IS NULL) = (lon IS NULL))
) STRICT;

CREATE TABLE place_text (
    place INTEGER NOT NULL REFERENCES place (number),
    language TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (place, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE toponym (
    number INTEGER PRIMARY KEY,
    place INTEGER NOT NULL REFERENCES place (number),
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    language TEXT NOT NULL,
    script TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('official', 'usual', 'variant', 'today')),
    timespan INTEGER REFERENCES timespan (number),
    evidence INTEGER NOT NULL REFERENCES evidence (number)
) STRICT;
CREATE INDEX toponym_place ON toponym (place);
CREATE INDEX toponym_folded ON toponym (folded);

CREATE TABLE relation (
    number INTEGER PRIMARY KEY,
    place INTEGER NOT NULL REFERENCES place (number),
    kind TEXT NOT NULL CHECK (kind IN ('part_of', 'seat_of', 'seat', 'in')),
    target INTEGER NOT NULL REFERENCES place (number),
    timespan INTEGER REFERENCES timespan (number),
    evidence INTEGER NOT NULL REFERENCES evidence (number)
) STRICT;
CREATE INDEX relation_place ON relation (place);

CREATE TABLE outline (
    number INTEGER PRIMARY KEY,
    place INTEGER NOT NULL REFERENCES place (number),
    rings TEXT NOT NULL,
    timespan INTEGER REFERENCES timespan (number),
    evidence INTEGER NOT NULL REFERENCES evidence (number)
) STRICT;
CREATE INDEX outline_place ON outline (place);

CREATE TABLE outline_text (
    outline INTEGER NOT NULL REFERENCES outline (number),
    language TEXT NOT NULL,
    source_note TEXT NOT NULL,
    PRIMARY KEY (outline, language)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE place_box USING rtree (place, min_lon, max_lon, min_lat, max_lat);
"""

CAREER: Final = """
CREATE TABLE career (
    id TEXT PRIMARY KEY,
    born INTEGER REFERENCES dating (number),
    died INTEGER REFERENCES dating (number),
    evidence INTEGER NOT NULL REFERENCES evidence (number)
) STRICT, WITHOUT ROWID;

CREATE TABLE career_text (
    seq INTEGER PRIMARY KEY,
    language TEXT NOT NULL UNIQUE,
    short TEXT NOT NULL, subtitle TEXT NOT NULL, intro TEXT NOT NULL,
    content_note TEXT NOT NULL, credits TEXT NOT NULL
) STRICT;

CREATE TABLE person_name (
    seq INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    script TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('usual', 'birth', 'variant'))
) STRICT;

CREATE TABLE posting (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    dating INTEGER NOT NULL REFERENCES dating (number),
    route TEXT NOT NULL CHECK (route IN ('known', 'unknown', 'none')),
    evidence INTEGER NOT NULL REFERENCES evidence (number)
) STRICT;

CREATE TABLE posting_text (
    posting INTEGER NOT NULL REFERENCES posting (number),
    language TEXT NOT NULL,
    title TEXT NOT NULL, summary TEXT NOT NULL, label TEXT NOT NULL, role TEXT NOT NULL,
    organisation TEXT NOT NULL, unsaid TEXT NOT NULL,
    when_note TEXT NOT NULL, place_note TEXT NOT NULL,
    PRIMARY KEY (posting, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE posting_place (
    posting INTEGER NOT NULL REFERENCES posting (number),
    seq INTEGER NOT NULL,
    place INTEGER NOT NULL REFERENCES place (number),
    evidence INTEGER NOT NULL REFERENCES evidence (number),
    PRIMARY KEY (posting, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX posting_place_place ON posting_place (place, posting);

CREATE TABLE event (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    posting INTEGER NOT NULL REFERENCES posting (number),
    claim TEXT NOT NULL,
    dating INTEGER REFERENCES dating (number),
    place INTEGER REFERENCES place (number),
    care INTEGER NOT NULL CHECK (care IN (0, 1)),
    evidence INTEGER NOT NULL REFERENCES evidence (number)
) STRICT;
CREATE INDEX event_posting ON event (posting);

CREATE TABLE event_text (
    event INTEGER NOT NULL REFERENCES event (number),
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (event, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE figure (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    posting INTEGER NOT NULL REFERENCES posting (number),
    "group" TEXT NOT NULL,
    kind TEXT NOT NULL,
    value INTEGER NOT NULL CHECK (value >= 0),
    of INTEGER CHECK (of >= value),
    share REAL CHECK (share BETWEEN 0 AND 100),
    dating INTEGER REFERENCES dating (number),
    claim TEXT NOT NULL,
    evidence INTEGER NOT NULL REFERENCES evidence (number)
) STRICT;
CREATE INDEX figure_posting ON figure (posting);

CREATE TABLE figure_text (
    figure INTEGER NOT NULL REFERENCES figure (number),
    language TEXT NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (figure, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE disagreement (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    posting INTEGER NOT NULL REFERENCES posting (number)
) STRICT;
CREATE INDEX disagreement_posting ON disagreement (posting);

CREATE TABLE disagreement_text (
    disagreement INTEGER NOT NULL REFERENCES disagreement (number),
    language TEXT NOT NULL,
    about TEXT NOT NULL,
    PRIMARY KEY (disagreement, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE version (
    number INTEGER PRIMARY KEY,
    disagreement INTEGER NOT NULL REFERENCES disagreement (number),
    dating INTEGER REFERENCES dating (number),
    evidence INTEGER NOT NULL REFERENCES evidence (number)
) STRICT;
CREATE INDEX version_disagreement ON version (disagreement);

CREATE TABLE version_text (
    version INTEGER NOT NULL REFERENCES version (number),
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (version, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE step_column (name TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT;
"""
