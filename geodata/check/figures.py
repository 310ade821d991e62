"""Figures are never added up across groups, and a stop without one says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from geodata.careers import Career, Figure, Posting
from geodata.check.finding import finding
from geodata.errors import Problem

__all__ = ["figure_problems"]

_ROUNDING: Final = 0.0500001
"""Percentage points by which a share printed with one decimal may differ from the division."""


def figure_problems(career: Career, *, where: str) -> Iterator[Problem]:
    """Yield what is wrong with the figures of a career."""
    for posting in career.postings:
        yield from _shares(posting, where)
        yield from _wholes(posting, where)
        yield from _sums(posting, where)
        yield from _overlaps(posting, where, career.languages)


def _shares(posting: Posting, where: str) -> Iterator[Problem]:
    for figure in posting.figures:
        if figure.share is None or figure.of is None:
            continue
        share = 100 * figure.value / figure.of
        if abs(share - figure.share) > _ROUNDING:
            text = (
                f"{figure.value} of {figure.of} is {share:.1f} %. "
                "If the source prints it otherwise, say so in a text."
            )
            yield finding(where, figure.id, "share", text, value=figure.share, severity="warning")


def _wholes(posting: Posting, where: str) -> Iterator[Problem]:
    """Parts name a whole that stands in their own group."""
    for figure in posting.figures:
        wholes = {other.value for other in _group(posting, figure.group) if other.of is None}
        if figure.of is not None and figure.of not in wholes:
            text = f"The group “{figure.group}” has no whole of this number. Add it or correct of."
            yield finding(where, figure.id, "of", text, value=figure.of)


def _sums(posting: Posting, where: str) -> Iterator[Problem]:
    """No figure is the sum of figures of two groups whose periods overlap."""
    for one, other in _overlapping(posting.figures):
        total = one.value + other.value
        for figure in posting.figures:
            if figure.value == total and figure not in (one, other):
                text = (
                    f"This is {one.id} and {other.id} added up, whose periods overlap. "
                    "Take the sum out."
                )
                yield finding(where, figure.id, "value", text, value=figure.value)


def _overlaps(posting: Posting, where: str, languages: Sequence[str]) -> Iterator[Problem]:
    """Where periods overlap, a text of the stop tells the visitor not to add."""
    groups = {(one.group, other.group) for one, other in _overlapping(posting.figures)}
    if groups and not all(posting.unsaid.get(language) for language in languages):
        names = ", ".join(sorted({name for pair in groups for name in pair}))
        text = "These periods overlap. Say in unsaid that the figures must not be added up."
        yield finding(where, posting.id, "figure", text, value=names, severity="warning")


def _overlapping(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Yield pairs of different groups whose periods are not the same but share days."""
    for one, other in combinations(figures, 2):
        spans = [figure.period.span for figure in (one, other) if figure.period]
        if one.group == other.group or len(spans) < 2:
            continue
        first, second = spans
        if first and second and first.edtf != second.edtf and first.overlaps(second):
            yield one, other


def _group(posting: Posting, group: str) -> list[Figure]:
    return [figure for figure in posting.figures if figure.group == group]
