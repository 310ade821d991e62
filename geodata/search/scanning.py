"""Looking through all keys of an index for those a few letters away."""

from __future__ import annotations

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

_SLACK: Final = 2
"""Letters by which a key may be longer or shorter."""

_COMPARED: Final = {"letters": 3000, "sound": 1500}
"""Keys compared letter by letter, of all whose signatures were."""


@dataclass(frozen=True, slots=True)
class Near:
    """A key, how many letters it is away, and the size class (0 to 255) of its largest place."""

    key: str
    distance: int
    size: int


def scan(index: SearchIndex, key: str, *, space: str, most: int) -> list[Near]:
    """Return the nearest keys, at most ``most``: nearest first, of equal ones those with the same first
    letter, then the largest.

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
    for length in range(max(1, len(key) - _SLACK), len(key) + _SLACK + 1):
        spread = index.spread(space, length)
        if spread is not None:
            yield spread


def _best(key: str, texts: list[bytes], sizes: NDArray[np.uint8], most: int) -> list[Near]:
    far = allowed(len(key))
    distances = cdist([key.encode()], texts, scorer=OSA.distance, score_cutoff=far, dtype=np.uint8)
    starts = np.array([text[0] != key[0].encode()[0] for text in texts])
    order = np.lexsort((-sizes.astype(np.int16), starts, distances[0]))[:most]
    return [
        Near(texts[at].decode(), int(distances[0][at]), int(sizes[at]))
        for at in order
        if distances[0][at] <= far
    ]


def allowed(length: int) -> int:
    """Return how many letters of a key may be other."""
    return 1 if length < 5 else 2 if length < 9 else 3
