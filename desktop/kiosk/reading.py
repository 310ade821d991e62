"""A posting as parts to be read aloud, in the order in which the panel shows them."""

from __future__ import annotations

from collections.abc import Iterator

from geodata.careers import EventText, PlaceText, StepText
from geodata.careers.evidence import all_citations, source_line
from geodata.words import Words

__all__ = ["heading", "parts"]


def heading(step: StepText, words: Words) -> str:
    """Which posting this is: number, title, place and time."""
    count = words("Posting {n} of {count}", n=step.step, count=step.of)
    places = ", ".join(place.name for place in step.places)
    return _joined(count, step.title, places, step.when.text)


def parts(step: StepText, words: Words, *, accounts: bool = True) -> tuple[str, ...]:
    """Everything that the panel says. An account of torture or killing is its own part, and the
    part before it says so; ``accounts`` False leaves it out."""
    return tuple(part for part in _parts(step, words, accounts) if part)


def _parts(step: StepText, words: Words, accounts: bool) -> Iterator[str]:
    yield heading(step, words)
    yield _joined(*(_place(place, words) for place in step.places))
    yield _joined(
        *(_joined(figure.period, f"{figure.shown} {figure.label}") for figure in step.figures),
        step.figures_note,
    )
    yield step.summary
    yield _joined(step.when.note, step.place_note, step.unsaid)
    yield _joined(*(_event(event) for event in step.events if not event.care))
    careful = [event for event in step.events if event.care]
    if careful:
        yield words("An account of violence and death follows. Press down to hear it.")
    if careful and accounts:
        yield _joined(*(_event(event) for event in careful))
    for quarrel in step.disagreements:
        about = words("Sources disagree: {about}", about=quarrel.about)
        yield _joined(about, *(version.text for version in quarrel.versions))
    citations = all_citations(step)
    count = words("Sources ({count})", count=len(citations))
    yield _joined(count, *(source_line(citation, words) for citation in citations))


def _place(place: PlaceText, words: Words) -> str:
    today = words("today {name}", name=place.name_today) if place.name_today else ""
    return _joined(place.name, today if place.locus != "unlocated" else "", place.locus_text)


def _event(event: EventText) -> str:
    return _joined(event.when, event.claim_text, event.text)


def _joined(*texts: str) -> str:
    return ". ".join(text.rstrip(".") for text in texts if text)
