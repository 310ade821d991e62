"""One tree of errors for everything below the window.

The docstring of each class says who must act. What is not in this tree is a bug. The texts are
written for people: they name the thing, the value and the next step.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

__all__ = [
    "AmbiguousToponym",
    "AssetMissing",
    "DatabaseUnusable",
    "DateError",
    "ExportFailed",
    "GeodataError",
    "ImportRejected",
    "Problem",
    "SeedsUnreadable",
    "UnknownCareer",
    "UnknownPlace",
    "UpdateRefused",
]

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a file, with the place where it stands and what to do about it.

    ``where`` is a file name relative to the folder that was read; ``row`` a 1-based line, or the
    name of an entry where the format has no lines; ``field`` the key or column; ``value`` what
    stood there, as text; ``text`` one sentence that says what is wrong and the next step.
    """

    where: str
    row: str
    field: str
    value: str
    text: str
    severity: Severity = "error"

    def __str__(self) -> str:
        place = ", ".join(part for part in (self.where, self.row, self.field) if part)
        shown = f" “{self.value}”" if self.value else ""
        return f"{place}{shown}: {self.text}"


class GeodataError(Exception):
    """Base of the tree; never raised itself."""


class DateError(GeodataError, ValueError):
    """A date expression is not EDTF, or is not a day of its calendar. The author must correct it.

    ``expression`` is the text that came in and ``position`` the 0-based index of the first
    character that does not fit.
    """

    def __init__(self, message: str, *, expression: str, position: int) -> None:
        super().__init__(message)
        self.expression = expression
        self.position = position


class UnknownPlace(GeodataError, LookupError):
    """No place bears that id or name. The author must correct the name or add the place."""


class AmbiguousToponym(GeodataError, LookupError):
    """Several places bear that name. The caller must choose one of ``candidates`` (place ids)."""

    def __init__(self, message: str, *, candidates: Sequence[str]) -> None:
        super().__init__(message)
        self.candidates = tuple(candidates)


class UnknownCareer(GeodataError, LookupError):
    """No career of that name is shipped and no folder of that path exists. The user must choose."""


class ImportRejected(GeodataError):
    """A file was refused and nothing was changed. The author must correct ``problems``."""

    def __init__(self, message: str, *, problems: Sequence[Problem]) -> None:
        super().__init__(message)
        self.problems = tuple(problems)


class SeedsUnreadable(ImportRejected):
    """A career's folder is missing, broken or from a newer version. The author must correct it."""


class DatabaseUnusable(GeodataError, OSError):
    """The cached database is corrupt, from a newer version, or cannot be written."""


class AssetMissing(GeodataError, LookupError):
    """A web asset, a font or the basemap is not there. The technician must run set-up again."""


class ExportFailed(GeodataError, OSError):
    """An export could not be written; what was there before is unchanged. The user must act."""


class UpdateRefused(GeodataError):
    """New content was not taken, and what was shown before goes on. The technician must act.

    ``reason`` is a text that the catalogues translate, and ``values`` is what goes into it.
    """

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason.format(**values))
        self.reason = reason
        self.values = values
