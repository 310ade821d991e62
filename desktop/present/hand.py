"""One hand for both screens: what mouse, finger or pen do on the stage or on its small picture.

With a tool the hand uses the tool. While the class is asked “Where next?”, a tap points. Else the
map has the hand, on whichever screen it is: it is one map, so both move.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent

from desktop.nomap import NoMap
from desktop.present.guessing import Guessing
from desktop.present.tools import Tools

if TYPE_CHECKING:
    from desktop.present.stage import Stage

__all__ = ["Hand"]

_TAP_PX: Final = 14.0
"""A finger that moves less far has tapped."""

_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.MouseButton.NoButton


class Hand(QObject):
    """Takes positions in pixels of the stage."""

    def __init__(self, stage: Stage, tools: Tools, guessing: Guessing) -> None:
        super().__init__(stage)
        self._stage, self._tools, self._guessing = stage, tools, guessing
        self._down: QPointF | None = None

    @property
    def wanted(self) -> bool:
        """Whether the hand does something else than moving the map."""
        return self._tools.tool != "none" or self._guessing.open

    @property
    def holds(self) -> bool:
        """Whether a button or a finger is down."""
        return self._down is not None

    def press(self, at: QPointF) -> None:
        """Comes down."""
        self._down = at
        if self._tools.tool != "none":
            self._tools.press(at)
        else:
            self._to_map(QEvent.Type.MouseButtonPress, at, _LEFT, _LEFT)

    def move(self, at: QPointF) -> None:
        """Moves, down or not."""
        if self._tools.tool != "none":
            self._tools.move(at, down=self.holds)
        elif self.holds:
            self._to_map(QEvent.Type.MouseMove, at, _NONE, _LEFT)

    def release(self, at: QPointF) -> None:
        """Is lifted."""
        down, self._down = self._down, None
        if self._tools.tool != "none":
            self._tools.release()
            return
        if down is None:
            return
        tapped = (at - down).manhattanLength() < _TAP_PX
        if tapped and self._guessing.open:
            self._point(at)
            # The map must not take it for a tap on a place as well.
            at = QPointF(-1, -1)
        self._to_map(QEvent.Type.MouseButtonRelease, at, _LEFT, _NONE)

    def leave(self) -> None:
        """Goes away."""
        self._tools.leave()

    def wheel(self, at: QPointF, event: QWheelEvent) -> None:
        """Turns the wheel: nearer or further off."""
        map_view = self._stage.map_view
        if isinstance(map_view, NoMap) or not map_view.geometry().contains(at.toPoint()):
            return
        local = at - QPointF(map_view.pos())
        map_view.hand_over(
            QWheelEvent(
                local,
                QPointF(map_view.mapToGlobal(local.toPoint())),
                QPoint(),
                event.angleDelta(),
                _NONE,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
        )

    def _point(self, at: QPointF) -> None:
        frame = self._stage.map_frame()
        if frame.holds(at.x(), at.y()):
            self._guessing.point(*frame.to_place(at.x(), at.y()))

    def _to_map(
        self, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton, buttons: Qt.MouseButton
    ) -> None:
        map_view = self._stage.map_view
        if isinstance(map_view, NoMap):
            return
        local = at - QPointF(map_view.pos())
        if kind == QEvent.Type.MouseButtonPress and not map_view.rect().contains(local.toPoint()):
            self._down = None
            return
        where = QPointF(map_view.mapToGlobal(local.toPoint()))
        modifiers = Qt.KeyboardModifier.NoModifier
        map_view.hand_over(QMouseEvent(kind, local, where, button, buttons, modifiers))
