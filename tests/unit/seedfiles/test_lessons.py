"""What an author writes for a lesson, and what is told when it does not hold together."""

from __future__ import annotations

from pathlib import Path

import pytest

from geodata.errors import SeedsUnreadable
from tests.unit.seedfiles.smallcareer import FILES, read_small

CAREER, ENGLISH = "small/career.toml", "small/text.en.toml"


def changed(file: str, old: str, new: str) -> dict[str, str | bytes]:
    assert old in FILES[file]
    return {file: FILES[file].replace(old, new, 1)}


def test_a_posting_has_its_lesson_as_the_author_wrote_it(tmp_path: Path) -> None:
    clerk, judge, after = (posting.lesson for posting in read_small(tmp_path).career.postings)
    assert clerk.sentence == {"en": "A clerk writes letters.", "ru": "Она пишет письма."}
    assert clerk.notes["en"] == "Say **who** counts.\n\n- in letters\n- in archives"
    assert (clerk.where_next, judge.where_next, after.where_next) == (None, False, None)
    closed, opened = clerk.questions
    assert closed.question["en"] == "How do we know?"
    assert closed.prompt["ru"] == "Кто их сохранил?"
    assert [(answer.id, answer.right) for answer in closed.answers] == [
        ("from-letters", True),
        ("from-hearsay", False),
    ]
    assert closed.citations[0].pages == "12"
    assert opened.answers == ()


def test_a_preset_names_its_stops_by_their_number(tmp_path: Path) -> None:
    short, whole = read_small(tmp_path).career.presets
    assert (short.id, short.minutes, short.steps) == ("short", 10, (0, 2))
    assert whole.steps == (0, 1, 2)
    assert short.title["en"] == "A short lesson"


def test_a_question_without_a_right_answer_is_open(tmp_path: Path) -> None:
    files = changed(CAREER, 'right = ["from-letters"]\n', "")
    question = read_small(tmp_path, changed=files).career.postings[0].lesson.questions[0]
    assert [answer.right for answer in question.answers] == [None, None]


@pytest.mark.parametrize(
    ("file", "old", "new", "field", "says"),
    [
        (CAREER, '"from-letters"]\n', '"from-leters"]\n', "right", "Did you mean “from-letters”?"),
        (CAREER, 'answers = ["from-letters", ', "answers = [", "right", "not among the answers"),
        (CAREER, '["from-letters", ', '["from-hearsay", ', "answers", "twice"),
        (CAREER, '["from-letters", ', '["From letters", ', "answers", "small letters"),
        (CAREER, '["from-letters", ', "[7, ", "answers", "in quotes"),
        (CAREER, 'id = "what-missing"', 'id = "how-known"', "id", "Another question"),
        (CAREER, 'id = "what-missing"', 'id = "what-mising"', "what-missing", "what-mising"),
        (CAREER, '["clerk", "after"]', '["clark"]', "stops", "Did you mean “clerk”?"),
        (CAREER, '["clerk", "after"]', '["after", "clerk"]', "stops", "another order"),
        (CAREER, '["clerk", "after"]', "[]", "stops", "Name the stops"),
        (CAREER, "minutes = 10", "minutes = 0", "minutes", "from 1 to 600"),
        (CAREER, "minutes = 10", "minuts = 10", "minuts", "Did you mean “minutes”?"),
        (CAREER, "where_next = false", 'where_next = "no"', "where_next", "true or false"),
        (ENGLISH, 'from-hearsay = "From hearsay"\n', "", "answer.from-hearsay", "missing"),
        (ENGLISH, 'how-known = "Who kept them?"\n', "", "prompt.how-known", "missing"),
        (ENGLISH, 'how-known = "How do we know?"\n', "", "question.how-known", "missing"),
        (ENGLISH, 'short = "A short lesson"\n', "", "preset.short", "missing"),
        (ENGLISH, 'sentence = "A clerk', 'sentance = "A clerk', "sentance", "sentence"),
        (ENGLISH, 'whole = "A whole lesson"', 'hole = "A whole lesson"', "hole", "no preset"),
    ],
)
def test_what_does_not_hold_together_is_told_with_its_line(
    tmp_path: Path, file: str, old: str, new: str, field: str, says: str
) -> None:
    with pytest.raises(SeedsUnreadable) as caught:
        read_small(tmp_path, changed=changed(file, old, new))
    told = [p for p in caught.value.problems if p.field == field and says in p.text]
    assert told, caught.value.problems
    assert told[0].row


def test_all_mistakes_of_a_lesson_are_told_at_once(tmp_path: Path) -> None:
    career = (
        FILES[CAREER]
        .replace("minutes = 10", "minutes = -1")
        .replace('right = ["from-letters"]', 'right = ["nothing"]')
    )
    with pytest.raises(SeedsUnreadable) as caught:
        read_small(tmp_path, changed={CAREER: career})
    assert {problem.field for problem in caught.value.problems} == {"minutes", "right"}
