"""What ./atlas adds to a start when everything is set up: under 0.3 s."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.benchmarks.result import Result
from tools.layout import CHECKOUT

__all__ = ["run"]

BAR_SECONDS = 0.3
RUNS = 9


def run() -> list[Result]:
    """Measure, in seconds, the shortest answer of the program with the launcher and without."""
    if sys.platform == "win32":
        return []
    direct = _seconds([CHECKOUT.python, "-P", "-m", "desktop", "--version"])
    launched = _seconds([CHECKOUT.root / "atlas", "--version"])
    added = launched - direct
    return [
        Result(
            name="added by ./atlas to a second start",
            value=added,
            unit="s",
            floor=None,
            ratio=None,
            bar=BAR_SECONDS,
            ok=added < BAR_SECONDS,
        )
    ]


def _seconds(command: list[str | Path]) -> float:
    return median(_once(command) for _ in range(RUNS))


def _once(command: list[str | Path]) -> float:
    begun = perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return perf_counter() - begun
