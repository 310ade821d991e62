"""The slider as assistive technology meets it, over the real accessibility bus."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parent
TOP = HERE.parents[1]
SYSTEM_PYTHON = "/usr/bin/python3"
NEEDS = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"


def _can_read() -> bool:
    if not (shutil.which("dbus-daemon") and Path(SYSTEM_PYTHON).exists()):
        return False
    return subprocess.run([SYSTEM_PYTHON, "-c", NEEDS], capture_output=True).returncode == 0


pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not os.environ.get("DISPLAY"), reason="needs an X screen"),
    pytest.mark.skipif(not _can_read(), reason="needs gir1.2-atspi-2.0 and python3-gi"),
]


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a session bus of its own, with the accessibility bus on it."""
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:
        assert daemon.stdout
        address = daemon.stdout.readline().strip()
        environment = os.environ | {
            "DBUS_SESSION_BUS_ADDRESS": address,
            "XDG_RUNTIME_DIR": str(tmp_path),
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": str(TOP),
        }
        environment.pop("AT_SPI_BUS_ADDRESS", None)
        try:
            yield environment
        finally:
            daemon.terminate()


@pytest.fixture
def read(bus: dict[str, str]) -> dict[str, Any]:
    """What a screen reader reads while it moves the slider."""
    show = [sys.executable, str(HERE / "slider_on_show.py")]
    reader = [SYSTEM_PYTHON, str(HERE / "atspi_reader.py")]
    with subprocess.Popen(show, env=bus, cwd=TOP, stdout=subprocess.PIPE, text=True) as shown:
        try:
            done = subprocess.run(reader, env=bus, capture_output=True, text=True, timeout=90)
        finally:
            shown.terminate()
        assert shown.stdout
        steps = shown.stdout.read().split()
    assert done.returncode == 0, done.stderr
    return {**json.loads(done.stdout), "steps": steps}


def test_name_range_words_and_setting_the_value(read: dict[str, Any]) -> None:
    first, chosen, after_next = read["slider"]
    assert first == {
        "name": "Time",
        "description": "Posting 1 of 12, Hasenpoth",
        "value": 0,
        "least": 0,
        "most": 11,
        "increment": 1,
    }
    assert (chosen["value"], chosen["description"]) == (6, "Posting 7 of 12, Siberia")
    assert (after_next["value"], after_next["description"]) == (7, "Posting 8 of 12, Minsk")
    assert read["steps"] == ["6", "7"]
    assert {"Previous posting", "Next posting", "Play", "Pace"} <= set(read["buttons"])
