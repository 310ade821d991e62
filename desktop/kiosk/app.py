"""Puts the exhibit together: everything that lives long is made here and passed on."""

from __future__ import annotations

import signal
import sys
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.app import own_name
from desktop.fonts import load_fonts
from desktop.kiosk.controls import VisitorControls
from desktop.kiosk.exhibit import Exhibit, follow_screens
from desktop.kiosk.idle import SECOND_MS, Idle
from desktop.kiosk.keys import bind_keys
from desktop.kiosk.settings import KioskSettings, load_kiosk
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
from geodata.storage import OpenCareer, open_career
from geodata.words import Words, load_words

__all__ = ["make_application", "make_kiosk", "run_kiosk"]

AWAKE_MS = 250
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


def make_kiosk(
    career: OpenCareer,
    settings: KioskSettings,
    locations: Locations,
    *,
    second_ms: int = SECOND_MS,
) -> Exhibit:
    """The exhibit, complete, its window not yet shown. QApplication must be there.

    ``second_ms`` is how long a second of the idle clock lasts, less in tests.
    """
    words_for = lru_cache(maxsize=None)(partial(load_words, folder=locations.resources / "i18n"))
    first = first_look(settings, career)
    page = LivePage(career, locations, words_for=words_for, language=first.language)
    map_view = _make_map(page, words_for(first.language))
    model = TimeModel(len(career.timeline))
    slider = TimeSlider(
        model,
        timeline=career.timeline,
        label=lambda index: career.label(index, visit.words.language),
        value_text=lambda index: _value_text(career, index, visit.words),
        style=SliderStyle(),
        words=words_for(first.language),
    )
    slider.set_neutral(career.neutral_steps)
    window = KioskWindow(
        map_area=map_view,
        panel=PostingPanel(),
        controls=VisitorControls({code: own_name(words_for(code)) for code in career.languages}),
        slider=slider,
        transport=TransportBar(model, style=SliderStyle(), words=words_for(first.language)),
        shifts=settings.pixel_shift,
    )
    lookup = PlaceLookup(career, locations)
    visit = Visit(
        career,
        window=window,
        model=model,
        map_view=map_view,
        first=first,
        words_for=words_for,
        visits_at=partial(visits_at, locations=locations),
        place_of=lookup.place,
    )
    idle = Idle(
        idle_s=settings.idle, countdown_s=settings.countdown, second_ms=second_ms, parent=window
    )
    exhibit = Exhibit(visit, idle, settings, parent=window)
    bind_keys(exhibit)
    return exhibit


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


def run_kiosk(career: str, settings_file: Path | None) -> int:
    """Run the exhibit until staff leave it or the system ends it; gives the status."""
    locations = find_locations()
    settings, problems = load_kiosk(settings_file)
    for problem in problems:
        say(f"career-atlas kiosk: {problem}")
    opened = open_career(career, locations=locations)
    application = make_application(settings, locations)
    exhibit = make_kiosk(opened, settings, locations)
    exhibit.troubled.connect(lambda sentence: say(f"career-atlas kiosk: {sentence}"))
    _end_with_the_system(application, exhibit)
    window = exhibit.window
    _fill_screen(window)
    exhibit.start()
    window.showFullScreen()
    follow_screens(application, window, partial(_fill_screen, window))
    return application.exec()


def _fill_screen(window: KioskWindow) -> None:
    screen = QApplication.primaryScreen()
    if screen is not None:
        window.setScreen(screen)
        window.setGeometry(screen.geometry())


def _end_with_the_system(application: QApplication, exhibit: Exhibit) -> None:
    """SIGTERM and SIGINT end the exhibit in good order: systemd stops it, a session ends."""

    def end(_number: int, _frame: object) -> None:
        exhibit.window.leaving = True
        application.exit(0)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)
    awake = QTimer(application, interval=AWAKE_MS)
    awake.timeout.connect(lambda: None)
    awake.start()
