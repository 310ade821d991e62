"""The exhibit never runs as root: Chromium has no sandbox there. Nothing of Qt in here."""

from __future__ import annotations

import os
from typing import Final

__all__ = ["REFUSAL", "STATUS", "is_root"]

REFUSAL: Final = (
    "career-atlas kiosk: refused: root would run the map without its sandbox. "
    "Start it as an ordinary user."
)
STATUS: Final = 3


def is_root() -> bool:
    """Whether any of this process's user ids is root's, so that a program made setuid and one
    that could take root's rights back count as well."""
    if hasattr(os, "getresuid"):
        return 0 in os.getresuid()
    return hasattr(os, "geteuid") and 0 in (os.getuid(), os.geteuid())
