"""Keep one page alive: load it, watch it, and bring it back when it dies or hangs.

The page says itself when it is up (``loadFinished`` also fires over a blank map), so every wait
here ends with the page's own word or with a time-out.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from typing import Any, Final

import shiboken6
from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QColor
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineCore import QWebEnginePage

from desktop.mapview.bridge import NAME, Bridge
from desktop.mapview.heartbeat import TICK_MS, BackOff, Heartbeat
from desktop.mapview.profile import SealedPage, SealedView, sealed_profile
from desktop.mapview.scheme import SCHEME, START, AtlasSchemeHandler, PageSource, is_ours
from geodata.words import mark

__all__ = ["KEEPS_FAILING", "LOAD_TIMEOUT_MS", "PageKeeper"]

LOAD_TIMEOUT_MS: Final = 30_000
"""A page that is not up after so long is taken for hung."""

DEATH_TIMEOUT_MS: Final = 2_000
"""A killed renderer that is not reported dead after so long has its page replaced."""

KEEPS_FAILING: Final = mark(
    "The map keeps failing and is tried again by itself. The postings can be read without it; "
    "if it does not come back, start Career Atlas again."
)


class PageKeeper(QObject):
    """Owns the profile, the scheme's handler, the bridge and the present page of one view.

    ``ready(steps)``: the page can show steps. ``lost(reason)``: it cannot any more and is being
    brought back; the reason is ``killed``, ``crashed``, ``hung``, ``slow`` or ``strayed``.
    ``failed(text)``: it died so often that people should be told (English, for ``words``); tries
    go on.
    ``complained(text)``: an error in the page's console.
    """

    ready = Signal(int)
    lost = Signal(str)
    failed = Signal(str)
    complained = Signal(str)

    def __init__(
        self,
        view: SealedView,
        source: PageSource | None,
        *,
        seen: Callable[[], bool],
        load_timeout_ms: int = LOAD_TIMEOUT_MS,
        tick_ms: int = TICK_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.bridge = Bridge(self)
        self.profile, self.interceptor = sealed_profile(self)
        self._handler = AtlasSchemeHandler(source, self)
        self.profile.installUrlSchemeHandler(SCHEME, self._handler)
        self._view = view
        self._colour = QColor()
        self._reason = ""
        self._back_off = BackOff()
        self._heart = Heartbeat(seen, tick_ms=tick_ms, parent=self)
        self._load_watch = _single_shot(self, load_timeout_ms, self._too_slow)
        self._death_watch = _single_shot(self, DEATH_TIMEOUT_MS, self._replace)
        self._again = _single_shot(self, 0, self._load)
        self._handler.missed.connect(self.complained)
        self._heart.hung.connect(self._hung)
        self.bridge.pulse.connect(self._heart.beat)
        self.bridge.pageReady.connect(self._is_ready)
        self.bridge.problemFound.connect(self.complained)
        self.page = self._new_page()

    def start(self) -> None:
        """Load the page for the first time."""
        self._load()

    def set_source(self, source: PageSource) -> bool:
        """Serve other data from now on; the page is asked to read them, not loaded again. False
        where these are the first, which the page is about to read anyway."""
        others = self._handler.set_source(source)
        if others:
            self.expect_ready()
            self.run("atlas.load()")
        return others

    def expect_ready(self) -> None:
        """The page reads its data: its beats may pause, but not beyond the load's time-out."""
        self._heart.stop()
        self._load_watch.start()

    def run(self, script: str) -> None:
        """Call the page. Nothing is awaited: a hung page would never answer."""
        if shiboken6.isValid(self.page):
            self.page.runJavaScript(script)

    def ask(self, script: str, answer: Callable[[Any], None]) -> None:
        """Have the page work something out. A hung page, or one that is gone, never answers."""
        if shiboken6.isValid(self.page):
            self.page.runJavaScript(script, answer)

    def set_background(self, colour: QColor) -> None:
        """What stands where the page has not painted yet."""
        self._colour = colour
        if shiboken6.isValid(self.page):
            self.page.setBackgroundColor(colour)

    def replace_page(self) -> None:
        """Put a fresh page, with a fresh renderer, in the place of the present one."""
        self._heart.stop()
        self._replace()

    def shut_down(self) -> None:
        """Let go of the page before its profile, which is the order Chromium insists on, and of
        the view with it, which would make itself a page of its own."""
        for watch in (self._load_watch, self._death_watch, self._again):
            watch.stop()
        self._heart.stop()
        if shiboken6.isValid(self.page):
            self.page.renderProcessTerminated.disconnect(self._died)
            shiboken6.delete(self._view)
            shiboken6.delete(self.page)

    def _new_page(self) -> SealedPage:
        page = SealedPage(self.profile, self)
        channel = QWebChannel(page)
        channel.registerObject(NAME, self.bridge)
        page.setWebChannel(channel)
        page.renderProcessTerminated.connect(self._died)
        page.urlChanged.connect(self._moved)
        page.consoleError.connect(self.complained)
        if self._colour.isValid():
            page.setBackgroundColor(self._colour)
        self._view.setPage(page)
        return page

    def _load(self) -> None:
        self._load_watch.start()
        self.page.load(START)

    def _is_ready(self, steps: int) -> None:
        self._load_watch.stop()
        self._heart.start()
        self.ready.emit(steps)

    def _too_slow(self) -> None:
        self._end("slow")

    def _moved(self, address: QUrl) -> None:
        """Chromium asks nobody before it goes to ``about:blank``."""
        if not address.isEmpty() and not is_ours(address):
            self._end("strayed")

    def _hung(self) -> None:
        self._end("hung")

    def _end(self, reason: str) -> None:
        """Kill the renderer; its death is then reported like any other."""
        self._reason = reason
        self._heart.stop()
        self._load_watch.stop()
        self._death_watch.start()
        if (process := self.page.renderProcessPid()) > 1 and process != os.getpid():
            _kill(int(process))

    def _died(self, status: QWebEnginePage.RenderProcessTerminationStatus, _code: int) -> None:
        """Load the page again: at once, or later where it keeps dying."""
        killed = status == QWebEnginePage.RenderProcessTerminationStatus.KilledTerminationStatus
        self._come_back(self._reason or ("killed" if killed else "crashed"))

    def _replace(self) -> None:
        old = self.page
        old.renderProcessTerminated.disconnect(self._died)
        self.page = self._new_page()
        old.deleteLater()
        self._come_back(self._reason or "replaced")

    def _come_back(self, reason: str) -> None:
        self._heart.stop()
        self._load_watch.stop()
        self._death_watch.stop()
        self._reason = ""
        self.lost.emit(reason)
        wait_s = 0.0 if reason == "replaced" else self._back_off.died(time.monotonic())
        if wait_s:
            self.failed.emit(KEEPS_FAILING)
        self._again.start(round(wait_s * 1000))


def _single_shot(parent: QObject, interval_ms: int, act: Callable[[], None]) -> QTimer:
    timer = QTimer(parent, interval=interval_ms, singleShot=True)
    timer.timeout.connect(act)
    return timer


def _kill(process: int) -> None:
    """End a process at once, also one that is stopped; Windows knows no other way anyway."""
    try:
        os.kill(process, getattr(signal, "SIGKILL", signal.SIGTERM))
    except OSError:
        return  # it is gone already, and its death will be reported
