"""The questions of a stop as markup: they work without a script, and on paper."""

from __future__ import annotations

from collections.abc import Sequence

from geodata.careers import AnswerText, QuestionText
from geodata.page.evidence import cited
from geodata.page.markup import Markup, element, join
from geodata.words import Words

__all__ = ["question_stop"]


def question_stop(questions: Sequence[QuestionText], words: Words) -> Markup:
    """All questions of a step, each closed: whoever reads on alone is not told to answer."""
    return join(*(_question(question, words) for question in questions))


def _question(question: QuestionText, words: Words) -> Markup:
    return element(
        "details",
        element("summary", words("A question to stop at")),
        element("h3", question.question),
        _answers(question.answers),
        _solution(question, words),
        _discussion(question.prompt, words),
        class_="question",
    )


def _answers(answers: Sequence[AnswerText]) -> Markup:
    if not answers:
        return Markup("")
    return element("ol", *(element("li", answer.text) for answer in answers), class_="answers")


def _solution(question: QuestionText, words: Words) -> Markup:
    """What is right, behind a word of its own; an open question says that it is open."""
    right = [answer.text for answer in question.answers if answer.right]
    if not right:
        return element("p", words("An open question: the sources do not settle it."))
    return element(
        "details",
        element("summary", words("Show the answer")),
        *(element("p", text) for text in right),
        cited(question.citations, words),
        class_="solution",
    )


def _discussion(prompt: str, words: Words) -> Markup:
    if not prompt:
        return Markup("")
    return element("p", element("b", words("To talk about:")), " ", prompt, class_="prompt")
