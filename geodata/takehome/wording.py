"""Lines that several forms share: a place, an office, a doubt, a source with its number."""

from __future__ import annotations

from dataclasses import replace
from typing import Final
from urllib.parse import unquote

from geodata.careers import CitationText, PlaceText, StepText
from geodata.careers.evidence import source_line
from geodata.takehome.matter import Matter
from geodata.words import Words, mark

__all__ = ["address_shown", "certainty_texts", "doubts", "map_text", "office", "place_line"]
__all__ += ["place_said", "sourced"]

_CERTAINTIES: Final = {
    "less-certain": mark("less certain"),
    "uncertain": mark("uncertain"),
}
"""In words; what is certain says nothing."""


def place_said(place: PlaceText, words: Words) -> str:
    """What is said beside a place's name of the time: today's name and country, what the mark
    stands for, and how sure the place is."""
    changed = place.name_today != place.name
    today = place.name_today if changed and place.locus != "unlocated" else ""
    if place.today and place.today not in today:
        today = ", ".join(part for part in (today, place.today) if part)
    sure = _CERTAINTIES.get(place.certainty, "")
    said = [
        words("today {name}", name=today) if today else "",
        place.locus_text,
        words(sure) if sure else "",
    ]
    return " · ".join(part for part in said if part)


def place_line(place: PlaceText, words: Words) -> str:
    """A place on one line: its name then, and in brackets what is said beside it."""
    said = place_said(place, words)
    return f"{place.name} ({said})" if said else place.name


def office(step: StepText) -> str:
    """Role and organisation, as far as the title does not say them already."""
    parts = [part for part in (step.role, step.organisation) if part and part not in step.title]
    return " · ".join(parts)


def certainty_texts(step: StepText, words: Words) -> tuple[str, ...]:
    """What is uncertain about the date, in words; "" never among them."""
    sure = _CERTAINTIES.get(step.when.certainty, "")
    return (words("The date is {how}.", how=words(sure)),) if sure else ()


def doubts(step: StepText, words: Words) -> tuple[str, ...]:
    """What is known of date and place and what is not, one sentence or more each."""
    texts = (*certainty_texts(step, words), step.when.note, step.place_note, step.unsaid)
    return tuple(text for text in texts if text)


def map_text(step: StepText, words: Words) -> str:
    """The text that stands for the map of a step where it cannot be seen."""
    places = "; ".join(place_line(place, words) for place in step.places)
    if not places:
        return words("Map without a mark: where this was is not known. {when}", when=step.when.text)
    return words(
        "Map of posting {n}: {places}. {when}", n=step.step, places=places, when=step.when.text
    )


def sourced(citation: CitationText, matter: Matter) -> tuple[int, str]:
    """The number of a work and the line that cites it: its address and how it was read stand in
    the bibliography, under that number."""
    number = matter.bibliography.number(citation)
    return number, source_line(replace(citation, url_or_isbn=""), matter.words)


def address_shown(address: str) -> str:
    """An address as people read it: the letters that it stands for, not their codes."""
    return unquote(address) if "%" in address else address
