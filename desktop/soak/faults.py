"""What may go wrong with a machine that nobody looks after, done on purpose."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from desktop.soak.screen import LANDSCAPE, PORTRAIT
from desktop.soak.stage import Stage

__all__ = ["FAULTS", "NO_BAR", "Fault", "Outcome", "undergo"]

YEAR: Final = "365d"
NO_BAR: Final = 0.0
"""The seconds are those of a visit and not of a repair."""


@dataclass(frozen=True, slots=True)
class Fault:
    """``act`` does it and gives the seconds until it was mended, None where it was not.

    ``bar`` is within how many seconds an exhibit on its own machine must be back, ``limit`` what
    a shared, busy one without a graphics card is allowed before the soak fails.
    """

    act: Callable[[Stage], float | None]
    bar: float
    limit: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a fault. Seconds; ``at`` since the start."""

    fault: str
    at: float
    recovered: bool
    seconds: float | None
    bar: float
    limit: float


def undergo(name: str, stage: Stage) -> Outcome:
    """Let a fault happen and see what becomes of it."""
    fault = FAULTS[name]
    at = round(time.monotonic() - stage.begun, 1)
    seconds = fault.act(stage)
    recovered = seconds is not None and seconds <= fault.limit
    seconds = None if seconds is None else round(seconds, 1)
    return Outcome(name, at, recovered, seconds, fault.bar, fault.limit)


def _renderer(number: signal.Signals, limit: float) -> Callable[[Stage], float | None]:
    """The map's process dies or hangs in the middle of a visit: the map is back at its step."""

    def act(stage: Stage) -> float | None:
        program = stage.program
        stage.visit(4)
        for key in ("Escape", "End", "Left"):
            stage.visitor.press(key)
        for _ in range(5):
            stage.visitor.stay()
            program.hear(0.5)
        before = dict(program.state)
        if not program.signal("renderer", number):
            return None
        taken = program.wait_for(
            lambda: (
                program.state.get("recoveries", 0) > before.get("recoveries", 0)
                and bool(program.state.get("fresh"))
            ),
            limit=limit,
            meanwhile=stage.visitor.stay,
        )
        same = _place(program.state) == _place(before)
        return taken if same else None

    return act


def _place(state: Mapping[str, Any]) -> tuple[object, object]:
    return state.get("step"), state.get("language")


def _whole(number: signal.Signals, limit: float) -> Callable[[Stage], float | None]:
    """The whole program dies or hangs: the supervisor starts it again."""

    def act(stage: Stage) -> float | None:
        program, before = stage.program, stage.program.lives
        stage.visit(3)
        program.signal("exhibit", number)
        return program.wait_for(lambda: program.lives > before, limit=limit)

    return act


def _disk_full(stage: Stage) -> float | None:
    """No byte of room: a visit goes as ever, and even a start does."""
    stage.disk.fill()
    try:
        stage.visit(4)
        if not stage.rest():
            return None
        return _whole(signal.SIGKILL, FAULTS["disk full"].limit)(stage)
    finally:
        stage.disk.free()


def _clock(shift: str) -> Callable[[Stage], float | None]:
    """The clock is another by a year for a visit, and then right again; nobody notices."""

    def act(stage: Stage) -> float | None:
        begun, lives = time.monotonic(), stage.program.lives
        set_clock(stage.clock, shift)
        stage.program.hear(3)
        stage.visit(3)
        fresh = stage.rest()
        set_clock(stage.clock, "+0")
        stage.program.hear(3)
        lived = stage.program.lives == lives and bool(stage.program.state.get("fresh"))
        return time.monotonic() - begun if fresh and lived else None

    return act


def set_clock(file: Path, shift: str) -> None:
    """Let the exhibit's clock differ from ours."""
    beside = file.with_name("beside")
    beside.write_text(f"{shift}\n", encoding="ascii")
    beside.replace(file)


def _unplugged(stage: Stage) -> float | None:
    """The monitor is pulled out for a while; the seconds are from when it is back."""
    lives = stage.program.lives
    stage.screen.unplug()
    stage.program.hear(4)
    stage.screen.show(LANDSCAPE)
    begun = time.monotonic()
    if not stage.look_fresh():
        return None
    taken = time.monotonic() - begun
    stage.visit(3)
    return taken if stage.rest() and stage.program.lives == lives else None


def _rotated(stage: Stage) -> float | None:
    """The monitor is turned, a visitor comes, and it is turned back."""
    lives = stage.program.lives
    begun = time.monotonic()
    stage.screen.show(PORTRAIT)
    stage.program.hear(3)
    stage.visit(5)
    good = stage.rest()
    stage.screen.show(LANDSCAPE)
    stage.program.hear(1)
    good = stage.look_fresh() and good
    return time.monotonic() - begun if good and stage.program.lives == lives else None


def _content(stage: Stage) -> float | None:
    """Other content waits while a visitor is there, and is shown when they have gone."""
    program = stage.program
    before, lives = program.state.get("content"), program.lives
    stage.visit(3)
    stage.museum.publish()
    if program.state.get("content") != before:
        return None  # it was changed under the visitor's hands
    begun = time.monotonic()
    taken = program.wait_for(
        lambda: program.state.get("content") != before and program.lives > lives,
        limit=FAULTS["content replaced"].limit,
    )
    if taken is None or not stage.rest():
        return None
    return time.monotonic() - begun


FAULTS: Final[Mapping[str, Fault]] = {
    "renderer killed": Fault(_renderer(signal.SIGKILL, 20), 2, 20),
    "renderer stopped": Fault(_renderer(signal.SIGSTOP, 30), 10, 30),
    "program killed": Fault(_whole(signal.SIGKILL, 60), 15, 60),
    "program stopped": Fault(_whole(signal.SIGSTOP, 90), 30, 90),
    "disk full": Fault(_disk_full, 15, 60),
    "clock a year back": Fault(_clock(f"-{YEAR}"), NO_BAR, 600),
    "clock a year on": Fault(_clock(f"+{YEAR}"), NO_BAR, 600),
    "screen unplugged": Fault(_unplugged, 10, 60),
    "screen turned": Fault(_rotated, NO_BAR, 600),
    "content replaced": Fault(_content, 120, 240),
}
"""Every fault by its name."""
