"""The map as a widget: told which step to show, and telling what was painted and tapped.

The rest of the window never sees the web engine. What it asks for before the page is ready, or
while the page is being brought back, is kept and done then: only the newest of each.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Final, Literal

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QColor, QWindow
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop.mapview.heartbeat import TICK_MS
from desktop.mapview.keeper import LOAD_TIMEOUT_MS, PageKeeper
from desktop.mapview.profile import SealedView
from desktop.mapview.scheme import PageSource
from desktop.mapview.stepqueue import StepCall, StepQueue
from desktop.nomap import ZoomButtons

__all__ = ["MapView", "Theme"]

Theme = Literal["light", "dark", "contrast"]

_ANSWER_TIMEOUT_MS: Final = 1000
"""A page that does not paint for so long is not seen (or hangs): the next step is sent anyway."""

_AT_REST: Final = (
    "typeof atlas === 'object' && !(atlas.step < 0)"
    " && !(atlas.basemap && atlas.basemap.pending) && !atlas.flying"
    " && document.fonts.status === 'loaded'"
)

_BACKGROUNDS: Final[Mapping[str, str]] = {
    "light": "#dfe6e4",
    "dark": "#1b2226",
    "contrast": "#000000",
}


class MapView(QWidget):
    """The map of one career.

    Made without a ``source`` it starts the engine all the same, which takes its time in another
    process; ``set_source`` must then follow before the event loop runs.

    ``mapReady()``: the page is up, for the first time or again. ``stepPainted(index)``: that step
    (from 0) is drawn; steps that a newer one overtook are never reported. ``placeTapped(id)`` and
    ``stepTapped(index)``: the visitor's finger. ``recovered(reason)``: the page had died or hung
    and shows its step again. ``failed(text)``: it keeps dying; a sentence in English for
    ``words``. ``complained(text)``: an error in the page's console, for a log and for tests.
    ``pulse(count)``: once a second, the page's script has run and a frame was painted.
    """

    mapReady = Signal()
    stepPainted = Signal(int)
    placeTapped = Signal(str)
    stepTapped = Signal(int)
    recovered = Signal(str)
    failed = Signal(str)
    complained = Signal(str)
    pulse = Signal(int)

    def __init__(
        self,
        source: PageSource | None = None,
        *,
        load_timeout_ms: int = LOAD_TIMEOUT_MS,
        tick_ms: int = TICK_MS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._queue = StepQueue()
        self._look: dict[str, object] = {}
        self._lost_for = ""
        self._view = SealedView(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._view)
        self.setFocusProxy(self._view)
        self._answer = QTimer(self, interval=_ANSWER_TIMEOUT_MS, singleShot=True)
        self._answer.timeout.connect(self._overdue)
        self._keeper = PageKeeper(
            self._view,
            source,
            seen=self._is_seen,
            load_timeout_ms=load_timeout_ms,
            tick_ms=tick_ms,
            parent=self,
        )
        self._connect()
        self._keeper.start()

    @property
    def blocked(self) -> int:
        """How many requests the page made to anything but our own scheme. All were refused."""
        return self._keeper.interceptor.blocked

    def show_step(self, index: int, *, animate: bool = True) -> None:
        """Show a step, counted from 0; ``animate`` lets the map fly there. The latest wins."""
        self._send(self._queue.ask(index, animate=animate))

    def set_language(self, language: str) -> None:
        """Labels in that language (``en``, ``lv``, ``ru``); the step stays."""
        self._set("setLanguage", language)

    def set_theme(self, theme: Theme) -> None:
        """Colours of the map, and of the widget until the map is painted."""
        self._keeper.set_background(QColor(_BACKGROUNDS[theme]))
        self._set("setTheme", theme)

    def set_reduced_motion(self, reduced: bool) -> None:
        """Go to a step at once instead of flying there."""
        self._set("setReducedMotion", reduced)

    def set_text_scale(self, scale: float) -> None:
        """Size of the map's labels; 1.0 is the ordinary size."""
        self._set("setTextScale", scale)

    def set_target(self, pixels: float) -> None:
        """The least side of what a finger touches on the map, in CSS pixels; 44 by itself."""
        self._set("setTarget", pixels)

    def set_zoom_buttons(self, where: ZoomButtons) -> None:
        """Where the map's own zoom buttons stand: ``high`` by itself, ``low`` at its lower edge,
        or nowhere."""
        self._set("setZoomButtons", where)

    def zoom_by(self, levels: int) -> None:
        """Nearer by so many levels, or farther where below 0; each doubles or halves."""
        self._call("zoomBy", levels)

    def set_still(self, still: bool) -> None:
        """Show only the land, without marks, labels and buttons."""
        self._set("setStill", still)

    def set_borders(self, shown: bool) -> None:
        """Today's borders, which are not those of the time."""
        self._set("setBorders", shown)

    def reset_view(self) -> None:
        """Back to the part of the map that belongs to the step."""
        self._call("resetView")

    def show_place(self, place_id: str) -> None:
        """Bring a place into view without leaving the step."""
        self._call("showPlace", place_id)

    def point_at(self, name: str, lat: float, lon: float, *, radius_km: float = 0) -> None:
        """Show any place, whether or not the career went there, until the next step is shown.

        ``lat`` and ``lon`` are WGS 84 degrees; ``radius_km`` above 0 stands for an area.
        """
        self._call("pointAt", {"name": name, "lat": lat, "lon": lon, "radiusKm": radius_km})

    def ask_at_rest(self, answer: Callable[[bool], None]) -> None:
        """Ask the page whether all that it shows is there: no tile on its way, no flight, all
        letters. ``answer`` may come never, as from a page that hangs."""
        self._keeper.ask(_AT_REST, lambda rests: answer(bool(rests)))

    def set_source(self, source: PageSource) -> None:
        """Show another career in the same page. Ask for its first step after this."""
        self._queue.close(forget=self._keeper.set_source(source))
        self._answer.stop()

    def recycle(self) -> None:
        """Start over with a fresh renderer, at the same step: memory that crept up is given back.
        Meant for a moment in which nobody looks."""
        self._keeper.replace_page()

    def shut_down(self) -> None:
        """End the page. Called by itself when the application is about to quit; what is asked
        after that is forgotten."""
        self._queue.close()
        self._answer.stop()
        self._keeper.shut_down()

    def _connect(self) -> None:
        keeper, bridge = self._keeper, self._keeper.bridge
        keeper.ready.connect(self._on_ready)
        keeper.lost.connect(self._on_lost)
        keeper.failed.connect(self.failed)
        keeper.complained.connect(self.complained)
        bridge.stepPainted.connect(self._on_painted)
        bridge.pulse.connect(self.pulse)
        bridge.placeChosen.connect(self.placeTapped)
        bridge.stepChosen.connect(self.stepTapped)
        if application := QApplication.instance():
            application.aboutToQuit.connect(self.shut_down)

    def _is_seen(self) -> bool:
        handle: QWindow | None = self.window().windowHandle()
        return self.isVisible() and handle is not None and handle.isExposed()

    def _set(self, name: str, value: object) -> None:
        self._look[name] = value
        if self._queue.is_open:
            self._call(name, value)

    def _call(self, name: str, *values: object) -> None:
        self._keeper.run(_script(name, *values))

    def _send(self, call: StepCall | None) -> None:
        if call is None:
            return
        self._answer.start()
        self._call("showStep", call.index, call.sequence, call.animate)

    def _on_ready(self, _steps: int) -> None:
        # One script, so that the first frame already has the right language and colours.
        look = "".join(_script(name, value) for name, value in self._look.items())
        if look:
            self._keeper.run(look)
        self._send(self._queue.open())
        self.mapReady.emit()

    def _on_painted(self, sequence: int) -> None:
        call = self._queue.answered(sequence)
        if call is None:
            return
        self._answer.stop()
        self._send(self._queue.next())
        self.stepPainted.emit(call.index)
        if self._lost_for:
            reason, self._lost_for = self._lost_for, ""
            self.recovered.emit(reason)

    def _overdue(self) -> None:
        self._send(self._queue.overdue())

    def _on_lost(self, reason: str) -> None:
        self._queue.close()
        self._answer.stop()
        self._lost_for = reason


def _script(name: str, *values: object) -> str:
    """A call of the page's one object, its arguments as JSON."""
    return f"atlas.{name}({','.join(json.dumps(value) for value in values)});"
