"""The power goes, or somebody kills the program, at any moment of an update."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from geodata.errors import UpdateRefused
from geodata.updates.installed import Content
from tests.unit.updates.conftest import Machine, Museum
from tests.unit.updates.powercut import Recorder, recording

KILLS = 220
THROWS = 2


def first(machine: Machine, museum: Museum) -> None:
    machine.take(museum.repository(1))


def second(machine: Machine, museum: Museum) -> None:
    machine.take(museum.repository(2))


def third(machine: Machine, museum: Museum) -> None:
    machine.take(museum.repository(3))


def back(machine: Machine, museum: Museum) -> None:
    machine.updates.roll_back()


Step = Callable[[Machine, Museum], None]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("before", "step", "good"),
    [
        ((), first, {0, 1}),
        ((first,), second, {1, 2}),
        ((first, second), third, {2, 3}),
        ((first, second), back, {1, 2}),
    ],
    ids=["the first", "the second", "the third", "back"],
)
def test_a_power_cut_at_any_moment_leaves_the_old_or_the_new(
    machine: Machine,
    museum: Museum,
    tmp_path: Path,
    before: tuple[Step, ...],
    step: Step,
    good: set[int],
) -> None:
    for each in before:
        each(machine, museum)
    with recording(machine.folder) as recorder:
        step(machine, museum)
    # Each moment three times: in all more than 280 power cuts.
    assert len(recorder.moments) >= (4 if step is back else 30)
    seen = after_every_cut(recorder, museum, tmp_path / "after", good)
    assert seen == good  # both happen
    recorder.moments[-1].after_cut(tmp_path / "end", None)
    assert Machine(tmp_path / "end").shown == replaced(machine.shown, machine, tmp_path / "end")


def replaced(content: Content, machine: Machine, folder: Path) -> Content:
    """What is shown, as it would be shown from another folder."""
    return replace(content, path=content.path.replace(str(machine.folder), str(folder)))


def after_every_cut(recorder: Recorder, museum: Museum, folder: Path, good: set[int]) -> set[int]:
    """Go through every moment, with everything unflushed lost and with some of it, by dice; the
    versions that are shown then. Every few moments the next honest update must be taken too."""
    seen = set()
    for number, moment in enumerate(recorder.moments):
        for throw in range(THROWS + 1):
            dice = random.Random(number * 100 + throw) if throw else None
            shutil.rmtree(folder, ignore_errors=True)
            moment.after_cut(folder, dice)
            machine = Machine(folder)
            shown = machine.shown
            assert shown.version in good, (number, moment.call, throw, shown)
            assert shown.notice == "", (number, moment.call, throw)
            seen.add(shown.version)
            if (number + throw) % 5 == 0 and (folder / "root.json").exists():
                again(machine, museum)
    return seen


def again(machine: Machine, museum: Museum) -> None:
    """After the power is back, updates go on."""
    if machine.updates.stage(str(museum.repository(3))) is not None:
        machine.updates.apply()
        assert machine.shown.version == 3
    assert machine.shown.notice == ""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills are those of a Unix system")
def test_killed_at_random_the_old_or_the_new_opens(machine: Machine, museum: Museum) -> None:
    dice, shown, seen, longest = random.Random(1938), 0, [0, 0], 0.08
    empty = shutil.copytree(machine.folder, machine.folder.with_name("empty"))
    for _ in range(KILLS):
        child = os.fork()
        if child == 0:
            update_in_child(machine, museum.repository(shown + 1))
        time.sleep(dice.random() * longest)
        os.kill(child, signal.SIGKILL)
        _pid, status = os.waitpid(child, 0)
        longest *= 0.96 if os.WIFEXITED(status) else 1.02  # so that about a third are too late
        now = machine.shown
        assert now.version in (shown, shown + 1)
        assert now.notice == ""
        seen[now.version - shown] += 1
        shown = now.version
        if shown == 3:
            shown = 0
            shutil.rmtree(machine.folder)
            shutil.copytree(empty, machine.folder)
    assert min(seen) > KILLS / 20  # some were early enough, and some too late


def update_in_child(machine: Machine, source: Path) -> None:
    """Take an update and end, without anything that a test run does at its end."""
    try:
        machine.take(source)
    except UpdateRefused:
        os._exit(1)
    finally:
        os._exit(0)
