"""Which step is shown, and playing: the one thing that slider, keys, buttons and map share.

Every way to move calls ``set_step``. A step that is already shown is no change and is not
told, so that listeners may set what they heard without going round in circles.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

__all__ = ["PACES", "TimeModel"]

PACES: Final = (4, 8, 15, 30)
"""Seconds a step that people may choose from."""


class TimeModel(QObject):
    """The current step (0-based) of ``count`` steps.

    ``stepChanged(index)`` tells of another step, ``countChanged(count)`` of another career,
    ``playingChanged(bool)`` of playing begun or ended, ``heldChanged(bool)`` of a hold,
    ``paceChanged(seconds)`` of another pace, ``wasReset()`` of a fresh start.
    """

    stepChanged = Signal(int)
    countChanged = Signal(int)
    playingChanged = Signal(bool)
    heldChanged = Signal(bool)
    paceChanged = Signal(float)
    wasReset = Signal()

    def __init__(self, count: int, *, pace: float = 8, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._count = max(0, count)
        self._step = 0
        self._pace = float(pace)
        self._playing = False
        self._held = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._play_on)

    @property
    def step(self) -> int:
        """The step shown, from 0; 0 too where there is none."""
        return self._step

    @property
    def count(self) -> int:
        """How many steps there are."""
        return self._count

    @property
    def pace(self) -> float:
        """Seconds a step stays while playing."""
        return self._pace

    @property
    def playing(self) -> bool:
        """Whether steps follow each other by themselves (a hold only makes them wait)."""
        return self._playing

    @property
    def held(self) -> bool:
        """Whether playing waits for somebody."""
        return self._held

    @property
    def at_first(self) -> bool:
        """Whether nothing comes before."""
        return self._step == 0

    @property
    def at_last(self) -> bool:
        """Whether nothing comes after."""
        return self._step >= self._count - 1

    def set_step(self, step: int) -> None:
        """Show a step; one before the first or after the last becomes the first or last."""
        step = max(0, min(step, self._count - 1))
        if step == self._step:
            return
        self._step = step
        if self.at_last:
            self.set_playing(False)
        self._wait_a_step()
        self.stepChanged.emit(step)

    def next(self) -> None:
        """One step on."""
        self.set_step(self._step + 1)

    def previous(self) -> None:
        """One step back."""
        self.set_step(self._step - 1)

    def first(self) -> None:
        """To the first step."""
        self.set_step(0)

    def last(self) -> None:
        """To the last step."""
        self.set_step(self._count - 1)

    def set_count(self, count: int, *, step: int = 0) -> None:
        """Take up another career with ``count`` steps, at ``step``; playing ends."""
        self.set_playing(False)
        self._count = max(0, count)
        self._step = max(0, min(step, self._count - 1))
        self.countChanged.emit(self._count)
        self.stepChanged.emit(self._step)

    def reset(self) -> None:
        """As it was for the first visitor: the first step, nothing playing, nothing held."""
        self.set_playing(False)
        self.set_held(False)
        self.first()
        self.wasReset.emit()

    def play(self) -> None:
        """Let the steps follow each other; from the first one if the last is shown."""
        if self._count < 2:
            return
        if self.at_last:
            self.first()
        self.set_playing(True)

    def pause(self) -> None:
        """End playing; the step stays."""
        self.set_playing(False)

    def toggle(self) -> None:
        """Play, or end playing."""
        if self._playing:
            self.pause()
        else:
            self.play()

    def set_playing(self, playing: bool) -> None:
        """Play from here, or end playing. At the last step there is nothing to play."""
        playing = playing and not self.at_last
        if playing == self._playing:
            return
        self._playing = playing
        self._wait_a_step()
        self.playingChanged.emit(playing)

    def set_held(self, held: bool) -> None:
        """Make playing wait, or let it go on. Let go, the step stays for a full pace."""
        if held == self._held:
            return
        self._held = held
        self._wait_a_step()
        self.heldChanged.emit(held)

    def set_pace(self, seconds: float) -> None:
        """How many seconds a step stays while playing. Raises ValueError unless above 0."""
        if not seconds > 0:
            raise ValueError(f"A pace of {seconds} seconds cannot be played: give more than 0.")
        if seconds == self._pace:
            return
        self._pace = float(seconds)
        self._wait_a_step()
        self.paceChanged.emit(self._pace)

    def _wait_a_step(self) -> None:
        if self._playing and not self._held:
            self._timer.start(round(self._pace * 1000))
        else:
            self._timer.stop()

    def _play_on(self) -> None:
        self.next()
