"""When an exhibit counts as dead, and how patiently it is tried again."""

from __future__ import annotations

import signal
from itertools import pairwise

import pytest

from desktop.watch.drawing import blames_graphics
from desktop.watch.judging import MOST_DEATHS, PAUSES_S, READY_S, STALE_S, Judge


def test_a_start_may_take_its_time_and_a_life_may_not_fall_silent() -> None:
    judge = Judge()
    judge.start(100)
    assert judge.fault(100 + READY_S - 1) == ""
    assert "no map" in judge.fault(100 + READY_S)
    judge.heard(110, ready=True)
    assert judge.fault(110 + STALE_S - 1) == ""
    assert "said nothing" in judge.fault(110 + STALE_S)


def test_a_few_deaths_are_mended_at_once_and_a_loop_ever_more_slowly() -> None:
    judge, now = Judge(), 0.0
    pauses = []
    for _ in range(60):
        judge.start(now)
        judge.died(now + 1)
        pauses.append(judge.pause())
        now += 1 + pauses[-1]
    assert max(pauses[:MOST_DEATHS]) < 1
    loops = [pause for pause in pauses if pause > 1]
    assert loops[: len(PAUSES_S)] == list(PAUSES_S)
    assert all(one <= next_ for one, next_ in pairwise(loops))


def test_starts_that_never_show_a_map_are_a_loop_however_long_each_took() -> None:
    judge, now = Judge(), 0.0
    pauses = []
    for times in (1, 2, 4, 4):  # each is given more time than the one before
        judge.start(now)
        assert judge.fault(now + times * READY_S - 1) == ""
        now += times * READY_S
        assert judge.fault(now)
        judge.died(now)
        pauses.append(judge.pause())
    assert pauses[0] < 1
    assert pauses[1:] == list(PAUSES_S[:3])
    judge.start(now)
    judge.heard(now + 5, ready=True)
    judge.died(now + 6)
    assert not judge.looping


def test_who_lived_long_starts_with_a_clean_slate() -> None:
    judge, now = Judge(), 0.0
    for _ in range(10):
        judge.start(now)
        judge.heard(now + 5, ready=True)
        judge.died(now + 1000)
        assert not judge.looping
        now += 1001


@pytest.mark.parametrize(
    ("apart", "looping"), [(1, [False, False, False, True]), (21, [False] * 4)], ids=str
)
def test_a_loop_is_more_than_three_deaths_within_a_minute(apart: int, looping: list[bool]) -> None:
    judge, seen = Judge(), []
    for number in range(4):
        judge.start(number * apart)
        judge.heard(number * apart, ready=True)
        judge.died(number * apart)
        seen.append(judge.looping)
    assert seen == looping


@pytest.mark.parametrize(
    ("status", "lived_s", "blamed"),
    [
        (-signal.SIGSEGV, 3, True),
        (-signal.SIGABRT, 29, True),
        (128 + signal.SIGSEGV, 3, True),  # as cage tells it
        (128 + signal.SIGTRAP, 3, True),  # Chromium's own checks
        (-signal.SIGSEGV, 31, False),
        (-signal.SIGKILL, 3, False),  # the kernel's, where memory ran out
        (-signal.SIGTERM, 3, False),
        (1, 3, False),
        (75, 3, False),
    ],
)
def test_the_graphics_are_blamed_for_an_early_crash_and_nothing_else(
    status: int, lived_s: float, blamed: bool
) -> None:
    assert blames_graphics(status, lived_s) is blamed
