"""The statements that make the tables of lessons, as the migrations run them. All are STRICT."""

from __future__ import annotations

from typing import Final

__all__ = ["LESSON"]

LESSON: Final = """
CREATE TABLE lesson (
    posting INTEGER PRIMARY KEY REFERENCES posting (number),
    where_next INTEGER CHECK (where_next IN (0, 1))
) STRICT;

CREATE TABLE lesson_text (
    posting INTEGER NOT NULL REFERENCES lesson (posting),
    language TEXT NOT NULL,
    notes TEXT NOT NULL, sentence TEXT NOT NULL,
    PRIMARY KEY (posting, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE question (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    posting INTEGER NOT NULL REFERENCES lesson (posting),
    evidence INTEGER NOT NULL REFERENCES evidence (number)
) STRICT;
CREATE INDEX question_posting ON question (posting);

CREATE TABLE question_text (
    question INTEGER NOT NULL REFERENCES question (number),
    language TEXT NOT NULL,
    text TEXT NOT NULL, prompt TEXT NOT NULL,
    PRIMARY KEY (question, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE answer (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    question INTEGER NOT NULL REFERENCES question (number),
    is_right INTEGER CHECK (is_right IN (0, 1))
) STRICT;
CREATE INDEX answer_question ON answer (question);

CREATE TABLE answer_text (
    answer INTEGER NOT NULL REFERENCES answer (number),
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (answer, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE preset (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    minutes INTEGER NOT NULL CHECK (minutes > 0)
) STRICT;

CREATE TABLE preset_text (
    preset INTEGER NOT NULL REFERENCES preset (number),
    language TEXT NOT NULL,
    title TEXT NOT NULL,
    PRIMARY KEY (preset, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE preset_stop (
    preset INTEGER NOT NULL REFERENCES preset (number),
    posting INTEGER NOT NULL REFERENCES posting (number),
    PRIMARY KEY (preset, posting)
) STRICT, WITHOUT ROWID;
"""
