"""Colours and type: three palettes, one scale, and the style sheet made of them.

Text on its ground reaches 7:1 and large text, marks and focus at least 4.5:1 in every palette
(WCAG 2.2, 1.4.6 and 1.4.11, https://www.w3.org/TR/WCAG22/); a test computes it. The accent marks
the current place and nothing else; ``second`` is the colour of the second of two careers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from desktop.fonts import SANS, SERIF
from desktop.slider.style import SliderStyle

__all__ = [
    "PALETTES",
    "SANS",
    "SERIF",
    "Palette",
    "Scale",
    "next_theme",
    "slider_style",
    "style_sheet",
]


@dataclass(frozen=True, slots=True)
class Palette:
    """One theme. ``paper`` is the ground of head and panel, ``surface`` that of the time strip;
    ``quiet`` second-rank text; ``rule`` hairlines; ``bar`` and ``bar_second`` fill the figures'
    bars over ``track``; ``focus`` rings the focused control."""

    name: str
    paper: str
    surface: str
    ink: str
    quiet: str
    rule: str
    edge: str
    accent: str
    second: str
    on_ink: str
    bar: str
    bar_second: str
    track: str
    focus: str


PALETTES: Final = {
    "light": Palette(
        name="light",
        paper="#FAF8F3",
        surface="#FFFFFF",
        ink="#1B2227",
        quiet="#48535A",
        rule="#DAD8D0",
        edge="#8A9096",
        accent="#9B1B1B",
        second="#0B5D5E",
        on_ink="#FFFFFF",
        bar="#1B2227",
        bar_second="#5E6A70",
        track="#E7E1D4",
        focus="#1F5FA8",
    ),
    "dark": Palette(
        name="dark",
        paper="#171B1F",
        surface="#1E2327",
        ink="#F1EDE4",
        quiet="#BFC3C0",
        rule="#353C42",
        edge="#7E878D",
        accent="#FF9C8C",
        second="#7FD8CF",
        on_ink="#171B1F",
        bar="#F1EDE4",
        bar_second="#9AA5AB",
        track="#3A4046",
        focus="#8EC1FF",
    ),
    "contrast": Palette(
        name="contrast",
        paper="#000000",
        surface="#000000",
        ink="#FFFFFF",
        quiet="#FFFFFF",
        rule="#FFFFFF",
        edge="#FFFFFF",
        accent="#FFD800",
        second="#7CFC9A",
        on_ink="#000000",
        bar="#FFFFFF",
        bar_second="#A8A8A8",
        track="#333333",
        focus="#00E5FF",
    ),
}


def next_theme(name: str) -> str:
    """The theme after ``name``, round and round."""
    names = list(PALETTES)
    return names[(names.index(name) + 1) % len(names)]


@dataclass(frozen=True, slots=True)
class Scale:
    """How large everything is: ``unit`` 1.0 fits a window whose shorter side is 1080 px."""

    unit: float

    @classmethod
    def fitting(cls, width: int, height: int, text_size: int) -> Scale:
        """The scale for a window of that size in device-independent pixels and a text size in
        per cent. Steps of 0.05 keep a slow resize from restyling at every pixel."""
        side = min(width, height * 1.15)
        rough = min(max(side / 1080, 0.7), 2.2) * text_size / 100
        return cls(round(rough * 20) / 20)

    def px(self, size: float) -> int:
        """``size`` at unit 1.0 as whole pixels."""
        return max(1, round(size * self.unit))


def slider_style(palette: Palette, scale: Scale) -> SliderStyle:
    """The same palette and scale for the time strip."""
    p = palette
    return SliderStyle(
        family=SANS,
        text=scale.px(18),
        background=p.surface,
        ink=p.ink,
        on_ink=p.on_ink,
        muted=p.quiet,
        past=p.bar if p.name == "contrast" else p.quiet,
        past_bar=p.bar_second,
        coming=p.edge,
        coming_bar={"light": "#C6CCCF", "dark": "#4C545A"}.get(p.name, "#6E6E6E"),
        rule=p.edge,
        accent=p.accent,
        second=p.second,
        second_bar={"light": "#6FA5A3", "dark": "#4E8C86"}.get(p.name, "#4FAE68"),
        focus=p.focus,
        edge=p.edge,
        button=max(64, scale.px(72)),
        target=max(44, scale.px(44)),
    )


def style_sheet(palette: Palette, scale: Scale) -> str:
    """The Qt style sheet of the whole window."""
    px, p = scale.px, palette
    return f"""
* {{ font-family: "{SANS}"; color: {p.ink}; }}
QMainWindow, QDialog, #head, #panel, #panel QWidget#page {{ background: {p.paper}; }}
#strip {{ background: {p.surface}; border-top: 1px solid {p.rule}; }}
#doors {{ background: {p.surface}; border-bottom: 1px solid {p.rule}; }}
#head {{ border-bottom: 1px solid {p.rule}; }}
#panel[side="right"] {{ border-left: 1px solid {p.rule}; }}
#panel[side="below"] {{ border-top: 1px solid {p.rule}; }}
QScrollArea {{ background: transparent; border: none; }}
QLabel {{ font-size: {px(20)}px; background: transparent; }}
QLabel[part="name"] {{ font-family: "{SERIF}"; font-size: {px(32)}px; font-weight: 600; }}
QLabel[part="count"] {{ font-size: {px(19)}px; font-weight: 600; color: {p.quiet}; }}
QLabel[part="when"] {{ font-size: {px(24)}px; font-weight: 600; }}
QLabel[part="title"] {{ font-family: "{SERIF}"; font-size: {px(34)}px; font-weight: 700; }}
QLabel[part="place"] {{ font-size: {px(22)}px; font-weight: 600; color: {p.accent}; }}
QLabel[part="place-second"] {{ font-size: {px(22)}px; font-weight: 600; color: {p.second}; }}
QLabel[part="whose"] {{ font-size: {px(20)}px; font-weight: 700; color: {p.accent}; }}
QLabel[part="whose-second"] {{ font-size: {px(20)}px; font-weight: 700; color: {p.second}; }}
QLabel[part="place-neutral"] {{ font-size: {px(22)}px; font-weight: 600; }}
QLabel[part="quiet"] {{ color: {p.quiet}; font-size: {px(19)}px; }}
QLabel[part="section"] {{ font-size: {px(20)}px; font-weight: 700; }}
QLabel[part="story"] {{ font-family: "{SERIF}"; font-size: {px(20)}px; }}
QLabel[part="figure"] {{ font-family: "{SERIF}"; font-size: {px(34)}px; font-weight: 700; }}
QLabel[part="source"] {{ color: {p.quiet}; font-size: {px(17)}px; }}
QFrame[part="rule"] {{ background: {p.ink}; border: none; }}
QFrame[part="hairline"] {{ background: {p.rule}; border: none; }}
QFrame[part="note"] {{ border: {px(2)}px solid {p.edge}; border-radius: {px(8)}px; }}
QPushButton {{
  font-size: {px(19)}px; font-weight: 600; background: {p.surface};
  border: {max(1, px(1.4))}px solid {p.edge}; border-radius: {px(9)}px;
  padding: 0 {px(10)}px;
  min-height: {max(44, px(40))}px; min-width: {max(40, px(40))}px;
}}
QPushButton:checked {{ background: {p.ink}; color: {p.on_ink}; border-color: {p.ink}; }}
QPushButton[flat="true"] {{
  border: none; background: transparent; text-align: left; padding-left: 0;
}}
QPushButton:focus, QLineEdit:focus, QListView:focus, QComboBox:focus, QCheckBox:focus {{
  border: {max(2, px(2.4))}px solid {p.focus};
}}
QPushButton:disabled {{ color: {p.edge}; }}
QTextBrowser, QPlainTextEdit {{ font-size: {px(17)}px; background: {p.surface}; }}
QSpinBox {{ font-size: {px(19)}px; }}
QLineEdit, QComboBox {{
  font-size: {px(19)}px; background: {p.surface}; border: {max(1, px(1.4))}px solid {p.edge};
  border-radius: {px(9)}px; padding: 0 {px(12)}px; min-height: {max(44, px(40))}px;
}}
QListView {{
  font-size: {px(19)}px; background: {p.surface}; border: 1px solid {p.edge}; outline: none;
}}
QListView::item {{ min-height: {max(44, px(44))}px; padding: 0 {px(12)}px; }}
QListView::item:selected {{ background: {p.ink}; color: {p.on_ink}; }}
QCheckBox {{ font-size: {px(19)}px; spacing: {px(12)}px; min-height: {max(44, px(44))}px; }}
QScrollBar:vertical {{ width: {px(10)}px; background: transparent; }}
QScrollBar::handle:vertical {{
  background: {p.edge}; border-radius: {px(5)}px; min-height: {px(44)}px;
}}
QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical {{ height: 0; }}
QToolTip {{ font-size: {px(17)}px; color: {p.ink}; background: {p.surface}; }}
"""
