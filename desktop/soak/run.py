"""One soak from the first start to the report."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from desktop.kiosk.pin import hash_pin
from desktop.saying import say
from desktop.soak.disk import TinyDisk
from desktop.soak.exhibit import FINGERS, PRELOAD, SECOND_MS
from desktop.soak.faults import FAULTS, set_clock, undergo
from desktop.soak.inside import DISK
from desktop.soak.museum import CAREER, Museum
from desktop.soak.program import Program
from desktop.soak.report import Report
from desktop.soak.screen import Screen
from desktop.soak.stage import Stage
from desktop.soak.visitor import Visitor

__all__ = ["Plan", "soak"]

START_LIMIT_S: Final = 120.0
WARM_UP: Final = 3
"""Visits before memory counts."""
SHORT_S: Final = 600.0
"""A shorter soak has one fault after the other, a longer one three visits between them."""
SECOND_MS_HERE: Final = 100
"""How long a second of the idle clock lasts: 15 and 20 of them make a reset in 3.5 s."""
_FAKETIME: Final = "/usr/lib/*/faketime/libfaketimeMT.so.1"


@dataclass(frozen=True, slots=True)
class Plan:
    """How long, in seconds, and by which chance. ``calm`` is the share of the time at the end that
    is without faults, for the last life of the program to grow old."""

    seconds: float
    seed: int
    folder: Path
    calm: float = 0.2


def soak(plan: Plan) -> Report:
    """Run it; never raises for what is wrong with the exhibit: that is what the report is for."""
    report = Report(plan.seed)
    begun = time.monotonic()
    with _staged(plan, report) as stage:
        try:
            _go(stage, plan, report)
        finally:
            _take_stock(stage, report)
    report.seconds = round(time.monotonic() - begun, 1)
    return report


def _go(stage: Stage, plan: Plan, report: Report) -> None:
    program = stage.program
    if program.wait_for(lambda: program.lives > 0 and program.asleep, limit=START_LIMIT_S) is None:
        report.broken.append(f"it did not start within {START_LIMIT_S:.0f} s")
        return
    end = stage.begun + plan.seconds
    stage.look_fresh()
    for _ in range(WARM_UP):
        _one_visit(stage)
    report.warm = max(0, len(stage.samples) - 2)
    faults = _rounds(stage.chance)
    pause = 0 if plan.seconds < SHORT_S else 3
    last_fault = end - plan.seconds * plan.calm
    while time.monotonic() < end and not report.broken:
        faulty = time.monotonic() < last_fault
        for _ in range(pause if faulty else 1):
            _one_visit(stage)
        if faulty:
            _one_fault(next(faults), stage, report)
        if not program.running:
            report.broken.append("the supervisor itself ended")


def _one_visit(stage: Stage) -> None:
    stage.visit(stage.chance.randint(4, 14))
    if stage.rest():
        stage.sample()


def _one_fault(name: str, stage: Stage, report: Report) -> None:
    if name.startswith("clock") and PRELOAD not in os.environ:
        return
    outcome = undergo(name, stage)
    say(f"  {outcome.at:6.0f} s  {name}: {_told(outcome.recovered, outcome.seconds)}")
    report.outcomes.append(outcome)
    stage.rest()


def _told(recovered: bool, seconds: float | None) -> str:
    if seconds is None:
        return "NOT RECOVERED"
    return f"{seconds:.1f} s" + ("" if recovered else ", TOO LATE")


def _rounds(chance: Random) -> Iterator[str]:
    """Every fault once, in an order by chance, again and again."""
    while True:
        names = list(FAULTS)
        chance.shuffle(names)
        yield from names


def _take_stock(stage: Stage, report: Report) -> None:
    program = stage.program
    report.visits, report.steps = stage.visits, program.steps
    report.resets, report.recoveries, report.lives = (
        program.resets,
        program.recoveries,
        program.lives,
    )
    report.samples, report.differing = stage.samples, stage.differing
    report.done = stage.visitor.done


@contextmanager
def _staged(plan: Plan, report: Report) -> Iterator[Stage]:
    chance = Random(plan.seed)  # noqa: S311 (a visitor, not a secret)
    folder = plan.folder
    (folder / "home").mkdir()
    (folder / "screen").mkdir()
    clock = folder / "home" / ".faketimerc"
    set_clock(clock, "+0")
    with ExitStack() as stack:
        disk = TinyDisk(folder / DISK)
        screen = Screen(folder / "screen")
        stack.callback(screen.close)
        environ = _environment(folder, disk.path, screen.display, report)
        museum = Museum(folder / "museum", updates=disk.path / "data" / "updates")
        museum.trust()
        words = [CAREER, "--settings", str(_settings(folder))]
        program = Program(words, environ=environ, folder=folder)
        stack.callback(program.end)
        visitor = Visitor(screen, fingers=Path(environ[FINGERS]), chance=chance)
        visitor.step_aside()
        plays = 0.0 if plan.seconds < SHORT_S else 0.1
        yield Stage(program, screen, visitor, disk, museum, clock, folder, chance, plays)


def _environment(folder: Path, disk: Path, display: str, report: Report) -> dict[str, str]:
    environ = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder / "home"),
        "XDG_RUNTIME_DIR": str(folder),
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "LANG": "C.UTF-8",
        "PYTHONDONTWRITEBYTECODE": "1",
        "CAREER_ATLAS_STATE": str(disk / "state"),
        "CAREER_ATLAS_DATA": str(disk / "data"),
        "CAREER_ATLAS_CACHE": str(disk / "cache"),
        FINGERS: str(folder / "fingers"),
        SECOND_MS: str(SECOND_MS_HERE),
    }
    found = sorted(Path("/").glob(_FAKETIME.lstrip("/")))
    if found:
        environ[PRELOAD] = os.environ[PRELOAD] = str(found[0])
        environ |= {"LD_PRELOAD": str(found[0]), "NO_FAKE_STAT": "1"}
        environ |= {"FAKETIME_DONT_FAKE_MONOTONIC": "1", "DONT_FAKE_MONOTONIC": "1"}
        environ |= {"FAKETIME_CACHE_DURATION": "1"}
    else:
        report.notes.append("clock: not tried, faketime is not installed")
    return environ


def _settings(folder: Path) -> Path:
    path = folder / "kiosk.toml"
    lines = ["idle = 15", "countdown = 20", "pixel_shift = false", "speech = false"]
    lines.append(f'pin_hash = "{hash_pin("271828")}"')
    path.write_text("\n".join(lines), encoding="utf-8")
    return path
