"""What fingers and wheels mean, in numbers."""

from __future__ import annotations

from typing import Final

__all__ = ["NOTCH", "Drag", "Notches"]

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


class Drag:
    """A finger that went down at ``x`` (pixels) while ``step`` was shown.

    It is a tap until it has moved by ``slack`` pixels. ``grip`` is how far beside the knob's
    middle it went down, so that the knob does not jump when it is taken.
    """

    def __init__(self, x: float, *, step: int, slack: float, grip: float = 0) -> None:
        self.x, self.step, self.slack, self.grip = x, step, slack, grip
        self.moving = False

    def move(self, x: float) -> bool:
        """Follow the finger; return whether it drags by now."""
        self.moving = self.moving or abs(x - self.x) >= self.slack
        return self.moving
