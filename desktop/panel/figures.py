"""The human cost, drawn to scale; geodata.careers.evidence says which."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop.panel.parts import line
from desktop.themes import Palette, Scale
from geodata.careers import FigureText
from geodata.careers.evidence import figure_groups, share_of_scale

__all__ = ["Bar", "fill_figures"]


class Bar(QWidget):
    """One bar. It says nothing a screen reader needs: the number and its label stand beside it."""

    def __init__(self, share: float, kind: str, palette: Palette, height: int) -> None:
        super().__init__()
        self.share = share
        self._kind = kind
        self._palette = palette
        self.setFixedHeight(height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Track, then the part that the figure fills; hatched where the source is silent."""
        painter = QPainter(self)
        whole = QRectF(self.rect())
        painter.fillRect(whole, QColor(self._palette.track))
        part = QRectF(
            whole.left(), whole.top(), max(2.0, whole.width() * self.share), whole.height()
        )
        if self._kind == "unstated":
            painter.fillRect(
                part, QBrush(QColor(self._palette.bar_second), Qt.BrushStyle.BDiagPattern)
            )
            painter.setPen(QPen(QColor(self._palette.bar_second), 1))
            painter.drawRect(part.adjusted(0.5, 0.5, -0.5, -0.5))
            return
        dark = self._kind in {"shot", "whole"}
        painter.fillRect(part, QColor(self._palette.bar if dark else self._palette.bar_second))


def fill_figures(
    layout: QVBoxLayout, figures: Sequence[FigureText], palette: Palette, scale: Scale
) -> None:
    """Set ``figures`` group by group, under the period they were counted in."""
    for period, group in figure_groups(figures):
        if period:
            layout.addWidget(line(period, "section"))
        layout.addLayout(_group(group, figures, palette, scale))
        layout.addSpacing(scale.px(10))


def _group(
    group: Sequence[FigureText], figures: Sequence[FigureText], palette: Palette, scale: Scale
) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(scale.px(14))
    grid.setVerticalSpacing(scale.px(8))
    grid.setColumnStretch(1, 1)
    for row, figure in enumerate(group):
        grid.addWidget(
            _number(figure), row, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        )
        grid.addLayout(_label_and_bar(figure, figures, palette, scale), row, 1)
    return grid


def _number(figure: FigureText) -> QLabel:
    number = QLabel(figure.shown)
    number.setProperty("part", "figure")
    number.setAccessibleName(f"{figure.shown} {figure.label}")
    return number


def _label_and_bar(
    figure: FigureText, figures: Sequence[FigureText], palette: Palette, scale: Scale
) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(scale.px(4))
    column.setContentsMargins(0, scale.px(8), 0, 0)
    text = figure.label + (f" · {figure.share_text}" if figure.share_text else "")
    column.addWidget(line(text, "label"))
    if figure.kind == "other":  # a count of something else than people: no bar beside theirs
        return column
    column.addWidget(Bar(share_of_scale(figure, figures), figure.kind, palette, scale.px(11)))
    return column
