"""Moving marks apart just as far as they must be, in their order."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["spread"]


def spread(
    wanted: Sequence[float], sizes: Sequence[float], *, left: float, right: float
) -> list[float]:
    """Return centres for marks of these widths, as near as can be to where they are wanted.

    The marks keep their order, do not overlap and stay with their edges between ``left`` and
    ``right`` (pixels). Least squares under an order is isotonic regression; the algorithm is
    "pool adjacent violators" (Barlow et al., Statistical Inference under Order Restrictions, 1972).
    Where the marks are wider than the room together, all of them come closer evenly.
    """
    offsets = _offsets(sizes)
    if not offsets:
        return []
    room = right - left - sizes[0] / 2 - sizes[-1] / 2
    first = left + sizes[0] / 2
    if offsets[-1] > room:
        squeeze = max(room, 0.0) / offsets[-1]
        return [first + offset * squeeze for offset in offsets]
    slack = room - offsets[-1]
    pulled = _isotonic(
        [want - first - offset for want, offset in zip(wanted, offsets, strict=True)]
    )
    return [
        first + offset + min(max(shift, 0.0), slack)
        for offset, shift in zip(offsets, pulled, strict=True)
    ]


def _offsets(sizes: Sequence[float]) -> list[float]:
    """How far each centre is from the first one if the marks touch each other."""
    offsets: list[float] = []
    for index, size in enumerate(sizes):
        offsets.append(offsets[-1] + (sizes[index - 1] + size) / 2 if index else 0.0)
    return offsets


def _isotonic(values: Sequence[float]) -> list[float]:
    blocks: list[tuple[float, int]] = []
    for value in values:
        block = (value, 1)
        while blocks and _mean(blocks[-1]) > _mean(block):
            total, count = blocks.pop()
            block = (total + block[0], count + block[1])
        blocks.append(block)
    return [_mean(block) for block in blocks for _ in range(block[1])]


def _mean(block: tuple[float, int]) -> float:
    return block[0] / block[1]
