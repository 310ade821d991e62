"""From the command to a painted map that can be stepped, against a bare view with Leaflet.

All are started as processes of their own, in turns, and each says when its map is painted. The
first start of each is not counted: it fills the caches of the system and the program's own. The bar
is against a QWebEngineView as anybody would write it; what it takes with the graphics back end that
the program chooses is told beside it.
"""

from __future__ import annotations

import os
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
    tuned = [*bare, "--tuned"]
    commands = (ours, bare, tuned)
    for command in commands:
        seconds(command)
    rounds = [[seconds(command) for command in commands] for _ in range(STARTS)]
    value, floor, lower = (statistics.median(each) for each in zip(*rounds, strict=True))
    name = "start to a painted, steppable map"
    return [
        _against(f"{name}, bare view", value, floor, BAR),
        _against(f"{name}, bare view with the program's own graphics", value, lower, None),
    ]


def _against(name: str, value: float, floor: float, bar: float | None) -> Result:
    return Result(
        name=name,
        value=round(value, 3),
        unit="s",
        floor=round(floor, 3),
        ratio=round(value / floor, 2),
        bar=bar,
        ok=bar is None or value / floor <= bar,
    )


def seconds(command: list[str]) -> float:
    """Until the process has printed its line. Modules are kept compiled, as when installed."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    begun = time.perf_counter()
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment,
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        taken = time.perf_counter() - begun
    if "true" not in line:
        raise RuntimeError(f"{' '.join(command)} did not paint a map: {line!r}")
    return taken
