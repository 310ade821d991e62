"""Looking through all keys of an index for those a few letters away."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from geodata.search.index import SearchIndex, Spread
from geodata.search.signatures import differing, nearest, signatures

__all__ = ["Near", "scan"]

_COMPARED: Final = {"letters": 3000, "sound": 1500}
"""Keys compared letter by letter, of all whose signatures were."""

_START: Final = 0.2
"""Letters that another first letter counts for besides: it is seldom mistyped."""


@dataclass(frozen=True, slots=True)
class Near:
    """A key, how many letters it is away, and the size class (0 to 255) of its largest place."""

    key: str
    distance: int
    size: int


def scan(index: SearchIndex, key: str, *, space: str, most: int) -> list[Near]:
    """Return the nearest keys, at most ``most``: the nearest in
    relation to their length first, of equal ones the largest.

    The distance is optimal string alignment: letters put in, left out, exchanged or swapped.
    """
    if not (key.isascii() and key.isalnum()):
        return []
    wanted = signatures(np.array([key.encode()], dtype=f"S{len(key)}"))[0]
    spreads = list(_spreads(index, key, space))
    chosen = nearest([differing(each.signatures, wanted) for each in spreads], _COMPARED[space])
    texts = [text for each, at in zip(spreads, chosen, strict=True) for text in each.texts[at]]
    if not texts:
        return []
    sizes = np.concatenate([each.sizes[at] for each, at in zip(spreads, chosen, strict=True)])
    return _best(key, texts, sizes, most)


def _spreads(index: SearchIndex, key: str, space: str) -> Iterator[Spread]:
    slack = allowed(len(key))
    for length in range(max(1, len(key) - slack), len(key) + slack + 1):
        spread = index.spread(space, length)
        if spread is not None:
            yield spread


def _best(key: str, texts: list[bytes], sizes: NDArray[np.uint8], most: int) -> list[Near]:
    far = allowed(len(key))
    distances = cdist([key.encode()], texts, scorer=OSA.distance, score_cutoff=far, dtype=np.uint8)
    starts = np.array([text[0] != ord(key[0]) for text in texts])
    longer = np.maximum([len(text) for text in texts], len(key))
    order = np.lexsort((-sizes.astype(np.int16), (distances[0] + _START * starts) / longer))[:most]
    return [
        Near(texts[at].decode(), int(distances[0][at]), int(sizes[at]))
        for at in order
        if distances[0][at] <= far
    ]


def allowed(length: int) -> int:
    """Return how many letters of a key may be other."""
    return next(most for most, below in ((1, 5), (2, 9), (3, 13), (4, math.inf)) if length < below)
