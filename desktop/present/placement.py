"""Puts the two windows on their screens, and brings them back when a projector goes and returns.

Wayland lets no program place its windows: there a full-screen window can only ask for its screen,
and the teacher moves it where the compositor does not listen.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final, Literal

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from desktop.present.screens import (
    LessonMemory,
    ScreenId,
    distinct_screens,
    find_screen,
    id_of,
    recall,
    remember,
)

__all__ = ["Placement", "Where"]

Where = Literal["screen", "window", "away"]

_SETTLE_MS: Final = 300
"""A cable that is put in makes screens come, go and change for a moment."""

_IN_WINDOW: Final = QSize(960, 540)


class Placement(QObject):
    """Where the class's window is: on a screen of its own, in a window for one screen or for
    sharing, or put away.

    ``changed()``: a window is elsewhere. ``lost(name)`` and ``returned(name)``: the class's screen.
    """

    changed = Signal()
    lost = Signal(str)
    returned = Signal(str)

    def __init__(self, audience: QWidget, speaker: QWidget, memory_file: Path) -> None:
        super().__init__(speaker)
        self._audience, self._speaker = audience, speaker
        self._file = memory_file
        self._memory = recall(memory_file)
        self._where: Where = "away"
        self._wanted: ScreenId | None = None
        self._hidden = False
        self._gone = False
        self._settle = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._settle.timeout.connect(self._follow_screens)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        speaker.winId()  # so that there is a native window to listen to
        self._handle = speaker.windowHandle()
        # At once, before it is painted there: the notes may not be meant for that screen.
        self._handle.screenChanged.connect(self._tell)
        self._screens = (application.screenAdded, application.screenRemoved)
        for signal in self._screens:
            signal.connect(self._settle.start)

    def end(self) -> None:
        """The lesson is over: screens may come and go."""
        self._settle.stop()
        for signal in self._screens:
            signal.disconnect(self._settle.start)
        self._handle.screenChanged.disconnect(self._tell)

    @property
    def memory(self) -> LessonMemory:
        """What was chosen last, here or in an earlier lesson."""
        return self._memory

    @property
    def where(self) -> Where:
        """How the class's window is shown."""
        return self._where

    @property
    def speaker_screen(self) -> QScreen:
        """The screen that the teacher's window is on."""
        return self._speaker.screen()

    @property
    def audience_screen(self) -> QScreen:
        """The screen that the class's window is on, or would be."""
        return self._audience.screen()

    def use(self, audience: QScreen, speaker: QScreen, *, sure: bool) -> None:
        """The class on one screen, the teacher on the other; remembered. ``sure`` where the teacher
        chose them, and there are no others: then the notes may be on the second."""
        self._keep(replace(self._memory, audience=id_of(audience), speaker=id_of(speaker)))
        if sure and speaker is not audience:
            self.allow_notes(speaker)
        self._put(audience, speaker)

    def use_window(self) -> None:
        """One screen: the class's window is an ordinary one, to be shared or enlarged."""
        self._wanted = None
        self._show_in_window()

    def swap(self) -> None:
        """Change the screens; with one screen the two windows change their places in front."""
        if self._where != "screen":
            top = self._audience if self._speaker.isActiveWindow() else self._speaker
            top.raise_()
            top.activateWindow()
            return
        self.use(self._speaker.screen(), self._audience.screen(), sure=False)

    def notes_allowed(self) -> bool:
        """Whether the teacher allowed the notes on the screen that the teacher's window is on."""
        if self._gone:
            return id_of(self._speaker.screen()) in self._memory.notes
        same = self._where == "screen" and self._audience.screen() is self._speaker.screen()
        return not same and id_of(self._speaker.screen()) in self._memory.notes

    def allow_notes(self, screen: QScreen | None = None) -> None:
        """The teacher says that the class does not see this screen; remembered."""
        self._keep(self._memory.allowing(id_of(screen or self._speaker.screen())))
        self.changed.emit()

    def set_hidden(self, hidden: bool) -> None:
        """Put the class's window away, or bring it back. Its map goes on in either case."""
        if hidden == self._hidden:
            return
        self._hidden = hidden
        if hidden:
            self._put_away()
        elif self._wanted is not None and not self._gone:
            self._follow_screens()
        else:
            self._show_in_window()

    def _tell(self) -> None:
        self.changed.emit()

    def _keep(self, memory: LessonMemory) -> None:
        self._memory = memory
        remember(self._file, memory)

    def _put(self, audience: QScreen, speaker: QScreen) -> None:
        self._wanted = id_of(audience)
        self._gone = False
        self._speaker.hide()
        _to_screen(self._speaker, speaker, full=False)
        if not self._hidden:
            self._show_on(audience)
        self._speaker.raise_()
        self._speaker.activateWindow()
        self.changed.emit()

    def _show_on(self, screen: QScreen) -> None:
        self._audience.hide()
        self._audience.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)
        _to_screen(self._audience, screen, full=True)
        self._where = "screen"
        self.changed.emit()

    def _show_in_window(self) -> None:
        self._audience.hide()
        self._audience.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)
        room = self._speaker.screen().availableGeometry()
        size = _IN_WINDOW.boundedTo(room.size() * 0.5)
        self._audience.setGeometry(QRect(room.topLeft() + _corner(room, size), size))
        self._audience.showNormal()
        self._where = "window"
        self.changed.emit()

    def _put_away(self) -> None:
        """Not on any screen, but painted all the same: the teacher's small picture goes on."""
        size = self._audience.size()
        self._audience.hide()
        self._audience.setWindowState(Qt.WindowState.WindowNoState)
        self._audience.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self._audience.resize(size)
        self._audience.show()
        self._where = "away"
        self._speaker.activateWindow()  # a window on no screen must not keep the keys
        self.changed.emit()

    def _follow_screens(self) -> None:
        """Screens came or went: put the class's window back where it belongs, or put it away."""
        if self._wanted is None:
            self.changed.emit()
            return
        screens = distinct_screens()
        screen = find_screen(self._wanted, screens)
        if screen is None:
            self._lose(screens)
        elif self._gone or self._where != "screen" or not _covers(self._audience, screen):
            self._return_to(screen, screens)
        self.changed.emit()

    def _lose(self, screens: list[QScreen]) -> None:
        if not self._gone:
            self._gone = True
            self._put_away()
            if self._speaker.screen() not in screens:
                _to_screen(self._speaker, screens[0], full=False)
            self._speaker.raise_()
            self.lost.emit(self._wanted.name if self._wanted else "")

    def _return_to(self, screen: QScreen, screens: list[QScreen]) -> None:
        back, self._gone = self._gone, False
        if self._speaker.screen() is screen and len(screens) > 1:
            known = find_screen(self._memory.speaker, screens)
            other = next(each for each in screens if each is not screen)
            _to_screen(self._speaker, known if known is not screen and known else other, full=False)
        if not self._hidden:
            self._show_on(screen)
        self._speaker.activateWindow()
        if back:
            self.returned.emit(screen.name())


def _to_screen(window: QWidget, screen: QScreen, *, full: bool) -> None:
    """On X11, Windows and macOS the geometry decides, on Wayland the screen that is asked for."""
    window.setScreen(screen)
    window.winId()  # so that there is a native window to ask
    window.windowHandle().setScreen(screen)
    window.setWindowState(Qt.WindowState.WindowNoState)
    if full:
        window.setGeometry(screen.geometry())
        window.showFullScreen()
    else:
        window.setGeometry(screen.availableGeometry())
        window.showMaximized()


def _covers(window: QWidget, screen: QScreen) -> bool:
    return window.isVisible() and window.geometry() == screen.geometry()


def _corner(room: QRect, size: QSize) -> QPoint:
    return QPoint(max(0, room.width() - size.width()), max(0, room.height() - size.height()))
