"""The breakout matrix: every way out of a web view that opens by itself, and that the exhibit has
closed. Each row is tried twice, on Qt's own view as it comes and on the exhibit's, so that a row
whose lock is taken away fails, and one that never opened is no proof."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.kiosk.strangers import Strangers
from desktop.mapview import scheme
from desktop.mapview.profile import SealedPage
from desktop.mapview.scheme import SCHEME, START, AtlasSchemeHandler
from tests.page.mapview_support import Miniature, open_map

MIDDLE = QPoint(40, 60)
TRY_MS = 300
PATIENCE_MS = 5000
TURN_MS = 25
NONE = Qt.KeyboardModifier.NoModifier


class Trial:
    """One view, and everything that came up while something was tried on it."""

    def __init__(self, qtbot: QtBot, view: Any, page: QWebEnginePage, own: Any) -> None:
        self.qtbot, self.view, self.page, self.own = qtbot, view, page, own
        self.seen: set[str] = set()
        self.url = page.url()
        self.history = page.history().count()
        page.newWindowRequested.connect(lambda request: self._asked_for_window(request))
        page.profile().downloadRequested.connect(self._downloads)
        self._look = QTimer()
        self._look.setInterval(15)
        self._look.timeout.connect(self._note)

    @property
    def pane(self) -> Any:
        return self.view.focusProxy()

    def ask(self, script: str) -> Any:
        answers: list[Any] = []
        self.page.runJavaScript(script, answers.append)
        self.qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
        return answers[0]

    def put(self, html: str) -> QPoint:
        """Something to click on; where it stands."""
        self.ask(f"document.getElementById('step').innerHTML = {html!r}; 1")
        box = "document.getElementById('it').getBoundingClientRect()"
        return QPoint(*(int(self.ask(f"{box}.{edge} + 12")) for edge in ("left", "top")))

    def click(
        self, at: QPoint = MIDDLE, modifier: Qt.KeyboardModifier = NONE, button: Any = None
    ) -> None:
        QTest.mouseClick(self.pane, button or Qt.MouseButton.LeftButton, modifier, at)

    def run(self, attempt: Callable[[Trial], None], *, until: str = "") -> set[str]:
        """Try, wait, for ``until`` no longer than needed, and tell what came up."""
        self._look.start()
        attempt(self)
        for _ in range((PATIENCE_MS if until else TRY_MS) // TURN_MS):
            self.qtbot.wait(TURN_MS)
            if until in self._tell():
                break
        self._look.stop()
        self._note()
        return self._tell()

    def _tell(self) -> set[str]:
        if self.page.url() != self.url and not self.page.url().fragment():
            self.seen.add("another page")
        if self.page.zoomFactor() != 1.0:
            self.seen.add("another size")
        return self.seen

    def _note(self) -> None:
        """Usable for longer than a blink counts: the exhibit's net needs its turn, too."""
        for widget in QApplication.topLevelWidgets():
            if widget is not self.own and widget.isVisible() and not widget.property("known"):
                if widget.property("once"):
                    self.seen.add("a window of its own")
                    widget.setProperty("known", True)
                    widget.close()
                widget.setProperty("once", True)

    def _asked_for_window(self, _request: object) -> None:
        self.seen.add("a new page")

    def _downloads(self, download: Any) -> None:
        self.qtbot.wait(1)
        if download.state() != download.DownloadState.DownloadCancelled:
            self.seen.add("a download")
            download.cancel()


class Mail(QObject):
    """Stands for the other program that an address would start."""

    def __init__(self) -> None:
        super().__init__()
        self.opened = 0

    @Slot(QUrl)
    def open(self, _address: QUrl) -> None:
        self.opened += 1


@dataclass(frozen=True)
class Row:
    """``attempt`` does what a visitor would; ``opens`` is what comes of it without a lock."""

    attempt: Callable[[Trial], None]
    opens: str


def on(html: str, modifier: Qt.KeyboardModifier = NONE, button: Any = None) -> Any:
    def attempt(trial: Trial) -> None:
        trial.click(trial.put(f"<h1>{html}</h1>"), modifier, button)

    return attempt


def script(text: str) -> Any:
    def attempt(trial: Trial) -> None:
        trial.page.runJavaScript(f"setTimeout(() => {{ {text} }}, 10); 1")

    return attempt


def on_tap(text: str) -> Any:
    """A script that runs in answer to a tap, which opens more than one that runs by itself."""

    def attempt(trial: Trial) -> None:
        trial.ask(f"document.getElementById('step').onclick = () => {{ {text} }}; 1")
        trial.click()

    return attempt


def right_click(trial: Trial) -> None:
    QApplication.sendEvent(
        trial.pane,
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, MIDDLE, trial.pane.mapToGlobal(MIDDLE)),
    )
    trial.click(button=Qt.MouseButton.RightButton)


def go_back(trial: Trial) -> None:
    # Chromium goes back only to what a visitor's own touch had made.
    trial.ask("document.body.onclick = () => { history.pushState({}, '', '?far'); }; 1")
    trial.click()
    trial.qtbot.waitUntil(lambda: trial.page.url().hasQuery())
    trial.url = trial.page.url()
    trial.click(button=Qt.MouseButton.BackButton)


def ctrl_wheel(trial: Trial) -> None:
    at = QPointF(MIDDLE)
    turn = QWheelEvent(
        at,
        trial.pane.mapToGlobal(at),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(trial.pane, turn)


LINK = "<a id=it href='{}'>MMM</a>"
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
ROWS = {
    "file field": Row(on("<input id=it type=file>"), "a window of its own"),
    "colour field": Row(on("<input id=it type=color>"), "a window of its own"),
    "alert": Row(script("alert('x')"), "a window of its own"),
    "confirm": Row(script("confirm('x')"), "a window of its own"),
    "prompt": Row(script("prompt('x')"), "a window of its own"),
    "script address": Row(on(LINK.format("javascript:alert(1)")), "a window of its own"),
    "right button": Row(right_click, "a window of its own"),
    "folder picker": Row(on_tap("showDirectoryPicker().catch(() => 0)"), "a window of its own"),
    "file picker": Row(on_tap("showOpenFilePicker().catch(() => 0)"), "a window of its own"),
    "page of its own making": Row(
        on_tap(
            "location.href = URL.createObjectURL(new Blob(['far'], {type: 'text/html'}))",
        ),
        "another page",
    ),
    "elsewhere": Row(on(LINK.format("http://127.0.0.1:9/")), "another page"),
    "new window by script": Row(on_tap("window.open('index.html')"), "a new page"),
    "new window by link": Row(
        on("<a id=it href='index.html?2' target=_blank>MMM</a>"), "a new page"
    ),
    "Ctrl and click": Row(on(LINK.format("index.html?2"), CONTROL), "a new page"),
    "Shift and click": Row(on(LINK.format("index.html?2"), SHIFT), "a new page"),
    "middle button": Row(
        on(LINK.format("index.html?2"), button=Qt.MouseButton.MiddleButton), "a new page"
    ),
    "download": Row(on("<a id=it href='steps.json' download>MMM</a>"), "a download"),
    "mouse's back button": Row(go_back, "another page"),
    "Ctrl and wheel": Row(ctrl_wheel, "another size"),
}


PAGES_OWN = (
    *("file field", "file picker", "folder picker", "alert", "confirm", "prompt"),
    *("script address", "page of its own making"),
)
"""Rows that the page alone must close, whatever view it is in and whoever looks after it."""


@pytest.fixture
def unlocked(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Trial]:
    """Qt's view as it comes, with the same page in it and no content policy."""
    yield from plain_view(qtbot, monkeypatch, QWebEnginePage)


@pytest.fixture
def page_alone(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Trial]:
    """The same with the exhibit's page in it: no view's filters, interceptor, policy or net."""
    yield from plain_view(qtbot, monkeypatch, SealedPage)


def plain_view(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, kind: type[QWebEnginePage]
) -> Iterator[Trial]:
    monkeypatch.setattr(scheme, "_HEADERS", {})
    profile = QWebEngineProfile()
    handler = AtlasSchemeHandler(Miniature(files={"page.js": ""}), profile)
    profile.installUrlSchemeHandler(SCHEME, handler)
    view = QWebEngineView()
    page = kind(profile, view)
    view.setPage(page)
    view.resize(640, 480)
    with qtbot.waitSignal(page.loadFinished, timeout=20_000):
        view.show()
        page.load(START)
    qtbot.waitUntil(lambda: view.focusProxy() is not None)
    yield Trial(qtbot, view, page, view)
    import shiboken6

    shiboken6.delete(view)
    shiboken6.delete(profile)


@pytest.fixture
def locked(qtbot: QtBot, qapp: QApplication) -> Trial:
    """The exhibit's view, under the exhibit's net."""
    opened = open_map(qtbot)
    strangers = Strangers(qapp, opened.view)
    strangers.setParent(opened.view)
    return Trial(qtbot, opened.view._view, opened.page, opened.view)


@pytest.mark.parametrize("name", ROWS)
def test_the_way_is_open_without_the_lock(unlocked: Trial, name: str) -> None:
    opens = ROWS[name].opens
    assert opens in unlocked.run(ROWS[name].attempt, until=opens)


@pytest.mark.parametrize("name", ROWS)
def test_the_exhibit_has_closed_it(locked: Trial, name: str) -> None:
    seen = locked.run(ROWS[name].attempt)
    seen.discard("a new page")  # asked for, and refused: nothing opens, see below
    assert seen == set()
    assert locked.page.url().path() == START.path()


@pytest.mark.parametrize("name", PAGES_OWN)
def test_the_page_closes_it_by_itself(page_alone: Trial, name: str) -> None:
    assert page_alone.run(ROWS[name].attempt) == set()


def test_what_asks_for_a_new_page_gets_none(locked: Trial) -> None:
    windows = len(QApplication.topLevelWidgets())
    for name in ("new window by script", "new window by link", "Ctrl and click", "middle button"):
        locked.run(ROWS[name].attempt)
    assert len(QApplication.topLevelWidgets()) == windows
    assert locked.page.url().query() == ""


@pytest.mark.parametrize("address", ["mailto:a@example.org", "tel:1"])
def test_no_other_program_is_started(unlocked: Trial, locked: Trial, address: str) -> None:
    mail = Mail()
    QDesktopServices.setUrlHandler(QUrl(address).scheme(), mail, "open")  # type: ignore[arg-type]
    unlocked.run(on(LINK.format(address)))
    without = mail.opened
    locked.run(on(LINK.format(address)))
    QDesktopServices.unsetUrlHandler(QUrl(address).scheme())
    assert without == 1
    assert mail.opened == 1


def test_a_dropped_file_is_taken_without_the_lock_and_not_with_it(
    unlocked: Trial, locked: Trial
) -> None:
    data = QMimeData()
    data.setUrls([QUrl("file:///etc/hostname")])

    def drop(trial: Trial) -> bool:
        event = QDropEvent(
            QPointF(MIDDLE), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NONE
        )
        QApplication.sendEvent(trial.pane, event)
        return bool(trial.pane.acceptDrops() or trial.view.acceptDrops())

    assert drop(unlocked)
    assert not drop(locked)
    assert locked.page.url() == START


def test_our_own_pages_hold_no_field_that_opens_a_dialog() -> None:
    from geodata.locations import find_locations

    web = find_locations().resources / "web"
    for file in web.iterdir():
        if file.suffix in (".js", ".html", ".css"):
            text = file.read_text(encoding="utf-8")
            assert 'type = "color"' not in text
            assert "type=color" not in text.replace('"', "")
            assert 'type = "file"' not in text
