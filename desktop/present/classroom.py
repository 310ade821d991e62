"""Puts a lesson together: everything that lives long is made here and passed on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from desktop.app import keep_settings, make_application, open_both, page_of
from desktop.mapview import engine_problem
from desktop.nomap import NoMap
from desktop.present.audience import AudienceWindow
from desktop.present.clockbar import ClockBar
from desktop.present.conducting import Conducting
from desktop.present.hand import Hand
from desktop.present.jumplist import JumpList
from desktop.present.mirror import Mirror
from desktop.present.notespane import NotesPane
from desktop.present.placement import Placement
from desktop.present.plan import choose_plan
from desktop.present.presentation import Presentation
from desktop.present.speaker import SpeakerWindow
from desktop.present.stage import Stage
from desktop.present.texts import LessonTexts
from desktop.present.toollayer import ToolLayer
from desktop.present.toolpanel import ToolPanel
from desktop.present.tools import Tools
from desktop.saying import say
from desktop.settings import FILE_NAME, Settings, load_settings
from desktop.slider import TimeSlider
from desktop.themes import PALETTES, Scale, slider_style
from geodata.locations import Locations, find_locations
from geodata.page import LivePage
from geodata.storage import CareerOnShow, open_career
from geodata.words import Words, load_words

if TYPE_CHECKING:
    from desktop.mapview import StageMap

__all__ = ["Classroom", "make_classroom"]

MEMORY_FILE = "lesson.json"


@dataclass(frozen=True, slots=True)
class Classroom:
    """Everything that must live as long as the lesson does."""

    application: QApplication
    locations: Locations
    career: CareerOnShow
    presentation: Presentation
    tools: Tools
    audience: AudienceWindow
    speaker: SpeakerWindow
    placement: Placement
    conducting: Conducting
    words_for: Callable[[str], Words]

    def close(self) -> None:
        """End the map and both windows."""
        self.placement.end()
        self.audience.stage.map_view.shut_down()
        self.audience.hide()
        self.speaker.close()
        self.career.close()


def make_classroom(
    career: str,
    *,
    beside: str | None = None,
    preset: str | None = None,
    language: str | None = None,
    application: QApplication | None = None,
) -> Classroom:
    """The lesson on ``career``, complete, with no window shown yet.

    ``beside`` is a second career on the same map and time axis. ``preset`` is the id or the
    minutes of one of the career's presets. Raises what ``open_career`` raises, and UnknownPreset.
    """
    from desktop.present.commands import connect_commands  # it needs what is defined here

    locations = find_locations()
    settings, problems = load_settings(locations.config / FILE_NAME)
    for problem in problems:
        say(str(problem))
    both = open_both(career, beside, locations) if beside else None
    opened = both or open_career(career, locations=locations)
    words_for = lru_cache(maxsize=None)(partial(load_words, folder=locations.resources / "i18n"))
    words = words_for(_language(language, settings, opened))
    texts = LessonTexts(opened, words)
    plan = choose_plan(texts.presets(), preset, count=len(texts), minutes=settings.lesson_minutes)
    application = application or make_application(settings, locations)
    page_for = partial(page_of, locations=locations, words_for=words_for, language=words.language)
    stage = Stage(_make_map(page_for(opened), words))
    presentation = Presentation(texts, plan, hide_future=settings.hide_future)
    room = _furnish(presentation, stage, settings, locations)
    classroom = Classroom(application, locations, opened, presentation, *room, words_for=words_for)
    connect_commands(classroom)
    classroom.conducting.settingsChanged.connect(
        lambda settings: keep_settings(locations.config / FILE_NAME, settings)
    )
    room[-1].start()
    if both is not None:
        from desktop.present.both import show_both  # most lessons are on one career

        show_both(classroom, both, page_for)
    return classroom


def _furnish(
    presentation: Presentation,
    stage: Stage,
    settings: Settings,
    locations: Locations,
) -> tuple[Tools, AudienceWindow, SpeakerWindow, Placement, Conducting]:
    """The two windows, and what ties them to the lesson."""
    tools = Tools(stage.map_frame, presentation)
    hand = Hand(stage, tools, presentation.guessing)
    audience = AudienceWindow(
        stage, ToolLayer(lambda: conducting.looking.overlay(), hand), presentation.veils
    )
    speaker = SpeakerWindow(
        mirror=Mirror(stage, lambda: conducting.looking.overlay(), hand),
        tools=ToolPanel(presentation.texts.words),
        slider=_slider(presentation, settings),
        clock=ClockBar(presentation),
        notes=NotesPane(),
        jump=JumpList(presentation),
    )
    placement = Placement(audience, speaker, locations.state / MEMORY_FILE)
    conducting = Conducting(
        presentation,
        tools=tools,
        audience=audience,
        speaker=speaker,
        placement=placement,
        settings=settings,
        locations=locations,
    )
    return tools, audience, speaker, placement, conducting


def _slider(presentation: Presentation, settings: Settings) -> TimeSlider:
    texts = presentation.texts
    slider = TimeSlider(
        presentation.model,
        timeline=texts.career.timeline,
        label=lambda index: presentation.texts.label(index),
        value_text=lambda index: presentation.texts.value_text(index),
        style=slider_style(PALETTES[settings.theme], Scale(1)),
        words=texts.words,
    )
    slider.set_neutral(texts.career.neutral_steps)
    return slider


def _make_map(page: LivePage, words: Words) -> StageMap | NoMap:
    problem = engine_problem(words)
    if problem:
        say(problem)
        return NoMap(problem)
    from desktop.mapview import StageMap

    if page.notice:
        say(page.notice)
    return StageMap(page)


def _language(asked: str | None, settings: Settings, career: CareerOnShow) -> str:
    """The first of: asked for, chosen before, the system's; English where none is known."""
    from geodata.verbs.common import system_language

    wishes = (asked, settings.language, system_language())
    return next((wish for wish in wishes if wish and wish in career.languages), "en")
