"""Two careers in one lesson: either can be hidden from the class, and from the teacher's axis."""

from __future__ import annotations

from collections.abc import Callable

from desktop.nomap import NoMap
from desktop.present.classroom import Classroom
from desktop.present.plan import choose_plan
from desktop.present.texts import LessonTexts
from desktop.themes import Scale
from desktop.together import Whose, met_steps, nearest_step
from geodata.page import LivePage
from geodata.together import TwoCareers

__all__ = ["show_both"]


def show_both(
    classroom: Classroom, both: TwoCareers, page_for: Callable[[TwoCareers], LivePage]
) -> Whose:
    """Give the teacher a button for each of ``both``; ``page_for`` serves the map of what is
    shown. The stop stays where that is possible."""
    whose = Whose()
    lesson, speaker = classroom.presentation, classroom.speaker
    speaker.add_above_notes(whose)

    def name() -> None:
        language = lesson.texts.words.language
        one, other = (career.person(language).short for career in both.careers)
        whose.name((one, other), lesson.texts.words)

    def show(owners: tuple[int, ...]) -> None:
        before = lesson.texts.career
        assert isinstance(before, TwoCareers)
        chosen = both.only(*owners)
        _show(classroom, chosen, page_for(chosen), nearest_step(before, chosen, lesson.step))

    lesson.languageChanged.connect(name)
    speaker.resized.connect(lambda: whose.fit(Scale(0.7)))
    whose.chosen.connect(show)
    whose.fit(Scale(0.7))
    name()
    speaker.slider.set_owners(both.owners, met_steps(both))
    return whose


def _show(classroom: Classroom, chosen: TwoCareers, page: LivePage, step: int) -> None:
    lesson, speaker = classroom.presentation, classroom.speaker
    texts = LessonTexts(chosen, lesson.texts.words)
    minutes = classroom.conducting.settings.lesson_minutes
    plan = choose_plan(texts.presets(), lesson.plan.id or None, count=len(texts), minutes=minutes)
    map_view = classroom.audience.stage.map_view
    if not isinstance(map_view, NoMap):
        map_view.set_source(page)
    speaker.slider.set_career(
        chosen.timeline,
        lambda index: lesson.texts.label(index),
        lambda index: lesson.texts.value_text(index),
    )
    speaker.slider.set_neutral(chosen.neutral_steps)
    speaker.slider.set_owners(chosen.owners, met_steps(chosen))
    lesson.set_career(texts, plan, step)
