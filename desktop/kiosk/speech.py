"""Spoken output, where this machine has a voice for the language.

The voice is a process of its own (``desktop.kiosk.voice``): nothing here waits for it. One that
does not answer is ended, and started again when something is to be said. Where there is no voice
for a language, everything is silent and says so when asked.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import Any, Final

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

__all__ = ["MOCK", "Speaker", "import_path", "voices"]

MOCK: Final = "mock"
"""Qt's engine for tests: it has a few languages and makes no sound."""

VOLUME_STEP: Final = 10
ANSWER_MS: Final = 6000
"""A voice that has not begun after so long hangs."""

FAILURES: Final = 3
"""After so many in a row this start of the exhibit stays silent."""

_SLOWEST_MS: Final = 200
"""Milliseconds that a letter takes at most: a service that died in the middle of a sentence must
not keep the exhibit awake."""

_LOOK_S: Final = 10


def voices(languages: Iterable[str], *, engine: str = "") -> dict[str, bool]:
    """Whether this machine has a voice for each language; False too where it does not answer."""
    known: list[str] = []
    with suppress(OSError, ValueError, KeyError, subprocess.TimeoutExpired):
        asked = subprocess.run(
            [*_command(), engine],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            env=os.environ | import_path(),
            timeout=_LOOK_S,
            check=False,
        )
        known = json.loads(asked.stdout.splitlines()[0])["voices"] if asked.stdout else []
    return {code: code in known for code in languages}


class Speaker(QObject):
    """Says one thing at a time. ``speakingChanged(bool)``: it began or ended; ``said(text)``:
    what it begins to say; ``troubled(sentence)``: something for the log.

    ``volume`` is in per cent; ``engine`` is Qt's name of one, the system's own where it is "".
    """

    speakingChanged = Signal(bool)
    said = Signal(str)
    troubled = Signal(str)

    def __init__(self, *, volume: int, engine: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._first_volume = self.volume = volume
        self._engine = engine
        self._process: QProcess | None = None
        self._voices: frozenset[str] | None = None
        self._waiting: tuple[str, str] | None = None
        self._id = self._failures = 0
        self._limit_ms = ANSWER_MS
        self.speaking = False
        self._longest = QTimer(self, singleShot=True)
        self._longest.timeout.connect(self._give_up)

    def open(self) -> None:
        """Start the voice, so that it is there when it is needed."""
        if self._process is not None or self._failures >= FAILURES:
            return
        process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        environment.remove("NOTIFY_SOCKET")
        for name, value in import_path().items():
            environment.insert(name, value)
        process.setProcessEnvironment(environment)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._not_started)
        self._process = process
        program, *words = _command()
        process.start(program, [*words, self._engine])

    def close(self) -> None:
        """End the voice."""
        process, self._process = self._process, None
        if process is not None:
            process.finished.disconnect(self._ended)
            process.kill()
            process.waitForFinished(500)

    def can_say(self, language: str) -> bool:
        """Whether there is a voice for the language, as far as is known."""
        return self._voices is None or language in self._voices

    def say(self, text: str, language: str) -> bool:
        """Say ``text`` and nothing else; False where there is no voice for its language."""
        self.open()
        if self._process is None or not text or not self.can_say(language):
            return False
        self._waiting = (text, language)
        self._longest.start(ANSWER_MS)
        self.said.emit(text)
        self._be(True)
        self._send_waiting()
        return True

    def stop(self) -> None:
        """Be silent."""
        self._waiting = None
        if self.speaking:
            self._id += 1  # what it still tells of the sentence means nothing now
            self._send({"stop": True})
        self._be(False)

    def change_volume(self, steps: int) -> int:
        """Louder or quieter by so many steps; gives the volume. Not below one step."""
        self.volume = min(100, max(VOLUME_STEP, self.volume + steps * VOLUME_STEP))
        return self.volume

    def reset(self) -> None:
        """Silent, and as loud as for every first visitor."""
        self.stop()
        self.volume = self._first_volume

    def _send_waiting(self) -> None:
        if self._waiting is None or self._voices is None:
            return
        (text, language), self._waiting = self._waiting, None
        if language not in self._voices:
            self._be(False)
            return
        self._id += 1
        volume = self.volume / 100
        self._send({"id": self._id, "say": text, "language": language, "volume": volume})
        self._limit_ms = ANSWER_MS + _SLOWEST_MS * len(text)
        self._longest.start(ANSWER_MS)

    def _send(self, order: dict[str, Any]) -> None:
        if self._process is not None:
            self._process.write(json.dumps(order).encode() + b"\n")

    def _read(self) -> None:
        while self._process is not None and self._process.canReadLine():
            with suppress(ValueError):
                self._hear(json.loads(bytes(self._process.readLine().data())))

    def _hear(self, answer: dict[str, Any]) -> None:
        if "voices" in answer:
            self._voices = frozenset(answer["voices"])
            self._send_waiting()
        elif "begun" in answer:
            self._failures = 0
            if answer["begun"] == self._id and self._waiting is None:
                self._longest.start(self._limit_ms)
                self._be(True)  # again, where what ended was the sentence before
        elif answer.get("done") == self._id and self._waiting is None:
            self._be(False)

    def _give_up(self) -> None:
        """It hangs: end it. The next sentence starts another."""
        self._failures += 1
        self.troubled.emit("The voice does not answer and was ended.")
        self.close()
        self._forget()

    def _ended(self) -> None:
        self._failures += 1
        self._process = None
        self._forget()

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._ended()

    def _forget(self) -> None:
        self._waiting = None
        self._be(False)

    def _be(self, speaking: bool) -> None:
        if not speaking:
            self._longest.stop()
        if speaking != self.speaking:
            self.speaking = speaking
            self.speakingChanged.emit(speaking)


def _command() -> list[str]:
    return [sys.executable, "-m", "desktop.kiosk.voice"]


def import_path() -> dict[str, str]:
    """A variable that lets another Python find this program; the environment's own is scrubbed."""
    return {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
