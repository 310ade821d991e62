"""One table of a seed file, read key by key; what is wrong is collected, not raised."""

from __future__ import annotations

import datetime
import difflib
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from geodata.errors import Problem, Severity
from geodata.seedfiles.tomlfile import TomlFile

__all__ = ["Entry", "suggestion"]

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")


class Entry:
    """A table with the place where it stands, for telling problems.

    The reading methods return a default where the key is missing or wrong; a wrong value is added
    to ``problems`` with its file, line, key and a next step.
    """

    __slots__ = ("_file", "_path", "problems", "table")

    def __init__(
        self,
        table: Mapping[str, Any],
        *,
        file: TomlFile,
        problems: list[Problem],
        path: tuple[str | int, ...] = (),
    ) -> None:
        self.table = table
        self.problems = problems
        self._file = file
        self._path = path

    def problem(
        self, key: str, text: str, *, value: object = None, severity: Severity = "error"
    ) -> None:
        """Tell a problem with the value of ``key`` ("" for the whole entry)."""
        given = self.table.get(key) if value is None else value
        row = self._file.row((*self._path, key) if key else self._path)
        field = key if key or not self._path else str(self._path[-1])
        if isinstance(self._path[-1] if self._path else "", int) and not key:
            field = str(self._path[-2])
        self.problems.append(Problem(self._file.where, row, field, _shown(given), text, severity))

    def missing(self, section: str, key: str) -> None:
        """Tell a text that other languages have and this file lacks."""
        text = "This text is missing in this language. Write it, or take it out of the others."
        row = self._file.row(tuple(section.split("."))) or section
        field = f"{section}.{key}"
        self.problems.append(Problem(self._file.where, row, field, "", text))

    def expect(self, *keys: str) -> None:
        """Tell every key that is not one of ``keys``."""
        for key in self.table:
            if key not in keys:
                hint = suggestion(key, keys) or f"Known here: {', '.join(keys)}."
                self.problem(key, f"This key is unknown. {hint}", value="")

    def text(self, key: str, *, required: bool = False) -> str:
        """Return a text, "" where there is none."""
        value = self.table.get(key)
        if value is None:
            if required:
                self.problem(key, "This is missing. Write it as a text in quotes.")
            return ""
        if not isinstance(value, str):
            self.problem(key, f"A text in quotes belongs here, not {_kind(value)}.")
            return ""
        if control := _CONTROL.search(value):
            self.problem(key, f"Take out the control character U+{ord(control[0]):04X}.")
            return ""
        if required and not value.strip():
            self.problem(key, "This is empty. Write a text.")
        return value.strip()

    def identifier(self, key: str = "id") -> str:
        """Return an id of small Latin letters, digits and single hyphens, "" where it is wrong."""
        value = self.text(key, required=True)
        return value if value and self._is_id(key, value) else ""

    def identifiers(self, key: str) -> tuple[str, ...]:
        """Return the ids of a list, without those that are wrong or stand there twice."""
        found: dict[str, None] = {}
        for value in self.items(key):
            if not isinstance(value, str):
                self.problem(key, f"Write each id in quotes, not as {_kind(value)}.", value=value)
            elif value in found:
                self.problem(key, "This stands there twice. Take one out.", value=value)
            elif self._is_id(key, value):
                found[value] = None
        return tuple(found)

    def _is_id(self, key: str, value: str) -> bool:
        good = bool(_ID.fullmatch(value)) and len(value) <= 80
        if not good:
            text = "An id has at most 80 small letters a to z, digits and hyphens."
            self.problem(key, text, value=value)
        return good

    def choice(self, key: str, choices: Sequence[str], *, default: str | None = None) -> str:
        """Return one of ``choices``; without a default the key is required."""
        fallback = choices[0] if default is None else default
        value = self.text(key, required=default is None)
        if not value or value in choices:
            return value or fallback
        hint = suggestion(value, choices) or f"Take one of: {', '.join(choices)}."
        self.problem(key, f"This is not known here. {hint}")
        return fallback

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return true or false; the default where there is none."""
        value = self.table.get(key, default)
        if isinstance(value, bool):
            return value
        self.problem(key, f"true or false belongs here, without quotes, not {_kind(value)}.")
        return default

    def whole(self, key: str, *, low: int, high: int, required: bool = False) -> int | None:
        """Return a whole number from ``low`` to ``high``."""
        value = self.table.get(key)
        if value is None and not required:
            return None
        if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
            return value
        self.problem(key, f"A whole number from {low} to {high} belongs here, without quotes.")
        return None

    def number(self, key: str, *, low: float, high: float, required: bool = False) -> float | None:
        """Return a number from ``low`` to ``high``."""
        value = self.table.get(key)
        if value is None and not required:
            return None
        if isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high:
            return float(value)
        odd = isinstance(value, float) and not math.isfinite(value)
        what = "A finite number" if odd else "A number"
        self.problem(key, f"{what} from {low:g} to {high:g} belongs here, without quotes.")
        return None

    def entry(self, key: str) -> Entry | None:
        """Return the table under ``key``, None where there is none."""
        value = self.table.get(key)
        if value is None or isinstance(value, dict):
            return None if value is None else self._inner(value, key)
        self.problem(key, f"A table belongs here, not {_kind(value)}.")
        return None

    def entries(self, key: str) -> list[Entry]:
        """Return the tables of the list under ``key``."""
        found = []
        for place, value in enumerate(self.items(key)):
            if isinstance(value, dict):
                found.append(self._inner(value, key, place))
            else:
                self.problem(
                    key, f"Each item is a table in {{ }}, not {_kind(value)}.", value=value
                )
        return found

    def items(self, key: str) -> list[Any]:
        """Return the list under ``key``, of whatever is in it; empty where there is none."""
        value = self.table.get(key, [])
        if isinstance(value, list):
            return value
        self.problem(key, f"A list in [ ] belongs here, not {_kind(value)}.")
        return []

    def item(self, key: str, place: int) -> Entry:
        """Return one item of a list that the caller has seen to be a table."""
        return self._inner(self.table[key][place], key, place)

    def chosen(self, key: str, choices: Iterable[str]) -> frozenset[str]:
        """Return the texts of a list, each one of ``choices``."""
        known = tuple(choices)
        found = set()
        for value in self.items(key):
            if isinstance(value, str) and value in known:
                found.add(value)
            else:
                self.problem(key, f"Take only these: {', '.join(known)}.", value=value)
        return frozenset(found)

    def texts(self, key: str) -> dict[str, str]:
        """Return the texts by language under ``key``, without the empty ones."""
        inner = self.entry(key)
        if inner is None:
            return {}
        found = {language: inner.text(language) for language in inner.table}
        return {language: text for language, text in found.items() if text}

    def _inner(self, table: Mapping[str, Any], *steps: str | int) -> Entry:
        return Entry(table, file=self._file, problems=self.problems, path=(*self._path, *steps))


def suggestion(value: str, known: Iterable[str]) -> str:
    """Return "Did you mean “…”?" where a known word is near, else ""."""
    near = difflib.get_close_matches(value, list(known), n=1)
    return f"Did you mean “{near[0]}”?" if near else ""


def _shown(value: object) -> str:
    if value is None or isinstance(value, dict | list):
        return ""
    text = str(value).lower() if isinstance(value, bool) else _as_text(value)
    return text if len(text) <= 80 else f"{text[:79]}…"


def _as_text(value: object) -> str:
    try:
        return str(value)
    except ValueError:  # a whole number of more digits than Python prints
        return "a number of thousands of digits"


def _kind(value: object) -> str:
    if isinstance(value, datetime.date | datetime.time):
        return "a date without quotes; put it in quotes"
    kinds: tuple[tuple[type, str], ...] = (
        (bool, "true or false"),
        (int, "a number"),
        (float, "a number"),
        (str, "a text"),
        (list, "a list"),
        (dict, "a table"),
    )
    return next((words for kind, words in kinds if isinstance(value, kind)), "this")
