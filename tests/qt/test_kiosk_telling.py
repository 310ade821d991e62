"""What the exhibit tells its supervisor, heard on a real socket: only what is true."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from desktop.kiosk.telling import EVERY_MS, FRESH_S, Teller

TICK_MS = 10
FRESH = 0.08


class Upstairs:
    """Where systemd would listen. ``seen`` is whether the window can be seen."""

    def __init__(self, address: str) -> None:
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(address.replace("@", "\0", 1))
        self.socket.setblocking(False)
        self.seen = True
        self.teller = Teller(
            lambda: {"status": "awake", "step": 7},
            seen=lambda: self.seen,
            environ={"NOTIFY_SOCKET": address},
            every_ms=TICK_MS,
            fresh_s=FRESH,
        )

    def heard(self) -> list[str]:
        """Every line since the last time."""
        lines: list[str] = []
        while True:
            try:
                lines += self.socket.recv(65_536).decode().splitlines()
            except BlockingIOError:
                return lines

    def hears(self, line: str) -> bool:
        return line in self.heard()


@pytest.fixture(params=["file", "abstract"])
def upstairs(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> Iterator[Upstairs]:
    name = str(tmp_path / "notify")
    upstairs = Upstairs(name if request.param == "file" else f"@{name}")
    yield upstairs
    upstairs.teller.stopping(for_good=True)
    upstairs.socket.close()


def test_it_is_ready_with_the_first_painted_map_and_alive_not_before(
    qtbot: QtBot, upstairs: Upstairs
) -> None:
    upstairs.teller.beat()
    qtbot.wait(5 * TICK_MS)
    before = upstairs.heard()
    assert "STATUS=awake" in before
    assert not {"READY=1", "WATCHDOG=1"} & set(before)
    upstairs.teller.ready()
    upstairs.teller.ready()
    after = upstairs.heard()
    assert after[0] == "READY=1"
    assert after.count("READY=1") == 1
    assert "WATCHDOG=1" in after
    state = json.loads(after[-1].removeprefix("X_ATLAS="))
    assert state == {"status": "awake", "step": 7, "fresh": True, "ready": True}


def test_a_page_that_beats_no_more_is_not_called_alive(qtbot: QtBot, upstairs: Upstairs) -> None:
    upstairs.teller.ready()
    qtbot.waitUntil(lambda: not upstairs.teller.fresh, timeout=2000)
    upstairs.heard()
    qtbot.wait(5 * TICK_MS)
    silent = upstairs.heard()
    assert "STATUS=awake" in silent, "it goes on telling its state"
    assert "WATCHDOG=1" not in silent
    upstairs.teller.beat()
    qtbot.waitUntil(lambda: upstairs.hears("WATCHDOG=1"), timeout=2000)


def test_a_dark_screen_is_no_fault(qtbot: QtBot, upstairs: Upstairs) -> None:
    upstairs.teller.ready()
    upstairs.seen = False
    qtbot.wait(int(FRESH * 1000) + 5 * TICK_MS)
    upstairs.heard()
    qtbot.waitUntil(lambda: upstairs.hears("WATCHDOG=1"), timeout=2000)


def test_a_window_that_hangs_says_nothing(qtbot: QtBot, upstairs: Upstairs) -> None:
    """Whatever beats: all is told from the window's own thread."""
    upstairs.teller.ready()
    said: list[list[str]] = []

    def hang() -> None:
        upstairs.heard()
        until = time.monotonic() + 10 * TICK_MS / 1000
        while time.monotonic() < until:
            upstairs.teller.beat()
        said.append(upstairs.heard())

    QTimer.singleShot(0, hang)
    qtbot.waitUntil(lambda: bool(said), timeout=2000)
    assert said == [[]]


@pytest.mark.parametrize(
    ("for_good", "last"), [(True, "STOPPING=1"), (False, "STATUS=begins again")]
)
def test_its_end_is_told_and_a_new_beginning_is_no_end(
    qtbot: QtBot, upstairs: Upstairs, for_good: bool, last: str
) -> None:
    upstairs.teller.ready()
    upstairs.heard()
    upstairs.teller.stopping(for_good=for_good)
    qtbot.wait(5 * TICK_MS)
    assert upstairs.heard() == [last]


def test_nobody_who_listens_is_no_trouble(qtbot: QtBot, tmp_path: Path) -> None:
    for environ in ({}, {"NOTIFY_SOCKET": ""}, {"NOTIFY_SOCKET": str(tmp_path / "gone")}):
        teller = Teller(lambda: {}, seen=lambda: True, environ=environ, every_ms=TICK_MS)
        teller.ready()
        teller.tell()
        teller.stopping(for_good=True)


def test_it_is_told_twice_as_often_as_it_would_be_missed() -> None:
    """The supervisor ends an exhibit that said nothing for this long."""
    from desktop.watch.judging import STALE_S

    assert 2 * EVERY_MS / 1000 <= STALE_S
    assert FRESH_S < STALE_S
