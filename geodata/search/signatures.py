"""Finding misspellings fast: a signature of 64 bits for each key, compared all at once.

26 bits say which letters a key has, 20 which it has more than once, and 18 which pairs of letters
stand next to each other. One typing mistake changes at most two letters and three pairs, so a
key's distance is bounded by the bits in which the two signatures differ. Counting them for a
million keys takes about a millisecond; what differs least is then compared letter by letter.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

__all__ = ["Signatures", "Texts", "differing", "nearest", "signatures"]

Texts = NDArray[np.bytes_]
Signatures = NDArray[np.uint64]

_BITS: Final = 64
_LETTERS: Final = 26
_REPEATS: Final = 20
_PAIRS: Final = 18


def _codes() -> NDArray[np.int64]:
    """Return a number from 0 to 25 for each byte; all digits share the last one."""
    codes = np.full(256, _LETTERS - 1, dtype=np.int64)
    codes[ord("a") : ord("z") + 1] = np.arange(_LETTERS)
    return codes


_CODES: Final = _codes()
_ONE: Final = np.uint64(1)


def signatures(texts: Texts) -> Signatures:
    """Return the signature of each key; all keys are of one length, in small Latin letters."""
    length = texts.dtype.itemsize
    letters = _CODES[texts.view(np.uint8).reshape(len(texts), length)]
    found = np.zeros(len(texts), dtype=np.uint64)
    for place in range(length):
        bit = _bit(letters[:, place])
        repeated = _bit(letters[:, place] % _REPEATS + _LETTERS)
        found |= np.where(found & bit, repeated, bit)
        if place:
            pair = (letters[:, place - 1] * 7 + letters[:, place] * 3) % _PAIRS
            found |= _bit(pair + _LETTERS + _REPEATS)
    return found


def _bit(positions: NDArray[np.int64]) -> Signatures:
    shifted: Signatures = _ONE << positions.astype(np.uint64)
    return shifted


def differing(known: Signatures, wanted: np.uint64) -> NDArray[np.uint8]:
    """Return in how many bits each signature differs from the one wanted."""
    counted: NDArray[np.uint8] = np.bitwise_count(known ^ wanted)
    return counted


def nearest(differences: list[NDArray[np.uint8]], most: int) -> list[NDArray[np.intp]]:
    """Return, for each array, the positions of what differs least: about ``most`` in all.

    What differs equally is taken or left together.
    """
    counts: Any = sum(np.bincount(each, minlength=_BITS + 1) for each in differences)
    limit = int(np.searchsorted(np.cumsum(counts), most))
    return [np.flatnonzero(each <= limit) for each in differences]
