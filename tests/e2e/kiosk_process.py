"""An exhibit as a program of its own, run by an ordinary user with Chromium's sandbox on."""

from __future__ import annotations

import json
import os
import select
import shutil
import site
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from desktop.kiosk.pin import hash_pin

ROOT = Path(__file__).resolve().parents[2]
NOBODY = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
PIN = "480213"


def ordinary_python() -> list[str]:
    """A command that runs this Python as somebody who is not root; skips where there is none."""
    if os.geteuid() != 0:
        return [sys.executable]
    if not shutil.which(NOBODY[0]):
        pytest.skip("there is no setpriv")
    for python in (sys.executable, f"/usr/bin/python3.{sys.version_info.minor}"):
        command = [*NOBODY, python]
        tried = f"import os, sys; open({str(ROOT / 'pyproject.toml')!r}).close();"
        tried += "sys.exit(not os.access(sys.executable, os.X_OK))"  # it starts itself again
        check = [*command, "-c", tried]
        if subprocess.run(check, capture_output=True, check=False).returncode == 0:
            return command
    pytest.skip("an ordinary user may not read the project or run this Python")


def may_sandbox() -> bool:
    """Whether the kernel gives that user what Chromium's sandbox is made of."""
    command = [*ordinary_python()[:-1], "unshare", "--user", "true"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@dataclass
class Told:
    """What the exhibit told its supervisor."""

    box: socket.socket
    lines: list[str] = field(default_factory=list)

    def listen(self, seconds: float) -> None:
        """Take what comes within so many seconds."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if select.select([self.box], [], [], left)[0]:
                self.lines += self.box.recv(65_536).decode().splitlines()

    def wait_for(self, line: str, seconds: float = 60) -> None:
        """Listen until a line comes. Fails after so many seconds."""
        until = time.monotonic() + seconds
        while line not in self.lines:
            assert time.monotonic() < until, (line, self.lines[-5:])
            self.listen(0.05)

    @property
    def state(self) -> dict[str, Any]:
        last = next(line for line in reversed(self.lines) if line.startswith("X_ATLAS="))
        return dict(json.loads(last.removeprefix("X_ATLAS=")))


@dataclass
class Running:
    """A running exhibit."""

    process: subprocess.Popen[str]
    told: Told
    home: Path

    @property
    def pids(self) -> list[int]:
        """The exhibit's own process and all below it."""
        found, todo = [], [self.process.pid]
        while todo:
            pid = todo.pop()
            found.append(pid)
            todo += children(pid)
        return found

    @property
    def renderers(self) -> list[int]:
        """The processes that draw the map's page: the last that the engine's own helpers made."""
        helpers = [pid for pid in self.pids if "QtWebEngineProcess" in command_line(pid)]
        made = [child for pid in helpers for child in children(pid)]
        return [pid for pid in made if not children(pid)]


def children(pid: int) -> list[int]:
    """The processes that a process, in whichever thread, has started."""
    files = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for file in files for child in file.read_text().split()]


def command_line(pid: int) -> str:
    """A process's words."""
    return Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8").replace("\0", " ")


def environment(home: Path) -> dict[str, str]:
    """Folders that anybody may write, and nothing of the test's own."""
    names = ("cache", "config", "state", "data")
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "LC_ALL": "C.UTF-8",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": os.pathsep.join((str(ROOT), *site.getsitepackages())),
        **{f"CAREER_ATLAS_{name.upper()}": str(home / name) for name in names},
    }


@contextmanager
def running(
    home: Path, *words: str, before: Sequence[str] = (), **variables: str
) -> Iterator[Running]:
    """Start the exhibit and wait until its map is painted; ended by SIGTERM if it still runs."""
    box = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    address = home / "notify"
    box.bind(str(address))
    address.chmod(0o777)
    settings = home / "kiosk.toml"
    settings.write_text(f'pin_hash = "{hash_pin(PIN)}"\nspeech = false\n', encoding="utf-8")
    settings.chmod(0o644)
    command = [*before, *ordinary_python(), "-m", "desktop", "kiosk", "--settings", str(settings)]
    with (
        (home / "log").open("w") as log,
        subprocess.Popen(
            [*command, *words],
            env={**environment(home), "NOTIFY_SOCKET": str(address), **variables},
            cwd=home,
            stdout=log,
            stderr=log,
            text=True,
        ) as process,
    ):
        exhibit = Running(process, Told(box), home)
        try:
            exhibit.told.wait_for("READY=1")
            yield exhibit
        finally:
            if process.poll() is None:
                process.terminate()
            try:
                process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                process.kill()
            box.close()
            address.unlink()
