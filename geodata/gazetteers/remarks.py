"""What is said about a feature while it is taken apart, before it is known where it stood."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from geodata.errors import Problem

__all__ = ["Remark", "error", "note", "shown"]

_LONGEST_SHOWN: Final = 80


class Remark(NamedTuple):
    """A problem without its file and row; see ``geodata.errors.Problem`` for the fields."""

    severity: Literal["error", "note"]
    field: str
    value: str
    text: str

    def at(self, file: str, row: str) -> Problem:
        """Return the problem with the file and the row (or JSON pointer) it stands in."""
        return Problem(file, row, self.field, self.value, self.text, self.severity)


def error(field: str, value: object, text: str) -> Remark:
    """Return a remark for which the feature is refused."""
    return Remark("error", field, shown(value), text)


def note(field: str, value: object, text: str) -> Remark:
    """Return a remark for which nothing is refused."""
    return Remark("note", field, shown(value), text)


def shown(value: object) -> str:
    """Return a value as text that is short enough to be shown."""
    if value is None:
        return ""
    # Of something large only the beginning is ever turned into text.
    text = value if isinstance(value, str) else repr(value)[: _LONGEST_SHOWN + 1]
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
