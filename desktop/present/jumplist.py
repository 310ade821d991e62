"""The list of all stops, for the teacher to jump by."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktop.present.presentation import Presentation
from desktop.present.touchbutton import FINGER

__all__ = ["JumpList"]

_SHOWN: Final = Qt.ItemDataRole.UserRole


class JumpList(QListWidget):
    """``chosen(step)``: a stop (0-based) was tapped.

    Stops that are still to come are painted, but not told to a screen reader while the future is
    hidden; where the class may see the screen they are not painted either.
    """

    chosen = Signal(int)

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self.setItemDelegate(_Painter(self))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.itemClicked.connect(lambda item: self.chosen.emit(self.row(item)))

    def refresh(self, *, private: bool) -> None:
        """Ask for all texts again; the present stop is chosen and in sight. ``private``: only the
        teacher sees this screen."""
        presentation = self._presentation
        while self.count() > len(presentation.texts):
            self.takeItem(self.count() - 1)
        while self.count() < len(presentation.texts):
            item = QListWidgetItem(self)
            item.setSizeHint(QSize(0, FINGER))
        self.setAccessibleName(presentation.texts.words("All stops"))
        for index in range(self.count()):
            self._fill(self.item(index), index, private=private)
        self.setCurrentRow(presentation.step)
        middle = QListWidget.ScrollHint.PositionAtCenter
        self.scrollToItem(self.item(presentation.step), middle)

    def shown_text(self, index: int) -> str:
        """What is painted for a stop."""
        return str(self.item(index).data(_SHOWN))

    def _fill(self, item: QListWidgetItem, index: int, *, private: bool) -> None:
        texts = self._presentation.texts
        told = texts.words("Posting {n}", n=index + 1)
        shown = told
        if private or self._presentation.may_show(index):
            stop = texts.stop(index)
            mark = "" if index in self._presentation.plan.steps else "○ "
            sign = f"{stop.whose[:1]} " if stop.whose else ""
            shown = f"{mark}{index + 1}  {sign}{stop.title} · {stop.when}"
        if self._presentation.may_show(index):
            told = shown
        item.setText(told)
        item.setData(_SHOWN, shown)


class _Painter(QStyledItemDelegate):
    """Paints what may be seen; the item's own text is what may be told."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Put the seen text in the place of the told one."""
        super().initStyleOption(option, index)
        changed: Any = option
        changed.text = str(index.data(_SHOWN) or "")
