"""What the settings are called on the screen, and how their values are written there. The file has
longer explanations; the name in the file stands beside each, so that both are found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from geodata.words import Words, mark

__all__ = ["setting_name", "setting_value"]

_NAMES: Final[Mapping[str, str]] = {
    "language": mark("First language"),
    "theme": mark("First colours"),
    "text_size": mark("Size of all text"),
    "reduced_motion": mark("Go to places without flying there"),
    "viewing_distance": mark("From the visitor's eyes to the screen"),
    "screen_height": mark("Height of the picture"),
    "lower_edge": mark("From the floor to the picture's lower edge"),
    "reach": mark("From the floor to the highest control"),
    "idle": mark("Ask whether somebody is there after"),
    "countdown": mark("Then start over after"),
    "pixel_shift": mark("Shift the waiting picture against burn-in"),
    "speech": mark("Speak, where there is a voice"),
    "volume": mark("Volume for each new visitor"),
    "keypad": mark("Digits are keys of the exhibit"),
    "statistics": mark("Count visits, nothing about persons"),
    "graphics": mark("How the window is drawn"),
}
_VALUES: Final[Mapping[tuple[str, object], str]] = {
    ("language", ""): mark("the career's own"),
    ("theme", "light"): mark("Light"),
    ("theme", "dark"): mark("Dark"),
    ("theme", "contrast"): mark("High contrast"),
    ("screen_height", 0): mark("as the screen says"),
    ("graphics", "auto"): mark("as the machine can"),
    ("graphics", "software"): mark("by the processor"),
    ("graphics", "gpu"): mark("by the graphics card"),
}
_MILLIMETRES: Final = frozenset({"viewing_distance", "screen_height", "lower_edge", "reach"})
_SECONDS: Final = frozenset({"idle", "countdown"})


def setting_name(name: str, words: Words) -> str:
    """The setting's name for people."""
    return words(_NAMES[name])


def setting_value(name: str, value: object, words: Words) -> str:
    """A value for people, with its unit."""
    if (name, value) in _VALUES and not isinstance(value, bool):
        return words(_VALUES[name, value])
    if isinstance(value, bool):
        return words("Yes") if value else words("No")
    if name in _MILLIMETRES:
        return words("{n} mm", n=value)
    if name in _SECONDS:
        return words("{n} s", n=value)
    if isinstance(value, int):
        return f"{value}\N{NO-BREAK SPACE}%"
    return str(value).upper()
