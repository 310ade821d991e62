"""The shipped seed files as plain tables, for tests of the content."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
GAZETTEER = SEEDS / "gazetteer"
LANGUAGES = ("en", "lv", "ru")
CAREERS = ("zakovsky", "mandelstam")
Table = dict[str, Any]


@cache
def table(name: str) -> Table:
    """Read a TOML file below ``seeds/``."""
    return tomllib.loads((SEEDS / name).read_text(encoding="utf-8"))


def postings(career: str = "zakovsky") -> list[Table]:
    """Return the stops in the author's order."""
    stops: list[Table] = table(f"{career}/career.toml")["posting"]
    return stops


def posting(name: str, career: str = "zakovsky") -> Table:
    """Return one stop."""
    return next(stop for stop in postings(career) if stop["id"] == name)


def event(name: str, career: str = "zakovsky") -> Table:
    """Return one event of whichever stop has it."""
    parts = (part for stop in postings(career) for part in stop.get("event", []))
    return next(part for part in parts if part["id"] == name)


def texts(language: str, career: str = "zakovsky") -> Table:
    """Return the texts of the career in one language."""
    return table(f"{career}/text.{language}.toml")


def sentences_of(language: str, career: str = "zakovsky") -> dict[str, str]:
    """Return every text of one language by a dotted name."""
    found: dict[str, str] = {}

    def walk(node: Table, path: str) -> None:
        for key, value in node.items():
            name = f"{path}.{key}" if path else key
            if isinstance(value, dict):
                walk(value, name)
            else:
                found[name] = value

    walk(texts(language, career), "")
    return found


def places() -> dict[str, Table]:
    """Return the places of the gazetteer by id."""
    return {place["id"]: place for place in table("gazetteer/places.toml")["place"]}


def sources(career: str = "zakovsky") -> dict[str, Table]:
    """Return every work that the career or the gazetteer may cite, by id."""
    files = ("gazetteer/sources.toml", f"{career}/sources.toml")
    return {work["id"]: work for name in files for work in table(name)["source"]}


def citations(node: Any) -> list[Table]:
    """Return every citation below a node, short forms made long."""
    if isinstance(node, list):
        return [cited for part in node for cited in citations(part)]
    if not isinstance(node, dict):
        return []
    own = [{"source": c} if isinstance(c, str) else c for c in node.get("cite", [])]
    return own + [c for key, value in node.items() if key != "cite" for c in citations(value)]
