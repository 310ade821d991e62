"""The slider's fonts and what they measure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontMetricsF

from desktop.slider.metrics import Metrics
from desktop.slider.style import SliderStyle

__all__ = ["SliderFonts", "fonts_for", "metrics_for"]


@dataclass(frozen=True, slots=True)
class SliderFonts:
    """One font for each kind of text."""

    label: QFont
    current: QFont
    small: QFont
    count: QFont


def fonts_for(style: SliderStyle) -> SliderFonts:
    """Return the fonts of a style, in pixels so that a theme decides alone."""
    return SliderFonts(
        label=_font(style.family, style.text),
        current=_font(style.family, style.text * 1.22, QFont.Weight.Bold),
        small=_font(style.family, max(style.text * 0.89, style.least)),
        count=_font(style.family, max(style.text * 0.83, style.least), QFont.Weight.DemiBold),
    )


def metrics_for(
    style: SliderStyle,
    fonts: SliderFonts,
    *,
    dots_per_inch: float,
    number: Callable[[int], str] = str,
) -> Metrics:
    """Measure the fonts and scale marks and bars with the text."""
    unit = style.unit or style.text / SliderStyle().text
    target = max(style.target, style.target_mm / 25.4 * dots_per_inch)
    return Metrics(
        label=_measure(fonts.label),
        current=_measure(fonts.current),
        small=_measure(fonts.small),
        count=_measure(fonts.count),
        number=number,
        label_height=QFontMetricsF(fonts.label).height(),
        current_height=QFontMetricsF(fonts.current).height(),
        small_height=QFontMetricsF(fonts.small).height(),
        target=target,
        knob=min(17 * unit, target / 2 - 3),
        dot=6 * unit,
        gap=10 * unit,
        leader=24 * unit,
        band=26 * unit,
        bar=14 * unit,
    )


def _font(family: str, size: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = QFont(family)
    font.setPixelSize(max(1, round(size)))
    font.setWeight(weight)
    return font


def _measure(font: QFont) -> Callable[[str], float]:
    """A ruler that remembers: names are measured again at every step."""
    metrics = QFontMetricsF(font)
    known: dict[str, float] = {}

    def width(text: str) -> float:
        if text not in known:
            if len(known) > 5000:
                known.clear()
            known[text] = metrics.horizontalAdvance(text)
        return known[text]

    return width
