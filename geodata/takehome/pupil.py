"""The sheet for pupils, with blanks from the facts of the steps, and its answer sheet.

Where the lesson says that an answer is not to be made a riddle (arrest, trials, deportations,
execution) nothing is blank, and no number of victims ever is: it is read, not guessed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Final

from geodata.careers.lesson import QuestionText
from geodata.takehome.asdata import OVERVIEW, document_data, step_data
from geodata.takehome.bibliography import Bibliography
from geodata.takehome.handout import MARGIN_MM
from geodata.takehome.job import PAPERS, Job
from geodata.takehome.matter import Matter
from geodata.takehome.pictures import jpeg
from geodata.takehome.typeset import Folio, folio

__all__ = ["document"]

_OVERVIEW_ASPECT: Final = 2.1


@contextmanager
def document(job: Job) -> Iterator[Folio]:
    """The sheet or its answers, ready to be set. Raises ExportFailed."""
    width = PAPERS[job.options.paper][0] - 2 * MARGIN_MM
    job.progress(0, 2, job.matter.words("The whole way"))
    picture = jpeg(job.maps.overview(width_mm=width, aspect=_OVERVIEW_ASPECT))
    job.progress(1, 2, job.matter.words("Setting the pages"))
    with folio("sheet.typ", _data(job), {OVERVIEW: picture}, job.locations) as ready:
        yield ready


def _data(job: Job) -> dict[str, Any]:
    matter = replace(job.matter, bibliography=_works(job.matter))
    words, answers = matter.words, job.options.form == "answers"
    person = matter.person.short
    name = (
        words("{name}: answer sheet", name=person)
        if answers
        else words("{name}: sheet for pupils", name=person)
    )
    count = range(len(matter.steps))
    return {
        **document_data(matter),
        "name": name,
        "head": name,
        "paper": job.options.paper,
        "answers": answers,
        "fields": [words("Name"), words("Class"), words("Date")],
        "places": _places(matter),
        "figures": [
            {"title": step.title, "figures": step_data(matter, index)["figures"]}
            for index, step in enumerate(matter.steps)
            if step.figures
        ],
        "asked": words("Questions"),
        "right": words("right"),
        "discuss": words("To talk about:"),
        "questions": [
            _question(question, matter, index)
            for index in count
            for question in matter.lessons[index].questions
        ],
        "silence": {
            "task": words("Choose one posting. What do the sources not say about it?"),
            "rows": [
                {"title": f"{step.step}. {step.title}", "text": step.unsaid}
                for step in matter.steps
                if step.unsaid
            ],
        },
    }


def _works(matter: Matter) -> Bibliography:
    """The works of the steps, and then those that only a question cites."""
    asked = [
        replace(step, citations=(*step.citations, *question.citations))
        for step, lesson in zip(matter.steps, matter.lessons, strict=True)
        for question in lesson.questions
    ]
    return Bibliography((*matter.steps, *asked))


def _places(matter: Matter) -> dict[str, Any]:
    words = matter.words
    rows = [_row(matter, index) for index in range(len(matter.steps))]
    bank = {cell["text"] for row in rows for cell in (row["when"], row["place"]) if cell["blank"]}
    return {
        "title": words("Where and when"),
        "task": words(
            "Fill in what is missing. The map and the lesson help; each of these belongs into "
            "the table:"
        ),
        "head": [words("No."), words("When"), words("Where"), words("What")],
        "rows": rows,
        "bank": sorted(bank, key=str.casefold),
    }


def _row(matter: Matter, index: int) -> dict[str, Any]:
    """A posting as a row of the table; by turns its place or its date is blank."""
    step = matter.steps[index]
    asked = matter.lessons[index].where_next and index not in matter.neutral
    place = ", ".join(place.name for place in step.places if place.locus != "unlocated")
    blank_place = bool(asked and place and index % 2 == 0)
    blank_date = bool(asked and step.when.edtf and index % 2 == 1)
    return {
        "number": step.step,
        "title": step.title,
        "when": {"text": step.when.text, "blank": blank_date},
        "place": {"text": place or matter.words("place not known"), "blank": blank_place},
    }


def _question(question: QuestionText, matter: Matter, index: int) -> dict[str, Any]:
    step = matter.steps[index]
    return {
        "text": question.question,
        "where": f"{step.step}. {step.title}",
        "choices": [
            {"text": answer.text, "right": bool(answer.right)} for answer in question.answers
        ],
        "prompt": question.prompt,
        "refs": list(matter.bibliography.numbers(question.citations)),
    }
