"""Whether a crash may be the graphics driver's: it runs inside the program and takes it along."""

from __future__ import annotations

import signal
from typing import Final

__all__ = ["EARLY_S", "blames_graphics"]

EARLY_S: Final = 30.0
"""A driver that does not get on with the engine crashes while the first map is drawn."""

_CRASHES: Final = frozenset(
    {
        signal.SIGABRT,
        signal.SIGBUS,
        signal.SIGFPE,
        signal.SIGILL,
        signal.SIGSEGV,
        signal.SIGTRAP,
    }
)
_AS_A_SHELL: Final = 128
"""A compositor gives a signal of the program inside it on as a shell does."""


def blames_graphics(status: int, lived_s: float) -> bool:
    """Whether an exhibit that ended with ``status`` after so many seconds is to be tried without
    the graphics processor."""
    number = -status if status < 0 else status - _AS_A_SHELL
    return lived_s < EARLY_S and number in _CRASHES
