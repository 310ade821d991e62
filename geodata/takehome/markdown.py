"""A career as text that is readable as it is: Markdown, in which every text stays text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from geodata.careers import EventText, StepText
from geodata.careers.evidence import all_citations, figure_groups
from geodata.takehome.matter import Matter
from geodata.takehome.wording import address_shown, doubts, office, place_line, sourced

__all__ = ["bibliography_text", "career_text", "escaped", "lesson_text"]

_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>|])")
_AT_THE_START: Final = re.compile(r"^(\s*)([#+\-=~]|\d+[.)])")


def escaped(text: str) -> str:
    """The text with a backslash before what Markdown would read as its own."""
    one_line = " ".join(text.split())
    plain = _SPECIAL.sub(r"\\\1", one_line)
    return _AT_THE_START.sub(lambda match: f"{match[1]}\\{match[2]}", plain)


def career_text(matter: Matter) -> str:
    """The whole career: person, postings, works, credits."""
    person, words = matter.person, matter.words
    lines = [f"# {escaped(person.short)}", person.subtitle and escaped(person.subtitle)]
    lines += [person.intro and escaped(person.intro)]
    if person.content_note:
        lines += [f"**{words('Before you begin')}.** {escaped(person.content_note)}"]
    for index in range(len(matter.steps)):
        lines += _step(matter, index)
    lines += [f"## {words('Bibliography')}", *_works(matter)]
    lines += ["---", *map(escaped, matter.credits)]
    return _joined(lines)


def bibliography_text(matter: Matter) -> str:
    """Only the works."""
    name = matter.words("Bibliography")
    return _joined([f"# {escaped(matter.person.short)}: {name}", *_works(matter)])


def lesson_text(matter: Matter) -> str:
    """What the career holds for a lesson; the notes are Markdown already."""
    words = matter.words
    lines = [f"# {escaped(matter.person.short)}: {words('Lesson')}"]
    for step, lesson in zip(matter.steps, matter.lessons, strict=True):
        lines += [f"## {step.step}. {escaped(step.title)}", escaped(lesson.sentence), lesson.notes]
        for question in lesson.questions:
            lines += [f"**{escaped(question.question)}**"]
            marks = {True: "x", False: " ", None: " "}
            lines += _listed(f"[{marks[a.right]}] {escaped(a.text)}" for a in question.answers)
            lines += [escaped(question.prompt)]
    return _joined(lines)


def _step(matter: Matter, index: int) -> Iterator[str]:
    step, words = matter.steps[index], matter.words
    yield f"## {step.step}. {escaped(step.title)}"
    yield f"**{escaped(step.when.text)}**"
    yield from (f"**{escaped(place_line(place, words))}**" for place in step.places)
    yield escaped(office(step))
    yield from _cost(step, matter)
    yield escaped(step.summary)
    if said := doubts(step, words):
        yield f"### {words('What is known, and what is not')}"
        yield from map(escaped, said)
    yield from _events(words("In these years"), step.events, matter, care=False)
    care = words("The next lines tell of violence and death.")
    yield from _events(care, step.events, matter, care=True)
    for thing in step.disagreements:
        yield f"### {escaped(words('Sources disagree: {about}', about=thing.about))}"
        yield from _listed(
            escaped(version.text) + _refs(matter.bibliography.numbers(version.citations))
            for version in thing.versions
        )
    yield f"### {words('Sources')}"
    cited = (sourced(citation, matter) for citation in all_citations(step))
    yield from _listed(f"\\[{number}\\] {escaped(line)}" for number, line in cited)


def _cost(step: StepText, matter: Matter) -> Iterator[str]:
    if not step.figures:
        yield f"**{escaped(step.figures_note)}**" if step.figures_note else ""
        return
    yield f"### {matter.words('The human cost')}"
    for period, group in figure_groups(step.figures):
        yield escaped(period)
        yield from _listed(
            f"**{figure.shown}** {escaped(figure.label)}"
            + (f" · {figure.share_text}" if figure.share_text else "")
            + _refs(matter.bibliography.numbers(figure.citations))
            for figure in group
        )


def _events(
    heading: str, events: Iterable[EventText], matter: Matter, *, care: bool
) -> Iterator[str]:
    told = [event for event in events if event.care is care]
    if not told:
        return
    yield f"### {heading}"
    lines = []
    for event in told:
        lead = " · ".join(part for part in (event.when, event.claim_text) if part)
        refs = _refs(matter.bibliography.numbers(event.citations))
        lines.append(f"{escaped(lead)}: {escaped(event.text)}{refs}")
    yield from _listed(lines)


def _works(matter: Matter) -> Iterator[str]:
    for work in matter.bibliography.works:
        address = work.address
        link = f"<{address}>" if address.startswith(("http://", "https://")) else escaped(address)
        said = [link, escaped(address_shown(work.read)), escaped(work.used(matter.words))]
        told = " · ".join(part for part in said if part)
        yield f"\\[{work.number}\\] {escaped(work.label)} · {told}"


def _refs(numbers: Iterable[int]) -> str:
    listed = ", ".join(map(str, numbers))
    return f" \\[{listed}\\]" if listed else ""


def _listed(lines: Iterable[str]) -> list[str]:
    shown = "\n".join(f"- {line}" for line in lines)
    return [shown] if shown else []


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(part for part in parts if part) + "\n"
