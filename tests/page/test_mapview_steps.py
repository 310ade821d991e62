"""Steps, looks and taps between the window and a page in the real engine."""

from __future__ import annotations

import json

from pytestqt.qtbot import QtBot

from geodata.errors import AssetMissing
from tests.page.mapview_support import Miniature, Opened, open_map


def test_a_step_asked_for_before_the_page_is_ready_is_the_first_that_it_paints(
    qtbot: QtBot,
) -> None:
    opened = Opened(qtbot, Miniature())
    opened.view.show_step(4)
    with qtbot.waitSignal(opened.view.stepPainted, timeout=20_000) as painted:
        opened.view.show_step(7)

    assert painted.args == [7]
    assert opened.ask("JSON.stringify(atlas.state().shown)") == "[[7,false]]"
    assert opened.complaints == []


def test_of_a_hundred_quick_steps_the_last_is_painted_and_few_are_drawn(qtbot: QtBot) -> None:
    opened = open_map(qtbot, Miniature(steps=200))
    painted: list[int] = []
    opened.view.stepPainted.connect(painted.append)

    with qtbot.waitSignal(
        opened.view.stepPainted, timeout=10_000, check_params_cb=lambda index: index == 100
    ):
        for index in range(1, 101):
            opened.view.show_step(index)

    assert painted == [1, 100]
    assert opened.ask("atlas.state().shown.length") == 3


def test_looks_reach_the_page_and_a_career_is_changed_without_loading_the_page_again(
    qtbot: QtBot,
) -> None:
    opened = open_map(qtbot)
    opened.view.set_language("lv")
    opened.view.set_theme("dark")
    opened.view.set_reduced_motion(True)
    opened.view.set_text_scale(1.5)
    opened.view.set_borders(True)
    opened.view.show_place("daugavpils")
    opened.view.reset_view()
    loads = opened.source.asked.count("index.html")
    opened.ask("window.still = 'the same page'")

    other = Miniature(steps=3)
    with qtbot.waitSignal(opened.view.mapReady, timeout=10_000):
        opened.view.set_source(other)
    opened.shows(2)

    assert other.asked == ["steps.json"]
    assert opened.source.asked.count("index.html") == loads == 1
    assert opened.ask("window.still") == "the same page"
    assert json.loads(opened.ask("JSON.stringify(atlas.state().look)")) == {
        "language": "lv",
        "theme": "dark",
        "reducedMotion": True,
        "textScale": 1.5,
        "borders": True,
        "place": "daugavpils",
        "reset": 1,
    }
    assert opened.complaints == []


def test_a_text_with_quotes_reaches_the_page_as_text(qtbot: QtBot) -> None:
    opened = open_map(qtbot)
    hostile = "\"); alert('x'); (\"</script>\u2028'"

    opened.view.show_place(hostile)

    assert opened.ask("atlas.state().look.place") == hostile
    assert opened.complaints == []


def test_taps_come_back_and_nonsense_does_not(qtbot: QtBot) -> None:
    opened = open_map(qtbot)
    places: list[str] = []
    steps: list[int] = []
    opened.view.placeTapped.connect(places.append)
    opened.view.stepTapped.connect(steps.append)

    opened.ask("bridge.placeTapped('aizpute'); bridge.placeTapped(''); 1")
    opened.ask("bridge.placeTapped('x'.repeat(1e5)); bridge.placeTapped('a\\nb'); 1")
    opened.ask("bridge.stepTapped(-1); bridge.stepTapped(1e9); bridge.stepTapped(5); 1")

    qtbot.waitUntil(lambda: steps == [5], timeout=5000)
    assert places == ["aizpute"]


def test_an_error_in_the_page_surfaces(qtbot: QtBot) -> None:
    opened = open_map(qtbot)

    with qtbot.waitSignal(opened.view.complained, timeout=5000) as complaint:
        opened.page.runJavaScript("setTimeout(() => { noSuchThing(); })")

    assert "noSuchThing is not defined" in complaint.args[0]


def test_a_page_whose_script_is_broken_says_so(qtbot: QtBot) -> None:
    broken = Miniature(files={"page.js": "const x = ;"})
    opened = Opened(qtbot, broken)

    qtbot.waitUntil(lambda: bool(opened.complaints), timeout=20_000)

    assert "SyntaxError" in opened.complaints[0]


def test_a_file_that_the_program_has_lost_surfaces_and_does_not_stop_the_page(
    qtbot: QtBot,
) -> None:
    class Losing(Miniature):
        def data_for(self, path: str) -> tuple[str, bytes] | None:
            if path == "page.css":
                raise AssetMissing("page.css is gone: run set-up again.")
            return super().data_for(path)

    opened = open_map(qtbot, Losing())

    assert opened.complaints[0] == "page.css is gone: run set-up again."


def test_a_fresh_page_in_the_old_one_s_place_shows_the_same_step_and_looks(qtbot: QtBot) -> None:
    opened = open_map(qtbot)
    opened.view.set_language("ru")
    opened.shows(9)
    before = opened.page.renderProcessPid()

    with qtbot.waitSignal(opened.view.stepPainted, timeout=20_000) as painted:
        opened.view.recycle()

    assert painted.args == [9]
    assert opened.page.renderProcessPid() != before
    assert opened.ask("atlas.state().look.language") == "ru"
    qtbot.waitUntil(lambda: not _alive(before), timeout=10_000)


def _alive(process: int) -> bool:
    from pathlib import Path

    try:
        status = Path(f"/proc/{process}/stat").read_text("ascii")
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"
