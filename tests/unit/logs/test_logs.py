"""Logs and a child's output stay small, and stop nothing."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from geodata.logs import Tail, bounded_log, follow

SIZE = 10_000


@pytest.fixture
def logger(tmp_path: Path) -> Iterator[logging.Logger]:
    logger = logging.Logger("kiosk")
    handler = bounded_log(tmp_path / "logs" / "kiosk.log", size=SIZE, copies=2)
    logger.addHandler(handler)
    yield logger
    handler.close()


def sizes(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_size for path in (folder / "logs").iterdir()}


def test_a_log_never_grows_past_its_cap(logger: logging.Logger, tmp_path: Path) -> None:
    for number in range(2000):
        logger.info("entry %d %s", number, "x" * (number % 300))
    logger.error("huge %s", "y" * 1_000_000)
    assert set(sizes(tmp_path)) == {"kiosk.log", "kiosk.log.1", "kiosk.log.2"}
    assert max(sizes(tmp_path).values()) <= SIZE
    newest = (tmp_path / "logs" / "kiosk.log").read_text("utf-8")
    assert "… (cut)" in newest


def test_an_entry_says_when_and_what(logger: logging.Logger, tmp_path: Path) -> None:
    logger.warning("Ekrāns pazuda")
    text = (tmp_path / "logs" / "kiosk.log").read_text("utf-8")
    assert text.endswith("Z WARNING kiosk: Ekrāns pazuda\n")


def test_a_disk_that_refuses_loses_entries_and_nothing_else(
    logger: logging.Logger, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    logger.info("before")
    folder = tmp_path / "logs"
    moved = folder.rename(tmp_path / "away")
    folder.write_text("a file where the folder was")
    for handler in logger.handlers:
        handler.close()
    logger.info("lost")
    folder.unlink()
    moved.rename(folder)
    logger.info("after")
    text = (folder / "kiosk.log").read_text("utf-8")
    assert "before" in text
    assert "after" in text
    assert "lost" not in text
    assert capfd.readouterr().err == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_a_full_disk(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "full.log").symlink_to("/dev/full")
    logger = logging.Logger("kiosk")
    logger.addHandler(bounded_log(tmp_path / "full.log"))
    for _ in range(100):
        logger.info("entry")
    logger.handlers[0].close()
    assert capfd.readouterr().err == ""


def test_of_a_childs_output_the_last_64_kib_are_kept() -> None:
    said = "import sys\nfor n in range(200_000): print(n)\nsys.stdout.write('the end')"
    with subprocess.Popen([sys.executable, "-c", said], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        tail = Tail()
        follow(child.stdout, tail).join(60)
    lines = tail.text().splitlines()
    assert lines[-2:] == ["199999", "the end"]
    assert len(tail.text().encode()) <= 64 * 1024
    assert tail.dropped > 1_000_000
    assert lines[0] == str(int(lines[1]) - 1)  # no half line at the beginning


def test_little_output_is_kept_whole_and_odd_bytes_do_no_harm() -> None:
    tail = Tail(limit=100)
    tail.feed(b"one\n\xff\xfe\n")
    assert tail.text() == "one\n\ufffd\ufffd\n"
    assert tail.dropped == 0
    tail.feed(os.urandom(5_000_000))
    assert len(tail.text().encode("utf-8", "replace")) <= 300
    assert tail.dropped == 5_000_000 + 7 - 100
