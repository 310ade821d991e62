"""No overlap, no cut text, nothing too small for a finger: at every size, in every language."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLabel

from tests.e2e.opened import OpenedWindow

Open = Callable[..., OpenedWindow]
SIZES = [(800, 600), (1366, 768), (1920, 1080), (1080, 1920)]


def rect_in_window(window: OpenedWindow, label: QLabel) -> QRect:
    return QRect(label.mapTo(window.window, QPoint(0, 0)), label.size())


def assert_apart(boxes: list[tuple[str, QRect]]) -> None:
    for i, (name, box) in enumerate(boxes):
        for other_name, other in boxes[i + 1 :]:
            assert not box.intersects(other), (name, box, other_name, other)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "lv", "ru"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_step_is_laid_out_cleanly(opened: Open, size: tuple[int, int], language: str) -> None:
    window = opened(size=size, language=language)
    window.showing.set_reduced_motion(True)
    assert (window.window.width(), window.window.height()) == size
    everything = QRect(QPoint(0, 0), window.window.size())
    for index in range(12):
        window.showing.show_again(index)
        window.qtbot.waitUntil(lambda: window.window.panel.isVisible())
        parts = list(window.parts())
        assert all(everything.contains(box) for _, box in parts), parts
        assert_apart(parts)
        assert_texts_whole(window)


def assert_texts_whole(window: OpenedWindow) -> None:
    window.exhibit.application.processEvents()
    boxes = []
    for label in window.labels():
        if label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
            widest = max(
                (label.fontMetrics().horizontalAdvance(word) for word in label.text().split()),
                default=0,
            )
            assert label.width() >= widest, label.text()
        else:
            assert label.width() >= label.sizeHint().width(), label.text()
        boxes.append((label.text(), rect_in_window(window, label)))
    assert_apart(boxes)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_button_is_as_large_as_a_finger(opened: Open, size: tuple[int, int]) -> None:
    for button in opened(size=size).buttons():
        assert button.width() >= 44, button.text()
        assert button.height() >= 44, button.text()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_text_sizes_and_themes_keep_the_layout(opened: Open, size: tuple[int, int]) -> None:
    window = opened(size=size, language="ru")
    for theme in ("dark", "contrast"):
        window.showing.set_theme(theme)
    for _ in range(5):
        window.showing.larger_text()
        window.exhibit.application.processEvents()
    window.showing.show_again(8)
    assert_apart(list(window.parts()))
