"""The exhibit's settings through their file, as a technician edits it."""

from __future__ import annotations

import os
from dataclasses import fields
from pathlib import Path

import pytest

from desktop.kiosk.pin import hash_pin
from desktop.kiosk.settings import (
    KioskSettings,
    kiosk_choices,
    load_kiosk,
    save_kiosk,
    settings_text,
)
from desktop.kiosk.settingwords import setting_name, setting_value
from geodata.locations import find_locations
from geodata.words import load_words


def test_without_a_file_everything_is_default() -> None:
    assert load_kiosk(None) == (KioskSettings(), ())


def test_every_setting_is_explained_and_the_text_reads_as_the_defaults(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text(settings_text(), encoding="utf-8")
    assert load_kiosk(file) == (KioskSettings(), ())
    assert [choice.name for choice in kiosk_choices()]
    assert {choice.name for choice in kiosk_choices()} == {f.name for f in fields(KioskSettings)}


def test_all_wrong_ones_are_told_at_once_with_their_lines(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text('idle = 14\ncountdown = 10\nlanguage = "lv"\nspeech = "yes"\nclock = 1\n')
    settings, problems = load_kiosk(file)
    assert settings == KioskSettings(language="lv")
    assert [(problem.field, problem.row) for problem in problems] == [
        ("idle", "line 1"),
        ("countdown", "line 2"),
        ("speech", "line 4"),
        ("clock", "line 5"),
    ]
    assert "15 to 600" in problems[0].text


@pytest.mark.parametrize(
    ("line", "taken"),
    [
        ("idle = 14", False),
        ("idle = 15", True),
        ("idle = 600", True),
        ("idle = 601", False),
        ("countdown = 19", False),
        ("countdown = 20", True),
        ("countdown = 60", True),
    ],
)
def test_how_long_it_waits_and_asks_has_bounds(tmp_path: Path, line: str, taken: bool) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text(f"{line}\n")
    assert (load_kiosk(file)[1] == ()) is taken


def test_by_itself_it_waits_a_minute_and_asks_for_twenty_seconds_and_has_no_pin() -> None:
    given = KioskSettings()
    assert (given.idle, given.countdown, given.pin_hash) == (60, 20, "")


@pytest.mark.parametrize("choice", kiosk_choices(), ids=lambda choice: choice.name)
def test_the_default_is_allowed_and_nonsense_is_not(choice: object) -> None:
    assert choice.fits(getattr(KioskSettings(), choice.name))  # type: ignore[attr-defined]
    nonsense: object
    for nonsense in (-1, 1e9, [], {}, "no such\nthing", None):
        assert not choice.fits(nonsense)  # type: ignore[attr-defined]


def test_a_pin_that_stands_there_in_the_clear_is_not_repeated(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text('pin_hash = "480213"\n')
    settings, problems = load_kiosk(file)
    assert settings.pin_hash == ""
    assert "480213" not in str(problems[0])


def test_a_hash_is_kept_with_the_comments(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    line = hash_pin("480213")
    file.write_text(f'idle = 60 # a slow place\npin_hash = "{line}"\n')
    save_kiosk(file, KioskSettings(idle=90))
    assert file.read_text().startswith("idle = 90 # a slow place\n")
    assert load_kiosk(file) == (KioskSettings(idle=90, pin_hash=line), ())


def test_the_answers_for_the_installation_may_stand_in_the_same_file(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text('idle = 90\n[install]\nname = "Riga"\n')
    assert load_kiosk(file) == (KioskSettings(idle=90), ())


@pytest.mark.parametrize("language", ["en", "lv", "ru"])
def test_on_the_screen_every_setting_and_value_is_told_in_words(language: str) -> None:
    words = load_words(language, folder=find_locations().resources / "i18n")
    shown = {}
    changed = [each for each in kiosk_choices() if not each.secret and not each.typed]
    for choice in changed:
        value = getattr(KioskSettings(), choice.name)
        shown[setting_name(choice.name, words)] = setting_value(choice.name, value, words)
    assert len(shown) == len(changed) > 12, "two settings have one name"
    assert all(shown.values())
    if language == "en":
        assert shown["Ask whether somebody is there after"] == "60 s"
        assert shown["From the floor to the highest control"] == "1120 mm"
        assert shown["First language"] == "the career's own"
        assert shown["Speak, where there is a voice"] == "Yes"


def test_a_file_that_is_closed_to_others_stays_closed_and_is_flushed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text("idle = 60\n")
    file.chmod(0o600)
    flushed: list[str] = []

    def fsync(handle: int) -> None:
        assert os.fstat(handle).st_size > 0
        flushed.append(file.read_text())

    monkeypatch.setattr("desktop.settingsfile.os.fsync", fsync)
    save_kiosk(file, KioskSettings(idle=90))
    assert file.stat().st_mode & 0o777 == 0o600
    assert flushed == ["idle = 60\n"], "it was flushed before it took the old one's place"
    assert load_kiosk(file)[0].idle == 90
