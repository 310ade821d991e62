"""Pictures of steps, grabbed from a map that is on no screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from desktop.mapview import StepPictures
from tests.page.mapview_support import Miniature


@pytest.mark.usefixtures("qapp")
def test_each_step_is_a_picture_of_its_own_in_the_size_asked_for(qtbot: QtBot) -> None:
    with StepPictures(Miniature(), size=QSize(500, 400)) as pictures:
        third, eleventh = pictures.grab_step(3), pictures.grab_step(11)

    assert third.size() == eleventh.size() == QSize(500, 400)
    assert third.pixelColor(5, 190).name() == "#031563"
    assert eleventh.pixelColor(5, 190).name() == "#0b4d63"
