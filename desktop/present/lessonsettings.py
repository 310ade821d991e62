"""The settings of a lesson: room, time, colours, language, keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QFormLayout,
    QPushButton,
    QSpinBox,
    QWidget,
)

from desktop.settings import Settings
from desktop.themes import PALETTES
from geodata.careers.lesson import PresetText
from geodata.words import Words

__all__ = ["LessonSettings"]

_FINGER = 44


class LessonSettings(QDialog):
    """Each change counts at once.

    ``changed(settings)``: another setting. ``presetChosen(id)``: the stops of another lesson, ""
    for the whole career. ``languageChosen(code)``: another language.
    """

    changed = Signal(object)
    presetChosen = Signal(str)
    languageChosen = Signal(str)

    def __init__(
        self,
        settings: Settings,
        words: Words,
        *,
        presets: Sequence[PresetText],
        preset: str,
        languages: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(words("Settings of the lesson"))
        self._form = QFormLayout(self)
        self._form.setSpacing(12)
        self._stops(presets, preset, words)
        self._numbers(words)
        self._looks(languages, words)
        self._switch("hide_future", words("Begin with the coming stops hidden"))
        self._switch("character_keys", words("Keys of a single character (N, B, full stop …)"))
        self._switch("reduced_motion", words("Go to a place at once instead of flying there"))
        close = QPushButton(words("Close"))
        close.clicked.connect(self.accept)
        self._form.addRow(close)

    def _stops(self, presets: Sequence[PresetText], preset: str, words: Words) -> None:
        box = QComboBox()
        box.addItem(words("All postings"), "")
        for each in presets:
            length = words("{n} min", n=each.minutes)
            box.addItem(f"{length}: {each.title}" if each.title else length, each.id)
        box.setCurrentIndex(max(0, box.findData(preset)))
        box.activated.connect(lambda: self.presetChosen.emit(box.currentData()))
        self._row(words("Stops"), box)

    def _numbers(self, words: Words) -> None:
        self._metres("room_depth_m", words("Metres from the screen to the last row"), 1, 40)
        told = words("Metres that the picture on the wall is wide")
        self._metres("picture_width_m", told, 0, 20, unknown=words("not known"))
        box = QSpinBox()
        box.setRange(1, 300)
        box.setValue(self._settings.lesson_minutes)
        box.valueChanged.connect(lambda value: self._change("lesson_minutes", value))
        self._row(words("Minutes for all postings"), box)

    def _metres(
        self, name: str, told: str, least: float, most: float, *, unknown: str = ""
    ) -> None:
        box = QDoubleSpinBox()
        box.setDecimals(1)
        box.setSingleStep(0.5)
        box.setRange(least, most)
        box.setSpecialValueText(unknown)
        box.setValue(getattr(self._settings, name))
        box.valueChanged.connect(lambda value: self._change(name, value))
        self._row(told, box)

    def _looks(self, languages: Mapping[str, str], words: Words) -> None:
        themes = QComboBox()
        names = {"light": words("Light"), "dark": words("Dark"), "contrast": words("High contrast")}
        for theme in PALETTES:
            themes.addItem(names[theme], theme)
        themes.setCurrentIndex(themes.findData(self._settings.theme))
        themes.activated.connect(lambda: self._change("theme", themes.currentData()))
        self._row(words("Colours"), themes)
        box = QComboBox()
        for code, name in languages.items():
            box.addItem(name, code)
        box.setCurrentIndex(max(0, box.findData(words.language)))
        box.activated.connect(lambda: self.languageChosen.emit(box.currentData()))
        self._row(words("Language"), box)

    def _switch(self, name: str, told: str) -> None:
        box = QCheckBox(told)
        box.setChecked(getattr(self._settings, name))
        box.toggled.connect(lambda on: self._change(name, on))
        self._form.addRow(box)

    def _row(self, told: str, field: QWidget) -> None:
        field.setMinimumHeight(_FINGER)
        field.setAccessibleName(told)
        self._form.addRow(told, field)

    def _change(self, name: str, value: object) -> None:
        changes: dict[str, object] = {name: value}
        self._settings = replace(self._settings, **changes)  # type: ignore[arg-type]
        self.changed.emit(self._settings)
