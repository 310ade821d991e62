"""The stand on which maps are measured: a window on the screen, its map, and a pixel to watch.

The floor is a page that moves one element, in the same kind of view, over the same bridge.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEventLoop, QPoint, QSize, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop.mapview import MapView, prepare, register_scheme
from geodata.errors import GeodataError
from geodata.locations import find_locations

if TYPE_CHECKING:
    from desktop.app import Exhibit

__all__ = [
    "PAGES",
    "SIZE",
    "Floor",
    "Stand",
    "floor_stand",
    "make_application",
    "pause",
    "percentile",
    "synthetic",
    "window_stand",
]

SIZE: Final = QSize(1280, 800)
PAGES: Final = Path(__file__).with_name("pages")

_LONGEST_S: Final = 20.0
_MIME: Final = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}

_WATCHED_PIXEL: Final = """(() => {
  const pixel = document.createElement("div");
  Object.assign(pixel.style, {
    position: "fixed", left: "0", top: "0", width: "8px", height: "8px", zIndex: 99999,
  });
  document.body.append(pixel);
  const show = atlas.showStep;
  atlas.showStep = function (index, sequence, animate) {
    pixel.style.background = `rgb(${sequence & 255}, ${(sequence >> 8) & 255}, 7)`;
    return show.call(atlas, index, sequence, animate);
  };
})()"""
"""Turns a corner of the page into another colour with each step, in the step's own frame."""


class Floor:
    """Serves the page that moves one element."""

    def data_for(self, path: str) -> tuple[str, bytes] | None:
        """The files of the floor's page."""
        file = PAGES / path.replace("index.html", "floor.html")
        return (_MIME[file.suffix], file.read_bytes()) if file.is_file() else None


class Stand:
    """A map on the screen. ``show(index)`` asks for a step as the slider does. ``exhibit`` is what
    the window belongs to, where it is the program's."""

    def __init__(
        self,
        view: MapView,
        window: QWidget,
        show: Callable[[int], object],
        *,
        exhibit: Exhibit | None = None,
    ) -> None:
        self.exhibit = exhibit
        self.view = view
        self.window = window
        self._show = show
        self.spoilt = False
        view.recovered.connect(self._spoilt)

    def _spoilt(self, reason: str) -> None:
        """A page that had to be brought back makes every figure worthless."""
        sys.stderr.write(f"the page was {reason} and came back: measure again\n")
        self.spoilt = True

    def until_painted(self, index: int) -> float:
        """Ask for a step; milliseconds until the page says that it is painted."""
        begun = time.perf_counter()
        loop = QEventLoop()
        self.view.stepPainted.connect(loop.quit)
        QTimer.singleShot(round(_LONGEST_S * 1000), loop, loop.quit)
        self._show(index)
        if self.view._queue.under_way or not self.view._queue.is_open:  # else it is shown already
            loop.exec()
        self.view.stepPainted.disconnect(loop.quit)
        return (time.perf_counter() - begun) * 1000

    def watch_pixel(self) -> None:
        """Put the watched pixel into the page."""
        self.view._keeper.run(_WATCHED_PIXEL)
        pause(300)

    def until_pixel(self, index: int) -> float:
        """Ask for a step; milliseconds until a pixel of it is on the screen."""
        screen, at = self.view.screen(), self.view.mapToGlobal(QPoint(3, 3))
        begun = time.perf_counter()
        self._show(index)
        call = self.view._queue.under_way
        assert call is not None, f"step {index} was shown already, or the page is gone"
        wanted = (call.sequence & 255, call.sequence >> 8 & 255, 7)
        while time.perf_counter() - begun < _LONGEST_S:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 2)
            seen = screen.grabWindow(0, at.x(), at.y(), 1, 1).toImage().pixelColor(0, 0)
            if seen.getRgb()[:3] == wanted:  # type: ignore[index]
                break
        taken = (time.perf_counter() - begun) * 1000
        while self.view._queue.under_way:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return taken

    def ask(self, script: str) -> Any:
        """The value of an expression in the page."""
        answers: list[Any] = []
        self.view._keeper.page.runJavaScript(script, answers.append)
        begun = time.perf_counter()
        while not answers and time.perf_counter() - begun < _LONGEST_S:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return answers[0]

    def reduce_motion(self, reduced: bool) -> None:
        """Whether the map goes to a place at once. Only of the program's window."""
        assert self.exhibit is not None
        self.exhibit.showing.set_reduced_motion(reduced)

    def close(self) -> None:
        """Take it off the screen and end the page."""
        self.view.shut_down()
        self.window.close()
        pause(300)


def make_application() -> QApplication:
    """The application as the program makes it."""
    prepare()
    register_scheme()
    return QApplication(["bench"])


def floor_stand() -> Stand:
    """The floor, as large as the map of the window."""
    view = MapView(Floor())
    view.resize(SIZE)
    view.show()
    stand = Stand(view, view, lambda index: view.show_step(index, animate=False))
    stand.until_painted(0)
    return stand


def window_stand(career: str) -> Stand:
    """The program's whole window on a career; a step is set on the model, as the slider does."""
    from desktop.app import make_exhibit

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    exhibit = make_exhibit(career, language="en", remembered=False, application=application)
    showing, window = exhibit.showing, exhibit.window
    view = showing.map_view
    assert isinstance(view, MapView)
    window.resize(SIZE.width() + 420, SIZE.height() + 220)
    window.show()
    stand = Stand(view, window, showing.model.set_step, exhibit=exhibit)
    loop = QEventLoop()
    view.stepPainted.connect(loop.quit)
    QTimer.singleShot(round(_LONGEST_S * 1000), loop, loop.quit)
    loop.exec()
    view.stepPainted.disconnect(loop.quit)
    pause(1500)
    return stand


def synthetic(steps: int) -> str:
    """A made-up career of so many postings, kept between runs; what ``--career`` takes."""
    from geodata.storage import open_career
    from tests.benchmarks.synthetic import LONGEST_FOLDER, make_career

    locations = find_locations()
    folder = locations.cache / "benchmarks"
    path = folder / (f"synthetic-{steps}" + ("" if steps <= LONGEST_FOLDER else ".sqlite"))
    try:
        open_career(str(path), locations=locations).close()
    except GeodataError:  # not made yet, or by another version
        path.unlink(missing_ok=True)
        folder.mkdir(parents=True, exist_ok=True)
        make_career(folder, steps)
    return str(path)


def pause(milliseconds: int) -> None:
    """Let the event loop run for a while, idle."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()


def percentile(values: list[float], share: float) -> float:
    """The smallest value that ``share`` of all (0 to 1) do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * round(share * 100) // 100) - 1)]
