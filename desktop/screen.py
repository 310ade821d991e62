"""Whether there is a screen to open a window on."""

from __future__ import annotations

import sys
from collections.abc import Mapping

__all__ = ["has_screen"]


def has_screen(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """True where a window can open: always but on a Unix without X11 and Wayland.

    A Qt platform that was named on purpose (``offscreen`` in tests, ``eglfs`` on a board) counts
    as a screen.
    """
    if platform in ("win32", "darwin"):
        return True
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(environment.get(name) for name in named)
