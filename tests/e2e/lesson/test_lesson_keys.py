"""Every clicker and every key, wherever the focus is (each row of the list of keys)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.present.keys import KEYS
from tests.e2e.lesson.lessonroom import GivenLesson, wait_until

Key, Modifier = Qt.Key, Qt.KeyboardModifier
NEXT = ["PageDown", "Right", "Down", "Space", "Return", "Enter", "N"]
BACK = ["PageUp", "Left", "Up", "Backspace", "P"]
BLACK = ["Period", "B", "V", "Colon", "Semicolon", "Slash"]
WHITE = ["W", "Comma"]


def key(name: str) -> Qt.Key:
    found: Qt.Key = getattr(Key, f"Key_{name}")
    return found


def places(given: GivenLesson) -> list[QWidget]:
    """Where the focus may be, on both screens."""
    speaker = given.speaker
    return [
        speaker.slider,
        speaker.tools.buttons["pen"],
        speaker.notes.reader,
        speaker.jump,
        speaker.screens,
        given.map.focusProxy().focusProxy() or given.map.focusProxy(),
        given.audience,
    ]


@pytest.mark.parametrize("name", NEXT)
def test_next(given: GivenLesson, name: str) -> None:
    for place in places(given):
        given.lesson.model.set_step(4)
        given.focus(place)
        given.press(key(name), on=place)
        assert given.lesson.step == 5, (name, place)


@pytest.mark.parametrize("name", BACK)
def test_back(given: GivenLesson, name: str) -> None:
    for place in places(given):
        given.lesson.model.set_step(4)
        given.focus(place)
        given.press(key(name), on=place)
        assert given.lesson.step == 3, (name, place)


def test_shift_and_space_is_back(given: GivenLesson) -> None:
    given.lesson.model.set_step(4)
    given.press(Key.Key_Space, Modifier.ShiftModifier)
    assert given.lesson.step == 3


def test_first_and_last(given: GivenLesson) -> None:
    given.press(Key.Key_End)
    assert given.lesson.step == 11
    given.press(Key.Key_Home)
    assert given.lesson.step == 0


def test_a_number_and_enter_jump(given: GivenLesson) -> None:
    given.press(Key.Key_1)
    given.press(Key.Key_2)
    assert "12" in given.speaker.notice.text()
    given.press(Key.Key_Return)
    assert given.lesson.step == 11
    given.press(Key.Key_7)
    given.press(Key.Key_Enter)
    assert given.lesson.step == 6
    assert given.room.tools.tool == "none"


def test_g_waits_for_a_number_however_slow(given: GivenLesson) -> None:
    given.press(Key.Key_G)
    given.press(Key.Key_3)
    QTest.qWait(700)  # longer than a digit alone has
    assert given.room.tools.tool == "none"
    given.press(Key.Key_Return)
    assert given.lesson.step == 2
    given.press(Key.Key_G)
    given.press(Key.Key_Escape)
    given.press(Key.Key_Return)
    assert given.lesson.step == 3


def test_a_number_that_there_is_not_is_told(given: GivenLesson) -> None:
    for digit in (Key.Key_9, Key.Key_9):
        given.press(digit)
    given.press(Key.Key_Return)
    assert given.lesson.step == 0
    assert "There is no posting 99: there are 12." in given.speaker.notice.text()


@pytest.mark.parametrize(
    ("digit", "tool"), [("2", "pointer"), ("3", "pen"), ("4", "eraser"), ("5", "spotlight")]
)
def test_a_digit_alone_takes_a_tool(given: GivenLesson, digit: str, tool: str) -> None:
    given.press(key(digit))
    wait_until(lambda: given.room.tools.tool == tool)
    assert given.speaker.tools.buttons[tool].isChecked()


def test_f5_and_escape_alternate_and_both_only_start(given: GivenLesson) -> None:
    given.lesson.model.set_step(3)
    given.press(Key.Key_F5)
    assert given.lesson.clock.running
    assert given.lesson.step == 0
    given.press(Key.Key_PageDown)
    for again in (Key.Key_Escape, Key.Key_F5, Key.Key_Escape, Key.Key_Escape, Key.Key_F5):
        given.press(again)
        assert given.lesson.step == 1
        assert given.lesson.clock.running
    assert given.audience.isVisible()
    assert given.speaker.isVisible()


def test_escape_starts_as_f5_does(given: GivenLesson) -> None:
    given.press(Key.Key_Escape)
    assert given.lesson.clock.running
    assert given.speaker.isVisible()


def test_shift_f5_starts_here(given: GivenLesson) -> None:
    given.lesson.model.set_step(3)
    given.press(Key.Key_F5, Modifier.ShiftModifier)
    assert given.lesson.clock.running
    assert given.lesson.step == 3


@pytest.mark.parametrize(
    ("name", "colour"), [(n, "black") for n in BLACK] + [(n, "white") for n in WHITE]
)
def test_black_and_white(given: GivenLesson, name: str, colour: str) -> None:
    given.go_to(2)
    given.press(key(name), on=given.audience)
    assert given.audience.cover.isVisible()
    assert given.audience.grab().toImage().pixelColor(400, 300).name() == (
        "#000000" if colour == "black" else "#ffffff"
    )
    assert colour in given.mirror.said
    given.press(key(name))
    assert not given.audience.cover.isVisible()


def test_while_black_only_the_keys_that_resume_act(given: GivenLesson) -> None:
    given.go_to(4)
    given.press(Key.Key_Period)
    for name in (*NEXT, *BACK, "Home", "End", "F", "H", "F5", "Escape", "3", "X", "U"):
        given.press(key(name))
    QTest.qWait(700)  # a digit alone would have taken a tool by then
    assert given.lesson.step == 4
    assert given.audience.cover.isVisible()
    assert not given.lesson.veils.frozen
    assert not given.lesson.veils.hidden
    assert given.room.tools.tool == "none"
    assert given.lesson.hides_future
    given.press(Key.Key_B)
    assert not given.audience.cover.isVisible()


def test_black_never_flashes_the_old_view_when_it_ends(given: GivenLesson) -> None:
    """The teacher goes on with the mouse meanwhile: what is uncovered is what is wanted."""
    given.go_to(2)
    given.press(Key.Key_Period)
    seen = _Uncovering(given)
    given.audience.cover.installEventFilter(seen)
    given.speaker.jump.chosen.emit(9)
    given.press(Key.Key_Period)
    wait_until(lambda: not given.audience.cover.isVisible())
    assert seen.states == [(9, "Moscow")]


class _Uncovering(QObject):
    """Notes what stood behind the cover when it went."""

    def __init__(self, given: GivenLesson) -> None:
        super().__init__()
        self._given = given
        self.states: list[tuple[int, str]] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide:
            painted = self._given.audience._painted
            self.states.append((painted, self._given.stage.caption.texts()[0]))
        return False


def test_freeze_holds_the_picture_while_the_teacher_looks_round(given: GivenLesson) -> None:
    given.go_to(2)
    given.press(Key.Key_F)
    before = given.audience.grab().toImage()
    given.go_to(8)
    assert given.audience.grab().toImage() == before
    assert "Frozen" in given.mirror.said
    given.press(Key.Key_F)
    wait_until(lambda: not given.audience.still.isVisible())
    assert given.audience.grab().toImage() != before
    assert given.mirror.said == ""


def test_h_puts_the_window_away_and_back(given: GivenLesson) -> None:
    given.press(Key.Key_H)
    assert given.where() == "away"
    assert "put away" in given.mirror.said
    given.go_to(3)  # the map goes on
    given.press(Key.Key_H)
    assert given.where() == "screen"
    assert given.audience.geometry().getRect() == (0, 800, 1280, 720)


def test_z_goes_nearer_and_back(given: GivenLesson) -> None:
    given.go_to(4)
    zoom = given.map_state()["zoom"]
    given.press(Key.Key_Z)
    assert given.map_state()["zoom"] == pytest.approx(zoom + 1.5)
    given.press(Key.Key_Z)
    wait_until(lambda: given.map_state()["zoom"] == pytest.approx(zoom))


def test_a_key_held_down_acts_once(given: GivenLesson) -> None:
    for window in (given.speaker, given.audience):
        shortcuts = window.findChildren(QShortcut)
        bound = {shortcut.key().toString() for shortcut in shortcuts}
        assert len(shortcuts) > 50
        assert {"PgDown", "PgUp", "F5", "Esc", ".", "B"} <= bound
        assert not any(shortcut.autoRepeat() for shortcut in shortcuts)


def test_no_key_stands_for_two_things(given: GivenLesson) -> None:
    keys = [shortcut.key().toString() for shortcut in given.speaker.findChildren(QShortcut)]
    assert len(keys) == len(set(keys))


def test_a_click_outside_the_map_is_next_unless_a_tool_has_the_hand(given: GivenLesson) -> None:
    caption = given.stage.caption
    QTest.mouseClick(caption, Qt.MouseButton.LeftButton)
    assert given.lesson.step == 1
    QTest.mouseClick(caption, Qt.MouseButton.RightButton)
    assert given.lesson.step == 1
    given.room.tools.take("pointer")
    QTest.mouseClick(given.audience.layer, Qt.MouseButton.LeftButton, pos=caption.pos())
    assert given.lesson.step == 1


def test_single_characters_can_be_switched_off_and_the_other_keys_stay(
    given: GivenLesson,
) -> None:
    settings = given.room.conducting.settings
    given.room.conducting.apply(replace(settings, character_keys=False))
    try:
        for name in ("N", "B", "Period", "2", "G"):
            given.press(key(name))
        assert given.lesson.step == 0
        assert not given.cover()
        given.press(Key.Key_PageDown)
        given.press(Key.Key_B, Modifier.AltModifier)
        assert given.lesson.step == 1
        assert given.cover() == "black"
    finally:
        given.room.conducting.apply(settings)


def test_every_action_has_a_key_that_is_no_single_character() -> None:
    assert all(keys.always for keys in KEYS.values())


def test_a_focused_button_has_a_key_because_space_goes_on(given: GivenLesson) -> None:
    button = given.speaker.tools.buttons["freeze"]
    given.focus(button)
    given.press(Key.Key_Return, Modifier.ControlModifier, on=button)
    assert given.lesson.veils.frozen
    assert given.lesson.step == 0
