"""The slider alone: reading a career, another width, another step, for 12 to 100,000 stops.

A painted step is what a drag asks for: the model is set, all is laid out and painted. Its floor is
the same step of a career of twelve, where nothing needs to be counted in groups.
"""

from __future__ import annotations

from collections.abc import Callable
from statistics import quantiles
from time import thread_time

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desktop.slider import SliderStyle, TimeSlider
from desktop.slider.chart import Chart, prepare
from desktop.slider.frame import frame_for
from desktop.slider.layout import lay_out
from desktop.timemodel import TimeModel
from geodata.words import Words
from tests.benchmarks.result import Result
from tests.unit.slider.careers import METRICS, evenly

__all__ = ["run"]

MANY = 100_000
WIDTH = 1920
LAYOUT_BAR = 30.0
"""Milliseconds that laying out a step may take at 100,000 stops."""
RATIO_BAR = 3.0
"""How much longer a painted step may take than at twelve stops."""


def run() -> list[Result]:
    """Measure, in milliseconds of one processor (p95), so that others' work is not counted."""
    _app = QApplication.instance() or QApplication([])
    timeline = evenly(MANY)
    chart = prepare(timeline)
    steps = _p95(_step_layout(chart), runs=200)
    floor = _p95(_painted(12), runs=200)
    return [
        _absolute("slider: 100,000 stops read", _p95(lambda _: prepare(timeline), runs=5), None),
        _absolute("slider: another width, 100,000 stops", _p95(_width(chart), runs=9), None),
        _absolute("slider: step laid out, 100,000 stops", steps, LAYOUT_BAR),
        *(_against(count, floor) for count in (1_000, 10_000, MANY)),
    ]


def _width(chart: Chart) -> Callable[[int], object]:
    return lambda turn: frame_for(chart, width=WIDTH + turn, metrics=METRICS)


def _step_layout(chart: Chart) -> Callable[[int], object]:
    frame = frame_for(chart, width=WIDTH, metrics=METRICS)
    return lambda turn: lay_out(frame, _far(turn, len(chart)), label=_label)


def _painted(count: int) -> Callable[[int], None]:
    model = TimeModel(count)
    slider = TimeSlider(
        model,
        timeline=evenly(count),
        label=_label,
        value_text=_label,
        style=SliderStyle(),
        words=Words("en"),
    )
    slider.resize(WIDTH, slider.sizeHint().height())
    image = QImage(slider.size(), QImage.Format.Format_RGB32)

    def step(turn: int) -> None:
        model.set_step(_far(turn, count))
        slider.render(image)

    step(0)
    return step


def _far(turn: int, count: int) -> int:
    """A step far from the one before, another one each turn."""
    return (turn * 7919 + 1) % count


def _label(step: int) -> str:
    return f"Place {step + 1}"


def _p95(action: Callable[[int], object], *, runs: int) -> float:
    times = []
    for turn in range(runs):
        start = thread_time()
        action(turn)
        times.append((thread_time() - start) * 1000)
    return quantiles(times, n=20, method="inclusive")[-1]


def _absolute(name: str, value: float, bar: float | None) -> Result:
    good = bar is None or value <= bar
    return Result(name=name, value=value, unit="ms", floor=None, ratio=None, bar=bar, ok=good)


def _against(count: int, floor: float) -> Result:
    value = _p95(_painted(count), runs=200)
    return Result(
        name=f"slider: step painted, {count:,} stops",
        value=value,
        unit="ms",
        floor=floor,
        ratio=value / floor,
        bar=RATIO_BAR,
        ok=value / floor <= RATIO_BAR,
    )
