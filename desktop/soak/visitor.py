"""A visitor who does anything: where, what and how long is chance, by a seed."""

from __future__ import annotations

import json
import os
import socket
import subprocess
from collections import Counter
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Final

from desktop.soak.screen import Screen

__all__ = ["Visitor"]

_WAYS: Final = {
    "key": 10,
    "tap": 8,
    "language": 3,
    "drag": 3,
    "wheel": 2,
    "finger tap": 4,
    "finger drag": 3,
    "pinch": 4,
}
_KEYS: Final = (
    *("Right", "Right", "Right", "Next", "Left", "Prior", "Down", "Up", "Home", "End", "Return"),
    *("F1", "F2", "F5", "Escape", "plus", "minus", "Tab", "shift+Tab", "space"),
    *("6", "4", "2", "8", "5", "0", "3"),
    # What must do nothing:
    *("alt+F4", "ctrl+q", "ctrl+w", "ctrl+p", "ctrl+r", "F11", "F12", "Menu", "BackSpace"),
    *("alt+Left", "ctrl+plus", "ctrl+shift+i"),
)
_LANGUAGES: Final = ("7", "9", "1")


class Visitor:
    """``fingers`` is the socket of the exhibit's fingers; ``done`` counts what was done."""

    def __init__(self, screen: Screen, *, fingers: Path, chance: Random) -> None:
        self._screen, self._fingers, self._chance = screen, fingers, chance
        self.done: Counter[str] = Counter()
        self._out = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)

    def wake(self) -> None:
        """One tap in the middle."""
        mode = self._screen.mode
        self._tap(mode.width // 2, mode.height // 3)

    def act(self) -> None:
        """Do one thing."""
        way = self._chance.choices(list(_WAYS), list(_WAYS.values()))[0]
        self.done[way] += 1
        getattr(self, "_do_" + way.replace(" ", "_"))()

    def leave(self, *, plays: float) -> None:
        """Go away; with the chance ``plays``, from 0 to 1, without ending what may be playing."""
        if self._chance.random() >= plays:
            self.press("End")

    def stay(self) -> None:
        """Press a key that does nothing, but says that somebody is there."""
        self.press("BackSpace")

    def step_aside(self) -> None:
        """Take the pointer out of the picture."""
        self._x("mousemove", "4000", "4000")

    def press(self, key: str) -> None:
        """Press a key, by its name of X."""
        self._x("key", key)

    def _do_key(self) -> None:
        self.press(self._chance.choice(_KEYS))

    def _do_language(self) -> None:
        self.press(self._chance.choice(_LANGUAGES))

    def _do_tap(self) -> None:
        self._tap(*self._place())

    def _do_wheel(self) -> None:
        x, y = self._place()
        turns = str(self._chance.randint(1, 5))
        way = self._chance.choice("45")
        self._x("mousemove", str(x), str(y), "click", "--repeat", turns, "--delay", "20", way)

    def _do_drag(self) -> None:
        (x, y), (to_x, to_y) = self._place(), self._place()
        words = ["mousemove", str(x), str(y), "mousedown", "1"]
        for part in range(1, 6):
            at = (x + (to_x - x) * part // 5, y + (to_y - y) * part // 5)
            words += ["mousemove", *map(str, at), "sleep", "0.02"]
        self._x(*words, "mouseup", "1")

    def _do_finger_tap(self) -> None:
        self._touch([[self._place()]])

    def _do_finger_drag(self) -> None:
        (x, y), (to_x, to_y) = self._place(), self._place()
        path = [(x + (to_x - x) * n // 6, y + (to_y - y) * n // 6) for n in range(7)]
        self._touch([[at] for at in path])

    def _do_pinch(self) -> None:
        x, y = self._place()
        spans = [20 + 15 * part for part in range(8)]
        if self._chance.random() < 0.5:
            spans.reverse()
        self._touch([[(x - span, y), (x + span, y)] for span in spans])

    def _place(self) -> tuple[int, int]:
        mode = self._screen.mode
        return self._chance.randrange(mode.width), self._chance.randrange(mode.height)

    def _tap(self, x: int, y: int) -> None:
        self._x("mousemove", str(x), str(y), "click", "1")

    def _touch(self, moments: list[list[tuple[int, int]]]) -> None:
        with suppress(OSError):  # an exhibit that is just being started has no fingers yet
            self._out.sendto(json.dumps(moments).encode(), str(self._fingers))

    def _x(self, *words: str) -> None:
        environment = {**os.environ, "DISPLAY": self._screen.display}
        subprocess.run(["xdotool", *words], env=environment, check=False, timeout=60)
