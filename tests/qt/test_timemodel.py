"""The time model: one setter, and playing."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.timemodel import TimeModel


@pytest.fixture
def model(qtbot: QtBot) -> TimeModel:
    return TimeModel(12, pace=0.01)


@pytest.fixture
def told(model: TimeModel) -> list[int]:
    steps: list[int] = []
    model.stepChanged.connect(steps.append)
    return steps


def test_every_way_to_move_is_told_once(model: TimeModel, told: list[int]) -> None:
    model.next()
    model.next()
    model.previous()
    model.last()
    model.first()
    model.set_step(7)
    assert told == [1, 2, 1, 11, 0, 7]


def test_what_is_shown_already_is_no_change(model: TimeModel, told: list[int]) -> None:
    model.set_step(3)
    model.set_step(3)
    model.first()
    model.previous()
    assert told == [3, 0]


def test_beyond_the_ends_is_the_end(model: TimeModel, told: list[int]) -> None:
    model.set_step(99)
    model.next()
    model.set_step(-5)
    assert told == [11, 0]
    assert model.at_first
    assert not model.at_last


def test_a_listener_that_sets_what_it_heard_ends(model: TimeModel, told: list[int]) -> None:
    model.stepChanged.connect(model.set_step)
    model.set_step(5)
    assert told == [5]


def test_it_plays_to_the_end_and_stops(model: TimeModel, told: list[int], qtbot: QtBot) -> None:
    with qtbot.waitSignals([model.playingChanged] * 2, timeout=5000):
        model.play()
    assert told == list(range(1, 12))
    assert not model.playing


def test_play_at_the_end_begins_anew(model: TimeModel, told: list[int]) -> None:
    model.last()
    model.play()
    assert model.playing
    assert model.at_first
    model.pause()
    assert told == [11, 0]


def test_held_it_waits_and_goes_on_when_let_go(
    model: TimeModel, told: list[int], qtbot: QtBot
) -> None:
    model.set_held(True)
    with qtbot.assertNotEmitted(model.stepChanged, wait=60):
        model.play()
    assert model.playing
    with qtbot.waitSignal(model.stepChanged):
        model.set_held(False)
    assert told[0] == 1


def test_a_listener_may_hold_at_the_step_it_hears(
    model: TimeModel, told: list[int], qtbot: QtBot
) -> None:
    model.stepChanged.connect(lambda step: model.set_held(step == 3))
    with qtbot.waitSignal(model.heldChanged):
        model.play()
    with qtbot.assertNotEmitted(model.stepChanged, wait=60):
        assert told == [1, 2, 3]


def test_stepping_while_playing_gives_the_new_step_its_whole_time(qtbot: QtBot) -> None:
    model = TimeModel(12, pace=0.2)
    with qtbot.assertNotEmitted(model.stepChanged, wait=120):
        model.play()
    model.set_step(5)
    with qtbot.assertNotEmitted(model.stepChanged, wait=120):
        pass
    with qtbot.waitSignal(model.stepChanged, check_params_cb=lambda step: step == 6):
        pass


def test_another_pace_holds_at_once(qtbot: QtBot) -> None:
    model = TimeModel(12, pace=1000)
    model.play()
    with qtbot.waitSignal(model.stepChanged):
        model.set_pace(0.01)
    model.pause()
    with pytest.raises(ValueError, match="0 seconds"):
        model.set_pace(0)


def test_reset_is_as_for_the_first_visitor(model: TimeModel, qtbot: QtBot) -> None:
    model.set_step(4)
    model.set_held(True)
    model.play()
    with qtbot.waitSignal(model.wasReset):
        model.reset()
    assert (model.step, model.playing, model.held) == (0, False, False)


def test_another_career(model: TimeModel, told: list[int], qtbot: QtBot) -> None:
    model.set_step(11)
    with qtbot.waitSignal(model.countChanged):
        model.set_count(5, step=9)
    assert (model.count, model.step) == (5, 4)
    assert told == [11, 4]


def test_no_step_and_one_step_at_all(qtbot: QtBot) -> None:
    for count in (0, 1):
        model = TimeModel(count)
        model.next()
        model.play()
        assert (model.step, model.playing) == (0, False)
        assert model.at_first
        assert model.at_last
