"""A step as plain lines, for reading in a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from typing import Final

from geodata.careers import CitationText, FigureText, PlaceText, StepText
from geodata.careers.evidence import source_line
from geodata.words import Words

__all__ = ["citation_json", "step_lines"]

_WIDTH: Final = 96
_BULLET: Final = "  – "


def step_lines(step: StepText, words: Words) -> Iterator[str]:
    """Yield the lines of a step, everything that the window shows of it included."""
    yield f"{step.step}. {step.title}"
    yield f"   {step.when.text}"
    for place in step.places:
        yield f"   {_place(place, words)}"
    yield from _wrapped((step.when.note, step.place_note, step.summary), "   ")
    for event in step.events:
        lead = " · ".join(part for part in (event.when, event.claim_text) if part)
        yield from _bullet(f"{lead}: {event.text}" if lead else event.text)
    if step.figures:
        yield f"   {words('The human cost')}:"
        for figure in step.figures:
            yield from _bullet(_figure(figure))
    yield from _wrapped([step.figures_note, step.unsaid], "   ")
    for thing in step.disagreements:
        yield f"   {words('Sources disagree: {about}', about=thing.about)}"
        for version in thing.versions:
            cited = "; ".join(source_line(citation, words) for citation in version.citations)
            yield from _bullet(f"{version.text} [{cited}]" if cited else version.text)
    for citation in step.citations:
        yield from _bullet(source_line(citation, words))


def citation_json(citation: CitationText) -> dict[str, str | bool]:
    """Return a citation as the object that docs/command-line.md describes."""
    return {
        "label": citation.label,
        "url_or_isbn": citation.url_or_isbn,
        "pages": citation.pages,
        "tie": citation.tie,
        "seen": citation.seen,
        "read": citation.read if citation.seen else "",
        "note": citation.note,
    }


def _place(place: PlaceText, words: Words) -> str:
    changed = place.name_today != place.name
    today = words("today {name}", name=place.name_today) if changed else ""
    inside = ", ".join(part for part in (today, place.today) if part)
    named = f"{place.name} ({inside})" if inside else place.name
    return f"{named}: {place.locus_text}" if place.locus_text else named


def _figure(figure: FigureText) -> str:
    share = f" ({figure.share_text})" if figure.share_text else ""
    period = f" · {figure.period}" if figure.period else ""
    return f"{figure.shown} {figure.label}{share}{period}"


def _bullet(text: str) -> Iterator[str]:
    yield from textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=_BULLET,
        subsequent_indent=" " * len(_BULLET),
        break_on_hyphens=False,
    )


def _wrapped(texts: Iterable[str], indent: str) -> Iterator[str]:
    for text in texts:
        yield from textwrap.wrap(
            text, _WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
        )
