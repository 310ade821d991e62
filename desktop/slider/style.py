"""Colours, type and sizes of the time slider and its buttons."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["SliderStyle"]


@dataclass(frozen=True, slots=True)
class SliderStyle:
    """What a theme may choose. Colours are names that QColor understands.

    ``past``, ``coming``, ``edge``, ``muted`` and ``focus`` keep at least 3:1 to ``background``;
    ``past_bar`` and ``coming_bar`` fill large shapes beside which a mark of that contrast stands.
    ``accent`` is for the current step alone, and ``ink`` takes its place where somebody died.
    ``second`` and ``second_bar`` are for the stops and bars of the second of two careers.
    ``text`` is the size of a label and ``button`` the diameter of the large buttons, both in
    device-independent pixels. No text is smaller than ``least``, and where ``unit`` is above 0
    marks and bars are scaled by it instead of with the text.
    A finger needs ``target`` pixels, and at least ``target_mm`` millimetres where that is more.
    """

    family: str = "Source Sans 3"
    text: float = 18
    background: str = "#FFFFFF"
    ink: str = "#1B2227"
    on_ink: str = "#FFFFFF"
    muted: str = "#55616A"
    past: str = "#35464F"
    past_bar: str = "#4A5B65"
    coming: str = "#7C878D"
    coming_bar: str = "#CBD2D5"
    rule: str = "#B9B7AC"
    accent: str = "#9B1B1F"
    second: str = "#0B5D5E"
    second_bar: str = "#5E9A98"
    focus: str = "#1F5FA8"
    edge: str = "#7C878D"
    button: float = 72
    target: float = 44
    target_mm: float = 0
    least: float = 0
    unit: float = 0
