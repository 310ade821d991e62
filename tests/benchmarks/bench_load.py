"""From the command to the painted first posting: a hundred thousand postings against twelve.

Processes of their own, in turns; the databases and the pages' caches are made before.
"""

from __future__ import annotations

import statistics
import sys

from tests.benchmarks.bench_start import seconds
from tests.benchmarks.result import Result
from tests.benchmarks.stand import synthetic

__all__ = ["run"]

BAR = 1.5
FEW, MANY = 12, 100_000
STARTS = 5


def run() -> list[Result]:
    """The median of several starts of each."""
    commands = [
        [sys.executable, "-m", "desktop", "open", synthetic(postings), "--check-start"]
        for postings in (MANY, FEW)
    ]
    for command in commands:
        seconds(command)
    pairs = [[seconds(command) for command in commands] for _ in range(STARTS)]
    value, floor = (statistics.median(each) for each in zip(*pairs, strict=True))
    return [
        Result(
            name=f"load of {MANY:,} postings against {FEW}",
            value=round(value, 3),
            unit="s",
            floor=round(floor, 3),
            ratio=round(value / floor, 2),
            bar=BAR,
            ok=value / floor <= BAR,
        )
    ]
