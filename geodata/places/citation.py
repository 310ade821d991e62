"""Where a claim comes from, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Basis", "Certainty", "Citation", "Claimed", "Source"]


class Certainty(StrEnum):
    """How sure a claim is, in the words of the Linked Places Format 1.3.

    https://github.com/LinkedPasts/linked-places-format
    """

    CERTAIN = "certain"
    LESS_CERTAIN = "less-certain"
    UNCERTAIN = "uncertain"


class Basis(StrEnum):
    """Whether a source says a thing, or whether the author of the career concluded it."""

    STATED = "stated"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class Source:
    """A work that claims are cited from.

    ``seen`` is true when its text was read; then ``read_where``, ``edition`` and ``read_on``
    (an ISO day) say where, in which edition, and when. ``url_or_isbn`` is empty where none is
    known: none is ever made up.
    """

    id: str
    label: str
    url_or_isbn: str = ""
    seen: bool = False
    read_where: str = ""
    edition: str = ""
    read_on: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A claim's tie to a source: the pages, whether the tie is stated there, and a short note.

    ``tie`` is ``stated`` where the material read ties the work to this claim itself and
    ``inferred`` where the author of the career matched them.
    """

    source: Source
    pages: str = ""
    tie: Basis = Basis.STATED
    note: str = ""


@dataclass(frozen=True, slots=True)
class Claimed:
    """How sure one value is, what it rests on, and its citations."""

    certainty: Certainty = Certainty.CERTAIN
    basis: Basis = Basis.STATED
    citations: tuple[Citation, ...] = ()
