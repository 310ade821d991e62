"""The settings page behind the PIN: every setting but the PIN, to be changed on the spot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QScroller,
    QVBoxLayout,
    QWidget,
)

from desktop.kiosk.settings import KioskSettings, kiosk_choices
from desktop.kiosk.sizes import Sizes
from desktop.panel.parts import line
from desktop.settingsfile import Choice
from geodata.words import Words

__all__ = ["SettingsPage"]

_OPTIONS: Final[dict[str, tuple[str, ...]]] = {
    "language": ("", "en", "lv", "ru"),
    "theme": ("light", "dark", "contrast"),
    "graphics": ("auto", "software", "gpu"),
}
_STRIDES: Final = {
    "idle": 15,
    "countdown": 5,
    "viewing_distance": 50,
    "screen_height": 10,
    "lower_edge": 10,
    "reach": 10,
    "volume": 10,
    "text_size": 10,
}


class SettingsPage(QWidget):
    """Changes a copy. ``saved(KioskSettings)``: keep it. ``left``: it is forgotten."""

    saved = Signal(object)
    left = Signal()

    def __init__(self, settings: KioskSettings, words: Words, sizes: Sizes) -> None:
        super().__init__()
        self.settings = settings
        self.values: dict[str, QLabel] = {}
        inside = QWidget()
        inside.setObjectName("page")
        self._grid = QGridLayout(inside)
        self._grid.setVerticalSpacing(sizes.text // 3)
        self._grid.setColumnStretch(0, 1)
        for choice in kiosk_choices():
            if not choice.secret:
                self._add(choice)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        QScroller.grabGesture(area.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        row = QHBoxLayout()
        row.addWidget(
            _button(words("Save and start again"), lambda: self.saved.emit(self.settings))
        )
        row.addWidget(_button(words("Cancel"), self.left.emit))
        column = QVBoxLayout(self)
        column.addWidget(area, 1)
        column.addLayout(row)

    def change(self, name: str, way: int) -> None:
        """One value on (1) or back (-1); what is not allowed is not taken."""
        value = self._next(name, getattr(self.settings, name), way)
        choice = next(choice for choice in kiosk_choices() if choice.name == name)
        if choice.fits(value):
            self.settings = replace(self.settings, **{name: value})
            self.values[name].setText(_shown(value))

    def _next(self, name: str, value: Any, way: int) -> Any:
        if isinstance(value, bool):
            return not value
        if name in _OPTIONS:
            options = _OPTIONS[name]
            return options[(options.index(value) + way) % len(options)]
        if name == "screen_height":  # from 0, which asks the screen, to a real height
            return max(0, value + way * 10) if value + way * 10 >= 100 else (100 if way > 0 else 0)
        return value + way * _STRIDES[name]

    def _add(self, choice: Choice) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(line(f"{choice.name}: {choice.comment}", "label"), row, 0)
        value = QLabel(_shown(getattr(self.settings, choice.name)))
        value.setProperty("part", "section")
        self.values[choice.name] = value
        self._grid.addWidget(_button("−", lambda: self.change(choice.name, -1)), row, 1)
        self._grid.addWidget(value, row, 2)
        self._grid.addWidget(_button("+", lambda: self.change(choice.name, 1)), row, 3)


def _button(text: str, action: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    button.clicked.connect(lambda: action())
    return button


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "✓" if value else "–"
    return str(value) or "·"


assert set(_STRIDES) | set(_OPTIONS) <= {field.name for field in fields(KioskSettings)}
