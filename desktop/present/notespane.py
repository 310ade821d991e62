"""The teacher's notes: read as Markdown is meant, written as it is typed, kept for each career."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.present.touchbutton import TouchButton
from desktop.themes import SANS, Palette
from geodata.words import ENGLISH, Words

__all__ = ["NOTE_SIZES", "NotesPane"]

NOTE_SIZES: Final = (14, 16, 18, 20, 24, 28, 34, 42)
"""Pixels that the keys for larger and smaller notes walk through."""

_Key, _Modifier = Qt.Key, Qt.KeyboardModifier
_WRITING: Final = frozenset(
    {
        _Key.Key_Left,
        _Key.Key_Right,
        _Key.Key_Up,
        _Key.Key_Down,
        _Key.Key_Space,
        _Key.Key_Return,
        _Key.Key_Enter,
        _Key.Key_Backspace,
        _Key.Key_Home,
        _Key.Key_End,
        _Key.Key_Escape,
    }
)


class NotesPane(QWidget):
    """Shows the notes of a stop once they may be seen on this screen.

    ``edited(text)``: the teacher has written other notes. ``allowed()``: the teacher says that the
    class does not see this screen. ``exportAsked()`` and ``resetAsked()``: the buttons.
    """

    edited = Signal(str)
    allowed = Signal()
    exportAsked = Signal()
    resetAsked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._text, self._size = "", 18
        self._words = Words(ENGLISH)
        self.reader, self.editor = _Reader(), _Editor()
        self.editor.left.connect(self.end_editing)
        self._veil = QLabel(wordWrap=True)
        self._unveil = TouchButton()
        self._unveil.clicked.connect(self.allowed)
        self._pages = QStackedWidget()
        for page in (self.reader, self.editor, self._veil_page()):
            self._pages.addWidget(page)
        self.edit, self.reset, self.save_as = (TouchButton() for _ in range(3))
        self.smaller, self.larger = TouchButton(), TouchButton()
        self._heading = QLabel()
        self._heading.setProperty("part", "section")
        self._lay_out()
        self.edit.clicked.connect(self.turn_editing)
        self.reset.clicked.connect(self.resetAsked)
        self.save_as.clicked.connect(self.exportAsked)
        self.larger.clicked.connect(self.enlarge)
        self.smaller.clicked.connect(self.shrink)

    @property
    def size_px(self) -> int:
        """The type size of the notes."""
        return self._size

    @property
    def veiled(self) -> bool:
        """Whether the notes are covered."""
        return self._pages.currentIndex() == 2

    def show_notes(self, text: str, *, own: bool) -> None:
        """Other notes; ``own`` where they are the teacher's wording and not the author's."""
        self._finish()
        self._text = text
        self.reader.setMarkdown(text or f"*{self._words('There are no notes for this stop.')}*")
        self.reset.setEnabled(own)

    def set_veiled(self, veiled: bool) -> None:
        """Cover the notes, or show them."""
        if veiled != self.veiled:
            self._finish()
            self._pages.setCurrentIndex(2 if veiled else 0)
        # Not only out of sight: what stands in a hidden page can still be read aloud.
        self.reader.setMarkdown("" if veiled else self._text)
        for button in (self.edit, self.save_as, self.reset):
            button.setVisible(not veiled)

    def turn_editing(self) -> None:
        """Begin to write, or be done."""
        if self._pages.currentIndex() == 0:
            self.editor.setPlainText(self._text)
            self._pages.setCurrentIndex(1)
            self.editor.setFocus()
        else:
            self.end_editing()
        self.retranslate(self._words)

    def end_editing(self) -> None:
        """Keep what was written."""
        self._finish()
        self.retranslate(self._words)

    def enlarge(self) -> None:
        """One size up."""
        self._resize(min((size for size in NOTE_SIZES if size > self._size), default=self._size))

    def shrink(self) -> None:
        """One size down."""
        self._resize(max((size for size in NOTE_SIZES if size < self._size), default=self._size))

    def retranslate(self, words: Words) -> None:
        """Another language."""
        self._words = words
        editing = self._pages.currentIndex() == 1
        self._heading.setText(words("Notes"))
        self.reader.setAccessibleName(words("Notes"))
        self.editor.setAccessibleName(words("Write notes, in Markdown"))
        self.edit.say(words("Done") if editing else words("Write"), keys="F2")
        self.reset.say(words("Author’s"), told=words("Back to the author’s notes"))
        self.save_as.say(words("Save as …"), told=words("Save the notes as a file"))
        self.larger.say("A+", keys="Ctrl++", told=words("Larger notes"))
        self.smaller.say("A−", keys="Ctrl+-", told=words("Smaller notes"))
        self._veil.setText(
            words("The notes are covered: the class may see this screen. Show them only if not.")
        )
        self._unveil.say(words("Show the notes on this screen"))

    def restyle(self, palette: Palette) -> None:
        """Other colours."""
        self.setStyleSheet(
            f"QTextBrowser, QPlainTextEdit {{ background: {palette.surface}; color: {palette.ink};"
            f'font-family: "{SANS}"; font-size: {self._size}px; border: 1px solid {palette.edge};'
            "padding: 6px; }"
        )
        self._palette = palette

    def _resize(self, size: int) -> None:
        self._size = size
        self.restyle(self._palette)

    def _finish(self) -> None:
        if self._pages.currentIndex() != 1:
            return
        text = self.editor.toPlainText().strip()
        self._pages.setCurrentIndex(0)
        self.reader.setFocus()
        if text != self._text:
            self._text = text
            self.edited.emit(text)
        self.reader.setMarkdown(self._text)

    def _veil_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addWidget(self._veil)
        column.addWidget(self._unveil)
        column.addStretch(1)
        return page

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._heading, 1)
        for button in (self.smaller, self.larger, self.edit, self.reset, self.save_as):
            row.addWidget(button, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self._pages, 1)


class _Reader(QTextBrowser):
    """Reads Markdown, and fetches nothing that it names."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """Notes are words: no pictures from this machine, and none from elsewhere."""
        return None


class _Editor(QPlainTextEdit):
    """Letters and arrows write; the page keys of a clicker go on as ever. ``left()``: Escape."""

    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Claim the arrows before they go to the next stop, and Escape before it starts."""
        if event.type() == QEvent.Type.ShortcutOverride and _writes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape ends the writing."""
        if event.key() == _Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _writes(event: QEvent) -> bool:
    plain = isinstance(event, QKeyEvent) and not event.modifiers() & _Modifier.ControlModifier
    return plain and isinstance(event, QKeyEvent) and event.key() in _WRITING
