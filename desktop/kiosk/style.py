"""The exhibit's type and colours: the window's palette, and sizes that a viewing distance sets.

Sizes grow with the visitor's choice by the same pixels everywhere, so that headings do not run
away from their column.
"""

from __future__ import annotations

from typing import Final

from desktop.kiosk.sizes import Sizes
from desktop.slider.style import SliderStyle
from desktop.themes import SERIF, Palette, Scale, slider_style, style_sheet

__all__ = [
    "LOW_LINES",
    "TEXT_SIZES",
    "invitation_sheet",
    "kiosk_sheet",
    "map_scale",
    "panel_scale",
    "strip_style",
    "text_px",
]

LOW_LINES: Final = 34
"""A landscape window of fewer lines of text is low: what can be spared gives way there."""


TEXT_SIZES: Final = (100, 115, 130, 150)
"""Per cent of what the viewing distance asks for: what a press of A+ or A− walks through."""

_MAP_LABEL: Final = 17
"""CSS pixels of the map's larger labels at scale 1."""

_PARTS: Final = {
    "name": 1.2,
    "count": 1.0,
    "when": 1.1,
    "title": 1.3,
    "place": 1.1,
    "place-neutral": 1.1,
    "quiet": 1.0,
    "section": 1.05,
    "label": 1.0,
    "story": 1.05,
    "figure": 1.45,
    "source": 1.0,
    "question": 1.5,
}
"""Kinds of text and their size as a multiple of the smallest."""


def text_px(part: str, sizes: Sizes, text_size: int) -> int:
    """Pixels of a kind of text, at a text size in per cent."""
    more = sizes.text * (text_size - 100) / 100
    return round(sizes.text * _PARTS[part] + more)


def panel_scale(sizes: Sizes) -> Scale:
    """Margins and bars: they go with the screen, not with the visitor's choice."""
    return Scale(max(0.5, round(sizes.text / 26 * 20) / 20))


def map_scale(sizes: Sizes, text_size: int) -> float:
    """Scale of the map's labels."""
    return sizes.text / _MAP_LABEL * (1 + (text_size - 100) / 200)


def strip_style(palette: Palette, sizes: Sizes) -> SliderStyle:
    """The time strip. Its text stays as the viewing distance asks: more height of it would be the
    panel's loss, where the same names stand larger."""
    ordinary, text = slider_style(palette, Scale(1)), sizes.text
    return SliderStyle(
        **{
            **{name: getattr(ordinary, name) for name in SliderStyle.__slots__},
            "text": text,
            "least": text,
            "unit": max(0.8, sizes.text / 26),
            "target": sizes.target,
            "button": max(72, sizes.target * 1.3),
        }
    )


def invitation_sheet(sizes: Sizes, *, low: bool) -> str:
    """The waiting picture's own sizes, which no visitor's choice changes."""
    share = 0.3 if low else 1.0
    return "\n".join(
        f'QLabel[part="{part}"] {{ font-size: {round(sizes.text * (1 + (size - 1) * share))}px; }}'
        for part, size in _PARTS.items()
    )


def kiosk_sheet(palette: Palette, sizes: Sizes, text_size: int) -> str:
    """The style sheet of the whole window."""
    p, text = palette, sizes.text
    parts = "\n".join(
        f'QLabel[part="{part}"] {{ font-size: {text_px(part, sizes, text_size)}px; }}'
        for part in _PARTS
    )
    body = text_px("label", sizes, text_size)
    return f"""{style_sheet(palette, panel_scale(sizes))}
QLabel {{ font-size: {body}px; }}
{parts}
QLabel[part="question"] {{ font-family: "{SERIF}"; font-weight: 700; }}
QPushButton {{
  font-size: {body}px; min-height: {sizes.target}px; min-width: {sizes.target}px;
}}
QPushButton[part="lead"] {{
  background: {p.ink}; color: {p.on_ink}; border-color: {p.ink}; padding: 0 {text}px;
}}
QPushButton:disabled {{ color: {p.edge}; border-color: {p.rule}; }}
QPushButton:focus {{ border: {max(1, panel_scale(sizes).px(1.4))}px solid {p.focus}; }}
QPushButton[marked="true"][flat="true"] {{ background: {p.track}; color: {p.ink}; }}
#controls, #pager, #lowrow {{ background: {p.paper}; }}
#controls {{ border-top: 1px solid {p.rule}; }}
#staff, #staff QWidget#page, #map-notice {{ background: {p.paper}; }}
#map-notice {{ padding: {2 * text}px; }}
QFrame[part="card"] {{ background: {p.paper}; border-radius: {text // 2}px; }}
QFrame[part="banner"] {{
  background: {p.surface}; border: 3px solid {p.ink}; border-radius: {text // 2}px;
}}
"""
