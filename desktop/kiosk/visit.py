"""One visitor's way through the career: what is shown, and how; and how it is all undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from desktop.kiosk.pages import HelpPage, NotePage, Signed, about_line, help_lines
from desktop.kiosk.sizes import Sizes
from desktop.kiosk.style import TEXT_SIZES, kiosk_sheet, map_scale, panel_scale, strip_style
from desktop.kiosk.window import KioskWindow
from desktop.panel.placepage import Visit as PlaceVisit
from desktop.themes import PALETTES, next_theme
from desktop.timemodel import TimeModel
from geodata.careers import StepText
from geodata.careers.placecard import place_card
from geodata.places import Locus, Place
from geodata.storage import OpenCareer
from geodata.words import Words

__all__ = ["Look", "Visit", "pace_for"]


WHOLE_S: Final = 110.0
"""A visitor has two minutes: played, the whole career takes no longer than this."""
SLOWEST_S: Final = 8.0
FASTEST_S: Final = 3.0
"""Seconds that a posting stays while playing, at most, and at least: the map flies for two."""


def pace_for(steps: int) -> float:
    """Seconds that each of so many postings stays while playing."""
    return max(FASTEST_S, min(SLOWEST_S, WHOLE_S / max(1, steps)))


@dataclass(frozen=True, slots=True)
class Look:
    """What a visitor may choose; ``text_size`` in per cent."""

    language: str
    theme: str = "light"
    text_size: int = 100
    reduced_motion: bool = False


class Visit(QObject):
    """Shows a career in the window and keeps a visitor's choices until ``reset``.

    ``page`` says what the panel shows: ``note``, ``posting``, ``place`` or ``help``.
    ``lookChanged(Look)``: another language, size or colours. ``pageChanged(page)``: the panel
    shows something else. ``wasReset()``: everything is as for the first visitor.
    """

    lookChanged = Signal(object)
    pageChanged = Signal(str)
    wasReset = Signal()

    def __init__(
        self,
        career: OpenCareer,
        *,
        window: KioskWindow,
        model: TimeModel,
        map_view: Any,
        first: Look,
        words_for: Callable[[str], Words],
        visits_at: Callable[[str, OpenCareer, Words], Sequence[PlaceVisit]],
        place_of: Callable[[str], Place],
        signed: Signed,
    ) -> None:
        super().__init__(window)
        self.career, self.window, self.model, self.map_view = career, window, model, map_view
        self.first = self.look = first
        self.page = "note"
        self.words_for = words_for
        self.words = words_for(first.language)
        self._signed = signed
        self._visits_at, self._place_of = visits_at, place_of
        self._sizes: Sizes | None = None
        self._place = ""
        self._panel_due = QTimer(self, singleShot=True, interval=0)
        self._panel_due.timeout.connect(self._render)
        self._connect()

    def _connect(self) -> None:
        window, model = self.window, self.model
        model.stepChanged.connect(self._on_step)
        model.playingChanged.connect(self._on_playing)
        bar, controls, panel = window.transport, window.controls, window.panel
        bar.next.clicked.disconnect(model.next)
        bar.next.clicked.connect(self.next)
        panel.careOpened.connect(model.set_held)
        panel.placeAsked.connect(self.open_place)
        panel.backAsked.connect(lambda: self.go_to_step(model.step))
        panel.stepChosen.connect(self.go_to_step)
        controls.languageChosen.connect(self.set_language)
        controls.largerText.connect(lambda: self.change_text(1))
        controls.smallerText.connect(lambda: self.change_text(-1))
        controls.nextTheme.connect(lambda: self.set_theme(next_theme(self.look.theme)))
        controls.motionReduced.connect(self.set_reduced_motion)
        controls.helpAsked.connect(lambda: self._show("help"))
        window.lowrow.zoomAsked.connect(self.map_view.zoom_by)
        self.pageChanged.connect(window.lowrow.refresh)
        self.map_view.placeTapped.connect(self.go_to_place)
        self.map_view.stepTapped.connect(self.go_to_step)

    # Where the visitor is

    def next(self) -> None:
        """On: from the note to the first posting, from there to the next one."""
        if self.page == "note":
            self.read_on()
        else:
            self.model.next()

    def read_on(self) -> None:
        """Show the present posting, whatever stood before it."""
        if self.page != "posting":
            self._show("posting")

    def go_to_step(self, step: int) -> None:
        """Go to a step (0-based) and show its posting."""
        self.model.set_step(step)
        self.map_view.show_step(step, animate=not self.look.reduced_motion)
        self._show("posting")

    def go_to_place(self, place_id: str) -> None:
        """Go to the next posting at a place, round and round; else open the place's own page."""
        visits = self.career.place_steps(place_id)
        if not visits:
            self.open_place(place_id)
            return
        later = [visit for visit in visits if visit > self.model.step]
        self.go_to_step(later[0] if later else visits[0])

    def open_place(self, place_id: str) -> None:
        """Show a place on the map and, in the panel, its names through time."""
        self._place = place_id
        place = self._place_of(place_id)
        card = place_card(place, self.words)
        if place.lat is not None and place.lon is not None:
            radius = 0 if place.locus is Locus.POINT else place.radius_km or 0
            self.map_view.point_at(card.name, place.lat, place.lon, radius_km=radius)
        visits = self._visits_at(place_id, self.career, self.words)
        self._panel_due.stop()
        self.window.panel.show_place(
            card, visits, self.words, PALETTES[self.look.theme], panel_scale(self.sizes)
        )
        self._tell("place")

    def show_help(self) -> None:
        """Help in the panel, or back from it."""
        self._show("posting" if self.page == "help" else "help")

    # How the visitor sees it

    def set_language(self, language: str) -> None:
        """Another language; the posting stays."""
        self._change(replace(self.look, language=language))

    def set_theme(self, theme: str) -> None:
        """Other colours, everywhere at once."""
        self._change(replace(self.look, theme=theme))

    def set_reduced_motion(self, reduced: bool) -> None:
        """Whether the map goes to a place at once."""
        self._change(replace(self.look, reduced_motion=reduced))

    def change_text(self, direction: int) -> None:
        """One size up (1) or down (-1)."""
        sizes = [size for size in TEXT_SIZES if (size - self.look.text_size) * direction > 0]
        if sizes:
            size = min(sizes, key=lambda size: abs(size - self.look.text_size))
            self._change(replace(self.look, text_size=size))

    @property
    def sizes(self) -> Sizes:
        """Of the present screen."""
        assert self._sizes is not None, "set_sizes comes first"
        return self._sizes

    def set_sizes(self, sizes: Sizes) -> None:
        """The screen is another, or was turned."""
        self._sizes = sizes
        self._apply()

    def start(self) -> None:
        """Show the first step to the map, and the note to the visitor."""
        self.map_view.show_step(0, animate=False)
        self._show("note")
        self.window.transport.next.setFocus()

    def reset(self, *, renew: bool = True) -> None:
        """Everything as for the first visitor. ``renew`` also gives the map a fresh page, so
        that nothing in it can be left over; that takes a moment in which nobody should look."""
        QApplication.clipboard().clear()
        self.model.reset()
        self.model.set_pace(pace_for(self.model.count))
        if self.look != self.first:
            self._change(self.first)
        self.map_view.show_step(0, animate=False)
        if renew:
            self.map_view.recycle()
        else:
            self.map_view.reset_view()
        self._show("note")
        self.window.panel.area.verticalScrollBar().setValue(0)
        self.window.transport.next.setFocus()
        self.wasReset.emit()

    def help_lines(self) -> tuple[tuple[str, str], ...]:
        """What can be done here, and whose words these are, each a heading and a sentence."""
        about = about_line(self.career.person(self.words.language), self._signed, self.words)
        return (*help_lines(self.words), about)

    # Rendering

    def step_text(self) -> StepText:
        """The present posting in the language on show."""
        return self.career.step(self.model.step, self.words)

    def _change(self, look: Look) -> None:
        self.look = look
        self.words = self.words_for(look.language)
        self._apply()
        self.lookChanged.emit(look)

    def _apply(self) -> None:
        look, palette, window = self.look, PALETTES[self.look.theme], self.window
        window.setStyleSheet(kiosk_sheet(palette, self.sizes, look.text_size))
        style = strip_style(palette, self.sizes)
        window.slider.set_style(style)
        window.transport.set_style(style)
        self._retranslate()
        at = TEXT_SIZES.index(look.text_size) if look.text_size in TEXT_SIZES else 1
        window.controls.show_state(
            reduced=look.reduced_motion, can_grow=at < len(TEXT_SIZES) - 1, can_shrink=at > 0
        )
        window.fit(self.sizes, palette, text_size=look.text_size)
        self._apply_to_map()
        self._panel_due.start()

    def _retranslate(self) -> None:
        person, window = self.career.person(self.words.language), self.window
        window.setWindowTitle(f"{person.short} – Career Atlas")
        window.head.show_person(person.short, person.subtitle)
        for part in (window.controls, window.pager, window.lowrow, window.banner):
            part.retranslate(self.words)
        window.slider.set_words(self.words)
        window.transport.set_words(self.words)
        window.panel.setAccessibleName(self.words("Posting"))

    def _apply_to_map(self) -> None:
        look, map_view = self.look, self.map_view
        map_view.set_language(look.language)
        map_view.set_theme(look.theme)
        map_view.set_reduced_motion(look.reduced_motion)
        map_view.set_text_scale(map_scale(self.sizes, look.text_size))
        map_view.set_target(self.sizes.target)
        map_view.set_zoom_buttons(self.window.zoom_buttons)

    def _on_step(self, index: int) -> None:
        self.map_view.show_step(index, animate=not self.look.reduced_motion)
        self.page = "posting"
        self._panel_due.start()

    def _on_playing(self, playing: bool) -> None:
        if playing:
            self.read_on()

    def _show(self, page: str) -> None:
        self.page = page
        self._panel_due.start()

    def _render(self) -> None:
        if self.page == "note":
            self._render_note()
        elif self.page == "help":
            self._render_help()
        elif self.page == "place":
            self.open_place(self._place)
            return
        else:
            self._render_posting()
        self._tell(self.page)

    def _render_posting(self) -> None:
        self.window.panel.show_step(
            self.step_text(),
            self.words,
            PALETTES[self.look.theme],
            panel_scale(self.sizes),
            neutral=self.model.step in self.career.neutral_steps,
        )

    def _render_note(self) -> None:
        person = self.career.person(self.words.language)
        page = NotePage(person, self._signed, self.words, panel_scale(self.sizes))
        page.done.connect(self.read_on)
        self.window.panel.show_page(page, self.words("Before you begin"))

    def _render_help(self) -> None:
        page = HelpPage(self.help_lines(), self.words, panel_scale(self.sizes))
        page.done.connect(self.read_on)
        self.window.panel.show_page(page, self.words("Help"))

    def _tell(self, page: str) -> None:
        self.page = page
        self.pageChanged.emit(page)
