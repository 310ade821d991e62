"""The stops, notes and questions of a lesson on paper, in Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from geodata.careers import LessonText, QuestionText, StepText
from geodata.words import Words

__all__ = ["stop_lines"]


def stop_lines(step: StepText, lesson: LessonText, notes: str, words: Words) -> Iterator[str]:
    """Yield the paragraphs of one stop; ``notes`` are the author's or the teacher's own."""
    yield f"## {step.step}. {step.title}"
    where = ", ".join(place.name for place in step.places)
    yield " · ".join(part for part in (step.when.text, where) if part)
    yield f"> {lesson.sentence}"
    if notes:
        yield notes
    for question in lesson.questions:
        yield from _question(question, words)


def _question(question: QuestionText, words: Words) -> Iterator[str]:
    yield f"### {words('Question: {question}', question=question.question)}"
    if question.answers:
        yield "\n".join(
            f"- {words('{answer} (right)', answer=answer.text) if answer.right else answer.text}"
            for answer in question.answers
        )
    if question.prompt:
        yield words("To talk about: {prompt}", prompt=question.prompt)
