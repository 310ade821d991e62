"""From the slider to the painted pixel, and the processor time of a step, at any length.

Measured in the program's whole window, one window for each length, one posting after another near
the end of the career, with the way so far drawn: with flights, which the next step interrupts, and
with reduced motion, where each step goes to another part of the map at once. The floor is a page
that moves one element, measured before and after; the better of the two counts.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from tests.benchmarks.processes import cpu_ms
from tests.benchmarks.result import Result
from tests.benchmarks.stand import (
    Stand,
    floor_stand,
    make_application,
    pause,
    percentile,
    synthetic,
    window_stand,
)

__all__ = ["run"]

LATENCY_BARS = {12: 2.0, 1_000: 2.0, 10_000: 2.0, 100_000: 3.0}
CPU_BAR = 1.3
STEPS = 120
REST_MS = 1500


@dataclass(frozen=True, slots=True)
class Figures:
    """Milliseconds: the 95th percentile to the pixel with flights and without, and the processor
    time of a step."""

    flying: float
    still: float
    cpu: float


def run() -> list[Result]:
    """Measure the floor, each length, and the floor again."""
    application = make_application()
    before = _floor()
    measured = {postings: _career(postings) for postings in LATENCY_BARS}
    floor = min(before, _floor())
    application.quit()
    return [*_latencies(measured, floor), *_cpu_times(measured)]


def _floor() -> float:
    stand = floor_stand()
    stand.watch_pixel()
    taken = _until_pixels(stand, list(_to_and_fro(1000, STEPS)))
    stand.close()
    return percentile(taken, 0.95)


def _career(postings: int) -> Figures:
    steps = list(_to_and_fro(postings, STEPS))
    stand = window_stand(synthetic(postings))
    stand.reduce_motion(True)
    cpu = _cpu_of_a_step(stand, steps)
    stand.watch_pixel()
    without = _until_pixels(stand, steps)
    stand.reduce_motion(False)
    with_flights = _until_pixels(stand, steps)
    stand.close()
    return Figures(percentile(with_flights, 0.95), percentile(without, 0.95), cpu)


def _to_and_fro(postings: int, count: int) -> Iterator[int]:
    """Steps next to one another at the end of the career, turning round where it is short."""
    least = max(0, postings - count - 1)
    span = min(postings, count + 1) - 1
    for number in range(count):
        lap, along = divmod(number, span)
        yield least + (span - along if lap % 2 else along)


def _until_pixels(stand: Stand, steps: list[int]) -> list[float]:
    """Milliseconds to the pixel of each step, begun at no particular moment of a frame."""
    chance = random.Random(5)
    stand.until_painted(steps[0])
    pause(REST_MS)
    taken = []
    for step in steps[1:]:
        taken.append(stand.until_pixel(step))
        pause(chance.randrange(10, 60))
    return taken


def _cpu_of_a_step(stand: Stand, steps: list[int]) -> float:
    stand.until_painted(steps[0])
    pause(REST_MS)
    before = cpu_ms()
    for step in steps[1:]:
        stand.until_painted(step)
        pause(40)
    pause(500)
    return (cpu_ms() - before) / (len(steps) - 1)


def _latencies(measured: dict[int, Figures], floor: float) -> Iterator[Result]:
    for postings, figures in measured.items():
        for how, value in (("flying", figures.flying), ("reduced motion", figures.still)):
            name = f"slider to painted pixel, p95, {postings:,} postings, {how}"
            yield _against(name, value, floor, LATENCY_BARS[postings])


def _cpu_times(measured: dict[int, Figures]) -> Iterator[Result]:
    least, *others = measured
    for postings in others:
        name = f"processor time of a step, {postings:,} postings"
        bar = CPU_BAR if postings == max(measured) else None
        yield _against(name, measured[postings].cpu, measured[least].cpu, bar)


def _against(name: str, value: float, floor: float, bar: float | None) -> Result:
    ratio = value / floor
    return Result(
        name=name,
        value=round(value, 1),
        unit="ms",
        floor=round(floor, 1),
        ratio=round(ratio, 2),
        bar=bar,
        ok=bar is None or ratio <= bar,
    )
