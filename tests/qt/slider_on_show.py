"""Shows the time slider alone, for a test that looks at it from outside as a screen reader does.

Prints each step it comes to.
"""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from desktop.slider import SliderStyle, TimeSlider, TransportBar
from desktop.timemodel import TimeModel
from geodata.words import Words
from tests.unit.slider.careers import LABELS, twelve

if __name__ == "__main__":
    app = QApplication([])
    model, words, style = TimeModel(12), Words("en"), SliderStyle()
    slider = TimeSlider(
        model,
        timeline=twelve(),
        label=LABELS.__getitem__,
        value_text=lambda step: f"Posting {step + 1} of 12, {LABELS[step]}",
        style=style,
        words=words,
    )
    window = QWidget()
    row = QHBoxLayout(window)
    row.addWidget(TransportBar(model, style=style, words=words))
    row.addWidget(slider, 1)
    model.stepChanged.connect(lambda step: print(step, flush=True))  # noqa: T201
    window.show()
    sys.exit(app.exec())
