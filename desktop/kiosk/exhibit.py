"""The exhibit as a whole: asleep, woken, visited, asked, and asleep again."""

from __future__ import annotations

from collections.abc import Callable
from math import hypot

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication

from desktop.kiosk.idle import Idle
from desktop.kiosk.inviting import invitations
from desktop.kiosk.settings import KioskSettings
from desktop.kiosk.sizes import Screen, Sizes, density_of, sizes_for
from desktop.kiosk.stillmap import StillMap
from desktop.kiosk.visit import Visit
from desktop.kiosk.watching import Watcher
from desktop.kiosk.window import KioskWindow
from desktop.themes import PALETTES

__all__ = ["Exhibit"]


class Exhibit(QObject):
    """Ties window, visit and idle clock together.

    ``began(by_key)``: a visitor woke it. ``ended``: it went back to sleep after one, and nobody
    looks; ``ending`` comes before everything is undone. ``active``: somebody does something.
    ``heard``: a key. ``touched(x, y)``: a touch, in the window's pixels.
    ``troubled(sentence)``: something for the technician's log.
    """

    began = Signal(bool)
    ending = Signal()
    ended = Signal()
    active = Signal()
    heard = Signal()
    touched = Signal(float, float)
    troubled = Signal(str)

    def __init__(
        self, visit: Visit, idle: Idle, settings: KioskSettings, *, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.visit, self.idle, self.settings = visit, idle, settings
        self.window: KioskWindow = visit.window
        self.watcher: Watcher | None = None
        self.resets = self.recoveries = 0
        self._told: tuple[str, ...] = ()
        self._drawn = False
        self._fit_due = QTimer(self, singleShot=True, interval=50)
        self._fit_due.timeout.connect(self.fit)
        self._still = StillMap(
            visit.map_view, self.window.attract, asleep=lambda: self.asleep, parent=self
        )
        self._connect()

    @property
    def asleep(self) -> bool:
        """Whether the waiting picture stands."""
        return self.watcher is None or self.watcher.asleep

    def start(self) -> None:
        """Begin asleep. The window must have its size and be shown right after."""
        self.window.winId()  # makes its QWindow
        handle = self.window.windowHandle()
        assert handle is not None
        self.watcher = Watcher(handle, self)
        self.watcher.stirred.connect(self._stir)
        self.watcher.active.connect(self.idle.activity)
        self.watcher.active.connect(self.active)
        self.watcher.keyed.connect(self.heard)
        self.watcher.touched.connect(self.touched)
        self.fit()
        self.visit.start()
        self.window.attract.begin()

    def fit(self) -> None:
        """Take the present size of window and screen."""
        sizes = self._sizes()
        self._tell(sizes.problems)
        self.visit.set_sizes(sizes)
        self._invite(sizes)
        self._still.take()

    def wake(self) -> None:
        """Somebody came: uncover the first posting's note."""
        if self.watcher is None or not self.asleep:
            return
        self.watcher.wake()
        self.visit.map_view.set_still(False)
        self.window.attract.end()
        self.window.transport.next.setFocus()
        self.idle.activity()
        self.began.emit(self.watcher.by_key)

    def rest(self) -> None:
        """Nobody is there: everything as for the first visitor, under the waiting picture."""
        if self.watcher is None or self.watcher.asleep:
            return
        self.ending.emit()
        self.watcher.asleep = True
        self.window.attract.begin()
        self.window.banner.hide()
        self.idle.sleep()
        self.visit.reset()
        self.resets += 1
        self.ended.emit()

    def open_for_staff(self, opened: bool) -> None:
        """A page of the staff's came up over everything, or went."""
        self.idle.hold("staff", opened)
        if self.watcher is not None:
            self.watcher.open = opened

    def _connect(self) -> None:
        visit, idle, window = self.visit, self.idle, self.window
        idle.warned.connect(window.banner.ask)
        idle.extended.connect(window.banner.hide)
        idle.expired.connect(self.rest)
        window.banner.answered.connect(idle.activity)
        window.resized.connect(self._fit_due.start)
        window.controls.startOver.connect(lambda: visit.reset(renew=False))
        for changed in (visit.model.playingChanged, visit.model.heldChanged):
            changed.connect(lambda _on: idle.hold("play", self._plays()))
        visit.map_view.stepPainted.connect(self._painted)
        visit.map_view.recovered.connect(self._recovered)

    def _plays(self) -> bool:
        """Playing ends by itself at the last posting; held, it would never."""
        return self.visit.model.playing and not self.visit.model.held

    def _stir(self, pressed: bool) -> None:
        if pressed:
            self.window.attract.set_pressed(True)
        else:
            self.wake()

    def _painted(self, step: int) -> None:
        first, self._drawn = not self._drawn, True
        # On a slow machine the wait for the first map may have ended before there was one.
        if step == 0 and self.asleep and (first or not self.window.attract.has_picture):
            self._still.take()

    def _recovered(self, reason: str) -> None:
        if reason != "replaced":
            self.recoveries += 1

    def _invite(self, sizes: Sizes) -> None:
        palette = PALETTES[self.visit.first.theme]
        shown = invitations(self.visit.career, self.visit.words_for)
        self.window.attract.show_invitations(shown, sizes, palette)

    def _sizes(self) -> Sizes:
        window, settings = self.window, self.settings
        density = _density(window.screen(), settings.screen_height)
        screen = Screen(window.width(), window.height(), density, settings.lower_edge)
        return sizes_for(screen, distance=settings.viewing_distance, reach=settings.reach)

    def _tell(self, problems: tuple[str, ...]) -> None:
        if problems != self._told:
            self._told = problems
            for problem in problems:
                self.troubled.emit(problem)


def _density(screen: QScreen, height_mm: int) -> float:
    """Device-independent pixels to the millimetre; by the diagonal, which no turn changes."""
    size = screen.size()
    if height_mm:
        return density_of(size.height(), height_mm)
    real = screen.physicalSize()
    return density_of(hypot(size.width(), size.height()), hypot(real.width(), real.height()))


def follow_screens(
    application: QApplication, window: KioskWindow, fill: Callable[[], None]
) -> None:
    """Fill the screen again when one comes, goes, or is turned."""
    again = QTimer(window, singleShot=True, interval=300)
    again.timeout.connect(fill)
    for signal in (application.screenAdded, application.screenRemoved):
        signal.connect(lambda _screen: again.start())
    application.primaryScreenChanged.connect(lambda _screen: again.start())
