"""The time slider as a widget: it hears fingers, wheel and keys, and shows the model's step."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QSlider, QToolTip, QWidget

from desktop.slider.fonts import fonts_for, metrics_for
from desktop.slider.hand import Hand
from desktop.slider.layout import SliderLayout
from desktop.slider.metrics import Metrics
from desktop.slider.notches import Notches
from desktop.slider.painter import SliderPainter
from desktop.slider.scene import Scene
from desktop.slider.shapes import Mark
from desktop.slider.style import SliderStyle
from desktop.timemodel import TimeModel
from geodata.careers.timeline import Timeline
from geodata.words import Words

__all__ = ["TimeSlider"]

FORWARD: Final = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown)
BACK: Final = (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp)
PAGES: Final = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class TimeSlider(QSlider):
    """Shows a career on its time axis and moves ``model`` through it.

    ``label(i)`` is the short name of a stop, ``value_text(i)`` what a screen reader says of it;
    both are asked only once the slider is shown. It is a QSlider, so that assistive technology
    finds a slider with a range and a value that it may set; the value's words are in the
    accessible description, as AT-SPI has no words for values.
    """

    def __init__(
        self,
        model: TimeModel,
        *,
        timeline: Timeline,
        label: Callable[[int], str],
        value_text: Callable[[int], str],
        style: SliderStyle,
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model, self._words, self._style = model, words, style
        self._value_text = value_text
        self._neutral: frozenset[int] = frozenset()
        self._owners, self._met = b"", frozenset[int]()
        self._fonts = fonts_for(style)
        self._scene = Scene(timeline, label, self._measured(), self.width())
        self._hand = Hand(model, self._scene, parent=self)
        self._notches = Notches()
        self._prepare_widget()
        self._take_count(model.count)
        self._connect()

    def _prepare_widget(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSingleStep(1)
        self.setPageStep(1)

    def _connect(self) -> None:
        self._model.stepChanged.connect(self._show_step)
        self._model.countChanged.connect(self._take_count)
        self._model.wasReset.connect(self.show_whole)
        self.valueChanged.connect(self._model.set_step)

    # What the window sets

    def set_style(self, style: SliderStyle) -> None:
        """Take other colours, type or sizes."""
        self._style, self._fonts = style, fonts_for(style)
        self._scene.set_metrics(self._measured())
        self.updateGeometry()
        self.update()

    def set_words(self, words: Words) -> None:
        """Take another language. Names and the value's words are asked for again."""
        self._words = words
        self._scene.set_metrics(self._measured())
        self.retranslate()

    def retranslate(self) -> None:
        """Ask for all texts again."""
        self.setAccessibleName(self._words("Time"))
        self._scene.set_no_date(self._words("no date"))
        self._say_value()
        self.update()

    def set_hide_future(self, hide: bool) -> None:
        """Leave out the stops to come, their names and bars, or show them."""
        self._scene.set_hide_future(hide)
        self.update()

    def set_neutral(self, steps: Iterable[int]) -> None:
        """Name the steps at which somebody died: they are drawn in ink, without the accent."""
        self._neutral = frozenset(steps)
        self.update()

    def set_owners(self, owners: bytes, met: Iterable[int] = ()) -> None:
        """Say of each step which of two careers it belongs to (0, 1), and which steps are at a
        place where both were at the same time; nothing where one career is shown."""
        self._owners, self._met = owners, frozenset(met)
        self.update()

    def set_career(
        self,
        timeline: Timeline,
        label: Callable[[int], str],
        value_text: Callable[[int], str],
    ) -> None:
        """Show another career. The model's count is set by whoever owns the model."""
        self._value_text = value_text
        self._neutral = frozenset()
        self._owners, self._met = b"", frozenset()
        self._scene.set_career(timeline, label)
        self.retranslate()

    def show_whole(self) -> None:
        """Close every group that was opened."""
        self._scene.close_all()
        self.update()

    # What others may look at

    @property
    def zoomed(self) -> bool:
        """Whether a group is open and only a part of the career shown."""
        return self._scene.zoomed

    def slider_layout(self) -> SliderLayout:
        """Where everything stands now; add ``top`` to its y."""
        return self._scene.layout(self._model.step)

    @property
    def top(self) -> float:
        """Pixels above the layout, where the widget is higher than it."""
        return max(0.0, (self.height() - self._scene.metrics.height) / 2)

    def sizeHint(self) -> QSize:
        """As high as the layout; any width."""
        return QSize(800, round(self._scene.metrics.height + 0.5))

    def minimumSizeHint(self) -> QSize:
        """Narrow is possible, with fewer names and more groups."""
        return QSize(240, self.sizeHint().height())

    # The model's step

    def _take_count(self, count: int) -> None:
        # The range would push the old value into the model before the model told its own.
        with QSignalBlocker(self):
            self.setRange(0, max(0, count - 1))
            self.setValue(self._model.step)

    def _show_step(self, step: int) -> None:
        self._say_value()
        self.setValue(step)
        self.update()

    def _say_value(self) -> None:
        if self._model.count:
            self.setAccessibleDescription(self._value_text(self._model.step))

    def _measured(self) -> Metrics:
        dots = self.screen().physicalDotsPerInchX()
        return metrics_for(self._style, self._fonts, dots_per_inch=dots, number=self._words.number)

    # Qt's events

    def showEvent(self, event: QShowEvent) -> None:
        """Name itself, now that names can be asked for."""
        super().showEvent(event)
        self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self._scene.set_width(self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the layout."""
        with QPainter(self) as painter:
            painter.translate(0, self.top)
            SliderPainter(
                painter,
                self.slider_layout(),
                self._style,
                self._fonts,
                neutral=self._model.step in self._neutral,
                focused=self.hasFocus(),
                hide_future=self._scene.hides_future,
                owners=self._owners,
                met=self._met,
            ).paint()

    def event(self, event: QEvent) -> bool:
        """Explain a mark under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            mark = self._mark_near(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._explained(mark), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold. Nothing moves before the finger drags or is lifted."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._hand.press(event.position().x())
        self.setSliderDown(True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the finger."""
        self._hand.move(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go: the end of a drag, or a tap."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self.setSliderDown(False)
        tapped = self._hand.release() and self.rect().contains(event.position().toPoint())
        mark = self._mark_near(event.position()) if tapped else None
        if mark:
            self._tap(mark)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """One notch is one posting; down and right is on."""
        angle = event.angleDelta()
        delta = angle.y() if abs(angle.y()) >= abs(angle.x()) else angle.x()
        notches = self._notches.turn(delta)
        if notches:
            self._model.set_step(self._model.step - notches)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One press is one posting. Held down, arrows go on; the page keys of a clicker do not."""
        key, model = event.key(), self._model
        if key in PAGES and event.isAutoRepeat():
            return
        if key in FORWARD:
            model.next()
        elif key in BACK:
            model.previous()
        elif key == Qt.Key.Key_Home:
            model.first()
        elif key == Qt.Key.Key_End:
            model.last()
        elif key == Qt.Key.Key_Escape and (self._hand.holds or self.zoomed):
            self._give_up()
        else:
            event.ignore()

    # Fingers

    def _give_up(self) -> None:
        """Escape: back to where the drag began, or out of an opened group."""
        if self._hand.holds:
            self.setSliderDown(False)
            self._hand.give_up()
        else:
            self._scene.close()
            self.update()

    def _tap(self, mark: Mark) -> None:
        if mark.kind in ("stop", "group"):
            self._scene.open(mark)
            self._model.set_step(mark.first)
        else:
            self._scene.close()
        self.update()

    def _mark_near(self, position: QPointF) -> Mark | None:
        return self.slider_layout().mark_at(position.x(), position.y() - self.top)

    def _explained(self, mark: Mark | None) -> str:
        if mark is None:
            return ""
        if mark.kind == "stop":
            return self._value_text(mark.first)
        return self._words.plural("{n} posting", "{n} postings", mark.count)
