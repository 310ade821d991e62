"""What a screen reader says in a lesson: all of the present, nothing of the future.

It speaks to the whole room, so what is only painted for the teacher must not be told.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.qt.test_slider_accessible import HERE, SYSTEM_PYTHON, TOP, bus, pytestmark

__all__ = ["bus", "pytestmark"]


@pytest.fixture
def heard(bus: dict[str, str], own_folders: Path) -> tuple[dict[str, Any], list[str]]:
    """What the lesson says that it shows, and everything that a screen reader hears."""
    show = [sys.executable, str(HERE / "lesson_on_show.py")]
    reader = [SYSTEM_PYTHON, str(HERE / "atspi_texts.py")]
    with subprocess.Popen(show, env=bus, cwd=TOP, stdout=subprocess.PIPE, text=True) as shown:
        try:
            assert shown.stdout
            told = json.loads(shown.stdout.readline())
            done = subprocess.run(reader, env=bus, capture_output=True, text=True, timeout=90)
        finally:
            shown.terminate()
    assert done.returncode == 0, done.stderr
    return told, json.loads(done.stdout)


def test_the_present_is_told_and_the_future_is_not(
    heard: tuple[dict[str, Any], list[str]],
) -> None:
    told, texts = heard
    everything = "\n".join(texts)
    assert told["now"] in everything
    assert "Next: hidden while the future is hidden" in texts
    assert "Posting 5" in texts
    assert [coming for coming in told["coming"] if coming in everything] == []
    assert [question for question in told["questions"] if question in everything] == []
    for name in ("Next stop", "Black: the class sees nothing", "What the class sees", "Notes"):
        assert name in texts
