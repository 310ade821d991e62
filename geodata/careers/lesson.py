"""What a career holds for a lesson: as its author wrote it, and put into one language.

Notes are for the teacher alone and never part of a ``StepText``: whatever shows a step to the class
or writes it down for pupils cannot show them by mistake.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from geodata.careers.steptext import CitationText
from geodata.places import Citation

__all__ = [
    "Answer",
    "AnswerText",
    "Lesson",
    "LessonText",
    "Preset",
    "PresetText",
    "Question",
    "QuestionText",
]

Texts = Mapping[str, str]
"""A text by language code."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to choose. ``right`` is None where the question is open."""

    id: str
    text: Texts
    right: bool | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question for the class, asked at a stop. Without answers, or with none that is right, it
    is open; ``prompt`` is what to talk about once it has been answered."""

    id: str
    question: Texts
    answers: tuple[Answer, ...] = ()
    prompt: Texts = field(default_factory=dict)
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a posting holds for a lesson. ``notes`` are Markdown for the teacher; ``sentence`` is
    the one that the projector shows. ``where_next`` is None where the author does not say."""

    notes: Texts = field(default_factory=dict)
    sentence: Texts = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    where_next: bool | None = None


@dataclass(frozen=True, slots=True)
class Preset:
    """The stops of a lesson of so many minutes; ``steps`` are 0-based and in order."""

    id: str
    minutes: int
    title: Texts
    steps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AnswerText:
    """An answer in one language. ``right`` is None where the question is open."""

    id: str
    text: str
    right: bool | None


@dataclass(frozen=True, slots=True)
class QuestionText:
    """A question in one language; ``prompt`` is for the discussion, "" for none."""

    id: str
    question: str
    answers: tuple[AnswerText, ...]
    prompt: str
    citations: tuple[CitationText, ...] = ()


@dataclass(frozen=True, slots=True)
class LessonText:
    """A posting's lesson in one language. ``notes`` are the author's, in Markdown, "" for none;
    ``sentence`` is never empty where the posting has a summary. ``where_next`` False: "Where
    next?" is never asked before this stop, and its answer never made a riddle."""

    notes: str
    sentence: str
    questions: tuple[QuestionText, ...]
    where_next: bool


@dataclass(frozen=True, slots=True)
class PresetText:
    """A preset in one language; ``steps`` are 0-based and in order."""

    id: str
    minutes: int
    title: str
    steps: tuple[int, ...]
