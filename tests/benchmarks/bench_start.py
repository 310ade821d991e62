"""From the command to a painted map that can be stepped, against a bare view with Leaflet.

Both are started as processes of their own, in turns, and each says when its map is painted. The
first start of each is not counted: it fills the caches of the system and the program's own.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks.result import Result

__all__ = ["run", "seconds"]

BAR = 1.5
STARTS = 7
BARE = Path(__file__).with_name("bare_leaflet.py")


def run() -> list[Result]:
    """The median of several starts of each."""
    ours = [sys.executable, "-m", "desktop", "open", "zakovsky", "--check-start"]
    bare = [sys.executable, str(BARE)]
    seconds(ours), seconds(bare)
    pairs = [(seconds(ours), seconds(bare)) for _ in range(STARTS)]
    value, floor = (statistics.median(each) for each in zip(*pairs, strict=True))
    return [
        Result(
            name="start to a painted, steppable map",
            value=round(value, 3),
            unit="s",
            floor=round(floor, 3),
            ratio=round(value / floor, 2),
            bar=BAR,
            ok=value / floor <= BAR,
        )
    ]


def seconds(command: list[str]) -> float:
    """Until the process has printed its line."""
    begun = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        taken = time.perf_counter() - begun
    if "true" not in line:
        raise RuntimeError(f"{' '.join(command)} did not paint a map: {line!r}")
    return taken
