"""The settings page behind the PIN: every setting but the PIN, to be changed on the spot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
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
from desktop.kiosk.settingwords import setting_name, setting_value
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
        self.settings, self._words = settings, words
        self.values: dict[str, QLabel] = {}
        inside = QWidget()
        inside.setObjectName("page")
        self._grid = QGridLayout(inside)
        self._grid.setVerticalSpacing(sizes.text // 3)
        self._grid.setHorizontalSpacing(sizes.text // 3)
        self._grid.setColumnStretch(0, 1)
        # Values are of many lengths, and the buttons beside them must not jump.
        self._grid.setColumnMinimumWidth(2, sizes.text * 8)
        for choice in kiosk_choices():
            if not choice.secret and not choice.typed:
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
            self.values[name].setText(setting_value(name, value, self._words))

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
        row, name, words = self._grid.rowCount(), choice.name, self._words
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(line(setting_name(name, words), "label"))
        text.addWidget(line(name, "quiet"))
        self._grid.addLayout(text, row, 0)
        value = line(setting_value(name, getattr(self.settings, name), words), "section")
        value.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.values[name] = value
        less = _button("−", lambda: self.change(name, -1))
        more = _button("+", lambda: self.change(name, 1))
        for column, widget in enumerate((less, value, more), start=1):
            self._grid.addWidget(widget, row, column)
        for button, sign in ((less, "−"), (more, "+")):
            button.setAccessibleName(f"{sign} {setting_name(name, words)}")


def _button(text: str, action: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    button.clicked.connect(lambda: action())
    return button


assert set(_STRIDES) | set(_OPTIONS) <= {field.name for field in fields(KioskSettings)}
