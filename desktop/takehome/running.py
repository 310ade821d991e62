"""Runs ``career-atlas export`` as a process of its own, so that the window never waits for it."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

__all__ = ["ExportProcess"]

_PROGRESS: Final = re.compile(r"\[(\d+)/(\d+)\] (.*)")
_PATIENCE_MS: Final = 4000
_TOP: Final = Path(__file__).resolve().parents[2]
"""The folder that holds the package ``desktop``, wherever the program was started."""


class ExportProcess(QObject):
    """One export at a time. ``advanced(done, of, text)`` tells how far it is, ``ended(sentence)``
    that it is over: "" where the file stands, else what was wrong. A cancelled one ends unsaid."""

    advanced = Signal(int, int, str)
    ended = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._ending: list[QProcess] = []
        self._said: list[str] = []

    @property
    def is_running(self) -> bool:
        """Whether an export is under way."""
        return self._process is not None

    def start(self, arguments: Sequence[str]) -> None:
        """Begin; what ran before is cancelled."""
        self.cancel()
        self._said = []
        process = QProcess(self)
        process.setProcessEnvironment(_environment())
        process.setProgram(sys.executable)
        process.setArguments(["-m", "desktop", "export", *arguments])
        process.readyReadStandardError.connect(lambda: self._read(process))
        process.finished.connect(lambda status, _how: self._finish(process, status))
        process.errorOccurred.connect(lambda error: self._fail(process, error))
        self._process = process
        process.start()

    def cancel(self) -> None:
        """Ask the export to end, and end it where it does not: nothing half written stays."""
        process, self._process = self._process, None
        if process is None:
            return
        self._ending.append(process)
        process.finished.connect(lambda: self._forget(process))
        process.terminate()
        QTimer.singleShot(_PATIENCE_MS, process, process.kill)

    def wait_cancelled(self) -> None:
        """Cancel and wait for the end: the window is closing."""
        self.cancel()
        for process in tuple(self._ending):
            if not process.waitForFinished(_PATIENCE_MS):
                process.kill()
                process.waitForFinished(_PATIENCE_MS)

    def _forget(self, process: QProcess) -> None:
        if process in self._ending:
            self._ending.remove(process)
            process.deleteLater()

    def _read(self, process: QProcess) -> None:
        if process is not self._process:
            return
        text = bytes(process.readAllStandardError().data()).decode("utf-8", "replace")
        for line in text.splitlines():
            if found := _PROGRESS.fullmatch(line.strip()):
                self.advanced.emit(int(found[1]), int(found[2]), found[3])
            elif line.strip():
                self._said.append(line.strip())

    def _finish(self, process: QProcess, status: int) -> None:
        if process is not self._process:
            return
        self._read(process)
        self._process = None
        process.deleteLater()
        # The reason is said last; a warning of the engine may come before it.
        self.ended.emit("" if status == 0 else self._said[-1] if self._said else f"({status})")

    def _fail(self, process: QProcess, error: QProcess.ProcessError) -> None:
        if process is self._process and error is QProcess.ProcessError.FailedToStart:
            self._process = None
            process.deleteLater()
            self.ended.emit(process.errorString())


def _environment() -> QProcessEnvironment:
    environment = QProcessEnvironment.systemEnvironment()
    known = environment.value("PYTHONPATH")
    paths = [str(_TOP), known] if known else [str(_TOP)]
    environment.insert("PYTHONPATH", os.pathsep.join(paths))
    environment.insert("PYTHONIOENCODING", "utf-8")
    for name in ("QT_SCALE_FACTOR", "QT_QUICK_BACKEND"):
        environment.remove(name)
    return environment
