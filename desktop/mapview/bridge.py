"""The one object that the page can reach, with a few typed slots.

Everything here can be called by any script that runs in the page, so nothing takes a path, a
query or a name of a function, and every argument is measured before it goes on.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal, Slot

__all__ = ["LONGEST_TEXT", "NAME", "Bridge"]

NAME: Final = "bridge"
"""The object's name in the page: ``channel.objects.bridge``."""

LONGEST_TEXT: Final = 500
"""Longer texts from the page are cut, and longer ids are refused."""

_MOST_STEPS: Final = 10_000_000
_MOST_TURNS: Final = 36_000.0
_NEAREST: Final = 30.0


class Bridge(QObject):
    """Slots that the page calls, and the signals by which the program hears of it.

    ``pageReady(steps)``: the data stand and steps can be shown. ``stepPainted(sequence)``: the
    frame that answers ``showStep(…, sequence, …)`` is on its way to the screen.
    ``placeChosen(id)`` and ``stepChosen(index)``: a tap; the index is 0-based. ``pulse(count)``:
    the page's script is alive. ``problemFound(text)``: the page met an error, for a log.
    ``viewChanged(lat, lon, zoom)``: a lesson's map looks elsewhere.
    """

    pageReady = Signal(int)
    stepPainted = Signal(int)
    placeChosen = Signal(str)
    stepChosen = Signal(int)
    pulse = Signal(int)
    problemFound = Signal(str)
    viewChanged = Signal(float, float, float)

    def event(self, event: QEvent) -> bool:
        """Stay. Of every object Qt gives the page ``deleteLater``, too; it is gone when its
        keeper is."""
        return event.type() == QEvent.Type.DeferredDelete or super().event(event)

    @Slot(int)
    def ready(self, steps: int) -> None:
        """The page has loaded a career of that many steps."""
        if 0 <= steps <= _MOST_STEPS:
            self.pageReady.emit(steps)

    @Slot(int)
    def painted(self, sequence: int) -> None:
        """The step asked for under that number is drawn."""
        if sequence >= 0:
            self.stepPainted.emit(sequence)

    @Slot(str)
    def placeTapped(self, place_id: str) -> None:
        """A place on the map was tapped."""
        if 0 < len(place_id) <= LONGEST_TEXT and place_id.isprintable():
            self.placeChosen.emit(place_id)

    @Slot(int)
    def stepTapped(self, index: int) -> None:
        """A stop on the map was tapped; ``index`` counts from 0."""
        if 0 <= index < _MOST_STEPS:
            self.stepChosen.emit(index)

    @Slot(int)
    def beat(self, count: int) -> None:
        """The page says once a second that its script runs."""
        if count >= 0:
            self.pulse.emit(count)

    @Slot(float, float, float)
    def viewMoved(self, lat: float, lon: float, zoom: float) -> None:
        """The middle of the map in degrees, and Leaflet's zoom."""
        if abs(lat) <= 90 and abs(lon) <= _MOST_TURNS and 0 <= zoom <= _NEAREST:
            self.viewChanged.emit(lat, lon, zoom)

    @Slot(str)
    def problem(self, text: str) -> None:
        """The page met an error that a person who looks after the program should know."""
        self.problemFound.emit(text[:LONGEST_TEXT])
