"""How large letters must be to be read from the last row. No Qt in here.

A capital letter is to subtend 0.7 degrees at the reader's eye: its height is 0.0122 times the
distance (EN 301 549, 5.1.4), 73 mm at 6 m.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

__all__ = ["CAPITAL_OF_TYPE", "Letters", "capital_mm", "letters_for"]

Basis = Literal["setting", "screen", "assumed"]

_OF_DISTANCE: Final = 0.0122
CAPITAL_OF_TYPE: Final = 0.66
"""A capital letter's height in a line of Source Sans 3, as a part of the type size."""

_DEPTH_IN_PICTURES: Final = 4
"""A picture that is to be read from the back is a fourth as high as the room is deep: the rule of
installers, for a projector whose picture has a size that nobody told us."""

_MOST_OF_PICTURE: Final = 0.1
"""A capital higher than this part of the picture leaves no room for a sentence: such a screen is
no screen for this room, or it does not know how large its picture is."""


@dataclass(frozen=True, slots=True)
class Letters:
    """``capital_px`` in device-independent pixels of the audience's screen. ``basis`` tells where
    the picture's size comes from; ``mm_per_px`` is that size."""

    capital_px: float
    mm_per_px: float
    basis: Basis

    @property
    def type_px(self) -> int:
        """The type size that has such capitals."""
        return max(8, round(self.capital_px / CAPITAL_OF_TYPE))

    def reach_m(self, type_px: float) -> float:
        """From how far away type of that size can be read."""
        return type_px * CAPITAL_OF_TYPE * self.mm_per_px / 1000 / _OF_DISTANCE


def capital_mm(depth_m: float) -> float:
    """The height of a capital for a reader at that distance."""
    return _OF_DISTANCE * depth_m * 1000


def letters_for(
    depth_m: float,
    *,
    picture_px: tuple[int, int],
    screen_mm: tuple[float, float] = (0, 0),
    picture_width_m: float = 0,
) -> Letters:
    """Letters for a room of that depth and a picture of that many pixels (width, height).

    ``picture_width_m`` is what the teacher measured on the wall, 0 for nothing; ``screen_mm`` what
    the screen says of itself, 0 where it says nothing. A projector often says nothing, or
    something about its lamp: a picture too small for the room is not believed.
    """
    width, height = max(1, picture_px[0]), max(1, picture_px[1])
    capital = capital_mm(depth_m)
    if picture_width_m > 0:
        mm_per_px = picture_width_m * 1000 / width
        return Letters(capital / mm_per_px, mm_per_px, "setting")
    mm_per_px = screen_mm[1] / height
    if screen_mm[1] > 0 and capital <= _MOST_OF_PICTURE * screen_mm[1]:
        return Letters(capital / mm_per_px, mm_per_px, "screen")
    mm_per_px = depth_m * 1000 / _DEPTH_IN_PICTURES / height
    return Letters(capital / mm_per_px, mm_per_px, "assumed")
