"""Runs the exhibit: application and window, content, signals, and the log."""

from __future__ import annotations

import os
import signal
import sys
import time
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.fonts import load_fonts
from desktop.kiosk.app import Kiosk, make_kiosk
from desktop.kiosk.content import (
    BEGAN_AGAIN,
    ContentWatch,
    not_before,
    open_content,
    updates_folder,
)
from desktop.kiosk.counting import Counting
from desktop.kiosk.exhibit import follow_screens
from desktop.kiosk.pinkeeper import PinKeeper
from desktop.kiosk.settings import KioskSettings, load_kiosk
from desktop.kiosk.speech import import_path
from desktop.kiosk.staff import AGAIN
from desktop.kiosk.sticknotice import StickNotice
from desktop.kiosk.strangers import Strangers
from desktop.kiosk.window import KioskWindow
from desktop.mapview import prepare, register_scheme
from desktop.nomap import NoMap
from desktop.saying import say
from geodata.locations import Locations, find_locations
from geodata.statistics import Statistics
from geodata.storage import OpenCareer

__all__ = ["make_application", "run_kiosk"]

AWAKE_MS: Final = 250
"""Python hears of a signal only when it runs."""


def make_application(settings: KioskSettings, locations: Locations) -> QApplication:
    """QApplication without a word of the command line. Raises SandboxRefused as root."""
    prepare(choice=settings.graphics, allow_unsandboxed=False)  # type: ignore[arg-type]
    register_scheme()
    application = QApplication(sys.argv[:1])
    application.setApplicationName("career-atlas")
    application.setApplicationDisplayName("Career Atlas")
    application.setQuitOnLastWindowClosed(False)
    for sentence in load_fonts(locations.assets / "fonts"):
        say(sentence)
    return application


def run_kiosk(career: str, settings_file: Path | None) -> int:
    """Run the exhibit until staff leave it or the system ends it; gives the status. An exhibit
    that is to begin again takes this process's place, with whatever it had grown to gone."""
    locations = find_locations()
    settings, problems = load_kiosk(settings_file)
    for problem in problems:
        _log(str(problem))
    opened, notice = open_content(career, locations)
    _log(notice)
    application = make_application(settings, locations)
    sound = not any(problem.field in ("", "pin_hash") for problem in problems)
    pin = PinKeeper(locations.state, given=settings.pin_hash, file=settings_file, sound=sound)
    kiosk = make_kiosk(opened, settings, locations, settings_file=settings_file, pin=pin)
    application.focusChanged.connect(lambda _old, new: kiosk.guide.focus_moved(new))
    watch = _watch_content(kiosk, opened, locations)
    StickNotice(kiosk.exhibit.window, updates_folder(locations))
    if settings.statistics:
        Counting(kiosk.exhibit, Statistics(locations.state / "statistics"))
    _watch_windows(application, kiosk)
    _end_in_order(application, kiosk)
    _open_window(application, kiosk)
    QTimer.singleShot(0, watch, lambda: watch.watch(asleep=True))
    status = application.exec()
    kiosk.teller.stopping(for_good=status != AGAIN)
    kiosk.speaker.close()
    opened.close()
    if status == AGAIN:
        _begin_again()
    return status


def _begin_again() -> None:
    """Put a fresh program in this one's place; where that fails, the status asks for one."""
    words = [sys.executable, *sys.orig_argv[1:]]
    try:
        environment = os.environ | import_path() | {BEGAN_AGAIN: str(time.monotonic())}
        os.execve(sys.executable, words, environment)  # noqa: S606
    except OSError as error:
        _log(f"It cannot start itself again ({error.strerror}) and ends.")


def _open_window(application: QApplication, kiosk: Kiosk) -> None:
    window = kiosk.exhibit.window
    fill = partial(_fill_screen, window)
    fill()
    kiosk.exhibit.start()
    window.showFullScreen()
    kiosk.staff.begin()
    if isinstance(kiosk.exhibit.visit.map_view, NoMap):
        QTimer.singleShot(0, window, kiosk.teller.ready)  # there is no map to wait for
    if kiosk.exhibit.settings.speech:
        QTimer.singleShot(0, window, kiosk.speaker.open)
    follow_screens(application, window, fill)


def _watch_content(kiosk: Kiosk, opened: OpenCareer, locations: Locations) -> ContentWatch:
    from geodata.updates.client import Updates

    updates = Updates(updates_folder(locations), career=opened.id)
    watch = ContentWatch(updates, earliest=not_before(os.environ), parent=kiosk.exhibit)
    watch.refused.connect(_log)
    watch.applied.connect(lambda: kiosk.staff.leaving.emit(AGAIN))
    kiosk.exhibit.began.connect(lambda _by_key: watch.watch(asleep=False))
    kiosk.exhibit.ended.connect(lambda: watch.watch(asleep=True))
    return watch


def _watch_windows(application: QApplication, kiosk: Kiosk) -> None:
    strangers = Strangers(application, kiosk.exhibit.window)
    strangers.closed.connect(lambda name: _log(f"A window that is not its own was closed: {name}."))
    map_view = kiosk.exhibit.visit.map_view
    map_view.recovered.connect(lambda why: _log(f"The map is back ({why}).", unless="replaced"))
    map_view.failed.connect(_log)
    map_view.complained.connect(_log)
    kiosk.exhibit.troubled.connect(_log)
    kiosk.speaker.troubled.connect(_log)


def _fill_screen(window: KioskWindow) -> None:
    screen = QApplication.primaryScreen()
    if screen is not None:
        window.setScreen(screen)
        window.setGeometry(screen.geometry())


def _end_in_order(application: QApplication, kiosk: Kiosk) -> None:
    """Staff leave; or systemd stops the exhibit, or a session ends, by SIGTERM or SIGINT."""

    def end(status: int) -> None:
        kiosk.exhibit.window.leaving = True
        application.exit(status)

    kiosk.staff.leaving.connect(end)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: end(0))
    awake = QTimer(application, interval=AWAKE_MS)
    awake.timeout.connect(lambda: None)
    awake.start()


def _log(sentence: str, *, unless: str = "") -> None:
    """One line for the journal."""
    if sentence and not (unless and unless in sentence):
        say(f"career-atlas kiosk: {sentence}")
