"""Puts the exhibit together: its parts are made here and passed on; ``running`` starts it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from desktop.app import own_name
from desktop.kiosk.controls import VisitorControls
from desktop.kiosk.exhibit import Exhibit
from desktop.kiosk.focusring import FocusRing
from desktop.kiosk.guide import Guide
from desktop.kiosk.idle import SECOND_MS, Idle
from desktop.kiosk.keys import bind_keys
from desktop.kiosk.mapnotice import MapNotice
from desktop.kiosk.pages import Signed
from desktop.kiosk.pinkeeper import PinKeeper
from desktop.kiosk.settings import KioskSettings
from desktop.kiosk.speech import Speaker
from desktop.kiosk.staff import Staff
from desktop.kiosk.state import state_of
from desktop.kiosk.telling import Teller
from desktop.kiosk.visit import Look, Visit, pace_for
from desktop.kiosk.window import KioskWindow
from desktop.mapview import engine_problem
from desktop.nomap import NoMap
from desktop.panel import PostingPanel
from desktop.placefinder import PlaceLookup
from desktop.saying import say
from desktop.slider import SliderStyle, TimeSlider, TransportBar
from desktop.themes import PALETTES
from desktop.timemodel import TimeModel
from desktop.visits import visits_at
from geodata.locations import Locations
from geodata.page import LivePage
from geodata.storage import OpenCareer
from geodata.words import Words, load_words

__all__ = ["Kiosk", "make_kiosk"]


@dataclass(frozen=True, slots=True)
class Kiosk:
    """Everything of one exhibit."""

    exhibit: Exhibit
    guide: Guide
    speaker: Speaker
    staff: Staff
    teller: Teller


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
    teller = Teller(lambda: state_of(exhibit), seen=lambda: _is_seen(visit), parent=window)
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
    MapNotice(map_view, career.languages, words_for)
    model = TimeModel(len(career.timeline), pace=pace_for(len(career.timeline)))
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
        signed=Signed(settings.curator, settings.reviewed),
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


def _is_seen(visit: Visit) -> bool:
    """Whether there is a map that somebody could see."""
    if isinstance(visit.map_view, NoMap) or not visit.window.isVisible():
        return False
    return visit.window.windowHandle().isExposed()


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
    visit = exhibit.visit
    ring = FocusRing(exhibit.window, lambda: PALETTES[visit.look.theme].focus)
    exhibit.began.connect(lambda _by_key: ring.follow(True))
    exhibit.ended.connect(lambda: ring.follow(False))
    exhibit.ended.connect(guide.reset)
    exhibit.ended.connect(staff.close)
    exhibit.window.resized.connect(staff.fit)
    exhibit.visit.map_view.pulse.connect(teller.beat)
    exhibit.visit.map_view.stepPainted.connect(lambda _index: teller.ready())
