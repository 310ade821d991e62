"""Pointer, pen, eraser and spotlight: what the teacher's hand does, seen on both screens.

All positions are pixels of the stage, whichever screen the hand is on.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal

from PySide6.QtCore import QObject, QPointF, Signal

from desktop.present.mapframe import MapFrame
from desktop.present.strokes import Stroke, Strokes

__all__ = ["TOOLS", "Tool", "Tools"]

Tool = Literal["none", "pointer", "pen", "eraser", "spotlight"]

TOOLS: Final[tuple[Tool, ...]] = ("none", "pointer", "pen", "eraser", "spotlight")
"""In the order of the keys 1 to 5."""

_REACH_PX: Final = 22.0
"""The eraser takes away what lies so near: half a finger."""


class Tools(QObject):
    """``toolChanged()``: another tool is in the hand. ``moved()``: pointer, spotlight or the lines
    are to be painted anew."""

    toolChanged = Signal()
    moved = Signal()

    def __init__(self, frame: Callable[[], MapFrame], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._frame = frame
        self._tool: Tool = "none"
        self._step = 0
        self._at: QPointF | None = None
        self._line: list[tuple[float, float]] = []
        self._strokes = Strokes()

    @property
    def tool(self) -> Tool:
        """What the hand holds."""
        return self._tool

    @property
    def at(self) -> QPointF | None:
        """Where the hand is, None while it is elsewhere."""
        return self._at

    @property
    def lines(self) -> tuple[Stroke, ...]:
        """The lines of the stop, and the one being drawn."""
        drawing = (tuple(self._line),) if len(self._line) > 1 else ()
        return (*self._strokes.at(self._step), *drawing)

    def take(self, tool: Tool) -> None:
        """Take a tool; the one that is in the hand is put down."""
        self._finish()
        self._tool = "none" if tool == self._tool else tool
        self._at = None
        self.toolChanged.emit()
        self.moved.emit()

    def set_step(self, step: int) -> None:
        """Another stop (0-based), with the lines that were drawn there."""
        self._finish()
        self._step = step
        self.moved.emit()

    def press(self, at: QPointF) -> None:
        """The hand comes down."""
        self._at = at
        if self._tool == "pen":
            self._line = []
            self._draw(at)
        elif self._tool == "eraser":
            self._erase(at)
        self.moved.emit()

    def move(self, at: QPointF, *, down: bool) -> None:
        """The hand moves."""
        self._at = at
        if down and self._tool == "pen":
            self._draw(at)
        elif down and self._tool == "eraser":
            self._erase(at)
        self.moved.emit()

    def release(self) -> None:
        """The hand is lifted."""
        self._finish()
        self.moved.emit()

    def leave(self) -> None:
        """The hand goes elsewhere."""
        self._at = None
        self.moved.emit()

    def undo(self) -> None:
        """As the stop's lines were before."""
        self._strokes.undo(self._step)
        self.moved.emit()

    def redo(self) -> None:
        """What was undone is done again."""
        self._strokes.redo(self._step)
        self.moved.emit()

    def _draw(self, at: QPointF) -> None:
        frame = self._frame()
        if frame.holds(at.x(), at.y()):
            self._line.append(frame.to_place(at.x(), at.y()))

    def _erase(self, at: QPointF) -> None:
        frame = self._frame()
        here = frame.to_place(at.x(), at.y())
        reach = abs(frame.to_place(at.x(), at.y() - _REACH_PX)[0] - here[0])
        self._strokes.erase(self._step, here, reach=reach)

    def _finish(self) -> None:
        if self._line:
            self._strokes.draw(self._step, tuple(self._line))
            self._line = []
