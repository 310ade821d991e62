"""The page about a place: its names through time, where it lies, who was there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.panel.nametimeline import NameTimeline
from desktop.panel.parts import line, rule
from desktop.panel.textbutton import TextButton
from desktop.themes import Palette, Scale
from geodata.careers.evidence import source_line
from geodata.careers.placecard import PlaceCard
from geodata.words import Words

__all__ = ["PlacePage", "Visit"]


@dataclass(frozen=True, slots=True)
class Visit:
    """A posting at the place: whose, its line in the list, and its step (0-based) where it is of
    the career on show, else None."""

    shown: str
    step: int | None


class PlacePage(QWidget):
    """Set once from a card. ``backAsked`` and ``stepChosen(index)`` lead away from it."""

    backAsked = Signal()
    stepChosen = Signal(int)

    def __init__(
        self,
        card: PlaceCard,
        visits: Sequence[Visit],
        words: Words,
        palette: Palette,
        scale: Scale,
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._words = words
        self._column = QVBoxLayout(self)
        px = scale.px
        self._column.setContentsMargins(px(28), px(12), px(28), px(20))
        self._column.setSpacing(px(6))
        back = TextButton("‹  " + words("Back to the posting"))
        back.clicked.connect(self.backAsked)
        self._column.addWidget(back)
        self._add(card.name, "title")
        self._add(", ".join(part for part in (card.kind, card.country) if part), "quiet")
        self._column.addWidget(rule(px(3)))
        self._add(words("Names through time"), "section")
        self._column.addWidget(NameTimeline(card.names, palette, scale))
        self._add(words("Position"), "section")
        self._add(" · ".join(part for part in (card.position, card.sure) if part), "label")
        self._add(card.note, "quiet")
        self._visits(visits)
        self._sources(card)
        self._column.addStretch(1)

    def _add(self, text: str, part: str) -> None:
        if text:
            self._column.addWidget(line(text, part))

    def _visits(self, visits: Sequence[Visit]) -> None:
        if not visits:
            return
        self._add(self._words("Careers that came here"), "section")
        for visit in visits:
            if visit.step is None:
                self._add(visit.shown, "label")
                continue
            button = TextButton(f"{visit.shown}  ›")
            button.clicked.connect(lambda _=False, step=visit.step: self.stepChosen.emit(step))
            self._column.addWidget(button)

    def _sources(self, card: PlaceCard) -> None:
        citations = (*card.citations, *(c for row in card.names for c in row.citations))
        lines = dict.fromkeys(source_line(c, self._words, how_read=True) for c in citations)
        self._add(self._words("Sources ({count})", count=len(lines)), "section")
        for text in lines:
            self._add(text, "source")
