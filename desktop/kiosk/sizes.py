"""How large text and targets are on a real screen, and how high a hand reaches. No Qt in here.

Text: a capital H subtends at least 0.7 degrees, that is 0.0122 times the viewing distance
(EN 301 549 V3.2.1, 5.1.4), and is never lower than 3/16 inch (Section 508, 402.4). Targets: 15 mm
and 44 px (WCAG 2.2, 2.5.5). Reach: no essential control above 1,120 mm from the floor
(EN 301 549 V3.2.1, 8.3, over an obstruction).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Final

__all__ = ["CAP_SHARE", "TARGET_MM", "Screen", "Sizes", "sizes_for"]

CAP_SHARE: Final = 0.65
"""Height of a capital H as a share of the font's size, a little less than in either family."""

H_SHARE: Final = 0.0122
LEAST_CAP_MM: Final = 4.8
TARGET_MM: Final = 15.0
TARGET_PX: Final = 44
MOST_SHARE: Final = 1 / 25
"""Text larger than this share of the screen's shorter side leaves no room for a sentence."""

LEAST_SHARE: Final = 1 / 54
MM_PER_INCH: Final = 25.4
PLAIN_DENSITY: Final = 96 / MM_PER_INCH
"""Where a screen tells nonsense about its size."""


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen of ``width`` x ``height`` device-independent pixels, ``density`` of them to the
    millimetre, its picture's lower edge ``lower_edge`` mm above the floor."""

    width: int
    height: int
    density: float
    lower_edge: float


@dataclass(frozen=True, slots=True)
class Sizes:
    """What follows from screen, viewing distance and reach, in device-independent pixels.

    ``text`` is the size of the smallest text, ``target`` the side of a finger's target,
    ``reach`` the upper edge of what everybody reaches (0: everything). ``problems`` are sentences
    for the technician.
    """

    text: int
    target: int
    reach: int
    portrait: bool
    problems: tuple[str, ...] = ()


def density_of(height: float, height_mm: float) -> float:
    """Pixels to the millimetre, or a desktop screen's where the millimetres are impossible."""
    density = height / height_mm if height_mm > 0 else 0.0
    return density if 0.7 <= density <= 20 else PLAIN_DENSITY


def sizes_for(screen: Screen, *, distance: float, reach: float) -> Sizes:
    """Sizes for a viewing ``distance`` and a ``reach`` above the floor, both in mm."""
    side = min(screen.width, screen.height)
    needed = ceil(max(H_SHARE * distance, LEAST_CAP_MM) * screen.density / CAP_SHARE)
    text = min(max(needed, ceil(side * LEAST_SHARE)), int(side * MOST_SHARE))
    target = max(TARGET_PX, ceil(TARGET_MM * screen.density))
    line = screen.height - (reach - screen.lower_edge) * screen.density
    problems = []
    if text < needed:
        problems.append(
            f"At {distance:.0f} mm text would have to be {needed} px large, and this screen has "
            f"room for {text} px. Set viewing_distance to at most "
            f"{int(text * CAP_SHARE / H_SHARE / screen.density)} mm, or use a larger screen."
        )
    room = screen.height - line
    if room < 6 * target:
        problems.append(
            f"Only {max(0, room / screen.density):.0f} mm of the picture are below {reach:.0f} mm, "
            "too little for the controls. Mount the screen lower, or correct lower_edge."
        )
        line = screen.height - 6 * target
    portrait = screen.height > screen.width
    return Sizes(text, target, max(0, round(line)), portrait, tuple(problems))
