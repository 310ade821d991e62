"""A career as an ordered list: what the exported page is without its script, and what its panel
shows with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geodata.careers import (
    DisagreementText,
    EventText,
    PersonText,
    PlaceText,
    QuestionText,
    StepText,
)
from geodata.careers.evidence import all_citations
from geodata.page.evidence import cited, figure_lists, source_list
from geodata.page.markup import Markup, element, join
from geodata.page.questions import question_stop
from geodata.words import Words

__all__ = ["story"]


def story(
    steps: Iterable[tuple[StepText, Sequence[QuestionText]]],
    person: PersonText,
    words: Words,
    *,
    language: str,
    neutral: frozenset[int],
    first: bool,
) -> Markup:
    """All postings, each with its questions, in one ``language``, which is that of the texts: the
    interface's ``words`` may not exist in it. ``first`` marks the language the page opens in."""
    items = [
        _step(step, asked, words, language, neutral=step.step - 1 in neutral)
        for step, asked in steps
    ]
    return element(
        "section",
        element("p", person.intro, class_="intro"),
        _content_note(person, words),
        element("ol", *items, class_="steps"),
        element("p", person.credits, class_="credits"),
        id=language,
        lang=language,
        class_="story first" if first else "story",
    )


def _content_note(person: PersonText, words: Words) -> Markup:
    if not person.content_note:
        return Markup("")
    return element(
        "aside",
        element("h2", words("Before you begin")),
        element("p", person.content_note),
        class_="note",
    )


def _step(
    step: StepText,
    questions: Sequence[QuestionText],
    words: Words,
    language: str,
    *,
    neutral: bool,
) -> Markup:
    place_kind = "place neutral" if neutral else "place"
    return element(
        "li",
        element(
            "article",
            element(
                "p", words("Posting {n} of {count}", n=step.step, count=step.of), class_="count"
            ),
            element("p", step.when.text, class_="when"),
            element("h2", step.title, tabindex="-1"),
            *(_place(place, words, language, place_kind) for place in step.places),
            _office(step),
            _cost(step, words),
            _paragraph(step.summary, "summary"),
            _doubts(step, words),
            _events(step, words),
            *(_disagreement(thing, words) for thing in step.disagreements),
            question_stop(questions, words),
            source_list(all_citations(step), words),
        ),
        id=f"{language}-{step.step}",
        data_step=str(step.step - 1),
        class_="step",
    )


def _paragraph(text: str, kind: str) -> Markup:
    return element("p", text, class_=kind) if text else Markup("")


def _place(place: PlaceText, words: Words, language: str, kind: str) -> Markup:
    foreign = place.language if place.language not in ("", language) else None
    today = "" if place.locus == "unlocated" else place.name_today
    if place.today and place.today not in today:
        today = f"{today}, {place.today}"
    said = [words("today {name}", name=today) if today else "", place.locus_text]
    return element(
        "p",
        element("strong", place.name, lang=foreign),
        element("span", " · ".join(part for part in said if part)),
        class_=kind,
    )


def _office(step: StepText) -> Markup:
    parts = [part for part in (step.role, step.organisation) if part and part not in step.title]
    return _paragraph(" · ".join(parts), "office")


def _cost(step: StepText, words: Words) -> Markup:
    if not step.figures:
        return element("p", step.figures_note, class_="cost none")
    return element(
        "section",
        element("h3", words("The human cost")),
        figure_lists(step.figures, words),
        class_="cost",
    )


def _doubts(step: StepText, words: Words) -> Markup:
    notes = [text for text in (step.when.note, step.place_note, step.unsaid) if text]
    if not notes:
        return Markup("")
    heading = element("h3", words("What is known, and what is not"))
    return element("section", heading, *(element("p", note) for note in notes), class_="doubts")


def _events(step: StepText, words: Words) -> Markup:
    plain = [event for event in step.events if not event.care]
    careful = [event for event in step.events if event.care]
    parts: list[Markup] = []
    if plain:
        parts.append(element("h3", words("In these years")))
        parts.append(_event_list(plain, words))
    if careful:
        note = words("The next lines tell of violence and death. Show them")
        parts.append(
            element("details", element("summary", note), _event_list(careful, words), class_="care")
        )
    return join(*parts)


def _event_list(events: Sequence[EventText], words: Words) -> Markup:
    return element("ul", *(_event(event, words) for event in events), class_="events")


def _event(event: EventText, words: Words) -> Markup:
    lead = " · ".join(part for part in (event.when, event.claim_text) if part)
    return element(
        "li",
        _paragraph(lead, "lead"),
        element("p", event.text),
        cited(event.citations, words),
    )


def _disagreement(thing: DisagreementText, words: Words) -> Markup:
    versions = (
        element("li", version.text, cited(version.citations, words)) for version in thing.versions
    )
    return element(
        "section",
        element("h3", words("Sources disagree: {about}", about=thing.about)),
        element("ul", *versions),
        class_="disagreement",
    )
