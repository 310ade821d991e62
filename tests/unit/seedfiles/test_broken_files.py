"""A file that cannot be read is one clear sentence, and never a traceback."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from geodata.errors import SeedsUnreadable
from geodata.seedfiles import find_gazetteers, read_seeds
from tests.unit.seedfiles.smallcareer import FILES, read_small, write_small

EVERY_FILE = pytest.mark.parametrize("file", FILES)


def told(seeds: Path, file: str, content: str | bytes) -> list[tuple[str, str]]:
    with pytest.raises(SeedsUnreadable) as caught:
        read_small(seeds, changed={file: content})
    problems = caught.value.problems
    return [(problem.row, problem.text) for problem in problems if problem.where == file]


@EVERY_FILE
def test_a_missing_file(tmp_path: Path, file: str) -> None:
    folder = write_small(tmp_path)
    (tmp_path / file).unlink()
    with pytest.raises(SeedsUnreadable) as caught:
        read_seeds(folder, gazetteers=find_gazetteers(folder, shipped=tmp_path))
    name = file if file != "gazetteer/places.toml" else "gazetteer"
    texts = [problem.text for problem in caught.value.problems if problem.where == name]
    assert len(texts) == 1
    assert "missing" in texts[0] or "no file of places" in texts[0]


@EVERY_FILE
def test_a_folder_in_its_place(tmp_path: Path, file: str) -> None:
    folder = write_small(tmp_path)
    (tmp_path / file).unlink()
    (tmp_path / file).mkdir()
    with pytest.raises(SeedsUnreadable) as caught:
        read_seeds(folder, gazetteers=find_gazetteers(folder, shipped=tmp_path))
    assert any("folder stands" in p.text for p in caught.value.problems if p.where == file)


@EVERY_FILE
def test_an_empty_file(tmp_path: Path, file: str) -> None:
    ((_, text),) = told(tmp_path, file, "")
    assert "empty" in text or "JSON" in text


@EVERY_FILE
def test_a_file_in_utf_16(tmp_path: Path, file: str) -> None:
    ((_, text),) = told(tmp_path, file, FILES[file].encode("utf-16"))
    assert "UTF-16" in text


@EVERY_FILE
def test_a_file_of_binary_rubbish(tmp_path: Path, file: str) -> None:
    assert len(told(tmp_path, file, bytes(range(256)) * 10)) == 1


def test_a_file_in_windows_1251_names_the_line(tmp_path: Path) -> None:
    content = FILES["small/text.ru.toml"].encode("cp1251")
    ((row, text),) = told(tmp_path, "small/text.ru.toml", content)
    assert row == "2"
    assert "Windows-1251" in text
    assert "UTF-8" in text


def test_a_syntax_error_names_the_line(tmp_path: Path) -> None:
    broken = FILES["small/career.toml"].replace('route = "none"', "route = none", 1)
    ((row, text),) = told(tmp_path, "small/career.toml", broken)
    assert row == str(broken[: broken.index("route = none")].count("\n") + 1)
    assert text.startswith("This is not valid TOML")


@pytest.mark.parametrize(
    "content",
    ["a = " + "[" * 200_000, "a = " + "9" * 10_000, 'a = "', "a = {" * 50_000, "a.b.c" * 99_999],
)
def test_toml_beyond_measure(tmp_path: Path, content: str) -> None:
    assert len(told(tmp_path, "small/career.toml", content)) == 1


@pytest.mark.parametrize("file", ["small/career.toml", "gazetteer/places.toml"])
@pytest.mark.parametrize(
    ("version", "says"), [("2", "newer"), ("0", "format = 1"), ('"1"', "format = 1")]
)
def test_another_format(tmp_path: Path, file: str, version: str, says: str) -> None:
    changed = FILES[file].replace("format = 1", f"format = {version}\nfuture = true")
    ((row, text),) = told(tmp_path, file, changed)
    assert row == "1"
    assert says in text


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads anything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    folder = write_small(tmp_path)
    (folder / "career.toml").chmod(0)
    with pytest.raises(SeedsUnreadable) as caught:
        read_seeds(folder, gazetteers=find_gazetteers(folder, shipped=tmp_path))
    assert any("cannot be read" in problem.text for problem in caught.value.problems)
