"""One lesson for all tests of this folder: each begins where the lesson begins."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.e2e.lesson.lessonroom import GivenLesson, giving_lesson, two_screens
from tests.e2e.lesson.monitors import Monitors


@pytest.fixture(scope="package")
def monitors(qapp: QApplication) -> Iterator[Monitors]:
    with two_screens() as monitors:
        yield monitors


@pytest.fixture(scope="package")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the lesson keeps what it remembers."""
    return tmp_path_factory.mktemp("lesson")


@pytest.fixture(scope="package")
def room(monitors: Monitors, qapp: QApplication, folder: Path) -> Iterator[GivenLesson]:
    with giving_lesson(folder, qapp) as given:
        yield given


@pytest.fixture
def given(room: GivenLesson) -> GivenLesson:
    room.start_over()
    return room
