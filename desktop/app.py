"""The composition root: everything that lives long is made here and passed on."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.fonts import load_fonts
from desktop.mapview import engine_problem, prepare, register_scheme
from desktop.meanwhile import import_meanwhile
from desktop.nomap import NoMap
from desktop.saying import say
from desktop.settings import FILE_NAME, Settings, load_settings, save_settings
from desktop.windowmemory import place_window, remember_window
from geodata.locations import Locations, find_locations
from geodata.page import LivePage
from geodata.storage import CareerOnShow, open_career
from geodata.words import Words, load_words
from geodata.words import languages as known_languages

if TYPE_CHECKING:
    from desktop.mapview.graphics import BackEnd
    from desktop.mapview.view import MapView
    from desktop.rooms import MainWindow, Showing
    from geodata.together import TwoCareers

__all__ = [
    "Exhibit",
    "keep_settings",
    "make_application",
    "make_exhibit",
    "open_both",
    "page_of",
    "run_window",
]

MEMORY_FILE = "window.json"
STARTED_MS = 2_000
"""After so long the window stands, and rubbish is collected again."""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """Everything that must live as long as the window does."""

    application: QApplication
    locations: Locations
    career: CareerOnShow
    window: MainWindow
    showing: Showing


def make_application(settings: Settings, locations: Locations) -> QApplication:
    """QApplication with the graphics chosen, the private scheme known and the fonts loaded."""
    backend: BackEnd = settings.graphics  # type: ignore[assignment]  # checked when it was read
    graphics = prepare(choice=backend)
    if graphics.warning:
        say(graphics.warning)
    register_scheme()
    # Only the program's own name: Chromium would take debugging switches from the others.
    application = QApplication(sys.argv[:1])
    application.setApplicationName("career-atlas")
    application.setApplicationDisplayName("Career Atlas")
    for sentence in load_fonts(locations.assets / "fonts"):
        say(sentence)
    return application


def make_exhibit(
    career: str,
    *,
    beside: str | None = None,
    language: str | None = None,
    remembered: bool = True,
    application: QApplication | None = None,
) -> Exhibit:
    """The window on ``career``, complete and not yet shown.

    ``beside`` is a second career to be shown on the same map and time axis. ``language`` None
    means the settings' or else the system's. ``remembered`` False leaves out the last place of
    the window. ``application`` is one that ``make_application`` made, where
    there is one already. Raises what ``open_career`` raises.
    """
    locations = find_locations()
    settings, problems = load_settings(locations.config / FILE_NAME)
    for problem in problems:
        say(str(problem))
    both = open_both(career, beside, locations) if beside else None
    opened = both or open_career(career, locations=locations)
    chosen = _language(language, settings, opened.languages)
    words_for = lru_cache(maxsize=None)(partial(load_words, folder=locations.resources / "i18n"))
    application = application or make_application(settings, locations)
    _translate_qt(application, chosen)
    page_for = partial(page_of, locations=locations, words_for=words_for, language=chosen)
    map_view = _make_map(page_for(opened), words_for(chosen))
    import_meanwhile("desktop.rooms")
    showing = _put_together(opened, locations, settings, map_view, words_for, chosen)
    _connect_choices(showing, locations, career)
    application.processEvents()  # the page waits for its next files
    window = showing.window
    exhibit = Exhibit(application, locations, opened, window, showing)
    memory = locations.state / MEMORY_FILE
    step = place_window(window, memory, opened.id) if remembered else 0
    showing.start(step)
    window.slider.setFocus()
    if both is not None:
        from desktop.together import show_both

        show_both(showing, both, page_for)
    return exhibit


def open_both(career: str, beside: str, locations: Locations) -> TwoCareers:
    """Two careers as one. Raises what ``open_together`` raises."""
    from geodata.together import open_together  # most starts show one career

    return open_together(career, beside, locations=locations)


def page_of(
    career: CareerOnShow,
    *,
    locations: Locations,
    words_for: Callable[[str], Words],
    language: str,
) -> LivePage:
    """What serves the map of a career, or of two."""
    return LivePage(career, locations, words_for=words_for, language=language)


def _make_map(page: LivePage, words: Words) -> MapView | NoMap:
    problem = engine_problem(words)
    if problem:
        say(problem)
        return NoMap(problem)
    from desktop.mapview import MapView

    if page.notice:
        say(page.notice)
    return MapView(page)


def _put_together(
    career: CareerOnShow,
    locations: Locations,
    settings: Settings,
    map_view: MapView | NoMap,
    words_for: Callable[[str], Words],
    language: str,
) -> Showing:
    from desktop import rooms

    words = words_for(language)
    model = rooms.TimeModel(len(career.timeline))
    model.set_pace(settings.pace)
    style = rooms.slider_style(rooms.PALETTES[settings.theme], rooms.Scale(1))
    slider = rooms.TimeSlider(
        model,
        timeline=career.timeline,
        label=lambda index: showing.label(index),
        value_text=lambda index: showing.value_text(index),
        style=style,
        words=words,
    )
    lookup = rooms.PlaceLookup(career, locations)
    search = rooms.PlaceSearch(lambda typed: lookup.find(typed, showing.words))
    window = rooms.MainWindow(
        head=rooms.Head(search),
        search=search,
        map_area=map_view,
        panel=rooms.PostingPanel(),
        switches=rooms.Switches({code: own_name(words_for(code)) for code in career.languages}),
        slider=slider,
        transport=rooms.TransportBar(model, style=style, words=words),
    )
    showing = rooms.Showing(
        career,
        window=window,
        model=model,
        map_view=map_view,
        settings=settings,
        words_for=words_for,
        visits_at=partial(rooms.visits_at, locations=locations),
        place_of=lookup.place,
        language=language,
    )
    slider.set_neutral(career.neutral_steps)
    return showing


def _connect_choices(showing: Showing, locations: Locations, career: str) -> None:
    from desktop.rooms import bind_keys, show_options

    window = showing.window
    more = partial(show_options, showing, locations, career=career)
    window.search.placeChosen.connect(showing.go_to_place)
    window.switches.more.connect(more)
    showing.settingsChanged.connect(partial(keep_settings, locations.config / FILE_NAME))
    showing.map_view.failed.connect(lambda sentence: say(showing.words(sentence)))
    bind_keys(showing, more)


def own_name(words: Words) -> str:
    """A language's name in itself."""
    return words.context("the language's own name", "English")


def run_window(
    career: str,
    *,
    beside: str | None = None,
    language: str | None = None,
    check_start: bool = False,
) -> int:
    """Open the window and stay until it is closed; gives the exit status."""
    exhibit = make_exhibit(career, beside=beside, language=language, remembered=not check_start)
    window = exhibit.window
    memory = exhibit.locations.state / MEMORY_FILE
    window.closing.connect(
        lambda: remember_window(window, memory, exhibit.career.id, exhibit.showing.model.step)
    )
    if exhibit.showing.settings.doors and not check_start:
        _open_doors(exhibit, career)
    if check_start:
        from desktop.startcheck import watch_start

        watch_start(exhibit.showing, exhibit.application)
    QTimer.singleShot(STARTED_MS, _collect_rubbish)
    window.show()
    return exhibit.application.exec()


def _open_doors(exhibit: Exhibit, career: str) -> None:
    from desktop.welcome import open_doors  # not on the way of whoever has switched it off

    words_for = exhibit.showing.words_for
    i18n = exhibit.locations.resources / "i18n"
    open_doors(
        exhibit.showing,
        exhibit.locations,
        career=career,
        languages={code: own_name(words_for(code)) for code in known_languages(i18n)},
        words_for=words_for,
    )


def _collect_rubbish() -> None:
    """From now on, and never again through what the start has made."""
    gc.freeze()
    gc.enable()


def _language(asked: str | None, settings: Settings, known: Sequence[str]) -> str:
    """The first of: asked for, chosen before, the system's; English where none of them is known."""
    from geodata.verbs.common import system_language

    wishes = (asked, settings.language, system_language())
    return next((wish for wish in wishes if wish and wish in known), "en")


def _translate_qt(application: QApplication, language: str) -> None:
    """Qt's own few words (a text field's menu) in the same language."""
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{language}", folder):
        application.installTranslator(translator)


def keep_settings(path: Path, settings: Settings) -> None:
    """Write the settings to ``path``, or say that they cannot be kept."""
    try:
        save_settings(path, settings)
    except OSError as error:
        say(f"Settings cannot be kept in {path} ({error.strerror}). They count until you close.")
