"""The scrolling panel that renders one step from memory."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QScrollArea, QScroller, QVBoxLayout, QWidget

from desktop.panel.evidence import spoken_evidence
from desktop.panel.placepage import PlacePage, Visit
from desktop.panel.sections import Page
from desktop.themes import Palette, Scale
from geodata.careers import StepText
from geodata.careers.placecard import PlaceCard
from geodata.words import Words

__all__ = ["PostingPanel"]


class PostingPanel(QWidget):
    """Shows one posting at a time; what it was last given is all it knows.

    ``careOpened`` tells that the visitor reads (True), or no longer reads, an account of torture
    and killing: whatever plays by itself waits meanwhile.
    ``placeAsked(id)`` asks for the page about a place, ``backAsked`` and ``stepChosen(index)``
    lead away from one.
    """

    careOpened = Signal(bool)
    placeAsked = Signal(str)
    backAsked = Signal()
    stepChosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._step: StepText | None = None
        self._words: Words | None = None
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        gesture = QScroller.ScrollerGestureType.TouchGesture
        QScroller.grabGesture(self._area.viewport(), gesture)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._area, 1)

    def add_below(self, widget: QWidget) -> None:
        """Put ``widget`` under the scrolling part, where it always stays in sight."""
        self._column.addWidget(widget)

    def add_above(self, widget: QWidget) -> None:
        """Put ``widget`` over the scrolling part, where it always stays in sight."""
        self._column.insertWidget(0, widget)

    def show_step(
        self,
        step: StepText,
        words: Words,
        palette: Palette,
        scale: Scale,
        *,
        neutral: bool = False,
        note: str = "",
    ) -> None:
        """Render ``step`` from its top; ``neutral`` and ``note`` as for a Page."""
        moved = self._step is None or step.id != self._step.id
        kept = 0 if moved else self._area.verticalScrollBar().value()
        self._step, self._words = step, words
        page = Page(step, words, palette, scale, neutral=neutral, note=note)
        page.careOpened.connect(self.careOpened)
        page.placeAsked.connect(self.placeAsked)
        self._area.setWidget(page)
        self.careOpened.emit(False)
        self._area.setAccessibleName(self.heading())
        self._area.verticalScrollBar().setValue(kept)
        if moved:
            self._announce(self.heading())

    def show_place(
        self,
        card: PlaceCard,
        visits: Sequence[Visit],
        words: Words,
        palette: Palette,
        scale: Scale,
    ) -> None:
        """Show the page about a place until the next step is rendered."""
        page = PlacePage(card, visits, words, palette, scale)
        page.backAsked.connect(self.backAsked)
        page.stepChosen.connect(self.stepChosen)
        self._area.setWidget(page)
        self._area.setAccessibleName(card.name)
        self._announce(card.name)

    def show_page(self, page: QWidget, name: str) -> None:
        """Show a page of somebody else's until the next step is rendered; ``name`` is for those
        who hear the panel."""
        self._step = None
        self._area.setWidget(page)
        self._area.setAccessibleName(name)
        self._announce(name)

    @property
    def area(self) -> QScrollArea:
        """The scrolling part."""
        return self._area

    def heading(self) -> str:
        """What a screen reader hears when the step changes: the heading and no more."""
        if self._step is None or self._words is None:
            return ""
        step = self._step
        count = self._words("Posting {n} of {count}", n=step.step, count=step.of)
        places = ", ".join(place.name for place in step.places)
        parts = (step.person, count, step.title, places, step.when.text)
        return ". ".join(part for part in parts if part)

    def read_evidence(self) -> str:
        """Have the figures, the certainty and the sources spoken; gives what was said."""
        if self._step is None or self._words is None:
            return ""
        text = spoken_evidence(self._step, self._words)
        self._announce(text)
        return text

    def _announce(self, text: str) -> None:
        event = QAccessibleAnnouncementEvent(self, text)
        QAccessible.updateAccessibility(event)
