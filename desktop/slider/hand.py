"""A finger on the slider, from down to up."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop.slider.scene import Scene
from desktop.timemodel import TimeModel

__all__ = ["Hand"]


class Hand(QObject):
    """Drags ``model`` along ``scene``. All ``x`` are pixels of the slider.

    Of many places that a finger passes between two turns of the event loop only the newest
    counts. Where the stops to come are hidden, no drag leads to them.
    """

    def __init__(self, model: TimeModel, scene: Scene, *, parent: QObject) -> None:
        super().__init__(parent)
        self._model, self._scene = model, scene
        self._down: float | None = None
        self._step = 0
        self._grip = 0.0
        self._drags = False
        self._goal: int | None = None
        self._go = QTimer(self, singleShot=True, interval=0)
        self._go.timeout.connect(self._arrive)

    @property
    def holds(self) -> bool:
        """Whether a finger is down."""
        return self._down is not None

    def press(self, x: float) -> None:
        """A finger goes down. On the knob it takes the knob where it touches it, so that the
        knob does not jump."""
        self._down, self._step, self._drags = x, self._model.step, False
        knob = self._scene.layout(self._step).current_mark
        on_knob = knob is not None and abs(x - knob.x) <= knob.target.width / 2
        self._grip = x - knob.x if knob and on_knob else 0.0

    def move(self, x: float) -> None:
        """The finger moves; it drags once it has moved further than a finger trembles."""
        if self._down is None:
            return
        self._drags = self._drags or abs(x - self._down) >= QApplication.startDragDistance()
        if self._drags:
            step = self._scene.step_at(x - self._grip)
            self._goal = min(step, self._step) if self._scene.hides_future else step
            self._go.start()

    def release(self) -> bool:
        """The finger is lifted; gives whether it was a tap."""
        tapped = self.holds and not self._drags
        self._down = None
        self._arrive()
        return tapped

    def give_up(self) -> None:
        """Back to the step that the drag began at."""
        self._down = self._goal = None
        self._model.set_step(self._step)

    def _arrive(self) -> None:
        self._go.stop()
        if self._goal is not None:
            goal, self._goal = self._goal, None
            self._model.set_step(goal)
