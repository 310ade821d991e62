"""A screen that is not one: Xvfb with a monitor that can be unplugged and turned."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image, ImageChops

__all__ = ["LANDSCAPE", "PORTRAIT", "Mode", "Screen", "share_that_differs"]

_LARGEST: Final = 1920
_CLEARLY: Final = 24
"""Levels of 256 by which a pixel differs for an eye, and not only by a rounding."""


@dataclass(frozen=True, slots=True)
class Mode:
    """A size of the picture in pixels."""

    name: str
    width: int
    height: int


LANDSCAPE: Final = Mode("landscape", 1366, 768)
PORTRAIT: Final = Mode("portrait", 1080, 1920)


class Screen:
    """Xvfb in a folder of its own; ``display`` is its name. Its only client may not be the last:
    it keeps its modes."""

    def __init__(self, folder: Path) -> None:
        self.mode = LANDSCAPE
        self._file = folder / "Xvfb_screen0"
        reading, writing = os.pipe()
        size = f"{_LARGEST}x{_LARGEST}x24"
        options = ["-nolisten", "tcp", "-noreset", "-dpi", "96", "-fbdir", str(folder)]
        self._process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, *options],
            pass_fds=(writing,),
            stdin=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as answer:
            self.display = f":{answer.readline().strip()}"
        for mode in (LANDSCAPE, PORTRAIT):
            self._add(mode)
        self.show(LANDSCAPE)

    def show(self, mode: Mode) -> None:
        """Plug the monitor in, in this mode."""
        self._randr("--output", "screen", "--mode", mode.name)
        self.mode = mode

    def unplug(self) -> None:
        """Take the monitor away."""
        self._randr("--output", "screen", "--off", "--fb", "640x480")

    def picture(self) -> Image.Image:
        """What is on the screen."""
        content = self._file.read_bytes()
        # https://www.x.org/releases/X11R7.7/doc/xproto: the format of xwd, big-endian words.
        header = [int.from_bytes(content[at : at + 4]) for at in range(0, 100, 4)]
        begin, stride = header[0] + 12 * header[19], header[12]
        size = (_LARGEST, _LARGEST)
        whole = Image.frombytes("RGB", size, content[begin:], "raw", "BGRX", stride)
        return whole.crop((0, 0, self.mode.width, self.mode.height))

    def close(self) -> None:
        """Take the screen away."""
        self._process.terminate()
        self._process.wait(10)

    def _add(self, mode: Mode) -> None:
        across = (mode.width, mode.width + 8, mode.width + 16, mode.width + 32)
        down = (mode.height, mode.height + 1, mode.height + 2, mode.height + 4)
        clock = across[3] * down[3] * 60 / 1e6  # MHz for sixty pictures a second
        self._randr("--newmode", mode.name, f"{clock:.2f}", *map(str, (*across, *down)))
        self._randr("--addmode", "screen", mode.name)

    def _randr(self, *words: str) -> None:
        environment = {**os.environ, "DISPLAY": self.display}
        subprocess.run(
            ["xrandr", *words], env=environment, check=True, capture_output=True, timeout=30
        )


def share_that_differs(one: Image.Image, other: Image.Image) -> float:
    """Share of the pixels, from 0 to 1, that are clearly others."""
    if one.size != other.size:
        return 1.0
    difference = ImageChops.difference(one, other).convert("L")
    counts = difference.histogram()
    return sum(counts[_CLEARLY:]) / sum(counts)
