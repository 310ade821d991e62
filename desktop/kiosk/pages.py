"""The panel's pages that are no posting: the note before the first one, and help."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desktop.panel.parts import line, rule
from desktop.themes import Scale
from geodata.careers import PersonText
from geodata.dates import describe, parse_timespan
from geodata.words import Words

__all__ = ["HelpPage", "NotePage", "Signed", "about_line", "help_lines"]


def help_lines(words: Words) -> tuple[tuple[str, str], ...]:
    """What a visitor can do and how, each as a heading and a sentence."""
    return (
        (
            words("Go on and back"),
            words(
                "The two round buttons go one posting on or back. The line of time can be touched."
            ),
        ),
        (
            words("The map"),
            words("Touch a place to go to its posting. Drag the map, or move two fingers apart."),
        ),
        (
            words("Languages, text and colours"),
            words("The buttons under this text are there all the time."),
        ),
        (
            words("Where this is known from"),
            words("Touch “Sources” at the end of a posting."),
        ),
        (
            words("With keys"),
            words(
                "Right and left go from posting to posting, up and down read it aloud part by "
                "part, Tab goes from button to button, Enter presses it. Plus and minus change "
                "the volume. F1 is this help, and F2 reads the figures and the sources."
            ),
        ),
        (
            words("On a number pad"),
            words(
                "6 goes on and 4 back, 8 and 2 read part by part, 5 reads everything, 0 is this "
                "help, 7, 9 and 1 change the language, 3 starts over."
            ),
        ),
    )


@dataclass(frozen=True, slots=True)
class Signed:
    """Who answers for what is told, and when they last went through it (an ISO day)."""

    curator: str = ""
    reviewed: str = ""

    def sentence(self, words: Words) -> str:
        """The same in words; "" where nobody is named."""
        said = [words("Curator: {name}.", name=self.curator)] if self.curator else []
        if self.reviewed:
            day = describe(parse_timespan(self.reviewed), words)
            said.append(words("Last reviewed: {date}.", date=day))
        return " ".join(said)


def about_line(person: PersonText, signed: Signed, words: Words) -> tuple[str, str]:
    """Whose words these are, as a heading and a sentence of help."""
    told = " ".join(text for text in (person.credits, signed.sentence(words)) if text)
    return words("About this exhibit"), told


class _Sheet(QWidget):
    """A column of texts and one button that leads on."""

    done = Signal()

    def __init__(self, scale: Scale) -> None:
        super().__init__()
        self.setObjectName("page")
        self._column = QVBoxLayout(self)
        px = scale.px
        self._column.setContentsMargins(px(28), px(20), px(28), px(20))
        self._column.setSpacing(px(8))

    def _add(self, text: str, part: str) -> None:
        if text:
            self._column.addWidget(line(text, part))

    def _end_with(self, text: str) -> None:
        self.button = QPushButton(text)
        self.button.setProperty("part", "lead")
        self.button.clicked.connect(self.done)
        self._column.addSpacing(8)
        self._column.addWidget(self.button)
        self._column.addStretch(1)


class NotePage(_Sheet):
    """Stands before the first posting: whose career this is, and what it tells of.

    ``done``: the visitor has read on.
    """

    def __init__(self, person: PersonText, signed: Signed, words: Words, scale: Scale) -> None:
        super().__init__(scale)
        self._add(words("Before you begin"), "count")
        self._add(person.short, "title")
        self._add(person.subtitle, "section")
        frame = QFrame()
        frame.setProperty("part", "note")
        inside = QVBoxLayout(frame)
        inside.addWidget(line(person.content_note or person.intro, "story"))
        self._column.addWidget(frame)
        self._add(signed.sentence(words), "quiet")
        self._end_with(words("Begin") + "  ›")


class HelpPage(_Sheet):
    """What can be done here, and how. ``done``: back to the posting."""

    def __init__(self, lines: Sequence[tuple[str, str]], words: Words, scale: Scale) -> None:
        super().__init__(scale)
        self._add(words("Help"), "title")
        self._column.addWidget(rule(scale.px(3)))
        for heading, sentence in lines:
            self._add(heading, "section")
            self._add(sentence, "story")
        self._end_with("‹  " + words("Back to the posting"))
