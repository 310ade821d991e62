"""The whole program in a window, put together by its own composition root."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import make_exhibit
from desktop.fonts import load_fonts
from geodata.locations import find_locations
from tests.e2e.opened import OpenedWindow


@pytest.fixture(scope="session", autouse=True)
def fonts(qapp: QApplication) -> None:
    assert load_fonts(find_locations().assets / "fonts") == ()


@pytest.fixture(autouse=True)
def warm(warm_cache: None) -> None:
    """A first start is tried by test_kiosk_process.py, in a home of its own."""


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[..., OpenedWindow]]:
    """Open a career at a size and wait until its map is painted."""
    windows: list[OpenedWindow] = []

    def open_career(
        career: str = "zakovsky", *, language: str = "en", size: tuple[int, int] = (1366, 768)
    ) -> OpenedWindow:
        exhibit = make_exhibit(career, language=language, remembered=False, application=qapp)
        window = OpenedWindow(qtbot, exhibit)
        windows.append(window)
        window.show(size)
        return window

    yield open_career
    for window in windows:
        window.close()
