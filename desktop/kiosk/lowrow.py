"""What stands too high for some hands, brought down: the map's zoom, and the buttons in a text.

On a tall screen, or one that hangs high, map and text begin above the line that everybody reaches.
Whoever reaches them touches them there; this row, among the controls below, does the same.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from desktop.kiosk.signs import SignButton
from desktop.kiosk.sizes import Sizes
from desktop.themes import Palette
from geodata.words import Words

__all__ = ["LowRow"]


class LowRow(QWidget):
    """Zoom buttons, and the text's buttons one at a time: the wide one is pressed in the marked
    one's stead, ‹ and › mark another.

    ``zoomAsked(levels)``: the map nearer (1) or farther (-1).
    """

    zoomAsked = Signal(int)

    def __init__(self, area: QScrollArea) -> None:
        super().__init__()
        self.setObjectName("lowrow")
        self._area = area
        self._marked: QAbstractButton | None = None
        self._zooms = self._marks = False
        self.farther, self.nearer = SignButton("farther"), SignButton("nearer")
        self.before, self.press, self.after = QPushButton("‹"), QPushButton(), QPushButton("›")
        self.press.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        for button in self.buttons():
            self._row.addWidget(button, 1 if button is self.press else 0)
            # For fingers: whoever uses keys goes to the text's own buttons.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.farther.clicked.connect(lambda: self.zoomAsked.emit(-1))
        self.nearer.clicked.connect(lambda: self.zoomAsked.emit(1))
        self.before.clicked.connect(lambda: self._move(-1))
        self.after.clicked.connect(lambda: self._move(1))
        self.press.clicked.connect(self._press)
        self._due = QTimer(self, singleShot=True, interval=0)
        self._due.timeout.connect(self._follow_text)
        bar = area.verticalScrollBar()
        for changed in (bar.rangeChanged, bar.valueChanged):
            changed.connect(lambda *_: self._due.start())
        self.hide()

    @property
    def is_due(self) -> bool:
        """Whether it still has to look at the text."""
        return self._due.isActive()

    def buttons(self) -> tuple[QPushButton, ...]:
        """From left to right."""
        return (self.farther, self.nearer, self.before, self.press, self.after)

    def retranslate(self, words: Words) -> None:
        """Names for those who hear the buttons."""
        self.farther.setAccessibleName(words("Zoom out"))
        self.nearer.setAccessibleName(words("Zoom in"))
        self.before.setAccessibleName(words("Previous button in the text"))
        self.after.setAccessibleName(words("Next button in the text"))

    def fit(self, sizes: Sizes, palette: Palette, *, zooms: bool, marks: bool) -> None:
        """Bring down the map's zoom, the text's buttons, both or neither."""
        gap = max(8, sizes.target // 7)
        self._row.setSpacing(gap)
        self._row.setContentsMargins(gap * 2, 0, gap * 2, gap // 2)
        for button in self.buttons():
            button.setStyleSheet(
                f"padding: 0 {gap}px; font-size: {sizes.text}px; min-width: {sizes.target}px;"
                f"min-height: {sizes.target}px;"
            )
        for sign in (self.farther, self.nearer):
            sign.set_ink(palette.ink, palette.on_ink)
        self._zooms, self._marks = zooms, marks
        self._show()

    def refresh(self) -> None:
        """The text is another one."""
        self._due.start()

    def _follow_text(self) -> None:
        """Mark the first button that is in sight, unless the marked one is."""
        if not self._marks:
            self._mark(None)
            return
        there = self._there()
        seen = [button for button in there if _in_sight(button, self._area)]
        if self._marked not in (seen or there):
            self._mark(next(iter(seen or there), None))
        self._show()

    def _there(self) -> list[QAbstractButton]:
        page: QWidget | None = self._area.widget()
        found = page.findChildren(QAbstractButton) if page else []
        return [each for each in found if page and each.isVisibleTo(page) and each.isEnabled()]

    def _move(self, way: int) -> None:
        there = self._there()
        if not there:
            return
        at = there.index(self._marked) if self._marked in there else -1
        marked = there[(at + way) % len(there)]
        self._mark(marked)
        self._area.ensureWidgetVisible(marked)
        self._show()

    def _press(self) -> None:
        if self._marked in self._there() and self._marked is not None:
            self._marked.click()
            self._due.start()

    def _mark(self, button: QAbstractButton | None) -> None:
        there = self._there()
        for each in (self._marked, button):
            if each in there and each is not None:
                _set_look(each, "marked", each is button)
        self._marked = button

    def _show(self) -> None:
        there = self._there() if self._marks else []
        marked = self._marked if self._marked in there else None
        self.farther.setVisible(self._zooms)
        self.nearer.setVisible(self._zooms)
        self.press.setVisible(bool(there))
        self.press.setEnabled(marked is not None)
        for button in (self.before, self.after):
            button.setVisible(len(there) > 1)
        text = (marked.text() or marked.accessibleName()).replace("\n", " ") if marked else ""
        room = max(0, self.press.width() - 3 * self._row.spacing())
        metrics = self.press.fontMetrics()
        self.press.setText(metrics.elidedText(text, Qt.TextElideMode.ElideRight, room))
        self.press.setAccessibleName(text)
        _set_look(self.press, "part", marked.property("part") if marked else None)
        self.setVisible(self._zooms or self._marks)


def _set_look(button: QAbstractButton, name: str, value: object) -> None:
    """Set a property that the style sheet asks for."""
    if button.property(name) != value:
        button.setProperty(name, value)
        button.style().polish(button)


def _in_sight(button: QAbstractButton, area: QScrollArea) -> bool:
    port = area.viewport()
    box = button.rect().translated(button.mapTo(port, button.rect().topLeft()))
    return port.rect().contains(box.center())
