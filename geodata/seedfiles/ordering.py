"""Dates that go against the author's order: a warning, never a reason to sort again."""

from __future__ import annotations

from collections.abc import Sequence

from geodata.careers import Posting

__all__ = ["out_of_order"]


def out_of_order(postings: Sequence[Posting]) -> list[tuple[int, int]]:
    """Return pairs of positions: a posting that surely began before an earlier one began.

    Only dates that cannot agree count: the latest day on which the later posting may have begun
    lies before the earliest day on which the earlier posting may have. A posting without a date
    says nothing and is passed over.
    """
    found = []
    highest: tuple[int, int] | None = None  # earliest possible start so far, and whose it is
    for position, posting in enumerate(postings):
        start = posting.when.span.start if posting.when.span else None
        if start is None or start.earliest is None:
            continue
        if highest and start.latest is not None and start.latest < highest[0]:
            found.append((position, highest[1]))
        if highest is None or start.earliest > highest[0]:
            highest = (start.earliest, position)
    return found
