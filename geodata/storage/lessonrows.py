"""A posting's lesson and the career's presets, to their rows and back."""

from __future__ import annotations

from collections.abc import Iterable

from geodata.careers import Answer, Lesson, Preset, Question
from geodata.places import Claimed
from geodata.storage.ledger import Ledger
from geodata.storage.values import SharedValues

__all__ = ["read_lesson", "read_presets", "write_lesson", "write_presets"]


def write_lesson(ledger: Ledger, posting: int, lesson: Lesson) -> None:
    """Write the lesson of the posting that stands at ``posting`` (0-based); none where it says
    nothing, as in a career of a hundred thousand postings."""
    if lesson == Lesson():
        return
    asked = lesson.where_next
    ledger.add("lesson", posting, None if asked is None else int(asked))
    for language in dict.fromkeys([*lesson.notes, *lesson.sentence]):
        texts = (lesson.notes.get(language, ""), lesson.sentence.get(language, ""))
        ledger.add("lesson_text", posting, language, *texts)
    for question in lesson.questions:
        _write_question(ledger, posting, question)


def write_presets(ledger: Ledger, presets: Iterable[Preset]) -> None:
    """Write the presets, once the postings that they name are waiting to be written."""
    for preset in presets:
        number = ledger.numbered("preset", preset.id, preset.minutes)
        for language, title in preset.title.items():
            ledger.add("preset_text", number, language, title)
        for step in preset.steps:
            ledger.add("preset_stop", number, step)


def read_lesson(values: SharedValues, posting: int) -> Lesson:
    """Return the lesson of the posting that stands at ``posting`` (0-based)."""
    rows = values.rows("SELECT where_next FROM lesson WHERE posting = ?", posting)
    if not rows:
        return Lesson()
    asked = rows[0][0]
    notes = "SELECT language, notes FROM lesson_text WHERE posting = ?"
    sentence = "SELECT language, sentence FROM lesson_text WHERE posting = ?"
    query = "SELECT number, id, evidence FROM question WHERE posting = ? ORDER BY number"
    return Lesson(
        notes=values.texts(notes, posting),
        sentence=values.texts(sentence, posting),
        questions=tuple(_read_question(values, *row) for row in values.rows(query, posting)),
        where_next=None if asked is None else bool(asked),
    )


def read_presets(values: SharedValues) -> tuple[Preset, ...]:
    """Return the presets in the author's order."""
    texts = "SELECT language, title FROM preset_text WHERE preset = ?"
    stops = "SELECT posting FROM preset_stop WHERE preset = ? ORDER BY posting"
    return tuple(
        Preset(
            id=preset_id,
            minutes=minutes,
            title=values.texts(texts, number),
            steps=tuple(row[0] for row in values.rows(stops, number)),
        )
        for number, preset_id, minutes in values.rows(
            "SELECT number, id, minutes FROM preset ORDER BY number"
        )
    )


def _write_question(ledger: Ledger, posting: int, question: Question) -> None:
    evidence = ledger.evidence(Claimed(citations=question.citations))
    number = ledger.numbered("question", question.id, posting, evidence)
    for language, text in question.question.items():
        ledger.add("question_text", number, language, text, question.prompt.get(language, ""))
    for answer in question.answers:
        right = None if answer.right is None else int(answer.right)
        key = ledger.numbered("answer", answer.id, number, right)
        for language, text in answer.text.items():
            ledger.add("answer_text", key, language, text)


def _read_question(values: SharedValues, number: int, question_id: str, evidence: int) -> Question:
    text = "SELECT language, text FROM question_text WHERE question = ?"
    prompt = "SELECT language, prompt FROM question_text WHERE question = ?"
    return Question(
        id=question_id,
        question=values.texts(text, number),
        answers=_answers(values, number),
        prompt=values.texts(prompt, number),
        citations=values.evidence(evidence).citations,
    )


def _answers(values: SharedValues, question: int) -> tuple[Answer, ...]:
    query = "SELECT number, id, is_right FROM answer WHERE question = ? ORDER BY number"
    texts = "SELECT language, text FROM answer_text WHERE answer = ?"
    return tuple(
        Answer(answer_id, values.texts(texts, key), None if right is None else bool(right))
        for key, answer_id, right in values.rows(query, question)
    )
