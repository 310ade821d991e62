"""Where the lesson's map looks, and what lies over it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QPointF, Signal

from desktop.nomap import NoMap
from desktop.present.guessing import Guess
from desktop.present.presentation import Presentation
from desktop.present.stage import Stage
from desktop.present.toolpainter import Overlay, Popup
from desktop.present.tools import Tools
from desktop.themes import Palette
from geodata.words import Words

__all__ = ["Looking", "guess_text"]

_NEARER: Final = 1.5
_WIDER: Final = -2.0


class Looking(QObject):
    """``moved()``: the map, or what lies over it, is to be painted anew."""

    moved = Signal()

    def __init__(
        self,
        stage: Stage,
        presentation: Presentation,
        tools: Tools,
        *,
        palette: Callable[[], Palette],
    ) -> None:
        super().__init__(stage)
        self._stage, self._presentation, self._tools = stage, presentation, tools
        self._palette = palette
        self._popup: Popup | None = None
        self._zoomed = False
        stage.map_view.placeTapped.connect(self.tell_place)
        presentation.model.stepChanged.connect(self._forget)
        presentation.guessing.changed.connect(self._look_wide)
        tools.moved.connect(self.moved)
        if not isinstance(stage.map_view, NoMap):
            stage.map_view.viewMoved.connect(self.moved)

    def turn_zoom(self) -> None:
        """Nearer, where the hand is; and back to the stop's view."""
        if self._zoomed:
            self.show_whole()
            return
        frame = self._stage.map_frame()
        at = self._tools.at or QPointF(frame.width / 2, frame.seen_height / 2)
        self._zoom(at.x() / frame.width, at.y() / frame.height, _NEARER)
        self._zoomed = True

    def show_whole(self) -> None:
        """The map as the stop has it, and nothing asked."""
        self._forget()
        self._presentation.back_to_map()
        self._stage.map_view.reset_view()
        self.moved.emit()

    def tell_place(self, place_id: str) -> None:
        """The name that a past place had when the lesson was there; tapped again, it goes."""
        again = self._popup is not None and self._popup.place_id == place_id
        self._popup = None if again else self._popup_for(place_id)
        self.moved.emit()

    def overlay(self) -> Overlay:
        """What lies over the stage now."""
        stage, tools, presentation = self._stage, self._tools, self._presentation
        words = presentation.texts.words
        on_map = stage.card.isHidden()
        guesses = presentation.guessing.guesses if on_map else ()
        return Overlay(
            width=stage.width(),
            height=stage.height(),
            frame=stage.map_frame(),
            palette=self._palette(),
            type_px=stage.type_size,
            tool=tools.tool,
            at=tools.at,
            lines=tools.lines if on_map else (),
            guesses=tuple((guess, guess_text(guess, words)) for guess in guesses),
            popup=self._popup if on_map else None,
        )

    def _forget(self) -> None:
        self._popup, self._zoomed = None, False

    def _look_wide(self) -> None:
        """The answer may lie outside the stop's view, and the view must not give it away."""
        guessing = self._presentation.guessing
        if guessing.open and not guessing.guesses:
            self._zoom(0.5, 0.5, _WIDER)
        self.moved.emit()

    def _zoom(self, across: float, down: float, levels: float) -> None:
        if not isinstance(self._stage.map_view, NoMap):
            self._stage.map_view.zoom_at(across, down, levels)
        self.moved.emit()

    def _popup_for(self, place_id: str) -> Popup | None:
        step, texts = self._presentation.step, self._presentation.texts
        visits = [visit for visit in texts.career.place_steps(place_id) if visit <= step]
        if not visits or visits[-1] == step:
            return None  # it is not known yet, or its name stands there already
        for place in texts.places(visits[-1]):
            if place.id == place_id and place.lat is not None and place.lon is not None:
                name = place.name_today if self._presentation.shows_today else place.name
                return Popup(place_id, name, place.lat, place.lon)
        return None


def guess_text(guess: Guess, words: Words) -> str:
    """A letter, and once it is measured the distance. A finger is no more exact than ten
    kilometres."""
    if guess.km is None:
        return guess.letter
    if guess.km < 1:
        return words("{letter}: here", letter=guess.letter)
    number = words.number(int(round(guess.km, -1 if guess.km >= 100 else 0)))
    return words("{letter}: {number} km", letter=guess.letter, number=number)
