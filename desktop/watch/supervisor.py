"""Starts the exhibit, hears whether it lives, and brings it back. It is the process that systemd
knows: small, without Qt, and with nothing in it that a driver or a page could take down."""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from desktop.mapview.graphics import BACK_END_VARIABLE
from desktop.saying import say
from desktop.watch.children import end_group, start_group
from desktop.watch.drawing import blames_graphics
from desktop.watch.judging import Judge
from desktop.watch.notices import Notice, NoticeBoard, Upstairs
from desktop.watch.record import Record, write_record
from desktop.watch.reporting import Reporter

__all__ = ["LEFT", "Supervisor"]

LEFT: Final = 75
"""Status when staff left the exhibit: systemd is told not to start it again then."""

TICK_S: Final = 0.5
KEPT_EVERY_S: Final = 5.0
GRACE_S: Final = 5.0
"""So long a program may take to end in good order."""

_MORE_US: Final = 60_000_000
"""So many microseconds a start may take from now on before systemd gives it up."""

PLAIN: Final = {"WLR_RENDERER": "pixman", BACK_END_VARIABLE: "software"}
"""For a compositor and an exhibit that ended by themselves early: a graphics driver does that.
Drawn without one, they may well come up."""


class Supervisor:
    """``exhibit`` and ``stand_in`` are the commands of the exhibit and of the page that stands in
    for it; ``record`` is the file in which what is known is kept; ``reporter`` tells the museum.
    ``tick_s`` and ``grace_s`` are less in tests."""

    def __init__(
        self,
        exhibit: Sequence[str],
        stand_in: Sequence[str],
        *,
        record: Path,
        judge: Judge | None = None,
        reporter: Reporter | None = None,
        tick_s: float = TICK_S,
        grace_s: float = GRACE_S,
    ) -> None:
        self._commands = {"exhibit": list(exhibit), "stand_in": list(stand_in)}
        self._file, self._reporter = record, reporter
        self._judge = judge or Judge()
        self._tick_s, self._grace_s = tick_s, grace_s
        self._board, self._upstairs = NoticeBoard(), Upstairs()
        self._known = Record(pid=os.getpid(), started_at=time.time())
        self._kept_at = float("-inf")
        self._ending = False

    def run(self) -> int:
        """Watch until the exhibit is left or we are told to end; gives the status."""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._end)
        try:
            return self._watch()
        finally:
            self._upstairs.tell("STOPPING=1")
            self._know(running="ended")
            self._keep()
            self._board.close()

    def _watch(self) -> int:
        while not self._ending:
            if self._one_life():
                return LEFT
            self._again()
        return 0

    def _again(self) -> None:
        """It died: wait, and start it anew."""
        if not self._ending:
            self._judge.died(time.monotonic())
            self._know(restarts=self._known.restarts + 1)
            looping = self._judge.looping
            self._wait(self._judge.pause(), stand_in=looping)

    def _one_life(self) -> bool:
        """Run the exhibit to its end; whether it was left on purpose."""
        self._judge.start(time.monotonic())
        self._know(running="starting")
        self._upstairs.tell("STATUS=starting")
        child = self._start("exhibit")
        if child is None:
            return False
        stopping = self._watch_over(child)
        status = child.poll()
        # Its word counts, not the status: cage of Debian 12 gives 0 for an exhibit that was killed.
        left = status == 0 and (stopping or any(notice.stopping for notice in self._board.read()))
        end_group(child, grace_s=self._grace_s if self._ending else 0)
        if status is not None and not (left or self._ending):
            self._crashed(status)
        return left and not self._ending

    def _watch_over(self, child: subprocess.Popen[bytes]) -> bool:
        """Until it ended, or must be ended; whether it told that it was about to end."""
        stopping = False
        while child.poll() is None and not self._ending:
            for notice in self._heard():
                # An exhibit that took up new content begins again in the same process.
                stopping = (stopping or notice.stopping) and not notice.ready
                self._take(notice)
            fault = "" if stopping else self._judge.fault(time.monotonic())
            if fault:
                _say(f"The exhibit is ended and started again: {fault}.")
                self._know(last_fault=fault)
                break
            if not self._judge.ready:
                # It watches over a start, which may take longer than systemd would wait.
                self._upstairs.tell("WATCHDOG=1", f"EXTEND_TIMEOUT_USEC={_MORE_US}")
            self._keep_sometimes()
        return stopping

    def _crashed(self, status: int) -> None:
        _say(f"The exhibit ended with status {status} and is started again.")
        self._know(last_fault=f"it ended with status {status}")
        lived_s = time.monotonic() - self._judge.started
        # A compositor whose driver fails ends with a status of its own, before there is a map.
        suspect = not self._judge.ready or blames_graphics(status, lived_s)
        if suspect and not self._known.graphics:
            _say("It crashed early: until the next start of all it is drawn without the graphics.")
            self._know(graphics="software")

    def _take(self, notice: Notice) -> None:
        if notice.state:
            self._know(state=notice.state)
        if notice.alive:
            self._know(running="showing", healthy_at=time.time())
        if notice.ready:
            self._upstairs.tell("READY=1")
        if notice.ready or notice.alive:
            self._judge.heard(time.monotonic(), ready=notice.ready)
            self._upstairs.tell(
                "WATCHDOG=1",
                f"STATUS={notice.state.get('status', 'showing')}",
                # For whoever stands in systemd's place; systemd itself leaves it out.
                f"X_ATLAS={json.dumps(notice.state, ensure_ascii=False)}",
            )

    def _wait(self, seconds: float, *, stand_in: bool) -> None:
        """Let some time go by, with a page in three languages on the screen where it is long."""
        if stand_in:
            _say(f"The exhibit keeps ending; it is tried again in {seconds:.0f} seconds.")
            self._know(running="standing in")
            self._upstairs.tell("READY=1", "STATUS=standing in")
        child = self._start("stand_in") if stand_in else None
        end = time.monotonic() + seconds
        while time.monotonic() < end and not self._ending:
            self._heard()
            # It does what it is to do here: wait. A supervisor that hangs does not get here.
            self._upstairs.tell("WATCHDOG=1")
            self._keep_sometimes()
        if child is not None:
            end_group(child, grace_s=self._grace_s)

    def _heard(self) -> list[Notice]:
        """Wait a moment for what the exhibit says."""
        with selectors.DefaultSelector() as selector:
            selector.register(self._board.socket, selectors.EVENT_READ)
            selector.select(self._tick_s)
        return self._board.read()

    def _start(self, which: str) -> subprocess.Popen[bytes] | None:
        environment = {**os.environ, "NOTIFY_SOCKET": self._board.path}
        environment.pop("WATCHDOG_USEC", None)
        environment.pop("WATCHDOG_PID", None)
        if self._known.graphics:
            environment |= PLAIN
        try:
            return start_group(self._commands[which], environment)
        except OSError as error:
            _say(f"{self._commands[which][0]} cannot be started: {error.strerror}.")
            self._know(last_fault=f"it cannot be started: {error.strerror}")
            return None

    def _end(self, _number: int, _frame: object) -> None:
        self._ending = True

    def _know(self, **values: object) -> None:
        changed = values.get("running", self._known.running) != self._known.running
        self._known = replace(self._known, **values)  # type: ignore[arg-type]
        if changed:
            self._keep()

    def _keep_sometimes(self) -> None:
        if time.monotonic() - self._kept_at > KEPT_EVERY_S:
            self._keep()

    def _keep(self) -> None:
        self._kept_at = time.monotonic()
        # No room on the disk, or no right to write: the exhibit goes on all the same.
        with suppress(OSError):
            write_record(self._file, replace(self._known, told=time.time()))
        if self._reporter is not None:
            self._reporter.offer(self._known)


def _say(sentence: str) -> None:
    say(f"career-atlas kiosk: {sentence}")
