"""The sections of the posting panel, top to bottom."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.panel.figures import fill_figures
from desktop.panel.parts import line, rule
from desktop.panel.textbutton import TextButton
from desktop.themes import Palette, Scale
from geodata.careers import CitationText, EventText, PlaceText, StepText
from geodata.careers.evidence import all_citations, source_line
from geodata.words import Words

__all__ = ["Page"]


class Page(QWidget):
    """One posting, set once from its text; a new posting is a new page.

    ``neutral`` keeps the accent colour off a stop at which he died; ``note`` is the content note
    that stands before the first posting. ``careOpened`` tells that the account of torture and
    killing was opened (True) or closed, ``placeAsked(id)`` asks for the page about a place.
    """

    careOpened = Signal(bool)
    placeAsked = Signal(str)

    def __init__(
        self,
        step: StepText,
        words: Words,
        palette: Palette,
        scale: Scale,
        *,
        neutral: bool,
        note: str,
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._words, self._palette, self._scale = words, palette, scale
        self._evidence: list[QWidget] = []
        self._doors: set[str] = set()
        self._column = QVBoxLayout(self)
        px = scale.px
        self._column.setContentsMargins(px(28), px(20), px(28), px(20))
        self._column.setSpacing(px(6))
        if note:
            self._boxed(words("Before you begin"), note)
        self._head(step, neutral=neutral)
        self._cost(step)
        self._story(step)
        self._beside(step)
        self._events(step)
        self._disagreements(step)
        self._sources(step)
        self._column.addStretch(1)

    def _add(self, text: str, part: str) -> None:
        if text:
            self._column.addWidget(line(text, part))

    def _boxed(self, title: str, text: str) -> None:
        frame = QFrame()
        frame.setProperty("part", "note")
        inside = QVBoxLayout(frame)
        margin = self._scale.px(14)
        inside.setContentsMargins(margin, margin, margin, margin)
        inside.addWidget(line(title, "section"))
        inside.addWidget(line(text, "story"))
        self._column.addWidget(frame)
        self._column.addSpacing(self._scale.px(10))

    def _whose(self, step: StepText) -> None:
        """The sign that the person's stops have on map and slider, and the name."""
        if step.person:
            sign, part = ("◆", "whose-second") if step.owner else ("●", "whose")
            self._add(f"{sign} {step.person}", part)

    def _beside(self, step: StepText) -> None:
        """Where the other of two was at that time."""
        if not step.beside:
            return
        self._column.addSpacing(self._scale.px(6))
        self._add(self._words("At the same time"), "section")
        for sentence in step.beside:
            self._add(sentence, "story")

    def _head(self, step: StepText, *, neutral: bool) -> None:
        self._whose(step)
        count = self._words("Posting {n} of {count}", n=step.step, count=step.of)
        self._add(count, "count")
        self._add(step.when.text, "when")
        self._add(step.title, "title")
        part = "place-second" if step.owner else "place"
        for place in step.places:
            self._place(place, "place-neutral" if neutral else part)

    def _place(self, place: PlaceText, part: str) -> None:
        self._add(place.name, part)
        today = "" if place.locus == "unlocated" else place.name_today
        if today and place.today and place.today not in today:
            today = f"{today}, {place.today}"
        said = [self._words("today {name}", name=today)] if today else []
        said += [place.locus_text] if place.locus_text else []
        self._add(" · ".join(said), "quiet")

    def _cost(self, step: StepText) -> None:
        px = self._scale.px
        self._column.addSpacing(px(8))
        self._column.addWidget(rule(px(3)))
        if not step.figures:
            self._add(step.figures_note, "section")
            return
        self._add(self._words("The human cost"), "section")
        fill_figures(self._column, step.figures, self._palette, self._scale)
        for figure in step.figures:
            self._cited(figure.citations)

    def _story(self, step: StepText) -> None:
        self._column.addSpacing(self._scale.px(6))
        self._add(step.summary, "story")
        notes = [text for text in (step.when.note, step.place_note, step.unsaid) if text]
        if notes:
            self._column.addSpacing(self._scale.px(4))
            self._add(self._words("What is known, and what is not"), "section")
            self._add(" ".join(notes), "quiet")
        for place in step.places:
            self._place_door(place, self._column)

    def _place_door(self, place: PlaceText, column: QVBoxLayout) -> None:
        if place.locus == "unlocated" or place.id in self._doors:
            return
        self._doors.add(place.id)
        button = TextButton(self._words("All names of {place}", place=place.name) + "  ›")
        button.clicked.connect(lambda: self.placeAsked.emit(place.id))
        column.addWidget(button)

    def _events(self, step: StepText) -> None:
        plain = [event for event in step.events if not event.care]
        careful = [event for event in step.events if event.care]
        if plain:
            self._column.addSpacing(self._scale.px(6))
            self._add(self._words("In these years"), "section")
        for event in plain:
            self._event(event, self._column)
        if careful:
            self._behind_a_note(careful)

    def _behind_a_note(self, events: list[EventText]) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        for event in events:
            self._event(event, column)
        label = self._words("The next lines tell of violence and death. Show them")
        self._unfolding(label, inner, self.careOpened.emit)

    def _event(self, event: EventText, column: QVBoxLayout) -> None:
        lead = " · ".join(part for part in (event.when, event.claim_text) if part)
        if lead:
            column.addWidget(line(lead, "quiet"))
        column.addWidget(line(event.text, "story"))
        if event.place:
            self._place_door(event.place, column)
        self._cited(event.citations, column)

    def _cited(
        self, citations: tuple[CitationText, ...], column: QVBoxLayout | None = None
    ) -> None:
        for citation in citations:
            text = line(source_line(citation, self._words), "source")
            text.hide()
            self._evidence.append(text)
            (column or self._column).addWidget(text)

    def _disagreements(self, step: StepText) -> None:
        for quarrel in step.disagreements:
            self._column.addSpacing(self._scale.px(6))
            self._add(self._words("Sources disagree: {about}", about=quarrel.about), "section")
            for version in quarrel.versions:
                self._add(f"– {version.text}", "story")
                self._cited(version.citations)

    def _sources(self, step: StepText) -> None:
        citations = all_citations(step)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        for citation in citations:
            text = source_line(citation, self._words, how_read=True)
            column.addWidget(line(text, "source"))
        label = self._words("Sources ({count})", count=len(citations))
        self._unfolding(label, inner, self._show_evidence)

    def _show_evidence(self, shown: bool) -> None:
        for widget in self._evidence:
            widget.setVisible(shown)

    def _unfolding(
        self, label: str, inner: QWidget, then: Callable[[bool], None] = lambda _shown: None
    ) -> None:
        button = TextButton(f"{label}  ›")
        button.setCheckable(True)
        inner.hide()

        def unfold(shown: bool) -> None:
            inner.setVisible(shown)
            button.setText(f"{label}  {'⌄' if shown else '›'}")
            then(shown)

        button.toggled.connect(unfold)
        self._column.addWidget(button)
        self._column.addWidget(inner)
