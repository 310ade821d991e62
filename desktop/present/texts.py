"""What a lesson says at a stop, in one language: few words for the class, more for the teacher."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.together.whose import SIGNS
from geodata.careers import PlaceText
from geodata.careers.lesson import LessonText, PresetText
from geodata.storage import CareerOnShow
from geodata.words import Words

__all__ = ["LessonTexts", "StopText"]


@dataclass(frozen=True, slots=True)
class StopText:
    """A stop as the class reads it: ``place`` under its name of the time, ``today`` under today's,
    ``when`` and one ``sentence``. ``number`` counts from 1, of ``of``. ``whose`` stop it is, and
    whether the ``second`` person's, is said where two careers are shown."""

    number: int
    of: int
    title: str
    place: str
    today: str
    when: str
    sentence: str
    neutral: bool
    whose: str = ""
    second: bool = False


class LessonTexts:
    """The texts of a career for a lesson; ``words`` choose the language and may be changed."""

    def __init__(self, career: CareerOnShow, words: Words) -> None:
        self._career = career
        self.words = words

    @property
    def career(self) -> CareerOnShow:
        """What the lesson is on: one career, or two as if they were one."""
        return self._career

    def __len__(self) -> int:
        return len(self._career.timeline)

    @property
    def person(self) -> str:
        """Whose career it is."""
        return self._career.person(self.words.language).short

    def stop(self, index: int) -> StopText:
        """What the class reads at a stop (0-based)."""
        step = self._career.step(index, self.words)
        located = [place for place in step.places if place.locus != "unlocated"]
        return StopText(
            number=step.step,
            of=step.of,
            title=step.title,
            place=", ".join(place.name for place in step.places),
            today=", ".join(_without_repeats(place.name_today for place in located)),
            when=step.when.text,
            sentence=self.lesson(index).sentence or step.title,
            neutral=index in self._career.neutral_steps,
            whose=f"{SIGNS[step.owner]} {step.person}" if step.person else "",
            second=bool(step.owner),
        )

    def lesson(self, index: int) -> LessonText:
        """Notes, questions, and whether “Where next?” may be asked before it."""
        return self._career.lesson(index, self.words.language, words=self.words)

    def presets(self) -> Sequence[PresetText]:
        """The author's choices of stops for some length."""
        return self._career.presets(self.words.language)

    def places(self, index: int) -> Sequence[PlaceText]:
        """Where a stop is."""
        return self._career.step(index, self.words).places

    def label(self, index: int) -> str:
        """The short name of a stop on the time axis."""
        return self._career.label(index, self.words.language)

    def value_text(self, index: int) -> str:
        """What a screen reader says for the slider's value."""
        step = self._career.step(index, self.words)
        count = self.words("Posting {n} of {count}", n=step.step, count=step.of)
        return ", ".join(part for part in (count, step.label, step.when.text) if part)

    def posting(self, index: int) -> tuple[str, str]:
        """The career that a stop belongs to, and the stop's name in its files."""
        career, own = self._career.own(index)
        return career.id, str(career.timeline.ids[own])


def _without_repeats(names: Iterable[str]) -> list[str]:
    """A building's name of today may be that of its city."""
    return list(dict.fromkeys(names))
