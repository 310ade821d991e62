"""The time slider under fingers, wheel and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.slider import SliderStyle, TimeSlider
from desktop.slider.shapes import Mark
from desktop.timemodel import TimeModel
from geodata.careers.timeline import Timeline
from geodata.words import Words
from tests.unit.slider.careers import LABELS, evenly, twelve

STYLE = SliderStyle()
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def show(qtbot: QtBot, timeline: Timeline, *, width: int = 1200) -> TimeSlider:
    model = TimeModel(len(timeline))
    slider = TimeSlider(
        model,
        timeline=timeline,
        label=lambda step: LABELS[step % 12],
        value_text=lambda step: f"Posting {step + 1} of {len(timeline)}, {LABELS[step % 12]}",
        style=STYLE,
        words=Words("en"),
    )
    qtbot.addWidget(slider)
    slider.resize(width, slider.sizeHint().height())
    with qtbot.waitExposed(slider):
        slider.show()
    slider.activateWindow()
    slider.setFocus()
    return slider


@pytest.fixture
def slider(qtbot: QtBot) -> TimeSlider:
    return show(qtbot, twelve())


@pytest.fixture
def told(slider: TimeSlider) -> list[int]:
    steps: list[int] = []
    slider._model.stepChanged.connect(steps.append)
    return steps


def at(slider: TimeSlider, mark: Mark) -> QPoint:
    y = slider.top + mark.target.top + mark.target.height / 2
    return QPointF(mark.x, y).toPoint()


def stop(slider: TimeSlider, step: int) -> QPoint:
    return at(slider, next(m for m in slider.slider_layout().marks if m.first == step))


def opened(slider: TimeSlider) -> bool:
    return slider.zoomed


def press(slider: TimeSlider, pos: QPoint) -> None:
    QTest.mousePress(slider, LEFT, NO_KEY, pos)


def release(slider: TimeSlider, pos: QPoint) -> None:
    QTest.mouseRelease(slider, LEFT, NO_KEY, pos)


def tap(slider: TimeSlider, pos: QPoint) -> None:
    QTest.mouseClick(slider, LEFT, NO_KEY, pos)


def wheel(slider: TimeSlider, delta: QPoint) -> None:
    place = QPointF(slider.rect().center())
    event = QWheelEvent(
        place,
        slider.mapToGlobal(place),
        QPoint(),
        delta,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(slider, event)


@pytest.mark.parametrize(
    ("keys", "steps"),
    [
        ([Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left], [1, 2, 1]),
        ([Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up], [1, 2, 1]),
        ([Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp], [1, 2, 1]),
        ([Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_Left], [11, 0]),
    ],
)
def test_one_press_is_one_posting(
    slider: TimeSlider, told: list[int], qtbot: QtBot, keys: list[Qt.Key], steps: list[int]
) -> None:
    for key in keys:
        QTest.keyClick(slider, key)
    assert told == steps


def test_a_clicker_held_down_goes_one_step_and_an_arrow_goes_on(
    slider: TimeSlider, told: list[int]
) -> None:
    for key, steps in ((Qt.Key.Key_PageDown, [1]), (Qt.Key.Key_Right, [1, 2, 3, 4])):
        for again in (False, True, True):
            event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", again)
            QApplication.sendEvent(slider, event)
        assert told == steps


def test_other_keys_are_left_to_the_window(slider: TimeSlider) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_B, Qt.KeyboardModifier.NoModifier)
    slider.keyPressEvent(event)
    assert not event.isAccepted()


def test_a_tap_goes_to_its_stop_when_the_finger_is_lifted(
    slider: TimeSlider, told: list[int], qtbot: QtBot
) -> None:
    for step in (8, 3, 4, 2):
        press(slider, stop(slider, step))
        assert step not in told
        release(slider, stop(slider, step))
    assert told == [8, 3, 4, 2]


def test_a_finger_that_slips_off_takes_nothing(
    slider: TimeSlider, told: list[int], qtbot: QtBot
) -> None:
    press(slider, stop(slider, 8))
    away = QPoint(stop(slider, 8).x(), slider.height() + 80)
    release(slider, away)
    assert told == []


def test_a_drag_snaps_and_of_many_places_the_newest_counts(
    slider: TimeSlider, told: list[int], qtbot: QtBot
) -> None:
    start, end = stop(slider, 0), stop(slider, 9)
    press(slider, start)
    for x in range(start.x(), end.x(), 7):
        QTest.mouseMove(slider, QPoint(x, start.y()))
    QTest.mouseMove(slider, end)
    qtbot.waitUntil(lambda: told[-1:] == [9])
    assert told == sorted(told)
    release(slider, end)
    assert told[-1] == 9


def test_escape_takes_a_drag_back(slider: TimeSlider, told: list[int], qtbot: QtBot) -> None:
    slider._model.set_step(2)
    press(slider, stop(slider, 2))
    QTest.mouseMove(slider, stop(slider, 7))
    qtbot.waitUntil(lambda: told[-1:] == [7])
    QTest.keyClick(slider, Qt.Key.Key_Escape)
    assert told[-1] == 2
    release(slider, stop(slider, 7))
    assert told[-1] == 2


def test_taking_the_knob_beside_its_middle_does_not_move_it(
    slider: TimeSlider, told: list[int], qtbot: QtBot
) -> None:
    slider._model.set_step(3)
    grip = stop(slider, 3) + QPoint(15, 0)
    press(slider, grip)
    QTest.mouseMove(slider, grip + QPoint(12, 0))
    release(slider, grip + QPoint(12, 0))
    assert told == [3]


def test_a_notch_is_a_posting_and_small_turns_add_up(slider: TimeSlider, told: list[int]) -> None:
    wheel(slider, QPoint(0, -120))
    assert told == [1]
    for _ in range(7):
        wheel(slider, QPoint(0, -15))
    assert told == [1]
    wheel(slider, QPoint(0, -15))
    assert told == [1, 2]
    wheel(slider, QPoint(120, 0))
    assert told == [1, 2, 1]


def test_it_is_a_slider_with_words(slider: TimeSlider) -> None:
    slider._model.set_step(6)
    assert slider.accessibleName() == "Time"
    assert slider.accessibleDescription() == "Posting 7 of 12, Siberia"
    assert (slider.minimum(), slider.value(), slider.maximum()) == (0, 6, 11)


def test_a_value_set_from_outside_is_a_step(slider: TimeSlider, told: list[int]) -> None:
    slider.setValue(4)
    assert told == [4]


def test_texts_are_not_asked_for_before_it_is_shown(qtbot: QtBot) -> None:
    def too_early(step: int) -> str:
        raise AssertionError(step)

    slider = TimeSlider(
        TimeModel(12),
        timeline=twelve(),
        label=too_early,
        value_text=too_early,
        style=STYLE,
        words=Words("en"),
    )
    qtbot.addWidget(slider)


def test_a_group_opens_at_its_first_posting_and_closes_when_it_is_left(qtbot: QtBot) -> None:
    slider = show(qtbot, evenly(1000))
    group = [mark for mark in slider.slider_layout().marks if mark.kind == "group"][3]
    tap(slider, at(slider, group))
    assert opened(slider)
    assert slider._model.step == group.first
    singles = [mark for mark in slider.slider_layout().marks if mark.kind in ("stop", "group")]
    assert sum(mark.count for mark in singles) == group.count
    slider._model.set_step(group.last)
    assert opened(slider)
    slider._model.next()
    slider.slider_layout()
    assert not opened(slider)


def test_escape_and_the_counts_at_the_edges_show_more_again(qtbot: QtBot) -> None:
    slider = show(qtbot, evenly(1000))
    for leave in ("escape", "edge"):
        group = [mark for mark in slider.slider_layout().marks if mark.kind == "group"][3]
        tap(slider, at(slider, group))
        assert opened(slider)
        if leave == "escape":
            QTest.keyClick(slider, Qt.Key.Key_Escape)
        else:
            edge = slider.slider_layout().marks[0]
            tap(slider, at(slider, edge))
        assert not opened(slider)
        slider._model.first()


def test_a_reset_shows_the_whole_career(qtbot: QtBot) -> None:
    slider = show(qtbot, evenly(1000))
    group = next(mark for mark in slider.slider_layout().marks if mark.kind == "group")
    tap(slider, at(slider, group))
    slider._model.reset()
    assert not opened(slider)


def test_hidden_stops_cannot_be_reached_by_finger(
    slider: TimeSlider, told: list[int], qtbot: QtBot
) -> None:
    future = stop(slider, 9)
    slider.set_hide_future(True)
    slider._model.set_step(4)
    tap(slider, future)
    press(slider, stop(slider, 4))
    QTest.mouseMove(slider, future)
    release(slider, future)
    assert told == [4]
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert told == [4, 5]


def colours(slider: TimeSlider) -> set[str]:
    image = slider.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(0, image.width(), 2)
        for y in range(image.height())
    }


def test_the_accent_is_the_current_step_s_alone_and_not_a_death_s(slider: TimeSlider) -> None:
    slider.set_neutral({11})
    slider._model.set_step(6)
    assert QColor(STYLE.accent).name().upper() in colours(slider)
    slider._model.set_step(11)
    assert QColor(STYLE.accent).name().upper() not in colours(slider)


def test_the_focus_can_be_seen(slider: TimeSlider, qtbot: QtBot) -> None:
    qtbot.waitUntil(slider.hasFocus)
    focus = QColor(STYLE.focus).name().upper()
    assert focus in colours(slider)
    slider.clearFocus()
    assert focus not in colours(slider)


def test_another_career_and_another_language(slider: TimeSlider) -> None:
    slider._model.set_step(11)
    timeline = evenly(5)
    slider._model.set_count(5)
    slider.set_career(timeline, lambda step: f"S{step}", lambda step: f"Step {step}")
    assert slider.accessibleDescription() == "Step 0"
    assert [label.text for label in slider.slider_layout().labels] == [
        "S0",
        "S1",
        "S2",
        "S3",
        "S4",
    ]


def test_a_finger_in_millimetres(slider: TimeSlider) -> None:
    slider.set_style(SliderStyle(target_mm=15))
    marks = slider.slider_layout().marks
    per_mm = slider.screen().physicalDotsPerInchX() / 25.4
    assert min(mark.target.width for mark in marks) >= max(44, 15 * per_mm) - 1e-6


@pytest.mark.parametrize("width", [60, 300, 800, 3840])
def test_it_paints_at_any_width_and_length(qtbot: QtBot, width: int) -> None:
    for count in (0, 1, 60, 5000):
        slider = show(qtbot, evenly(count), width=width)
        assert not slider.grab().isNull()
