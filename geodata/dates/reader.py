"""A place in a text that is being read, and errors that point at it."""

from __future__ import annotations

import re
from typing import Final

from geodata.errors import DateError

__all__ = ["MAX_LENGTH", "Reader"]

MAX_LENGTH: Final = 400
"""Longest expression that is read, in characters: 36 days in one set, or 79 years. It keeps the
worst expression under a millisecond, and a megabyte of nonsense is refused at once."""

_SHOWN: Final = 60
_HINTS: Final = (
    (re.compile(r"\s"), "EDTF has no spaces: take this one out"),
    (re.compile(r"[xuU]"), "an unknown digit is written as a capital X"),
    (re.compile(r"[\u2010-\u2015\u2212]"), "write a plain hyphen; / stands between start and end"),
    (re.compile(r"[()^]"), "this was taken out of EDTF: put ?, ~ or % beside the part it is about"),
    (re.compile(r"[?~%]"), "one qualifier stands beside a year, month or day; % is both in one"),
    (re.compile(r"[yestz]"), "EDTF writes this letter as a capital"),
    (re.compile(r"Y"), "the minus of a long year comes after the Y"),
    (re.compile(r"[^\W\dXTZES_]"), "EDTF has no words: .. is an open end, nothing an unknown one"),
    (re.compile(r"/"), "a span has one / between its start and its end, and none inside a set"),
    (re.compile(r"[\[{]"), "a set begins the expression and holds no other set"),
    (re.compile(r"\."), ".. stands for an open end, or between two dates inside [ ] or { }"),
)


class Reader:
    """Reads an expression from left to right. ``at`` is the 0-based place of the next character."""

    __slots__ = ("at", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        if len(text) > MAX_LENGTH:
            raise self.fault(f"an expression has at most {MAX_LENGTH} characters", at=MAX_LENGTH)

    @property
    def next(self) -> str:
        """The next character, or an empty text at the end."""
        return self.text[self.at : self.at + 1]

    @property
    def done(self) -> bool:
        """Whether everything has been read."""
        return self.at == len(self.text)

    def take(self, expected: str) -> bool:
        """Step over ``expected`` if it comes next, and say whether it did."""
        found = self.text.startswith(expected, self.at)
        if found:
            self.at += len(expected)
        return found

    def match(self, pattern: re.Pattern[str]) -> str:
        """Step over what the pattern matches here and return it, or an empty text."""
        found = pattern.match(self.text, self.at)
        if found is None:
            return ""
        self.at = found.end()
        return found.group()

    def expected(self, what: str) -> DateError:
        """Return the error that something else than ``what`` stands here, with a hint."""
        if self.done:
            return self.fault(f"the expression ends where {what} should follow")
        return self.fault(f"here should be {what}{self._hint()}")

    def surplus(self) -> DateError:
        """Return the error that something follows a whole expression, with a hint."""
        return self.fault(f"nothing more can follow here{self._hint()}")

    def _hint(self) -> str:
        hint = next((hint for pattern, hint in _HINTS if pattern.match(self.next)), "")
        return hint and f"; {hint}"

    def fault(self, reason: str, *, at: int | None = None) -> DateError:
        """Return the error that points at a character (the next one if ``at`` is not given)."""
        position = self.at if at is None else at
        character = self.text[position : position + 1]
        where = f"character {position + 1} (“{character}”)" if character else "at its end"
        shown = self.text if len(self.text) <= _SHOWN else f"{self.text[: _SHOWN - 1]}…"
        message = f"“{shown}” is not a valid date, {where}: {reason}."
        return DateError(message, expression=self.text, position=position)
