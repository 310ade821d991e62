"""Says what somebody who does not see needs to hear, when they need it.

On waking it names the exhibit and how to get help, in one short sentence, whoever woke it. From
then on it follows those who use keys, and is silent for those who touch the screen.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.kiosk.idle import Idle
from desktop.kiosk.reading import heading, parts
from desktop.kiosk.speech import Speaker
from desktop.kiosk.visit import Look, Visit
from geodata.words import ENGLISH, Words

__all__ = ["Guide"]

LAST_CALL_S = 10
"""Seconds before the end of the countdown at which it is said once more."""


class Guide(QObject):
    """Listens to a visit and, where ``speaks``, speaks. ``follows`` is True for a visitor with
    keys."""

    def __init__(
        self,
        visit: Visit,
        speaker: Speaker,
        idle: Idle,
        *,
        speaks: bool = True,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit, self._speaker, self._idle = visit, speaker, idle
        self._speaks = speaks
        self.follows = False
        self._language = visit.look.language
        self._part = -1
        speaker.speakingChanged.connect(lambda speaking: idle.hold("speech", speaking))
        visit.pageChanged.connect(self._on_page)
        visit.lookChanged.connect(self._on_look)
        idle.warned.connect(self._on_warned)

    @property
    def words(self) -> Words:
        """Of the language on show."""
        return self._visit.words

    # The course of a visit

    def greet(self, by_key: bool) -> None:
        """Somebody woke the exhibit; with a key, they are followed from here on."""
        self.follows = by_key
        person = self._visit.career.person(self.words.language)
        self._part = -1
        self._say(self.words("{name}. For help press F1 or 0.", name=person.short))

    def key_pressed(self) -> None:
        """A visitor with keys: follow them from now on, and stop what is being said."""
        self.follows = True
        self._speaker.stop()

    def touched(self, _x: float = 0, _y: float = 0) -> None:
        """A visitor who sees the screen: be silent."""
        self.follows = False
        self._speaker.stop()

    def reset(self) -> None:
        """Nobody is there any more."""
        self.follows = False
        self._part = -1
        self._language = self._visit.look.language
        self._speaker.reset()

    # What keys ask for

    def read_part(self, way: int) -> None:
        """Read the next part (1) or the one before (-1); at an end the last one again."""
        texts = self._texts()
        self._part = min(max(self._part + way, 0), len(texts) - 1)
        self._say(texts[self._part])

    def read_all(self) -> None:
        """Read everything but the accounts that a note stands before."""
        texts = self._texts()
        if self._visit.page == "posting":
            texts = parts(self._visit.step_text(), self.words, accounts=False)
        self._say(". ".join(texts))

    def read_evidence(self) -> None:
        """Read figures, certainty and sources."""
        from desktop.panel.evidence import spoken_evidence

        self._say(spoken_evidence(self._visit.step_text(), self.words))

    def change_volume(self, steps: int) -> None:
        """Louder or quieter, and say how loud."""
        volume = self._speaker.change_volume(steps)
        self._say(self.words("Volume {volume} per cent", volume=volume))

    def focus_moved(self, widget: QWidget | None) -> None:
        """Name the button that has the focus now."""
        if self.follows and widget is not None and widget.accessibleName():
            state = self.words("not available") if not widget.isEnabled() else ""
            self._say(". ".join(part for part in (widget.accessibleName(), state) if part))

    # What is heard

    def _on_page(self, page: str) -> None:
        if self._visit.look.language != self._language:
            self._language = self._visit.look.language
        self._part = 0 if page == "posting" else -1
        if self.follows:
            self._say(self._texts()[0])

    def _on_look(self, look: Look) -> None:
        changed = look.language != self._language
        self._language = look.language
        if changed and self.follows and self._speaks and not self._speaker.can_say(look.language):
            self._speaker.say(
                "There is no voice for this language on this machine. Press 7 for another one.",
                ENGLISH,
            )

    def _on_warned(self, left: int) -> None:
        if left == LAST_CALL_S and self.follows:
            self._say(self.words.plural("{n} second left", "{n} seconds left", left))
        elif left == self._idle.countdown_s:
            text = self.words("Are you still there? Press any key, or everything starts over.")
            self._say(text)

    def _texts(self) -> tuple[str, ...]:
        visit, words = self._visit, self.words
        if visit.page == "posting":
            return parts(visit.step_text(), words)
        if visit.page == "help":
            return tuple(f"{title}. {text}" for title, text in visit.help_lines())
        person = visit.career.person(words.language)
        if visit.page == "note":
            after = words("Press right to begin.")
            return (
                ". ".join(text.rstrip(".") for text in (person.short, person.subtitle)),
                person.content_note or person.intro,
                after,
            )
        return (heading(visit.step_text(), words),)

    def _say(self, text: str) -> None:
        if self._speaks:
            self._speaker.say(text, self.words.language)
