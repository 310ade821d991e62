"""The staff's PIN: a salted scrypt hash, no default, and a pause after wrong tries.

Six digits are a million PINs. Five tries, then a pause that doubles up to eight minutes, leave a
visitor some four thousand tries a month.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets
import time
from collections.abc import Callable
from itertools import pairwise
from typing import Final

__all__ = ["LEAST_DIGITS", "Lock", "hash_pin", "is_hash", "pin_fits", "pin_matches"]

LEAST_DIGITS: Final = 6
MOST_DIGITS: Final = 12
TRIES: Final = 5
PAUSE_S: Final = 30.0
LONGEST_PAUSE_S: Final = 480.0

_COST, _BLOCK, _PARALLEL = 2**14, 8, 1  # 16 MB and some 50 ms on a small machine
_PATTERN: Final = re.compile(r"scrypt\$16384\$8\$1\$([A-Za-z0-9+/=]{24})\$([A-Za-z0-9+/=]{44})")


def hash_pin(pin: str) -> str:
    """The line for the settings: ``scrypt$16384$8$1$salt$hash``, salt and hash in base 64."""
    salt = secrets.token_bytes(16)
    parts = (base64.b64encode(part).decode() for part in (salt, _scrypt(pin, salt)))
    return "$".join((f"scrypt${_COST}${_BLOCK}${_PARALLEL}", *parts))


def is_hash(text: object) -> bool:
    """Whether a text is such a line."""
    return isinstance(text, str) and _PATTERN.fullmatch(text) is not None


def pin_matches(pin: str, line: str) -> bool:
    """Whether the hash in ``line`` is of this PIN; never for a line that is no hash."""
    found = _PATTERN.fullmatch(line)
    if not found:
        return False
    salt, wanted = (base64.b64decode(part) for part in found.groups())
    return hmac.compare_digest(_scrypt(pin, salt), wanted)


def pin_fits(pin: str) -> bool:
    """Whether a new PIN is long enough and neither one digit repeated nor a run like 123456."""
    if not (pin.isascii() and pin.isdecimal() and LEAST_DIGITS <= len(pin) <= MOST_DIGITS):
        return False
    strides = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
    return strides not in ({0}, {1}, {9})


def _scrypt(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(
        pin.encode(), salt=salt, n=_COST, r=_BLOCK, p=_PARALLEL, maxmem=64 * 2**20, dklen=32
    )


class Lock:
    """Counts wrong tries. ``clock`` is monotonic, in seconds: setting the machine's clock does
    not shorten a pause."""

    def __init__(self, line: str, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._line = line
        self._clock = clock
        self._wrong = 0
        self._pause_s = PAUSE_S
        self._until = clock()

    @property
    def waits_s(self) -> float:
        """Seconds until the next try counts; 0 where it does now."""
        return max(0.0, self._until - self._clock())

    def try_pin(self, pin: str) -> bool:
        """Whether the PIN opens. During a pause nothing does."""
        if self.waits_s:
            return False
        if pin_matches(pin, self._line):
            self._wrong, self._pause_s = 0, PAUSE_S
            return True
        self._wrong += 1
        if self._wrong % TRIES == 0:
            self._until = self._clock() + self._pause_s
            self._pause_s = min(2 * self._pause_s, LONGEST_PAUSE_S)
        return False
