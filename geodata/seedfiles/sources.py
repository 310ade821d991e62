"""Reading sources.toml: the works that claims are cited from."""

from __future__ import annotations

import datetime
from pathlib import Path

from geodata.errors import Problem
from geodata.places import Source
from geodata.seedfiles.claims import Sources
from geodata.seedfiles.entry import Entry
from geodata.seedfiles.tomlfile import read_toml

__all__ = ["read_sources"]

_READ_KEYS = ("read_where", "edition", "read_on")
_KEYS = ("id", "label", "url_or_isbn", "seen", *_READ_KEYS, "licence")


def read_sources(
    path: Path, *, where: str, problems: list[Problem], known: Sources | None = None
) -> dict[str, Source]:
    """Read the works of one file, added to those of ``known``.

    The same work may stand in two files; two different works with one id are a problem.
    """
    found = dict(known or {})
    file = read_toml(path, where=where, problems=problems)
    if file is None:
        return found
    whole = Entry(file.content, file=file, problems=problems)
    whole.expect("format", "source")
    here: set[str] = set()
    for entry in whole.entries("source"):
        source = _source(entry)
        if source.id in here or found.get(source.id, source) != source:
            entry.problem("id", "Another source has this id. Give one of them a new id.")
        here.add(source.id)
        if source.id:
            found[source.id] = source
    return found


def _source(entry: Entry) -> Source:
    entry.expect(*_KEYS)
    source = Source(
        id=entry.identifier(),
        label=entry.text("label", required=True),
        url_or_isbn=entry.text("url_or_isbn"),
        seen=entry.flag("seen"),
        read_where=entry.text("read_where"),
        edition=entry.text("edition"),
        read_on=entry.text("read_on"),
        licence=entry.text("licence"),
    )
    if source.read_on and not _is_day(source.read_on):
        entry.problem("read_on", "A day as 2026-03-31 belongs here.")
    for key in _READ_KEYS:
        if source.seen and not entry.table.get(key):
            text = "The source is marked as seen. Say here where, in which edition and when."
            entry.problem(key, text)
    return source


def _is_day(text: str) -> bool:
    try:
        return len(text) == 10 and bool(datetime.date.fromisoformat(text))
    except ValueError:
        return False
