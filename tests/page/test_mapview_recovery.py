"""A renderer that dies or hangs comes back by itself, at the same step, and without a dialog."""

from __future__ import annotations

import json
import os
import signal
import time

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.mapview.heartbeat import BackOff
from tests.page.mapview_support import Miniature, Opened, open_map

KILLED_WITHIN_S = 2.0
HUNG_WITHIN_S = 10.0


def at_step_nine(qtbot: QtBot, *, tick_ms: int = 1000) -> Opened:
    """``tick_ms`` is how long a second of the heartbeat lasts, in the page too."""
    opened = open_map(qtbot, Miniature(beat_ms=tick_ms), tick_ms=tick_ms)
    opened.view.set_language("lv")
    opened.view.set_theme("dark")
    opened.shows(9)
    return opened


def is_back_as_it_was(opened: Opened) -> None:
    state = json.loads(opened.ask("JSON.stringify(atlas.state())"))
    assert state["shown"] == [[9, False]]
    assert state["look"] == {"language": "lv", "theme": "dark"}
    assert QApplication.activeModalWidget() is None


def test_a_killed_renderer_is_back_within_two_seconds(qtbot: QtBot) -> None:
    opened = at_step_nine(qtbot)
    began = time.monotonic()

    with qtbot.waitSignals([opened.view.recovered, opened.view.stepPainted], timeout=10_000):
        os.kill(opened.page.renderProcessPid(), signal.SIGKILL)

    assert time.monotonic() - began < KILLED_WITHIN_S
    is_back_as_it_was(opened)


def test_a_page_that_strayed_to_an_empty_one_is_back_within_two_seconds(qtbot: QtBot) -> None:
    opened = at_step_nine(qtbot)
    began = time.monotonic()

    with qtbot.waitSignal(opened.view.recovered, timeout=10_000) as recovered:
        opened.page.runJavaScript("location.href = 'about:blank'")

    assert recovered.args == ["strayed"]
    assert time.monotonic() - began < KILLED_WITHIN_S
    is_back_as_it_was(opened)


def test_another_career_that_never_comes_up_is_loaded_again(qtbot: QtBot) -> None:
    script = Miniature().data_for("page.js")
    assert script is not None
    once = script[1].decode().replace("bridge.ready(", "if (!shown.length) bridge.ready(")
    opened = open_map(qtbot, Miniature(files={"page.js": once}), load_timeout_ms=1500)
    with qtbot.waitSignal(opened.view.recovered, timeout=10_000) as recovered:
        opened.view.set_source(Miniature(steps=3))
        opened.view.show_step(2)
    assert recovered.args == ["slow"]


@pytest.mark.slow
def test_a_stopped_renderer_is_back_within_ten_seconds(qtbot: QtBot) -> None:
    opened = at_step_nine(qtbot)
    began = time.monotonic()

    with qtbot.waitSignal(opened.view.recovered, timeout=20_000) as recovered:
        os.kill(opened.page.renderProcessPid(), signal.SIGSTOP)

    assert recovered.args == ["hung"]
    assert time.monotonic() - began < HUNG_WITHIN_S
    is_back_as_it_was(opened)


def test_a_script_that_never_ends_is_ended_too(qtbot: QtBot) -> None:
    opened = at_step_nine(qtbot, tick_ms=200)

    with qtbot.waitSignal(opened.view.recovered, timeout=20_000) as recovered:
        opened.page.runJavaScript("while (true) {}")

    assert recovered.args == ["hung"]
    is_back_as_it_was(opened)


def test_what_is_asked_while_the_page_is_gone_is_shown_when_it_is_back(qtbot: QtBot) -> None:
    opened = at_step_nine(qtbot)
    with qtbot.waitSignal(opened.view.recovered, timeout=10_000):
        os.kill(opened.page.renderProcessPid(), signal.SIGKILL)
        opened.view.show_step(4)
        opened.view.set_language("ru")
        opened.view.show_step(5)

    state = json.loads(opened.ask("JSON.stringify(atlas.state())"))
    assert state["shown"][-1][0] == 5
    assert state["look"]["language"] == "ru"


def test_a_page_that_keeps_dying_is_told_of_once_it_is_the_third_time_and_tried_on(
    qtbot: QtBot,
) -> None:
    opened = at_step_nine(qtbot)
    opened.view._keeper._back_off = BackOff(first_wait_s=0.5)
    told: list[str] = []
    opened.view.failed.connect(told.append)
    for _ in range(2):
        with qtbot.waitSignal(opened.view.recovered, timeout=10_000):
            os.kill(opened.page.renderProcessPid(), signal.SIGKILL)
        assert told == []

    with qtbot.waitSignal(opened.view.failed, timeout=10_000):
        os.kill(opened.page.renderProcessPid(), signal.SIGKILL)
    assert "can be read without it" in told[0]

    with qtbot.waitSignal(opened.view.recovered, timeout=15_000):
        pass
    is_back_as_it_was(opened)


def test_a_page_that_never_comes_up_is_loaded_again_and_then_told_of(qtbot: QtBot) -> None:
    silent = Miniature(files={"page.js": "window.atlas = {};"})
    opened = Opened(qtbot, silent, load_timeout_ms=300)

    with qtbot.waitSignal(opened.view.failed, timeout=20_000):
        pass

    assert silent.asked.count("index.html") == 3


def test_a_window_that_is_hidden_for_long_is_not_taken_for_hung(qtbot: QtBot) -> None:
    opened = at_step_nine(qtbot, tick_ms=200)
    process = opened.page.renderProcessPid()
    lost: list[str] = []
    opened.view.recovered.connect(lost.append)

    opened.view.hide()
    qtbot.wait(1500)
    opened.view.show()
    opened.shows(3)
    qtbot.wait(500)

    assert opened.page.renderProcessPid() == process
    assert lost == []


def test_a_program_that_was_busy_itself_does_not_end_a_sound_page(qtbot: QtBot) -> None:
    opened = at_step_nine(qtbot, tick_ms=200)
    process = opened.page.renderProcessPid()

    time.sleep(1.2)  # the program's own thread is blocked, which is what the test is about
    qtbot.wait(300)

    assert opened.page.renderProcessPid() == process


def test_a_step_that_a_hidden_page_never_paints_does_not_hold_up_the_next(qtbot: QtBot) -> None:
    mute = Miniature()
    script = mute.data_for("page.js")
    assert script is not None
    mute.files["page.js"] = (
        script[1].decode().replace("painted(sequence);\n", "if (index !== 4) painted(sequence);\n")
    )
    opened = open_map(qtbot, mute)

    opened.view.show_step(4)
    QTimer.singleShot(0, opened.view, lambda: opened.view.show_step(5))
    with qtbot.waitSignal(opened.view.stepPainted, timeout=5000) as painted:
        pass

    assert painted.args == [5]
