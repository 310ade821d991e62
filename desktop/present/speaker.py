"""The teacher's window: what the class sees, what comes next, notes, clock, and all the tools."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QMainWindow, QVBoxLayout, QWidget

from desktop.present.clockbar import ClockBar
from desktop.present.jumplist import JumpList
from desktop.present.mirror import Mirror
from desktop.present.notespane import NotesPane
from desktop.present.stopcards import StopCard
from desktop.present.toolpanel import ToolPanel
from desktop.present.touchbutton import TouchButton
from desktop.slider import TimeSlider
from desktop.themes import PALETTES, Palette, Scale, slider_style, style_sheet
from geodata.words import Words

__all__ = ["SpeakerWindow"]


class SpeakerWindow(QMainWindow):
    """Layout and nothing else. ``closing()``: the lesson ends."""

    closing = Signal()
    resized = Signal()
    screensAsked = Signal()
    settingsAsked = Signal()
    keysAsked = Signal()

    def __init__(
        self,
        *,
        mirror: Mirror,
        tools: ToolPanel,
        slider: TimeSlider,
        clock: ClockBar,
        notes: NotesPane,
        jump: JumpList,
    ) -> None:
        super().__init__()
        self.mirror, self.tools, self.slider = mirror, tools, slider
        self.clock, self.notes, self.jump = clock, notes, jump
        self.now, self.coming = StopCard(), StopCard()
        self.notice = QLabel(wordWrap=True)
        self.notice.setProperty("part", "quiet")
        self._said, self._hinted = "", ""
        self.screens, self.settings, self.keys = TouchButton(), TouchButton(), TouchButton()
        self.screens.clicked.connect(self.screensAsked)
        self.settings.clicked.connect(self.settingsAsked)
        self.keys.clicked.connect(self.keysAsked)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._grid = QGridLayout()
        self._lay_out()
        self.setMinimumSize(900, 600)

    def add_above_notes(self, widget: QWidget) -> None:
        """Put ``widget`` between the next stop and the notes."""
        self._right.insertWidget(2, widget)

    def say(self, text: str) -> None:
        """A sentence for the teacher; it stays until the next one, or the next stop."""
        self._said = text
        self._notice()

    def hint(self, text: str) -> None:
        """A sentence that stays where there is nothing else to say."""
        self._hinted = text
        self._notice()

    def _notice(self) -> None:
        self.notice.setText(self._said or self._hinted)
        self.notice.setAccessibleName(self.notice.text())

    def restyle(self, theme: str, text_size: int) -> Palette:
        """Colours and sizes for the present size of the window; gives the palette."""
        palette = PALETTES[theme]
        scale = Scale.fitting(self.width(), self.height(), text_size)
        scale = Scale(min(scale.unit, 1.6))
        self.setStyleSheet(style_sheet(palette, scale) + _own_style(palette, scale))
        self.slider.set_style(slider_style(palette, Scale(min(1.0, scale.unit * 0.85))))
        self.tools.fit(scale)
        self.clock.restyle(palette)
        self.notes.restyle(palette)
        for card in (self.now, self.coming):
            card.restyle(palette, scale)
        px = scale.px
        self._grid.setContentsMargins(px(14), px(10), px(14), px(10))
        for layout in (self._left, self._right, self._grid):
            layout.setSpacing(px(10))
        self.jump.setMaximumHeight(max(150, self.height() // 4))
        return palette

    def retranslate(self, words: Words) -> None:
        """Another language."""
        self.tools.retranslate(words)
        self.slider.set_words(words)
        self.notes.retranslate(words)
        self.mirror.setAccessibleName(words("What the class sees"))
        self.screens.say(words("Screens"), keys="F7", told=words("Choose the screens"))
        self.settings.say(words("Settings"), keys="F9", told=words("Settings of the lesson"))
        self.keys.say(words("Keys"), keys="F1", told=words("All keys"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that the size is another."""
        super().resizeEvent(event)
        self.resized.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell before the window goes; what was being written is kept."""
        self.notes.end_editing()
        self.closing.emit()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.clock)
        head.addStretch(1)
        for button in (self.screens, self.settings, self.keys):
            head.addWidget(button)
        self._left.addWidget(self.mirror, 1)
        self._left.addWidget(self.notice)
        self._left.addWidget(self.tools)
        self._right.addWidget(self.now)
        self._right.addWidget(self.coming)
        self._right.addWidget(self.notes, 1)
        self._right.addWidget(self.jump)
        self._grid.addLayout(head, 0, 0, 1, 2)
        self._grid.addLayout(self._left, 1, 0)
        self._grid.addLayout(self._right, 1, 1)
        self._grid.addWidget(self.slider, 2, 0, 1, 2)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        self._grid.setRowStretch(1, 1)
        body = QWidget()
        body.setObjectName("lesson")
        body.setLayout(self._grid)
        self.setCentralWidget(body)


def _own_style(palette: Palette, scale: Scale) -> str:
    p, px = palette, scale.px
    return f"""
QLabel[part="clock"] {{ font-size: {px(24)}px; font-weight: 600; }}
QLabel[part="touch"] {{ font-size: {max(13, px(17))}px; font-weight: 600; }}
QPushButton {{ padding: 0; min-height: 44px; }}
QLabel[part="touch"][state="on"] {{ color: {p.on_ink}; }}
QLabel[part="touch"][state="off"] {{ color: {p.edge}; }}
QToolButton {{
  font-size: {px(19)}px; font-weight: 600; background: {p.surface}; padding: {px(10)}px;
  border: 1px solid {p.edge}; border-radius: {px(9)}px;
}}
QToolButton:focus, QToolButton:hover {{ border: 3px solid {p.focus}; }}
QScrollArea QWidget {{ background: {p.paper}; }}
QDoubleSpinBox {{ font-size: {px(19)}px; background: {p.surface}; }}
QListWidget {{ font-size: {max(14, px(18))}px; background: {p.surface}; }}
"""
