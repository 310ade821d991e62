"""Reading what career.toml holds for a lesson: questions, flags and presets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from geodata.careers import Answer, Lesson, Posting, Preset, Question
from geodata.seedfiles.claims import Sources, read_citations
from geodata.seedfiles.entry import Entry, suggestion
from geodata.seedfiles.ids import TakenIds
from geodata.seedfiles.texts import TextBook

__all__ = ["LESSON_KEYS", "read_lesson", "read_presets"]

LESSON_KEYS = ("where_next", "question")
"""The keys of a posting that are of its lesson."""

_QUESTION_KEYS = ("id", "answers", "right", "cite")
_PRESET_KEYS = ("id", "minutes", "stops")
_LONGEST_LESSON = 600


def read_lesson(
    entry: Entry,
    texts: TextBook,
    sources: Sources,
    *,
    taken: TakenIds,
    notes: Mapping[str, str],
    sentence: Mapping[str, str],
) -> Lesson:
    """Read the lesson of a ``[[posting]]``; its ``notes`` and ``sentence`` are read already."""
    return Lesson(
        notes=notes,
        sentence=sentence,
        questions=tuple(
            _question(question, texts, sources, taken) for question in entry.entries("question")
        ),
        where_next=entry.flag("where_next") if "where_next" in entry.table else None,
    )


def read_presets(
    whole: Entry, texts: TextBook, postings: Sequence[Posting], *, taken: TakenIds
) -> tuple[Preset, ...]:
    """Read every ``[[preset]]`` against the stops that there are."""
    steps = {posting.id: step for step, posting in enumerate(postings) if posting.id}
    return tuple(_preset(entry, texts, steps, taken) for entry in whole.entries("preset"))


def _question(entry: Entry, texts: TextBook, sources: Sources, taken: TakenIds) -> Question:
    entry.expect(*_QUESTION_KEYS)
    question_id = taken.new(entry, "question")
    known = bool(question_id)
    return Question(
        id=question_id,
        question=texts.line("question", question_id) if known else {},
        answers=tuple(_answers(entry, texts, taken)),
        prompt=texts.line("prompt", question_id, required=False) if known else {},
        citations=read_citations(entry, sources),
    )


def _answers(entry: Entry, texts: TextBook, taken: TakenIds) -> Iterator[Answer]:
    answers = entry.identifiers("answers")
    if len(answers) == 1:
        text = "One answer leaves no choice. Add others, or take it out for an open question."
        entry.problem("answers", text)
    right = _right(entry, answers)
    for answer in answers:
        if not taken.take(answer, "answer"):
            text = "Another question has an answer of this id. Give one of them a new id."
            entry.problem("answers", text, value=answer)
        yield Answer(answer, texts.line("answer", answer), answer in right if right else None)


def _right(entry: Entry, answers: Sequence[str]) -> tuple[str, ...]:
    """Return the right answers; none stands for an open question."""
    right = entry.identifiers("right")
    for answer in right:
        if answer not in answers:
            hint = suggestion(answer, answers) or f"There are: {', '.join(answers) or 'none'}."
            entry.problem("right", f"This is not among the answers. {hint}", value=answer)
    if right and set(right) >= set(answers):
        text = "Every answer is right. Leave right out if the question is open."
        entry.problem("right", text, severity="warning")
    return right


def _preset(entry: Entry, texts: TextBook, steps: Mapping[str, int], taken: TakenIds) -> Preset:
    entry.expect(*_PRESET_KEYS)
    preset_id = taken.new(entry, "preset")
    return Preset(
        id=preset_id,
        minutes=entry.whole("minutes", low=1, high=_LONGEST_LESSON, required=True) or 1,
        title=texts.line("preset", preset_id) if preset_id else {},
        steps=_steps(entry, steps),
    )


def _steps(entry: Entry, steps: Mapping[str, int]) -> tuple[int, ...]:
    stops = entry.identifiers("stops")
    if not stops:
        entry.problem("stops", 'Name the stops of this lesson, such as ["birth", "siberia"].')
    for stop in stops:
        if stop not in steps:
            hint = suggestion(stop, steps) or "Take it out, or add the stop."
            entry.problem("stops", f"The career has no stop of this id. {hint}", value=stop)
    found = [steps[stop] for stop in stops if stop in steps]
    if found != sorted(found):
        entry.problem("stops", "The stops stand in another order than in the career. Sort them.")
    return tuple(sorted(found))
