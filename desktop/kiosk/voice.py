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

from PySide6.QtCore import QCoreApplication, QLocale, QLoggingCategory, QSocketNotifier

__all__ = ["MOCK", "Voice", "main"]

MOCK: Final = "mock"
"""Qt's engine for tests: it has a few languages and makes no sound."""


class Voice:
    """One engine, told what to say."""

    def __init__(self, engine: str) -> None:
        self._speech = _open(engine)
        self._id = 0
        if self._speech is not None:
            self._speech.stateChanged.connect(lambda _state: self._tell_end())

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
        if "say" not in order:
            self._speech.stop()
            return
        locale = self._locale(str(order["language"]))
        self._id = 0
        self._speech.stop()
        if locale is not None and self._speech.locale() != locale:
            self._speech.setLocale(locale)
        self._speech.setVolume(float(order["volume"]))
        self._speech.say(str(order["say"]))
        self._id = int(order["id"])
        _write({"begun": self._id})
        self._tell_end()

    def _tell_end(self) -> None:
        assert self._speech is not None
        states = type(self._speech).State
        if self._id and self._speech.state() not in (states.Speaking, states.Synthesizing):
            _write({"done": self._id})
            self._id = 0

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
