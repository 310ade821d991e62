"""Puts a span of time into words."""

from __future__ import annotations

from collections.abc import Collection

from geodata.dates.timespan import Timespan
from geodata.words import Words

__all__ = ["describe"]


def describe(span: Timespan, words: Words, *, inferred: Collection[str] = ()) -> str:
    """Return the span in words."""
    return span.edtf
