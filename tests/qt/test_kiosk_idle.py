"""When the exhibit asks, and when it starts over."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.kiosk.idle import Idle, Presence

pytestmark = pytest.mark.slow  # together with its like it would double the quick run

SECOND_MS = 20


@pytest.fixture
def idle(qtbot: QtBot) -> Idle:
    return Idle(idle_s=3, countdown_s=4, second_ms=SECOND_MS)


def test_asleep_no_clock_runs(qtbot: QtBot, idle: Idle) -> None:
    with qtbot.assertNotEmitted(idle.warned, wait=8 * SECOND_MS):
        pass


def test_a_visitor_who_leaves_is_asked_second_by_second_and_then_it_is_over(
    qtbot: QtBot, idle: Idle
) -> None:
    asked: list[int] = []
    idle.warned.connect(asked.append)
    idle.activity()
    with qtbot.waitSignal(idle.expired, timeout=5000):
        pass
    assert asked == [4, 3, 2, 1]
    assert idle.presence is Presence.ASLEEP


def test_each_touch_begins_the_wait_again(qtbot: QtBot, idle: Idle) -> None:
    idle.activity()
    for _ in range(6):
        with qtbot.assertNotEmitted(idle.warned, wait=2 * SECOND_MS):
            pass
        idle.activity()


def test_the_countdown_is_answered_as_often_as_one_likes(qtbot: QtBot, idle: Idle) -> None:
    idle.activity()
    for _ in range(12):
        with qtbot.waitSignal(idle.warned, timeout=5000):
            pass
        with qtbot.waitSignal(idle.extended, timeout=1000):
            idle.activity()
        assert idle.presence is Presence.AWAKE
        assert idle.left_s == 0


def test_nothing_counts_while_something_speaks_or_plays(qtbot: QtBot, idle: Idle) -> None:
    idle.activity()
    idle.hold("speech", True)
    idle.hold("play", True)
    idle.hold("speech", False)
    idle.activity()  # a touch meanwhile starts no clock either
    with qtbot.assertNotEmitted(idle.warned, wait=8 * SECOND_MS):
        pass
    with qtbot.waitSignal(idle.expired, timeout=5000):
        idle.hold("play", False)


def test_a_countdown_waits_for_speech_and_goes_on_where_it_was(qtbot: QtBot, idle: Idle) -> None:
    idle.activity()
    with qtbot.waitSignal(idle.warned, timeout=5000, check_params_cb=lambda left: left == 2):
        pass
    idle.hold("speech", True)
    with qtbot.assertNotEmitted(idle.expired, wait=8 * SECOND_MS):
        pass
    assert idle.left_s == 2
    with qtbot.waitSignal(idle.expired, timeout=5000):
        idle.hold("speech", False)
