"""Keep a fault of PySide6 6.12.0 from ending the program under Python 3.10 and 3.11.

Its wheels are built as if None, True and False were immortal, which they are from Python 3.12 on:
every signal that is emitted and every method that returns nothing takes one reference too many.
After some 900 emitted signals Python stops with "bool_dealloc: deallocating True or False".
PySide6 6.11.3 and every version under Python 3.12 are sound, so this can go when either the
PySide6 that is required or the oldest Python is another.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Final

__all__ = ["FIRST_SOUND_PYTHON", "make_immortal"]

FIRST_SOUND_PYTHON: Final = (3, 12)

_MANY: Final = 1 << 60
"""References enough for a million wrong calls a second over thirty thousand years."""


def make_immortal() -> None:
    """Give the singletons so many references that they are never used up. Twice does no harm."""
    if sys.version_info >= FIRST_SOUND_PYTHON:
        return
    for singleton in (None, True, False, NotImplemented, Ellipsis):
        if sys.getrefcount(singleton) < _MANY // 2:
            # The count is the first field of every object of CPython (PyObject.ob_refcnt).
            ctypes.c_ssize_t.from_address(id(singleton)).value += _MANY
