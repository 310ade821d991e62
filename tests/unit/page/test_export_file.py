"""The exported file: its size, its bytes, and what becomes of an old one when writing fails."""

from __future__ import annotations

import errno
import os
from functools import partial
from pathlib import Path

import pytest

from desktop.cli import main
from geodata.errors import ExportFailed
from geodata.locations import find_locations
from geodata.page.export import export_html
from geodata.storage import open_career
from geodata.words import load_words

pytestmark = pytest.mark.slow  # each test loads the career anew, or a large file

MOST_BYTES = 10_000_000


def write(out: Path, language: str = "en") -> None:
    locations = find_locations()
    career = open_career("zakovsky", locations=locations)
    words_for = partial(load_words, folder=locations.resources / "i18n")
    export_html(career, out, language=language, locations=locations, words_for=words_for)
    career.close()


def test_the_verb_writes_one_file_of_bearable_size(tmp_path: Path) -> None:
    out = tmp_path / "career.html"
    assert main(["export", str(out), "--career", "zakovsky", "--language", "lv"]) == 0
    assert 500_000 < out.stat().st_size <= MOST_BYTES
    html = out.read_text(encoding="utf-8")
    assert '<html lang="lv">' in html
    assert 'src="' not in html
    assert "<link" not in html


def test_two_exports_are_the_same_bytes(tmp_path: Path) -> None:
    write(tmp_path / "one.html")
    write(tmp_path / "two.html")
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_a_language_that_the_career_has_not_is_its_first(tmp_path: Path) -> None:
    write(tmp_path / "career.html", "de")
    assert '<html lang="en">' in (tmp_path / "career.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("words", [["x.odt"], ["x"], ["x.html", "--to", "odt"]])
def test_an_unknown_format_is_a_usage_error_that_lists_what_there_is(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / words[0]
    assert main(["export", str(out), *words[1:]]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "html" in said.err
    assert not out.exists()


def test_a_format_may_be_named_for_any_ending(tmp_path: Path) -> None:
    assert main(["export", str(tmp_path / "page.xyz"), "--to", "html"]) == 0
    assert (tmp_path / "page.xyz").read_bytes().startswith(b"<!doctype html>")


def test_no_room_leaves_the_old_file_and_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out" / "career.html"
    out.parent.mkdir()
    out.write_text("the old one")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportFailed, match="No space left"):
        write(out)
    assert out.read_text() == "the old one"
    assert [path.name for path in out.parent.iterdir()] == ["career.html"]


def test_a_folder_that_is_not_there_is_said_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(tmp_path / "no" / "career.html")]) != 0
    said = capsys.readouterr().err
    assert "career.html" in said
    assert "Traceback" not in said
