"""Memory of the whole process tree while stepping on and on: it must not creep up."""

from __future__ import annotations

import gc

from tests.benchmarks.processes import memory_mb
from tests.benchmarks.result import Result
from tests.benchmarks.stand import Stand, make_application, pause, synthetic, window_stand

__all__ = ["run"]

BAR_MB = 25.0
POSTINGS = 1_000
FIRST, LAST = 200, 1_000


def run() -> list[Result]:
    """Step through a career of a thousand postings, as fast as they are painted."""
    application = make_application()
    stand = window_stand(synthetic(POSTINGS))
    _step(stand, 0, FIRST)
    early = _settled_mb()
    _step(stand, FIRST, LAST)
    late = _settled_mb()
    stand.close()
    application.quit()
    growth = late - early
    return [
        _result(f"memory after {FIRST} steps", early, bar=None),
        _result(f"memory after {LAST:,} steps, above that", growth, bar=BAR_MB),
    ]


def _step(stand: Stand, first: int, last: int) -> None:
    for number in range(first, last):
        stand.until_painted((number + 1) % POSTINGS)


def _settled_mb() -> float:
    pause(3000)
    gc.collect()
    return memory_mb()


def _result(name: str, value: float, *, bar: float | None) -> Result:
    return Result(
        name=name,
        value=round(value, 1),
        unit="MB",
        floor=None,
        ratio=None,
        bar=bar,
        ok=bar is None or value <= bar,
    )
