"""Settings through their file, as a technician edits it."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.settings import Settings, choices, load_settings, save_settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.toml"


def test_without_a_file_everything_is_default(file: Path) -> None:
    assert load_settings(file) == (Settings(), ())


def test_what_is_saved_comes_back(file: Path) -> None:
    chosen = Settings(language="lv", theme="contrast", text_size=150, reduced_motion=True, pace=20)
    save_settings(file, chosen)
    assert load_settings(file) == (chosen, ())


def test_a_new_file_explains_every_setting(file: Path) -> None:
    save_settings(file, Settings())
    text = file.read_text(encoding="utf-8")
    for choice in choices():
        assert f"# {choice.comment}\n# Allowed: {choice.allowed}.\n{choice.name} = " in text


def test_comments_and_order_of_the_user_stay(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('# the projector is dim\ntheme = "dark" # since May\npace = 9\n')
    save_settings(file, Settings(theme="contrast"))
    text = file.read_text(encoding="utf-8")
    assert text.startswith('# the projector is dim\ntheme = "contrast" # since May\npace = 8\n')


def test_every_wrong_setting_is_told_at_once_with_its_line(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('pace = 1\ntheme = "pink"\ntext_size = true\ncolour = 3\nlanguage = "ru"\n')
    settings, problems = load_settings(file)
    assert settings == Settings(language="ru")
    assert [(problem.field, problem.row) for problem in problems] == [
        ("pace", "line 1"),
        ("theme", "line 2"),
        ("text_size", "line 3"),
        ("colour", "line 4"),
    ]
    assert "2 to 120" in problems[0].text


@pytest.mark.parametrize("content", [b"theme = \n", b"\xff\xfe\x00", b"[", b"theme = 'a'\n\x00"])
def test_a_file_that_cannot_be_read_is_kept_beside_the_new_one(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    settings, problems = load_settings(file)
    assert settings == Settings()
    assert len(problems) == 1
    save_settings(file, Settings(pace=5))
    assert load_settings(file) == (Settings(pace=5), ())
    assert file.with_name("settings.unreadable.toml").read_bytes() == content
