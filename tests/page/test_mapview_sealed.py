"""Nothing leaves the page, and nobody gets out of it: every row of the breakout matrix that
concerns the view, tried in the real engine. A guard that stops nothing is a defect, so each layer
is also tried with the one before it taken away."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWebEngineCore import QWebEngineProfile, QWebEngineSettings
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.mapview import scheme
from desktop.mapview.profile import sealed_profile
from tests.page.mapview_listener import Listener
from tests.page.mapview_support import MINIATURE, Miniature, Opened, open_map

HOSTILE = (MINIATURE.parent / "hostile.js").read_text("utf-8")
SETTLED_MS = 700


def hostile_page(qtbot: QtBot, listener: Listener) -> Opened:
    page = (MINIATURE / "page.js").read_text("utf-8")
    script = f'const HOST = "{listener.address}";\n{HOSTILE}\n{page}'
    return open_map(qtbot, Miniature(files={"page.js": script}))


@pytest.fixture
def without_policy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Send no Content-Security-Policy, as if it had a hole."""
    monkeypatch.setattr(scheme, "_HEADERS", {})


def test_nothing_that_a_hostile_page_tries_reaches_anybody(qtbot: QtBot) -> None:
    with Listener() as listener:
        opened = hostile_page(qtbot, listener)
        assert opened.ask("tryEverything()") > 25
        qtbot.wait(SETTLED_MS)

        assert listener.reached() == 0
        assert is_at_home(opened)
        opened.shows(3)


@pytest.mark.usefixtures("without_policy")
def test_nor_does_it_where_the_content_policy_has_a_hole(qtbot: QtBot) -> None:
    with Listener() as listener:
        opened = hostile_page(qtbot, listener)
        opened.ask("tryEverything()")
        qtbot.wait(SETTLED_MS)

        assert listener.reached() == 0
        assert opened.view.blocked >= 10


def test_an_honest_page_makes_no_request_that_has_to_be_blocked(qtbot: QtBot) -> None:
    opened = open_map(qtbot)
    opened.shows(5)

    assert opened.view.blocked == 0
    assert opened.complaints == []


def test_the_listener_counts_what_does_reach_it() -> None:
    import socket

    with Listener() as listener:
        socket.create_connection(("127.0.0.1", listener.port)).close()
        assert listener.reached() == 1
        assert listener.reached() == 0


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "DELETE", "HEAD"], ids=["post", "put", "delete", "head"]
)
def test_only_get_is_answered(qtbot: QtBot, method: str) -> None:
    opened = open_map(qtbot)
    opened.ask(
        f"fetch('steps.json', {{method: '{method}'}})"
        ".then((a) => { window.got = a.ok ? 'answered' : 'refused'; },"
        " () => { window.got = 'refused'; }); 1"
    )

    qtbot.waitUntil(lambda: opened.ask("window.got || ''") != "", timeout=5000)
    assert opened.ask("window.got") == "refused"


@pytest.mark.parametrize(
    "path", ["../../../etc/passwd", "%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "steps.json/../x"]
)
def test_a_path_means_nothing_but_a_name_to_the_source(qtbot: QtBot, path: str) -> None:
    opened = open_map(qtbot)
    opened.ask(
        f"fetch('{path}').then((answer) => {{ window.got = answer.ok ? 'answered' : 'refused'; }},"
        " () => { window.got = 'refused'; }); 1"
    )

    qtbot.waitUntil(lambda: opened.ask("window.got || ''") != "", timeout=5000)
    assert opened.ask("window.got") == "refused"


@pytest.mark.parametrize(
    ("script", "answer"),
    [
        ("alert('x')", None),
        ("confirm('x')", False),
        ("prompt('x', 'y')", None),
        ("window.open('about:blank') === null", True),
        ("window.open('index.html') === null", True),
        ("window.print()", None),
    ],
)
def test_no_dialog_and_no_window_opens(qtbot: QtBot, script: str, answer: object) -> None:
    opened = open_map(qtbot)
    windows = len(QApplication.topLevelWidgets())

    got = opened.ask(script)

    assert (got or None) == (answer or None)
    assert QApplication.activeModalWidget() is None
    assert len(QApplication.topLevelWidgets()) == windows


CONTROLS = {
    "file": "<input id=it type=file>",
    "folder": "<input id=it type=file webkitdirectory>",
    "mail": "<a id=it href='mailto:a@example.org'>x</a>",
    "telephone": "<a id=it href='tel:1'>x</a>",
    "elsewhere": "<a id=it href='http://127.0.0.1:9/'>x</a>",
    "new window": "<a id=it href='index.html' target=_blank>x</a>",
    "download": "<a id=it href='steps.json' download>x</a>",
    "script address": "<a id=it href='javascript:alert(1)'>x</a>",
    "settings of Chromium": "<a id=it href='chrome://settings'>x</a>",
    "a file of the disk": "<a id=it href='file:///etc/hostname'>x</a>",
}


@pytest.mark.parametrize("name", CONTROLS)
def test_a_tap_on_what_would_lead_out_of_the_page_leads_nowhere(
    qtbot: QtBot, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    opened = open_map(qtbot)
    windows = set(QApplication.topLevelWidgets())
    control = CONTROLS[name].replace("id=it", "id=it style='font-size:90px'")
    opened.ask(f"document.getElementById('step').innerHTML = {control!r}; 1")
    opened.ask("document.getElementById('it').getBoundingClientRect().width")

    QTest.mouseClick(opened.widget, Qt.MouseButton.LeftButton, pos=QPoint(20, 60))
    qtbot.wait(150)

    assert is_at_home(opened)
    assert QApplication.activeModalWidget() is None
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog)]
    assert set(QApplication.topLevelWidgets()) <= windows
    assert list(tmp_path.glob("*.json")) == []
    opened.shows(2)


PICKERS = ("showOpenFilePicker()", "showSaveFilePicker()", "showDirectoryPicker()")


@pytest.mark.parametrize("picker", PICKERS)
def test_a_tap_on_a_script_s_picker_opens_nothing(qtbot: QtBot, picker: str) -> None:
    opened = open_map(qtbot)
    opened.ask(
        "document.getElementById('step').addEventListener('click', () => {"
        f" window.got = 'asked'; {picker}.then(() => {{ window.got = 'chosen'; }},"
        " () => { window.got = 'refused'; }); }); 1"
    )
    QTest.mouseClick(opened.widget, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))

    qtbot.waitUntil(lambda: opened.ask("window.got || ''") == "refused", timeout=5000)
    assert QApplication.activeModalWidget() is None


PERMISSIONS = {
    "position": "new Promise((y, n) => navigator.geolocation.getCurrentPosition(y, n))",
    "notifications": "Notification.requestPermission()"
    ".then((answer) => { if (answer !== 'granted') throw 0; })",
    "camera": "navigator.mediaDevices.getUserMedia({video: true})",
    "screen": "navigator.mediaDevices.getDisplayMedia()",
    "clipboard": "navigator.clipboard.readText()",
    "fonts": "queryLocalFonts().then((fonts) => { if (!fonts.length) throw 0; })",
    "full screen": "document.documentElement.requestFullscreen()",
}


@pytest.mark.parametrize("name", PERMISSIONS)
def test_every_permission_is_refused(qtbot: QtBot, name: str) -> None:
    opened = open_map(qtbot)
    opened.ask(
        "document.getElementById('step').addEventListener('click', () => {"
        f" (async () => {PERMISSIONS[name]})()"
        ".then(() => { window.got = 'granted'; }, () => { window.got = 'refused'; }); }); 1"
    )
    QTest.mouseClick(opened.widget, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))

    qtbot.waitUntil(lambda: opened.ask("window.got || ''") != "", timeout=10_000)
    assert opened.ask("window.got") == "refused"


def test_the_right_button_and_the_menu_key_open_nothing(qtbot: QtBot) -> None:
    opened = open_map(qtbot)
    count(opened, "contextmenu")

    QTest.mouseClick(opened.widget, Qt.MouseButton.RightButton, pos=QPoint(50, 50))
    QTest.keyClick(opened.widget, Qt.Key.Key_Menu)
    QTest.keyClick(opened.widget, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    qtbot.wait(200)

    assert QApplication.activePopupWidget() is None


def test_the_mouse_s_back_button_and_alt_left_stay_on_the_page(qtbot: QtBot) -> None:
    opened = open_map(qtbot)
    opened.ask("history.pushState({}, '', '#far'); 1")
    here = opened.page.url()

    for button in (Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton):
        QTest.mouseClick(opened.widget, button, pos=QPoint(50, 50))
    QTest.keyClick(opened.widget, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(opened.widget, Qt.Key.Key_Backspace)
    QTest.keyClick(opened.widget, Qt.Key.Key_Back)
    qtbot.wait(200)

    assert opened.page.url() == here


def test_ctrl_and_wheel_does_not_enlarge_the_page_but_the_wheel_reaches_it(qtbot: QtBot) -> None:
    opened = open_map(qtbot)
    count(opened, "wheel")

    turn_wheel(opened.widget, Qt.KeyboardModifier.ControlModifier)
    qtbot.wait(100)
    assert opened.ask("window.counted") == 0

    turn_wheel(opened.widget, Qt.KeyboardModifier.NoModifier)
    qtbot.waitUntil(lambda: opened.ask("window.counted") > 0, timeout=5000)
    assert opened.page.zoomFactor() == 1.0
    assert opened.ask("visualViewport.scale") == 1


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_F5, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F12, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_the_keys_of_a_browser_do_nothing(
    qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    opened = open_map(qtbot)
    opened.ask("window.still = 'here'")
    windows = len(QApplication.topLevelWidgets())

    QTest.keyClick(opened.widget, key, modifier)
    qtbot.wait(60)

    assert opened.ask("window.still") == "here"
    assert opened.page.zoomFactor() == 1.0
    assert len(QApplication.topLevelWidgets()) == windows


def test_a_file_that_is_dropped_is_not_opened(qtbot: QtBot) -> None:
    opened = open_map(qtbot)
    data = QMimeData()
    data.setUrls([QUrl("file:///etc/hostname")])

    for target in (opened.widget, opened.view._view):
        drop = QDropEvent(
            QPointF(50, 50),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(target, drop)
        assert not target.acceptDrops()
    qtbot.wait(150)

    assert opened.page.url() == scheme.START


def test_the_guards_stand_again_after_the_renderer_died(qtbot: QtBot) -> None:
    import os
    import signal

    opened = open_map(qtbot)
    with qtbot.waitSignal(opened.view.recovered, timeout=10_000):
        os.kill(opened.page.renderProcessPid(), signal.SIGKILL)
    count(opened, "wheel")

    turn_wheel(opened.widget, Qt.KeyboardModifier.ControlModifier)
    qtbot.wait(100)

    assert opened.ask("window.counted") == 0


MAY_BE_ON = {
    "Accelerated2dCanvasEnabled",
    "AutoLoadImages",
    "FocusOnNavigationEnabled",
    "JavascriptEnabled",
    "LinksIncludedInFocusChain",
    "PlaybackRequiresUserGesture",
    "ReadingFromCanvasEnabled",
    "ShowScrollBars",
    "WebRTCPublicInterfacesOnly",
}
"""Of the engine's abilities; one that it learns tomorrow must be off until it is listed here."""


def test_every_ability_of_the_engine_is_off_but_the_listed(qtbot: QtBot) -> None:
    profile, _interceptor = sealed_profile()
    opened = open_map(qtbot)
    for settings in (profile.settings(), opened.page.settings()):
        on = {each.name for each in QWebEngineSettings.WebAttribute if settings.testAttribute(each)}
        assert on <= MAY_BE_ON
        policy = QWebEngineSettings.UnknownUrlSchemePolicy.DisallowUnknownUrlSchemes
        assert settings.unknownUrlSchemePolicy() == policy


def test_the_profile_keeps_nothing(qtbot: QtBot) -> None:
    profile = open_map(qtbot).page.profile()

    assert profile.isOffTheRecord()
    assert profile.httpCacheType() == QWebEngineProfile.HttpCacheType.NoCache
    assert profile.httpCacheMaximumSize() == 0
    cookies = QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies
    assert profile.persistentCookiesPolicy() == cookies


def is_at_home(opened: Opened) -> bool:
    """Whether the page is still our own; a link to ``#`` is a place in it."""
    url: QUrl = opened.page.url()
    url.setFragment(None)  # type: ignore[arg-type]
    return url == scheme.START


def count(opened: Opened, event: str) -> None:
    opened.ask(
        "window.counted = 0;"
        f"addEventListener('{event}', () => {{ window.counted += 1; }}); window.counted"
    )


def turn_wheel(widget: QWidget, modifier: Qt.KeyboardModifier) -> None:
    at = QPointF(60, 60)
    QApplication.sendEvent(
        widget,
        QWheelEvent(
            at,
            widget.mapToGlobal(at),
            QPoint(0, 0),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            modifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )
