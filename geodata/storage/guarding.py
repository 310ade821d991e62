"""Turns damage that shows while a database is read into an error of ours."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from geodata.errors import DatabaseUnusable

__all__ = ["MayBeDamaged", "guarded"]

P = ParamSpec("P")
R = TypeVar("R")


class MayBeDamaged(Protocol):
    """Whatever reads a database file; it knows what to do about damage."""

    def damaged(self) -> DatabaseUnusable:
        """Return the error to raise."""


M = TypeVar("M", bound=MayBeDamaged)


def guarded(read: Callable[Concatenate[M, P], R]) -> Callable[Concatenate[M, P], R]:
    """Let a reading method raise DatabaseUnusable where the file turns out to be damaged.

    A damaged file shows as an error of SQLite, or as a value that cannot have been written.
    """

    @wraps(read)
    def reading(reader: M, /, *args: P.args, **named: P.kwargs) -> R:
        try:
            return read(reader, *args, **named)
        except (sqlite3.Error, ValueError) as error:
            raise reader.damaged() from error

    return reading
