"""Time of day, time gone by, time left, and whether the lesson keeps its pace, in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.present.clock import minutes_and_seconds
from desktop.present.plan import Pace, pace_of
from desktop.present.presentation import Presentation
from desktop.present.touchbutton import TouchButton
from desktop.themes import Palette
from geodata.words import Words

__all__ = ["ClockBar", "pace_text"]


class ClockBar(QWidget):
    """The pace has a word and a filled ground besides its colour; each time has its name."""

    def __init__(
        self, presentation: Presentation, *, today: Callable[[], datetime] = datetime.now
    ) -> None:
        super().__init__()
        self._presentation, self._today = presentation, today
        self._palette: Palette | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(18)
        self.time, self.elapsed, self.remaining, self.pace = (QLabel() for _ in range(4))
        for label in (self.time, self.elapsed, self.remaining, self.pace):
            label.setProperty("part", "clock")
            self._row.addWidget(label)
        self.pause, self.reset = TouchButton(), TouchButton()
        self.pause.clicked.connect(presentation.clock.toggle)
        self.reset.clicked.connect(presentation.clock.reset)
        self._row.addWidget(self.pause)
        self._row.addWidget(self.reset)
        presentation.clock.ticked.connect(self.refresh)

    def restyle(self, palette: Palette) -> None:
        """Other colours."""
        self._palette = palette
        self.refresh()

    def refresh(self) -> None:
        """Tell the time."""
        presentation = self._presentation
        clock, plan, words = presentation.clock, presentation.plan, presentation.texts.words
        now = self._today()
        left = plan.minutes * 60 - clock.elapsed_s
        self.time.setText(QTime(now.hour, now.minute).toString("H:mm"))
        self.time.setAccessibleName(words("Time of day {time}", time=self.time.text()))
        gone = minutes_and_seconds(clock.elapsed_s)
        self.elapsed.setText(words("Elapsed {time}", time=gone))
        self.remaining.setText(words("Left {time}", time=minutes_and_seconds(left)))
        self._show_pace(pace_of(plan, presentation.step, clock.elapsed_s))
        if clock.running:
            self.pause.say(words("Pause"), keys="T")
        else:
            self.pause.say(words("Go on") if clock.begun else words("Start"), keys="T")
        self.reset.say(words("Clock to 0"), keys="Shift+T")

    def _show_pace(self, pace: Pace) -> None:
        clock = self._presentation.clock
        self.pace.setVisible(clock.begun)
        self.pace.setText(pace_text(pace, self._presentation.texts.words))
        if self._palette is None:
            return
        p = self._palette
        ground, ink = {
            "on time": (p.surface, p.ink),
            "ahead": (p.focus, p.surface),
            "behind": (p.ink, p.on_ink),
            "over": (p.ink, p.on_ink),
        }[pace.kind]
        self.pace.setStyleSheet(
            f"background: {ground}; color: {ink}; border: 2px solid {p.edge};"
            "border-radius: 8px; padding: 2px 10px;"
        )


def pace_text(pace: Pace, words: Words) -> str:
    """The pace in words."""
    if pace.kind == "on time":
        return words("On time")
    if pace.kind == "ahead":
        return words("{minutes} min ahead", minutes=pace.minutes)
    if pace.kind == "behind":
        return words("{minutes} min behind", minutes=pace.minutes)
    return words("{minutes} min over", minutes=pace.minutes)
