"""Ties the time model to panel, map and slider, and keeps the visitor's choices.

Every way to move ends in the model's one setter; everything here only listens and renders.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.panel.placepage import Visit
from desktop.settings import Settings
from desktop.themes import PALETTES, Scale, next_theme, slider_style, style_sheet
from desktop.timemodel import TimeModel
from desktop.window import MainWindow
from geodata.careers import StepText
from geodata.careers.placecard import place_card
from geodata.places import Locus, Place
from geodata.storage import CareerOnShow
from geodata.words import Words

__all__ = ["Showing"]

TEXT_SIZES = (80, 90, 100, 115, 130, 150, 175, 200)
"""Per cent: what a press of A+ or A− walks through."""


class Showing(QObject):
    """One career on show in one window.

    ``settingsChanged`` carries the new Settings whenever the visitor chose something;
    ``retranslated`` and ``restyled(scale)`` tell that the words or the sizes are others.
    """

    settingsChanged = Signal(object)
    retranslated = Signal()
    restyled = Signal(object)

    def __init__(
        self,
        career: CareerOnShow,
        *,
        window: MainWindow,
        model: TimeModel,
        map_view: Any,
        settings: Settings,
        words_for: Callable[[str], Words],
        visits_at: Callable[[str, CareerOnShow, Words], Sequence[Visit]],
        place_of: Callable[[str], Place],
        language: str,
    ) -> None:
        super().__init__(window)
        self.career, self.window, self.model = career, window, model
        self.map_view, self.settings = map_view, settings
        self.words_for = words_for
        self._visits_at = visits_at
        self._place_of = place_of
        self.words = words_for(language)
        self._scale = Scale(0)
        self._note_due = True
        self._panel_due = QTimer(self, singleShot=True, interval=0)
        self._panel_due.timeout.connect(self._render_panel)
        self._resize_due = QTimer(self, singleShot=True, interval=60)
        self._resize_due.timeout.connect(self._restyle)
        self._connect()

    def _connect(self) -> None:
        switches = self.window.switches
        self.model.stepChanged.connect(self._on_step)
        self.window.panel.careOpened.connect(self.model.set_held)
        self.window.panel.placeAsked.connect(self.open_place)
        self.window.panel.backAsked.connect(lambda: self.show_again(self.model.step))
        self.window.panel.stepChosen.connect(self._go_to_step)
        self.model.paceChanged.connect(self._keep_pace)
        self.window.resized.connect(self._resize_due.start)
        switches.languageChosen.connect(self.set_language)
        switches.largerText.connect(lambda: self._change_text(1))
        switches.smallerText.connect(lambda: self._change_text(-1))
        switches.nextTheme.connect(lambda: self.set_theme(next_theme(self.settings.theme)))

    def start(self, step: int = 0) -> None:
        """Render everything once, at ``step`` (0-based)."""
        self._restyle(force=True)
        self._retranslate()
        self._apply_to_map()
        self.model.set_step(step)
        self._on_step(self.model.step)

    def show_career(self, career: CareerOnShow, page: Any, *, step: int) -> None:
        """Show another career in the same window, at ``step``; ``page`` serves its map."""
        self.career = career
        self.map_view.set_source(page)
        self.window.slider.set_career(career.timeline, self.label, self.value_text)
        self.window.slider.set_neutral(career.neutral_steps)
        self.model.set_count(len(career.timeline), step=step)
        self._retranslate()
        self.show_again(step)

    def show_again(self, step: int) -> None:
        """Go to ``step`` and have it painted even where it is the one already shown."""
        self.model.set_step(step)
        self._on_step(step)
        self._render_panel()

    @property
    def scale(self) -> Scale:
        """How large everything is at present."""
        return self._scale

    def step_text(self, index: int) -> StepText:
        """The text of a step in the language on show."""
        return self.career.step(index, self.words)

    def value_text(self, index: int) -> str:
        """What a screen reader says for the slider's value."""
        step = self.step_text(index)
        count = self.words("Posting {n} of {count}", n=step.step, count=step.of)
        return ", ".join(part for part in (count, step.label, step.when.text) if part)

    def label(self, index: int) -> str:
        """The short label of a stop."""
        return self.career.label(index, self.words.language)

    def set_language(self, language: str) -> None:
        """Another language; the step stays."""
        self.words = self.words_for(language)
        self._keep(replace(self.settings, language=language))
        self._retranslate()
        self.map_view.set_language(language)
        self._render_panel()

    def set_theme(self, theme: str) -> None:
        """Other colours, everywhere at once."""
        self._keep(replace(self.settings, theme=theme))
        self._restyle(force=True)
        self.map_view.set_theme(theme)

    def set_reduced_motion(self, reduced: bool) -> None:
        """Whether the map goes to a place at once."""
        self._keep(replace(self.settings, reduced_motion=reduced))
        self.map_view.set_reduced_motion(reduced)

    def set_borders(self, shown: bool) -> None:
        """Whether the borders of today are drawn."""
        self._keep(replace(self.settings, borders_today=shown))
        self.map_view.set_borders(shown)

    def set_pace(self, seconds: int) -> None:
        """How long each posting stays while playing."""
        self.model.set_pace(seconds)

    def _keep_pace(self, seconds: float) -> None:
        self._keep(replace(self.settings, pace=round(seconds)))

    def _change_text(self, direction: int) -> None:
        sizes = [size for size in TEXT_SIZES if (size - self.settings.text_size) * direction > 0]
        if sizes:
            size = min(sizes, key=lambda size: abs(size - self.settings.text_size))
            self._keep(replace(self.settings, text_size=size))
            self._restyle(force=True)

    def larger_text(self) -> None:
        """One size up."""
        self._change_text(1)

    def smaller_text(self) -> None:
        """One size down."""
        self._change_text(-1)

    def go_to_place(self, place_id: str) -> None:
        """Go to the next posting at that place after the present one, round and round; a place
        without a posting opens its own page."""
        visits = self.career.place_steps(place_id)
        if not visits:
            self.open_place(place_id)
            return
        later = [visit for visit in visits if visit > self.model.step]
        self.model.set_step(later[0] if later else visits[0])

    def open_place(self, place_id: str) -> None:
        """Show a place on the map and, in the panel, its names through time."""
        self._panel_due.stop()
        place = self._place_of(place_id)
        card = place_card(place, self.words)
        if place.lat is not None and place.lon is not None:
            radius = 0 if place.locus is Locus.POINT else place.radius_km or 0
            self.map_view.point_at(card.name, place.lat, place.lon, radius_km=radius)
        self.window.panel.show_place(
            card,
            self._visits_at(place_id, self.career, self.words),
            self.words,
            PALETTES[self.settings.theme],
            self._scale,
        )

    def _go_to_step(self, step: int) -> None:
        self.model.set_step(step)
        self.show_again(step)

    def _keep(self, settings: Settings) -> None:
        self.settings = settings
        self.settingsChanged.emit(settings)

    def _on_step(self, index: int) -> None:
        self.map_view.show_step(index, animate=not self.settings.reduced_motion)
        self._panel_due.start()

    def _render_panel(self) -> None:
        index = self.model.step
        note = self.career.person(self.words.language).content_note
        shown_note = note if index == 0 or self._note_due else ""
        self._note_due = False
        self.window.panel.show_step(
            self.step_text(index),
            self.words,
            PALETTES[self.settings.theme],
            self._scale,
            neutral=index in self.career.neutral_steps,
            note=shown_note,
        )

    def _retranslate(self) -> None:
        person = self.career.person(self.words.language)
        self.window.setWindowTitle(f"{person.short} – Career Atlas")
        self.window.head.show_person(person.short, person.subtitle)
        self.window.switches.retranslate(self.words)
        self.window.search.retranslate(self.words)
        self.window.slider.set_words(self.words)
        self.window.transport.set_words(self.words)
        self.window.panel.setAccessibleName(self.words("Posting"))
        self.window.fit(self._scale)
        self.retranslated.emit()

    def _restyle(self, *, force: bool = False) -> None:
        size = self.window.size()
        scale = Scale.fitting(size.width(), size.height(), self.settings.text_size)
        if force or scale != self._scale:
            self._scale = scale
            palette = PALETTES[self.settings.theme]
            self.window.setStyleSheet(style_sheet(palette, scale))
            self.window.slider.set_style(slider_style(palette, scale))
            self.window.transport.set_style(slider_style(palette, scale))
            self.map_view.set_text_scale(scale.unit)
            self._panel_due.start()
            self.restyled.emit(scale)
        self.window.fit(scale)

    def _apply_to_map(self) -> None:
        self.map_view.set_language(self.words.language)
        self.map_view.set_theme(self.settings.theme)
        self.map_view.set_reduced_motion(self.settings.reduced_motion)
        self.map_view.set_borders(self.settings.borders_today)
        self.map_view.placeTapped.connect(self.go_to_place)
        self.map_view.stepTapped.connect(self.model.set_step)
