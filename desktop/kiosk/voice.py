"""The exhibit's voice, a process of its own: Qt's text-to-speech waits for the service in the
middle of a call, and a service that hangs would hang the exhibit.

Run as ``python -m desktop.kiosk.voice [ENGINE]``. It reads one JSON object a line: ``{"id": 1,
"say": TEXT, "language": CODE, "volume": 0.6}`` or ``{"stop": true}``; and writes ``{"voices":
[CODE, …]}`` at its start, ``{"begun": ID}`` and ``{"done": ID}``. It ends with its input.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QLocale, QLoggingCategory, QSocketNotifier, QTimer

__all__ = ["MOCK", "Voice", "main"]

MOCK: Final = "mock"
"""Qt's engine for tests: it has a few languages and makes no sound."""

STOP_MS: Final = 1000
"""A sentence that does not stop within so long is spoken over."""
BEGIN_MS: Final = 4000
"""One that is not heard to begin within so long never will be."""


class Voice:
    """One engine, told what to say.

    An engine tells by its state alone when it begins and ends, and late: Speech Dispatcher is still
    "ready" when it has been told to speak, and tells of the end of the sentence before when the
    next one has been ordered. So a sentence is ordered only when the one before has ended, and has
    ended itself only after it was heard to begin.
    """

    def __init__(self, engine: str) -> None:
        self._speech = _open(engine)
        self._waiting: dict[str, Any] | None = None
        self._id = self._last = 0
        self._heard = self._ordering = False
        self._patience = QTimer(singleShot=True)
        self._patience.timeout.connect(self._overdue)
        if self._speech is not None:
            self._speech.stateChanged.connect(lambda _state: self._follow())

    def languages(self) -> list[str]:
        """The languages that there is a voice for, as ISO 639 codes."""
        if self._speech is None:
            return []
        return sorted(
            {QLocale.languageToCode(e.language()) for e in self._speech.availableLocales()}
        )

    def obey(self, order: dict[str, Any]) -> None:
        """Say something, or be silent."""
        if self._speech is None:
            return
        self._id = self._last = 0
        self._waiting = order if "say" in order else None
        self._speech.stop()
        if self._waiting is None:
            self._patience.stop()
        elif self._speaks():
            self._patience.start(STOP_MS)
        else:
            self._begin()

    def _begin(self) -> None:
        assert self._speech is not None
        assert self._waiting is not None
        order, self._waiting = self._waiting, None
        locale = self._locale(str(order["language"]))
        if locale is not None and self._speech.locale() != locale:
            self._speech.setLocale(locale)
        self._speech.setVolume(float(order["volume"]))
        self._id = self._last = int(order["id"])
        self._heard, self._ordering = False, True
        self._patience.start(BEGIN_MS)
        self._speech.say(str(order["say"]))  # where the service hangs, this does
        self._ordering = False
        _write({"begun": self._id})
        self._follow()

    def _follow(self) -> None:
        """The engine's state may be another one."""
        if self._speaks():
            if not self._id and self._last:  # what ended was the sentence before, after all
                self._id = self._last
                _write({"begun": self._id})
            self._heard = True
        elif self._ordering:
            return
        elif self._waiting is not None:
            self._begin()
        elif self._heard:
            self._end()

    def _overdue(self) -> None:
        """It does not stop, or does not begin: nothing waits for it any longer."""
        if self._waiting is not None:
            self._begin()
        elif not self._heard:
            self._end()

    def _end(self) -> None:
        if self._id:
            self._patience.stop()
            _write({"done": self._id})
            self._id = 0

    def _speaks(self) -> bool:
        assert self._speech is not None
        states = type(self._speech).State
        return self._speech.state() in (states.Speaking, states.Synthesizing)

    def _locale(self, language: str) -> QLocale | None:
        """The voice's locale: of the language's usual country where there is a choice."""
        assert self._speech is not None
        wanted = QLocale(language)
        found = [e for e in self._speech.availableLocales() if e.language() == wanted.language()]
        usual = [each for each in found if each.territory() == wanted.territory()]
        return next(iter(usual or found), None)


def _open(engine: str) -> Any:
    # It looks for a library that plays music here, and says twice that it is not there.
    QLoggingCategory.setFilterRules("qt.multimedia.symbolsresolver=false")
    try:
        from PySide6.QtTextToSpeech import QTextToSpeech
    except ImportError:  # a library that it is linked to is missing
        return None
    real = [name for name in QTextToSpeech.availableEngines() if name != MOCK]
    name = engine or (real[0] if real else "")
    if not name:
        return None
    speech = QTextToSpeech(name)
    good = speech.state() != QTextToSpeech.State.Error and speech.availableLocales()
    return speech if good else None


def _write(answer: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def main(words: list[str]) -> int:
    """Speak until the input ends."""
    application = QCoreApplication(sys.argv[:1])
    voice = Voice(words[0] if words else "")
    _write({"voices": voice.languages()})

    rest = b""

    def read() -> None:
        nonlocal rest
        came = os.read(0, 65_536)  # all there is: a line left in a buffer would wake nobody
        *lines, rest = (rest + came).split(b"\n")
        for line in lines:
            voice.obey(json.loads(line))
        if not came:
            application.quit()

    notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
    notifier.activated.connect(read)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
