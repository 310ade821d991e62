"""One hand for both screens: pan, zoom, pointer, pen, spotlight, and a picture that is the same."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.present.strokes import Stroke
from tests.e2e.lesson.lessonroom import GivenLesson, drag, wait_until

Key, Left = Qt.Key, Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def in_leningrad(given: GivenLesson) -> None:
    given.go_to(8)


def centre(given: GivenLesson) -> tuple[float, float]:
    lat, lon = given.map_state()["centre"]
    return lat, lon


def map_widget(given: GivenLesson) -> QWidget:
    widget: QWidget = given.map.focusProxy().focusProxy()
    return widget


def turn_wheel(widget: QWidget, at: QPoint, notches: int) -> None:
    event = QWheelEvent(
        QPointF(at),
        QPointF(widget.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def drawn(given: GivenLesson) -> list[Stroke]:
    """The lines of the present stop."""
    return list(given.room.tools.lines)


def looks_alike(given: GivenLesson) -> bool:
    """Whether the small picture shows what the class sees: the same colours on a coarse grid."""
    place = given.mirror._place().toRect()
    small = given.mirror.grab().toImage().copy(place)
    large = given.audience.grab().toImage()
    return _difference(small, large) < 12


def _difference(one: QImage, other: QImage) -> float:
    fine = Qt.TransformationMode.SmoothTransformation
    whole = Qt.AspectRatioMode.IgnoreAspectRatio
    a, b = (image.scaled(32, 18, whole, fine) for image in (one, other))
    apart = [
        abs(a.pixelColor(x, y).lightness() - b.pixelColor(x, y).lightness())
        for x in range(32)
        for y in range(18)
    ]
    return sum(apart) / len(apart)


def test_the_small_picture_is_what_the_class_sees(given: GivenLesson) -> None:
    for step in (0, 6, 9):
        given.go_to(step)
        wait_until(lambda: looks_alike(given))


def test_a_drag_on_the_small_picture_moves_the_class_map(given: GivenLesson) -> None:
    lat, lon = centre(given)
    given.drag_on_mirror((0.5, 0.3), (0.3, 0.3))
    wait_until(lambda: centre(given)[1] > lon + 1)
    assert centre(given)[0] == pytest.approx(lat, abs=0.5)
    wait_until(lambda: looks_alike(given))


def test_a_drag_on_the_class_map_moves_the_small_picture(given: GivenLesson) -> None:
    before = given.mirror.grab().toImage()
    _, lon = centre(given)
    drag(map_widget(given), QPoint(700, 200), QPoint(300, 200))
    wait_until(lambda: centre(given)[1] > lon + 1)
    wait_until(lambda: looks_alike(given))
    assert _difference(given.mirror.grab().toImage(), before) > 1


def test_the_wheel_zooms_on_either_screen(given: GivenLesson) -> None:
    zoom = given.map_state()["zoom"]
    turn_wheel(given.mirror, given.on_mirror(0.5, 0.2), 1)
    wait_until(lambda: given.map_state()["zoom"] > zoom)
    zoom = given.map_state()["zoom"]
    turn_wheel(map_widget(given), QPoint(600, 200), -1)
    wait_until(lambda: given.map_state()["zoom"] < zoom)


def test_a_tap_on_the_small_picture_is_a_tap_on_the_map(given: GivenLesson) -> None:
    """Popups are the same on both: there is one map."""
    frame = given.stage.map_frame()
    given.go_to(6)
    wait_until(lambda: given.stage.map_frame() != frame)
    place = given.room.career.places()["kazan"]
    assert place.lat is not None
    assert place.lon is not None
    x, y = given.stage.map_frame().to_stage(place.lat, place.lon)
    spot = given.on_mirror(x / given.stage.width(), y / given.stage.height())
    QTest.mouseClick(given.mirror, Left, pos=spot)
    wait_until(lambda: given.room.conducting.looking.overlay().popup is not None)
    popup = given.room.conducting.looking.overlay().popup
    assert popup is not None
    assert popup.name == "Kazan"


def test_the_pointer_is_at_the_same_place_on_both_screens(given: GivenLesson) -> None:
    given.room.tools.take("pointer")
    QTest.mouseMove(given.mirror, given.on_mirror(0.25, 0.25))
    wait_until(lambda: given.room.tools.at is not None)
    at = given.room.tools.at
    assert at is not None
    assert (at.x(), at.y()) == pytest.approx((320, 180), abs=3)
    blue = QColor(given.room.conducting.looking.overlay().palette.focus)
    assert given.audience.grab().toImage().pixelColor(at.toPoint()) == blue
    spot = given.on_mirror(0.25, 0.25)
    assert given.mirror.grab().toImage().pixelColor(spot) == blue
    QTest.mouseMove(given.audience.layer, QPoint(640, 100))
    wait_until(lambda: given.room.tools.at == QPointF(640, 100))


def test_the_spotlight_darkens_all_but_a_circle(given: GivenLesson) -> None:
    given.room.tools.take("spotlight")
    QTest.mouseMove(given.mirror, given.on_mirror(0.5, 0.25))
    wait_until(lambda: given.room.tools.at is not None)
    lit = given.audience.grab().toImage()
    assert lit.pixelColor(640, 180).lightness() > 150
    assert lit.pixelColor(60, 60).lightness() < 110
    assert lit.pixelColor(60, 700).lightness() < 110


def test_the_pen_draws_on_the_map_and_each_stop_keeps_its_lines(given: GivenLesson) -> None:
    tools = given.room.tools
    tools.take("pen")
    given.drag_on_mirror((0.2, 0.2), (0.6, 0.3))
    (line,) = drawn(given)
    frame = given.stage.map_frame()
    assert frame.to_stage(*line[0]) == pytest.approx((256, 144), abs=4)
    assert frame.to_stage(*line[-1]) == pytest.approx((768, 216), abs=4)
    tools.take("pen")
    given.drag_on_mirror((0.5, 0.3), (0.4, 0.3))
    wait_until(lambda: given.stage.map_frame() != frame)
    assert drawn(given) == [line]  # on the map, not on the glass: it has gone along
    given.go_to(9)
    assert drawn(given) == []
    given.go_to(8)
    assert drawn(given) == [line]
    given.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert drawn(given) == []
    given.press(Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert drawn(given) == [line]
    tools.take("eraser")
    x, y = given.stage.map_frame().to_stage(*line[len(line) // 2])
    width, height = given.stage.width(), given.stage.height()
    QTest.mouseClick(given.mirror, Left, pos=given.on_mirror(x / width, y / height))
    assert drawn(given) == []


def test_the_pen_draws_on_the_class_screen_too(given: GivenLesson) -> None:
    given.room.tools.take("pen")
    drag(given.audience.layer, QPoint(300, 100), QPoint(600, 150))
    assert len(given.room.tools.lines) == 1
    given.room.tools.undo()


def test_a_pen_does_not_move_the_map(given: GivenLesson) -> None:
    before = centre(given)
    given.room.tools.take("pen")
    given.drag_on_mirror((0.2, 0.2), (0.6, 0.3))
    assert centre(given) == before
    given.room.tools.undo()


def test_every_button_is_as_large_as_a_finger(given: GivenLesson) -> None:
    from PySide6.QtWidgets import QAbstractButton

    buttons = [b for b in given.speaker.findChildren(QAbstractButton) if b.isVisible()]
    assert len(buttons) > 25
    for button in buttons:
        assert button.width() >= 44, button.accessibleName()
        assert button.height() >= 44, button.accessibleName()
        assert button.accessibleName()
    assert given.speaker.jump.visualItemRect(given.speaker.jump.item(8)).height() >= 44


def test_each_button_does_what_its_key_does(given: GivenLesson) -> None:
    buttons = given.speaker.tools.buttons
    for name, is_on in (
        ("next", lambda: given.lesson.step == 9),
        ("previous", lambda: given.lesson.step == 8),
        ("black", lambda: given.cover() == "black"),
        ("black", lambda: given.cover() == ""),
        ("freeze", lambda: given.lesson.veils.frozen),
        ("freeze", lambda: not given.lesson.veils.frozen),
        ("question", lambda: given.stage.card.isVisible()),
        ("answer", lambda: given.lesson.asking.answered),
        ("whole", lambda: not given.stage.card.isVisible()),
        ("today", lambda: given.lesson.shows_today),
        ("today", lambda: not given.lesson.shows_today),
        ("future", lambda: not given.lesson.hides_future),
        ("future", lambda: given.lesson.hides_future),
    ):
        QTest.mouseClick(buttons[name], Left)
        assert is_on(), name
        assert buttons["black"].isChecked() is (given.cover() == "black")
