"""Everything that is taken home of a career in one language, gathered once for all forms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from geodata.careers import PersonText, StepText
from geodata.careers.lesson import LessonText
from geodata.takehome.bibliography import Bibliography
from geodata.takehome.source import TakeHomeSource
from geodata.words import Words

__all__ = ["Matter", "gather", "with_notes"]


@dataclass(frozen=True, slots=True)
class Matter:
    """``steps`` and ``lessons`` go together; ``neutral`` are the steps (0-based) that no accent
    marks. ``language`` is that of the texts, which ``words`` may not exist in."""

    id: str
    language: str
    words: Words
    person: PersonText
    steps: tuple[StepText, ...]
    lessons: tuple[LessonText, ...]
    bibliography: Bibliography
    neutral: frozenset[int]

    @property
    def credits(self) -> tuple[str, ...]:
        """What must stand in every form: sources and licences of texts and map, and the program."""
        said = (
            self.person.credits,
            self.words("Basemap: Natural Earth (public domain), Career Atlas CC BY 4.0"),
            self.words("Made with Career Atlas."),
        )
        return tuple(text for text in said if text)


def gather(career: TakeHomeSource, words: Words, language: str) -> Matter:
    """Read ``career`` in ``language``."""
    count = range(len(career.timeline))
    steps = tuple(career.step(index, words, language=language) for index in count)
    return Matter(
        id=career.id,
        language=language,
        words=words,
        person=career.person(language),
        steps=steps,
        lessons=tuple(career.lesson(index, language, words=words) for index in count),
        bibliography=Bibliography(steps),
        neutral=career.neutral_steps,
    )


def with_notes(matter: Matter, own: Callable[[str, str], str | None]) -> Matter:
    """``matter`` with a teacher's own notes in the place of the author's: ``own`` gives them by
    posting and language, None where there are none."""
    lessons = []
    for step, lesson in zip(matter.steps, matter.lessons, strict=True):
        text = own(step.id, matter.language)
        lessons.append(lesson if text is None else replace(lesson, notes=text))
    return replace(matter, lessons=tuple(lessons))
