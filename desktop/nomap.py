"""What stands in the map's place where the web engine cannot start: one sentence, and no more.

It takes every call that the map takes, so that the panel and the slider work as ever.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

__all__ = ["NoMap", "ZoomButtons"]

ZoomButtons = Literal["high", "low", "none"]
"""Where on a map its own zoom buttons stand."""


class NoMap(QWidget):
    """Same signals and methods as the map view; nothing is ever painted or tapped."""

    mapReady = Signal()
    stepPainted = Signal(int)
    placeTapped = Signal(str)
    stepTapped = Signal(int)
    recovered = Signal(str)
    failed = Signal(str)
    complained = Signal(str)
    pulse = Signal(int)

    def __init__(self, sentence: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = QLabel(sentence, self, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 32, 32, 32)
        layout.addWidget(label)

    def show_step(self, index: int, *, animate: bool = True) -> None:
        """There is nothing to show it on."""

    def set_language(self, language: str) -> None:
        """The sentence is put into the language by whoever makes this widget."""

    def set_theme(self, theme: str) -> None:
        """The palette is the application's."""

    def set_reduced_motion(self, reduced: bool) -> None:
        """Nothing moves."""

    def set_text_scale(self, scale: float) -> None:
        """The font is the application's."""

    def set_target(self, pixels: float) -> None:
        """There is nothing to touch."""

    def set_zoom_buttons(self, where: ZoomButtons) -> None:
        """There are none."""

    def zoom_by(self, levels: int) -> None:
        """There is nothing to enlarge."""

    def set_still(self, still: bool) -> None:
        """It is."""

    def set_borders(self, shown: bool) -> None:
        """There are none."""

    def reset_view(self) -> None:
        """There is none."""

    def show_place(self, place_id: str) -> None:
        """There is nowhere to show it."""

    def point_at(self, name: str, lat: float, lon: float, *, radius_km: float = 0) -> None:
        """There is nothing to point on."""

    def ask_at_rest(self, answer: Callable[[bool], None]) -> None:
        """It always is."""
        answer(True)

    def recycle(self) -> None:
        """There is nothing to renew."""

    def shut_down(self) -> None:
        """There is nothing to end."""
