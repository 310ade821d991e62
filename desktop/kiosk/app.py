"""Puts the exhibit together: everything that lives long is made here and passed on."""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.app import own_name
from desktop.fonts import load_fonts
from desktop.kiosk.content import ContentWatch, open_content, updates_folder
from desktop.kiosk.controls import VisitorControls
from desktop.kiosk.counting import Counting
from desktop.kiosk.exhibit import Exhibit, follow_screens
from desktop.kiosk.guide import Guide
from desktop.kiosk.idle import SECOND_MS, Idle
from desktop.kiosk.keys import bind_keys
from desktop.kiosk.pinkeeper import PinKeeper
from desktop.kiosk.settings import KioskSettings, load_kiosk
from desktop.kiosk.speech import Speaker, import_path
from desktop.kiosk.staff import AGAIN, Staff
from desktop.kiosk.state import state_of
from desktop.kiosk.strangers import Strangers
from desktop.kiosk.telling import Teller
from desktop.kiosk.visit import Look, Visit
from desktop.kiosk.window import KioskWindow
from desktop.mapview import engine_problem, prepare, register_scheme
from desktop.nomap import NoMap
from desktop.panel import PostingPanel
from desktop.placefinder import PlaceLookup
from desktop.saying import say
from desktop.slider import SliderStyle, TimeSlider, TransportBar
from desktop.timemodel import TimeModel
from desktop.visits import visits_at
from geodata.locations import Locations, find_locations
from geodata.page import LivePage
from geodata.statistics import Statistics
from geodata.storage import OpenCareer
from geodata.words import Words, load_words

__all__ = ["Kiosk", "make_application", "make_kiosk", "run_kiosk"]

AWAKE_MS = 250
"""Python hears of a signal only when it runs."""


@dataclass(frozen=True, slots=True)
class Kiosk:
    """Everything of one exhibit."""

    exhibit: Exhibit
    guide: Guide
    speaker: Speaker
    staff: Staff
    teller: Teller


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


def make_kiosk(
    career: OpenCareer,
    settings: KioskSettings,
    locations: Locations,
    *,
    settings_file: Path | None = None,
    pin: PinKeeper | None = None,
    second_ms: int = SECOND_MS,
    engine: str = "",
) -> Kiosk:
    """The exhibit, complete, its window not yet shown. QApplication must be there.

    ``second_ms`` is how long a second of the idle clock lasts, less in tests; ``engine`` names
    another engine for speech than the system's.
    """
    words_for = lru_cache(maxsize=None)(partial(load_words, folder=locations.resources / "i18n"))
    visit = _make_visit(career, settings, locations, words_for)
    window = visit.window
    idle = Idle(
        idle_s=settings.idle, countdown_s=settings.countdown, second_ms=second_ms, parent=window
    )
    exhibit = Exhibit(visit, idle, settings, parent=window)
    speaker = Speaker(volume=settings.volume, engine=engine, parent=window)
    guide = Guide(visit, speaker, idle, speaks=settings.speech, parent=window)
    staff = Staff(
        window,
        settings,
        settings_file,
        keep=pin or PinKeeper(locations.state, given=settings.pin_hash),
        wording=lambda: visit.words,
        sizes=lambda: visit.sizes,
    )
    teller = Teller(lambda: state_of(exhibit), seen=lambda: _is_seen(window), parent=window)
    kiosk = Kiosk(exhibit, guide, speaker, staff, teller)
    _connect(kiosk)
    return kiosk


def _make_visit(
    career: OpenCareer, settings: KioskSettings, locations: Locations, words_for: Any
) -> Visit:
    first = first_look(settings, career)
    words = words_for(first.language)
    page = LivePage(career, locations, words_for=words_for, language=first.language)
    map_view = _make_map(page, words)
    model = TimeModel(len(career.timeline))
    slider = TimeSlider(
        model,
        timeline=career.timeline,
        label=lambda index: career.label(index, visit.words.language),
        value_text=lambda index: _value_text(career, index, visit.words),
        style=SliderStyle(),
        words=words,
    )
    slider.set_neutral(career.neutral_steps)
    window = KioskWindow(
        map_area=map_view,
        panel=PostingPanel(),
        controls=VisitorControls({code: own_name(words_for(code)) for code in career.languages}),
        slider=slider,
        transport=TransportBar(model, style=SliderStyle(), words=words),
        shifts=settings.pixel_shift,
    )
    visit = Visit(
        career,
        window=window,
        model=model,
        map_view=map_view,
        first=first,
        words_for=words_for,
        visits_at=partial(visits_at, locations=locations),
        place_of=PlaceLookup(career, locations).place,
    )
    return visit


def first_look(settings: KioskSettings, career: OpenCareer) -> Look:
    """What every visitor meets first."""
    known = career.languages
    language = settings.language if settings.language in known else known[0]
    return Look(language, settings.theme, settings.text_size, settings.reduced_motion)


def _make_map(page: LivePage, words: Words) -> Any:
    problem = engine_problem(words)
    if problem:
        say(problem)
        return NoMap(problem)
    from desktop.mapview import MapView

    return MapView(page)


def _value_text(career: OpenCareer, index: int, words: Words) -> str:
    step = career.step(index, words)
    count = words("Posting {n} of {count}", n=step.step, count=step.of)
    return ", ".join(part for part in (count, step.label, step.when.text) if part)


def _is_seen(window: KioskWindow) -> bool:
    handle = window.windowHandle()
    return bool(window.isVisible() and handle.isExposed())


def _connect(kiosk: Kiosk) -> None:
    exhibit, guide, staff, teller = kiosk.exhibit, kiosk.guide, kiosk.staff, kiosk.teller
    shortcuts = bind_keys(exhibit, guide, staff.ask_pin)

    def switch() -> None:
        """A key means something only to an awake exhibit without a page of the staff's."""
        for shortcut in shortcuts:
            shortcut.setEnabled(not exhibit.asleep and not staff.is_open)

    staff.opened.connect(exhibit.open_for_staff)
    for changed in (staff.opened, exhibit.began, exhibit.ended):
        changed.connect(switch)
    exhibit.heard.connect(guide.key_pressed)
    exhibit.heard.connect(staff.key)
    exhibit.touched.connect(guide.touched)
    exhibit.touched.connect(staff.touch)
    exhibit.began.connect(guide.greet)
    exhibit.ended.connect(guide.reset)
    exhibit.ended.connect(staff.close)
    exhibit.window.resized.connect(staff.fit)
    exhibit.visit.map_view.pulse.connect(teller.beat)
    exhibit.visit.map_view.stepPainted.connect(lambda _index: teller.ready())


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
        os.execve(sys.executable, words, os.environ | import_path())  # noqa: S606
    except OSError as error:
        _log(f"It cannot start itself again ({error.strerror}) and ends.")


def _open_window(application: QApplication, kiosk: Kiosk) -> None:
    window = kiosk.exhibit.window
    fill = partial(_fill_screen, window)
    fill()
    kiosk.exhibit.start()
    window.showFullScreen()
    kiosk.staff.begin()
    if kiosk.exhibit.settings.speech:
        QTimer.singleShot(0, window, kiosk.speaker.open)
    follow_screens(application, window, fill)


def _watch_content(kiosk: Kiosk, opened: OpenCareer, locations: Locations) -> ContentWatch:
    from geodata.updates.client import Updates

    updates = Updates(updates_folder(locations), career=opened.id)
    watch = ContentWatch(updates, parent=kiosk.exhibit)
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
