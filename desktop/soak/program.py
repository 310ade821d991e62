"""The supervisor and its exhibit from outside: started, heard as systemd hears them, counted."""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from desktop.soak.processes import Process, tree

__all__ = ["Program"]

_TOP = Path(__file__).resolve().parents[2]


class Program:
    """``state`` is what the exhibit said last of itself; ``lives`` counts its starts that came to
    a painted map; ``resets``, ``recoveries`` and ``steps`` are over all of its lives."""

    def __init__(self, words: list[str], *, environ: Mapping[str, str], folder: Path) -> None:
        self.state: dict[str, Any] = {}
        self.lives = self.resets = self.recoveries = self.steps = 0
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(str(folder / "systemd"))
        self._log = (folder / "log").open("wb")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "desktop.soak.supervised", *words],
            env={**environ, "NOTIFY_SOCKET": str(folder / "systemd")},
            cwd=_TOP,
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=self._log,
        )

    @property
    def running(self) -> bool:
        """Whether the supervisor is there; the exhibit may be away for a moment."""
        return self._process.poll() is None

    @property
    def asleep(self) -> bool:
        """Whether the waiting picture stood when it was last heard of."""
        return self.state.get("state") == "asleep"

    def hear(self, seconds: float) -> None:
        """Listen for so long."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if select.select([self._socket], [], [], left)[0]:
                self._take(self._socket.recv(65536).decode("utf-8", "replace"))

    def wait_for(
        self,
        met: Callable[[], bool],
        *,
        limit: float,
        meanwhile: Callable[[], None] = lambda: None,
    ) -> float | None:
        """Listen until ``met``; gives the seconds it took, None where the limit came first.
        ``meanwhile`` is called some times a second."""
        begun = time.monotonic()
        while not met():
            if time.monotonic() - begun > limit or not self.running:
                return None
            meanwhile()
            self.hear(0.1)
        return time.monotonic() - begun

    def processes(self) -> list[Process]:
        """The supervisor, the exhibit and all of the engine's."""
        return tree(self._process.pid)

    def pid_of(self, kind: str) -> int:
        """The exhibit's process, or its newest renderer; 0 where there is none."""
        return max((each.pid for each in self.processes() if each.kind == kind), default=0)

    def signal(self, kind: str, number: signal.Signals) -> int:
        """Send a signal to one of them; gives its process id."""
        pid = self.pid_of(kind)
        if pid:
            with suppress(ProcessLookupError):
                os.kill(pid, number)
        return pid

    def end(self) -> int:
        """End it in good order; gives the status."""
        self._process.terminate()
        try:
            return self._process.wait(30)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()
        finally:
            self._log.close()
            self._socket.close()

    def _take(self, text: str) -> None:
        lines = dict(line.partition("=")[::2] for line in text.splitlines())
        if lines.get("READY") == "1" and not lines.get("STATUS", "").startswith("standing in"):
            self.lives += 1
        told = lines.get("X_ATLAS", "")
        if told:
            self._count(json.loads(told))

    def _count(self, state: dict[str, Any]) -> None:
        old, self.state = self.state, state
        self.resets += _more(old, state, "resets")
        self.recoveries += _more(old, state, "recoveries")
        self.steps += old.get("step") != state.get("step")


def _more(old: Mapping[str, Any], new: Mapping[str, Any], name: str) -> int:
    before, now = int(old.get(name, 0)), int(new.get(name, 0))
    return now - before if now >= before else now
