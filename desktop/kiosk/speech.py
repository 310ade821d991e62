"""Spoken output, where this machine has a voice for the language: Qt's text-to-speech.

On Linux the voices are those of Speech Dispatcher, which runs on the machine itself. Where there
is no service, no library or no voice, everything here is silent and says so when asked.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QLoggingCategory, QObject, QTimer, Signal

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

__all__ = ["MOCK", "Speaker", "voices"]

MOCK: Final = "mock"
"""Qt's engine for tests: it has a few languages and makes no sound."""

VOLUME_STEP: Final = 10
_SLOWEST_MS: Final = 200
"""Milliseconds that a letter takes at most: a service that died in the middle of a sentence must
not keep the exhibit awake."""


def voices(languages: Iterable[str], *, engine: str = "") -> dict[str, bool]:
    """Whether this machine has a voice for each language. Needs QCoreApplication."""
    speech = _open(engine)
    return {code: speech is not None and _locale(speech, code) is not None for code in languages}


class Speaker(QObject):
    """Says one thing at a time. ``speakingChanged(bool)``: it began or ended; ``said(text)``:
    what it begins to say, for tests and for a log.

    ``volume`` is in per cent; ``engine`` is Qt's name of one, the system's own where it is "".
    """

    speakingChanged = Signal(bool)
    said = Signal(str)

    def __init__(self, *, volume: int, engine: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._first_volume = self.volume = volume
        self._engine_name = engine
        self._speech: QTextToSpeech | None = None
        self._opened = False
        self.speaking = False
        self._longest = QTimer(self, singleShot=True)
        self._longest.timeout.connect(self.stop)

    def open(self) -> None:
        """Connect to the service, which may take a moment. ``say`` does it where nobody has."""
        if self._opened:
            return
        self._opened = True
        self._speech = _open(self._engine_name)
        if self._speech is not None:
            self._speech.setParent(self)
            self._speech.stateChanged.connect(lambda _state: self._refresh())
            self._set_volume()

    def can_say(self, language: str) -> bool:
        """Whether there is a voice for the language."""
        self.open()
        return self._speech is not None and _locale(self._speech, language) is not None

    def say(self, text: str, language: str) -> bool:
        """Say ``text`` and nothing else; False where there is no voice for its language."""
        self.open()
        if self._speech is None or not text:
            return False
        locale = _locale(self._speech, language)
        if locale is None:
            return False
        self._speech.stop()
        if self._speech.locale() != locale:
            self._speech.setLocale(locale)
        self._set_volume()
        self._longest.start(10_000 + _SLOWEST_MS * len(text))
        self._speech.say(text)
        self.said.emit(text)
        self._refresh()
        return True

    def stop(self) -> None:
        """Be silent."""
        self._longest.stop()
        if self._speech is not None:
            self._speech.stop()
        self._be(False)

    def change_volume(self, steps: int) -> int:
        """Louder or quieter by so many steps; gives the volume. Not below one step."""
        self.volume = min(100, max(VOLUME_STEP, self.volume + steps * VOLUME_STEP))
        self._set_volume()
        return self.volume

    def reset(self) -> None:
        """Silent, and as loud as for every first visitor."""
        self.stop()
        self.volume = self._first_volume
        self._set_volume()

    def _set_volume(self) -> None:
        if self._speech is not None:
            self._speech.setVolume(self.volume / 100)

    def _refresh(self) -> None:
        if self._speech is None:
            return
        states = type(self._speech).State
        self._be(self._speech.state() in (states.Speaking, states.Synthesizing))

    def _be(self, speaking: bool) -> None:
        if speaking != self.speaking:
            self.speaking = speaking
            if not speaking:
                self._longest.stop()
            self.speakingChanged.emit(speaking)


def _open(engine: str) -> QTextToSpeech | None:
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
    if speech.state() == QTextToSpeech.State.Error or not speech.availableLocales():
        return None
    return speech


def _locale(speech: QTextToSpeech, language: str) -> QLocale | None:
    """The voice's locale for a language: of its usual country where there is a choice."""
    wanted = QLocale(language)
    found = [each for each in speech.availableLocales() if each.language() == wanted.language()]
    usual = [each for each in found if each.territory() == wanted.territory()]
    return next(iter(usual or found), None)
