"""Figures, certainty and sources of a step as one text to be spoken."""

from __future__ import annotations

from geodata.careers import PlaceText, StepText
from geodata.careers.evidence import all_citations, source_line
from geodata.words import Words

__all__ = ["spoken_evidence"]


def spoken_evidence(step: StepText, words: Words) -> str:
    """Figures, certainty and sources of a step as one text for a screen reader."""
    sentences = [f"{figure.shown} {figure.label}, {figure.period}" for figure in step.figures]
    sentences += [step.figures_note, step.when.note, step.unsaid, step.place_note]
    sentences += [_place_certainty(place) for place in step.places]
    sentences += [source_line(citation, words) for citation in all_citations(step)]
    return ". ".join(text.rstrip(".") for text in sentences if text)


def _place_certainty(place: PlaceText) -> str:
    return f"{place.name}: {place.locus_text}" if place.locus_text else ""
