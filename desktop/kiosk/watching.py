"""Hears every touch, key and turn of the wheel before anything else in the window does.

The filter sits on the window's own QWindow, through which all of them come, also those for the
web view. Never on QApplication: with a web view a filter there crashes on the next resize.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPointF, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QSinglePointEvent, QTouchEvent, QWindow

__all__ = ["Watcher"]

_Type = QEvent.Type
_BEGIN: Final = frozenset({_Type.MouseButtonPress, _Type.TouchBegin, _Type.KeyPress, _Type.Wheel})
_END: Final = frozenset(
    {_Type.MouseButtonRelease, _Type.TouchEnd, _Type.TouchCancel, _Type.KeyRelease, _Type.Wheel}
)
_ALL: Final = (
    _BEGIN
    | _END
    | {_Type.MouseMove, _Type.TouchUpdate, _Type.MouseButtonDblClick, _Type.NativeGesture}
    | {_Type.TabletPress, _Type.TabletMove, _Type.TabletRelease}
)

JITTER_PX: Final = 12
"""A pointer that trembles less than this is nobody: a draught on a mouse, noise on a screen."""

REST_MS: Final = 400
"""So long after waking nothing goes through, so that a double tap does nothing either."""


class Watcher(QObject):
    """``active()``: somebody did something. ``touched(x, y)``: a finger or the mouse came down
    there, in the window's pixels. ``keyed()``: a key. ``stirred(pressed)``: any of them while
    asleep, True at its beginning and False at its end; ``by_key`` says whether it was a key.

    While ``asleep`` nothing reaches the window, unless it is ``open`` for the staff; a gesture that
    woke it is kept from the window to its end.
    """

    active = Signal()
    keyed = Signal()
    touched = Signal(float, float)
    stirred = Signal(bool)

    def __init__(self, window: QWindow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.asleep = True
        self.open = False
        self.by_key = False
        self._swallows = False
        self._since_wake = QElapsedTimer()
        self._last = QPointF()
        window.installEventFilter(self)

    def wake(self) -> None:
        """Let events through from the end of the present gesture on."""
        self.asleep = False
        self._since_wake.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True for an event that must not reach the window."""
        kind = event.type()
        if kind not in _ALL:
            return False
        if not self.open and (self.asleep or self._swallows):
            self._stir(kind)
            return True
        if self._rests(kind):
            return True
        if self._counts(event):
            self._tell(event)
        return False

    def _stir(self, kind: QEvent.Type) -> None:
        if self.asleep and kind in _BEGIN:
            self.by_key = kind == _Type.KeyPress
            self._swallows = True
            self.stirred.emit(True)
        if self._swallows and kind in _END:
            self._swallows = False
            self.stirred.emit(False)

    def _rests(self, kind: QEvent.Type) -> bool:
        if not self._since_wake.isValid():
            return False
        if self._since_wake.elapsed() > REST_MS:
            self._since_wake.invalidate()
            return False
        return kind in _BEGIN or kind == _Type.MouseButtonDblClick

    def _counts(self, event: QEvent) -> bool:
        if event.type() != _Type.MouseMove:
            return True
        assert isinstance(event, QSinglePointEvent)
        away = event.globalPosition() - self._last
        if away.manhattanLength() < JITTER_PX:
            return False
        self._last = event.globalPosition()
        return True

    def _tell(self, event: QEvent) -> None:
        if not self.open:
            self.active.emit()
        match event:
            case QTouchEvent() if event.type() == _Type.TouchBegin:
                place = event.point(0).position()
            case QMouseEvent() if event.type() == _Type.MouseButtonPress:
                place = event.position()
            case QKeyEvent() if event.type() == _Type.KeyPress:
                self.keyed.emit()
                return
            case _:
                return
        self.touched.emit(place.x(), place.y())
