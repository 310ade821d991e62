"""The map as a picture, one a step, also where there is no screen.

The web engine paints only what is shown, so the map is shown without being put on a screen
(``WA_DontShowOnScreen``); without ``show`` a picture has one colour and no error is raised.
"""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Final, Self

from PySide6.QtCore import QEventLoop, QSize, Qt, QTimer
from PySide6.QtGui import QImage

from desktop.mapview.scheme import PageSource
from desktop.mapview.view import MapView, Theme
from geodata.errors import ExportFailed

__all__ = ["StepPictures", "settled", "wait_for_step"]

_LONGEST_WAIT_MS: Final = 60_000
_LONGEST_REST_MS: Final = 20_000
_LOOK_AGAIN_MS: Final = 60
_LOOKS: Final = 50


class StepPictures:
    """Grabs steps of one career from a map of its own. Use it in a ``with`` block."""

    def __init__(
        self,
        source: PageSource,
        *,
        size: QSize,
        language: str = "en",
        theme: Theme = "light",
        text_scale: float = 1.0,
    ) -> None:
        self._map = MapView(source)
        self._map.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self._map.resize(size)
        self._map.set_language(language)
        self._map.set_theme(theme)
        self._map.set_text_scale(text_scale)
        self._map.set_reduced_motion(True)
        self._map.show()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the map."""
        self._map.shut_down()
        self._map.close()
        self._map.deleteLater()

    def grab_step(self, index: int) -> QImage:
        """The map at a step, counted from 0, as soon as nothing on it changes any more.

        Raises ExportFailed where the map does not paint it within a minute.
        """
        wait_for_step(self._map, index, lambda: self._map.show_step(index, animate=False))
        return settled(self._grab)

    def _grab(self) -> QImage:
        return self._map.grab().toImage()


def wait_for_step(map_view: MapView, index: int, ask: Callable[[], None]) -> None:
    """Call ``ask`` and wait until the map has painted step ``index`` (from 0) with all its tiles.

    Raises ExportFailed where it does not within a minute.
    """
    painted: list[int] = []
    loop = QEventLoop()

    def note(shown: int) -> None:
        painted.append(shown)
        if shown == index:
            loop.quit()

    map_view.stepPainted.connect(note)
    QTimer.singleShot(_LONGEST_WAIT_MS, loop, loop.quit)
    ask()
    loop.exec()
    map_view.stepPainted.disconnect(note)
    if index not in painted:
        raise ExportFailed(
            f"The picture of posting {index + 1} could not be made, because the map did not "
            "answer. Try again; without a map, career-atlas postings lists the career."
        )
    _wait_for_rest(map_view)


def _wait_for_rest(map_view: MapView) -> None:
    """Wait until every tile is there. One that never comes is not waited for for ever, and a page
    that died meanwhile is asked again when it is back."""
    loop = QEventLoop()
    look = QTimer(loop, interval=_LOOK_AGAIN_MS)
    look.timeout.connect(lambda: map_view.ask_at_rest(lambda rests: loop.quit() if rests else None))
    look.start()
    QTimer.singleShot(_LONGEST_REST_MS, loop, loop.quit)
    loop.exec()
    look.stop()


def settled(grab: Callable[[], QImage]) -> QImage:
    """What arrived last is painted in the next frame: ``grab`` until two looks agree."""
    last = grab()
    for _ in range(_LOOKS):
        _wait(_LOOK_AGAIN_MS)
        now = grab()
        if now == last and not _one_colour(now):
            return now
        last = now
    return last


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()


def _one_colour(image: QImage) -> bool:
    """Whether a coarse sample of the picture shows nothing but one colour."""
    sample = image.scaled(16, 16).convertToFormat(QImage.Format.Format_RGB32)
    return len({sample.pixel(x, y) for x in range(16) for y in range(16)}) == 1
