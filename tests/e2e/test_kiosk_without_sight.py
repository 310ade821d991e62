"""The exhibit by keys and by ear alone, with Qt's mute voice; and the staff's way in and out."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.kiosk.idle import Presence
from desktop.kiosk.keys import bind_keys
from desktop.kiosk.pin import hash_pin
from desktop.kiosk.settings import KioskSettings, load_kiosk, settings_text
from desktop.kiosk.staff import AGAIN, LEFT
from desktop.kiosk.watching import REST_MS
from tests.e2e.kiosk_stand import Stand, open_stand

Key = Qt.Key
PIN = "480213"
WITHIN_S = 3.0


@pytest.fixture(scope="module")
def shared(qapp: QApplication) -> Iterator[list[Stand]]:
    stands: list[Stand] = []
    yield stands
    for stand in stands:
        stand.close()


@pytest.fixture
def stand(shared: list[Stand], qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory) -> Stand:
    if not shared:
        folder = tmp_path_factory.mktemp("kiosk")
        file = folder / "kiosk.toml"
        chosen = KioskSettings(
            pin_hash=hash_pin(PIN), curator="Anna Bērziņa", reviewed="2026-11-01"
        )
        file.write_text(settings_text(chosen), encoding="utf-8")
        shared.append(open_stand(qtbot, folder, settings=load_kiosk(file)[0], settings_file=file))
    stand = shared[0]
    stand.qtbot = qtbot
    stand.kiosk.staff.close()
    stand.rest()
    stand.said.clear()
    return stand


def wake_by_key(stand: Stand) -> None:
    stand.press(Key.Key_Space)
    stand.qtbot.wait(REST_MS + 30)
    assert not stand.exhibit.asleep


def test_waking_names_the_exhibit_and_the_way_to_help_within_three_seconds(stand: Stand) -> None:
    began = time.monotonic()
    stand.press(Key.Key_Space)
    assert stand.said == ["Leonid Zakovsky. For help press F1 or 0."]
    assert time.monotonic() - began < WITHIN_S
    assert stand.kiosk.speaker.speaking


def test_the_whole_career_is_heard_with_keys_alone(stand: Stand) -> None:
    wake_by_key(stand)
    stand.settle()
    heard = []
    for _ in range(12):
        stand.press(Key.Key_Right)
        stand.settle()
        heard.append(stand.said[-1])
    assert [text.split(".")[0] for text in heard] == [f"Posting {n} of 12" for n in range(1, 13)]


def test_a_posting_is_read_part_by_part_and_figures_on_demand(stand: Stand) -> None:
    wake_by_key(stand)
    stand.show_step(6)
    stand.press(Key.Key_Down)
    assert "Siberia" in stand.said[-1]
    stand.press(Key.Key_Down)
    assert "4,762 shot" in stand.said[-1]
    stand.press(Key.Key_Up)
    assert "Siberia" in stand.said[-1]
    stand.press(Key.Key_F2)
    assert "16,553 people sentenced" in stand.said[-1]
    stand.press(Key.Key_5)
    assert "Posting 7 of 12" in stand.said[-1]


def test_help_languages_and_buttons_are_found_by_ear(stand: Stand) -> None:
    wake_by_key(stand)
    stand.press(Key.Key_0)
    stand.settle()
    assert stand.said[-1].startswith("Go on and back")
    names = set()
    for _ in range(14):
        stand.press(Key.Key_Tab)
        focused = stand.window.focusWidget()
        if focused is not None:
            stand.kiosk.guide.focus_moved(focused)
            names.add(focused.accessibleName())
    assert {"Next posting", "Latviešu", "Larger text", "Other colours", "Help"} <= names
    assert stand.said[-1]
    stand.press(Key.Key_9)
    stand.settle()
    assert stand.visit.look.language == "lv"
    assert "There is no voice for this language" in stand.said[-1]  # the mute engine has none


def test_who_answers_for_the_content_is_read_and_heard(stand: Stand) -> None:
    wake_by_key(stand)
    stand.settle()
    signed = "Curator: Anna Bērziņa. Last reviewed: 1 November 2026."
    assert signed in stand.texts()
    stand.press(Key.Key_F1)
    stand.settle()
    about = next(text for text in stand.texts() if text.endswith(signed))
    assert about.startswith("Written from"), "the credits stand before it"
    for _ in range(8):
        stand.press(Key.Key_Down)
    assert stand.said[-1] == f"About this exhibit. {about}"


def test_one_setting_takes_every_single_character_away(stand: Stand) -> None:
    wake_by_key(stand)
    stand.press(Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert stand.said[-1] == "Volume 70 per cent"
    exhibit, given = stand.exhibit, stand.exhibit.settings
    exhibit.settings = replace(given, keypad=False)
    bound = bind_keys(exhibit, stand.kiosk.guide, lambda: None)
    exhibit.settings = given
    names = [shortcut.key().toString() for shortcut in bound]
    for shortcut in bound:
        shortcut.deleteLater()
    assert {"Right", "F1", "Ctrl++"} <= set(names)
    assert [name for name in names if len(name) == 1] == []


def test_volume_is_said_and_reset_for_the_next_visitor(stand: Stand) -> None:
    wake_by_key(stand)
    stand.press(Key.Key_Plus)
    assert stand.said[-1] == "Volume 70 per cent"
    stand.rest()
    assert stand.kiosk.speaker.volume == 60


def test_who_touches_the_screen_is_not_talked_to(stand: Stand) -> None:
    stand.wake()
    assert len(stand.said) == 1
    stand.touch(stand.window.transport.next)
    stand.settle()
    assert len(stand.said) == 1
    assert not stand.kiosk.speaker.speaking


def test_the_countdown_is_spoken_waits_for_its_own_words_and_any_key_extends_it(
    stand: Stand,
) -> None:
    wake_by_key(stand)
    stand.kiosk.speaker.stop()
    stand.idle._warn()
    assert stand.said[-1] == "Are you still there? Press any key, or everything starts over."
    assert stand.kiosk.speaker.speaking
    assert not stand.idle._count.isActive(), "it runs during speech"
    assert not stand.idle._wait.isActive()
    stand.qtbot.waitUntil(lambda: not stand.kiosk.speaker.speaking, timeout=10_000)
    assert stand.idle._count.isActive()
    stand.press(Key.Key_F9)  # a key that means nothing else
    assert stand.idle.presence is Presence.AWAKE
    assert not stand.window.banner.isVisible()


@pytest.mark.parametrize("key", [Key.Key_F11, Key.Key_P, Key.Key_A, Key.Key_Menu, Key.Key_F10])
def test_other_keys_do_nothing(stand: Stand, key: Qt.Key) -> None:
    wake_by_key(stand)
    before = stand.snapshot()
    for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
        stand.press(key, modifier)
    stand.settle()
    after = stand.snapshot()
    assert {**after, "speaking": 0} == {**before, "speaking": 0, "follows": True}
    assert stand.window.isVisible()
    assert QApplication.activePopupWidget() is None


# The staff


def type_pin(stand: Stand, pin: str) -> None:
    for digit in pin:
        stand.touch(stand.button(digit))
    stand.touch(stand.button("OK"))


def make_gesture(stand: Stand) -> None:
    for _ in range(5):
        stand.touch(QPoint(20, 20))


def test_staff_leave_by_gesture_and_pin_and_nobody_else(stand: Stand) -> None:
    stand.wake()
    for _ in range(4):
        stand.touch(QPoint(20, 20))
    stand.touch(QPoint(900, 30))
    stand.touch(QPoint(20, 20))
    assert not stand.kiosk.staff.is_open
    make_gesture(stand)
    type_pin(stand, "111112")
    assert "This is not the PIN. Try again." in stand.texts()
    with stand.qtbot.assertNotEmitted(stand.kiosk.staff.leaving):
        type_pin(stand, "")
    type_pin(stand, PIN)
    with stand.qtbot.waitSignal(stand.kiosk.staff.leaving, timeout=1000) as left:
        stand.touch(stand.button("Leave the exhibit"))
    assert left.args == [LEFT]


def test_five_wrong_pins_lock_the_pad_even_for_the_right_one(stand: Stand) -> None:
    stand.wake()
    make_gesture(stand)
    for _ in range(5):
        type_pin(stand, "111112")
    type_pin(stand, PIN)
    assert any(text.startswith("Wait 30 seconds") for text in stand.texts())
    stand.kiosk.staff.lock = type(stand.kiosk.staff.lock)(stand.exhibit.settings.pin_hash)


def test_the_pad_never_shows_what_was_typed(stand: Stand) -> None:
    stand.wake()
    make_gesture(stand)
    for digit in PIN:
        stand.touch(stand.button(digit))
    assert "●" * 6 in stand.texts()
    assert PIN not in " ".join(stand.texts())


def test_no_reset_comes_over_the_staff_and_their_keys_are_not_the_visitor_s(stand: Stand) -> None:
    stand.wake()
    make_gesture(stand)
    assert not stand.idle._wait.isActive()
    for key in (Key.Key_4, Key.Key_8, Key.Key_0, Key.Key_2, Key.Key_1, Key.Key_3, Key.Key_Return):
        stand.press(key)
    assert "For the staff" in stand.texts()
    assert stand.visit.look.language == "en"


def test_settings_are_changed_behind_the_pin_and_kept_in_the_file(stand: Stand) -> None:
    stand.wake()
    make_gesture(stand)
    type_pin(stand, PIN)
    stand.touch(stand.button("Settings"))
    page = stand.kiosk.staff.page
    page.change("idle", 1)  # type: ignore[union-attr]
    page.change("theme", 1)  # type: ignore[union-attr]
    page.change("countdown", -1)  # type: ignore[union-attr] # below the least, and not taken
    with stand.qtbot.waitSignal(stand.kiosk.staff.leaving, timeout=1000) as left:
        stand.touch(stand.button("Save and start again"))
    assert left.args == [AGAIN]
    kept, problems = load_kiosk(stand.kiosk.staff._file)
    assert problems == ()
    assert (kept.idle, kept.theme, kept.countdown) == (75, "dark", 20)
    assert kept.pin_hash == stand.exhibit.settings.pin_hash


def test_the_first_start_asks_for_a_pin_twice_and_keeps_its_hash_closed(
    stand: Stand, tmp_path: Path
) -> None:
    from desktop.kiosk.pinkeeper import PIN_FILE, PinKeeper

    stand.wake()
    staff, given = stand.kiosk.staff, stand.kiosk.staff._keep
    staff._keep = PinKeeper(tmp_path, given="")
    staff.begin()
    type_pin(stand, "123456")
    assert any(text.startswith("At least six digits") for text in stand.texts())
    type_pin(stand, PIN)
    type_pin(stand, "480214")
    assert "These were two different PINs. Begin again." in stand.texts()
    type_pin(stand, PIN)
    type_pin(stand, PIN)
    assert not staff.is_open
    kept = tmp_path / PIN_FILE
    assert kept.stat().st_mode & 0o077 == 0
    assert PIN not in kept.read_text()
    assert PinKeeper(tmp_path, given="").line == staff._keep.line
    staff._keep, staff.lock = given, type(staff.lock)(given.line)


def test_without_a_file_that_may_be_written_or_with_a_broken_one_no_visitor_chooses_a_pin(
    stand: Stand, tmp_path: Path
) -> None:
    from desktop.kiosk.pinkeeper import PIN_FILE, PinKeeper

    assert not PinKeeper(tmp_path, given="", sound=False).can_keep
    (tmp_path / PIN_FILE).write_text("scrypt$damaged")
    assert not PinKeeper(tmp_path, given="").can_keep
    staff, given = stand.kiosk.staff, stand.kiosk.staff._keep
    staff._keep = PinKeeper(tmp_path, given="")
    staff.begin()
    assert not staff.is_open
    staff._keep = given


def test_a_page_that_staff_walked_away_from_goes_by_itself(stand: Stand) -> None:
    stand.wake()
    make_gesture(stand)
    with stand.qtbot.waitSignal(stand.kiosk.staff.opened, timeout=1000):
        stand.kiosk.staff._away.start(1)
    assert not stand.kiosk.staff.is_open
    assert stand.idle._wait.isActive()
