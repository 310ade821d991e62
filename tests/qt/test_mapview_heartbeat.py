"""A page that hangs is noticed; one that is merely not seen, or not heard for a while, is not."""

from __future__ import annotations

import time

import pytest
from pytestqt.qtbot import QtBot

from desktop.mapview.heartbeat import MISSES, TICK_MS, BackOff, Heartbeat
from desktop.mapview.keeper import LOAD_TIMEOUT_MS

TICK = 20


def test_a_silent_page_is_a_hang_after_its_misses_and_said_once(qtbot: QtBot) -> None:
    heart = Heartbeat(lambda: True, tick_ms=TICK, misses=4)
    hangs: list[None] = []
    heart.hung.connect(lambda: hangs.append(None))
    started = time.monotonic()

    with qtbot.waitSignal(heart.hung, timeout=5000):
        heart.start()

    assert time.monotonic() - started >= 4 * TICK / 1000 * 0.9
    qtbot.wait(6 * TICK)
    assert len(hangs) == 1


def test_a_page_that_beats_is_not(qtbot: QtBot) -> None:
    heart = Heartbeat(lambda: True, tick_ms=TICK * 2, misses=4)
    heart.start()
    with qtbot.assertNotEmitted(heart.hung, wait=TICK * 2 * 8):
        for delay in range(0, TICK * 2 * 8, TICK):
            _later(delay, heart.beat)


def test_a_page_that_nobody_sees_may_be_silent(qtbot: QtBot) -> None:
    seen = [False]
    heart = Heartbeat(lambda: seen[0], tick_ms=TICK, misses=4)
    heart.start()
    with qtbot.assertNotEmitted(heart.hung, wait=8 * TICK):
        pass

    with qtbot.waitSignal(heart.hung, timeout=5000):
        seen[0] = True


def test_a_program_that_was_busy_or_asleep_itself_blames_nobody(qtbot: QtBot) -> None:
    heart = Heartbeat(lambda: True, tick_ms=TICK, misses=2)
    heart.start()
    with qtbot.assertNotEmitted(heart.hung):
        for _ in range(5):
            _block(3 * TICK)
            qtbot.wait(1)


def test_two_deaths_are_answered_at_once_and_the_third_within_a_minute_with_patience() -> None:
    back_off = BackOff(crashes=3, window_s=60)

    assert [back_off.died(at) for at in (0, 10)] == [0, 0]
    assert not back_off.failing
    assert back_off.died(20) == 5
    assert back_off.failing


def test_the_waits_grow_to_a_minute_and_no_further() -> None:
    back_off = BackOff()
    now, waits = 0.0, []
    for _ in range(9):
        waits.append(back_off.died(now))
        now += waits[-1] + 1

    assert waits == [0, 0, 5, 10, 20, 40, 60, 60, 60]


@pytest.mark.parametrize("pause", [61, 600, 100_000])
def test_deaths_far_apart_are_each_answered_at_once(pause: int) -> None:
    back_off = BackOff()

    assert [back_off.died(at * pause) for at in range(6)] == [0] * 6


def test_a_page_is_given_half_a_minute_to_come_up_and_four_seconds_to_be_silent() -> None:
    assert LOAD_TIMEOUT_MS == 30_000
    assert TICK_MS * MISSES == 4_000


def _later(delay_ms: int, act: object) -> None:
    from PySide6.QtCore import QTimer

    QTimer.singleShot(delay_ms, act)  # type: ignore[call-overload]


def _block(milliseconds: int) -> None:
    """Keep the event loop from running, which is what the test is about."""
    until = time.monotonic() + milliseconds / 1000
    while time.monotonic() < until:
        pass
