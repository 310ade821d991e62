"""Reading one date: under 50 µs for a plain one, under 1 ms for the worst that is read at all.

The bars are absolute, so there is no floor. Each figure is the median of many runs, for on a busy
machine the best would flatter and the mean would blame us for others.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TypeVar

from geodata.dates import DateError, describe, parse_timespan
from geodata.dates.reader import MAX_LENGTH
from geodata.words import load_words
from tests.benchmarks.result import Result

__all__ = ["run"]

T = TypeVar("T")

PLAIN = ("1917-11-07", "1917-11", "1917", "1926-02/1932", "1894~")
PLAIN_BAR = 50.0
WORST_BAR = 1000.0
DEAREST = (
    "[" + ",".join(["1667-02-28"] * 36) + "]",
    "[" + ",".join(["?19XX-XX-~2X"] * 30) + "]",
    "{" + ",".join(["1667..1668"] * 36) + "}",
    "XX00-02-29/XXX0-02-29",
    "X1X0-XX-3X/X1X2-XX-3X",
    "XX02-02-29",
    "XX18-02-29/XX22-02-29",
    "XXXX-XX-XX",
    "Y-3388E2S3/Y3388E9S3",
)
NONSENSE = ("[" * 1_000_000, "1" * 1_000_000, "X" * MAX_LENGTH, "[" * MAX_LENGTH)
CATALOGUES = Path(__file__).resolve().parents[2] / "resources" / "i18n"


def run() -> list[Result]:
    """Measure, in microseconds."""
    russian = load_words("ru", folder=CATALOGUES)
    spans = [parse_timespan(text) for text in PLAIN]
    return [
        _result("a plain date read", _slowest(_read, PLAIN, runs=2000), PLAIN_BAR),
        _result("the worst date read", _slowest(_read, DEAREST, runs=100), WORST_BAR),
        _result("the worst nonsense refused", _slowest(_read, NONSENSE, runs=100), WORST_BAR),
        _result(
            "a plain date in Russian words",
            _slowest(lambda span: describe(span, russian), spans, runs=500),
            None,
        ),
    ]


def _read(text: str) -> None:
    with contextlib.suppress(DateError):
        parse_timespan(text)


def _slowest(work: Callable[[T], object], inputs: Sequence[T], *, runs: int) -> float:
    return max(_microseconds(partial(work, one), runs) for one in inputs)


def _microseconds(work: Callable[[], object], runs: int) -> float:
    times = []
    for _ in range(runs):
        began = perf_counter()
        work()
        times.append(perf_counter() - began)
    return median(times) * 1e6


def _result(name: str, value: float, bar: float | None) -> Result:
    return Result(
        name=name,
        value=value,
        unit="µs",
        floor=None,
        ratio=None,
        bar=bar,
        ok=bar is None or value <= bar,
    )
