"""The exhibit's settings through their file, as a technician edits it."""

from __future__ import annotations

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


@pytest.mark.parametrize("choice", kiosk_choices(), ids=lambda choice: choice.name)
def test_the_default_is_allowed_and_nonsense_is_not(choice: object) -> None:
    assert choice.fits(getattr(KioskSettings(), choice.name))  # type: ignore[attr-defined]
    nonsense: object
    for nonsense in (-1, 1e9, [], {}, "no such thing", None):
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
