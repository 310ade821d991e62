"""What wheels mean, in numbers."""

from __future__ import annotations

from typing import Final

__all__ = ["NOTCH", "Notches"]

NOTCH: Final = 120
"""A wheel's notch in eighths of a degree: 15 degrees, as Qt and Windows count them."""


class Notches:
    """Adds up the small turns of a fine wheel or touch pad until they make a notch."""

    def __init__(self) -> None:
        self._rest = 0

    def turn(self, delta: int) -> int:
        """Return how many whole notches this turn completes; turning back starts anew."""
        if delta * self._rest < 0:
            self._rest = 0
        self._rest += delta
        whole = int(self._rest / NOTCH)
        self._rest -= whole * NOTCH
        return whole
