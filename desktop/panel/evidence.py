"""Sources, in reach of every claim: in the panel, and as one text to be spoken."""

from __future__ import annotations

from collections.abc import Iterable

from geodata.careers import CitationText, PlaceText, StepText
from geodata.words import Words

__all__ = ["all_citations", "source_line", "spoken_evidence"]


def source_line(citation: CitationText, words: Words) -> str:
    """One citation as a line: label, pages, number, how it is tied, whether it was read."""
    parts = [citation.label]
    if citation.pages:
        parts.append(words("p. {pages}", pages=citation.pages))
    if citation.url_or_isbn:
        parts.append(citation.url_or_isbn)
    if citation.tie == "inferred":
        parts.append(words("matched to this claim by the author"))
    if not citation.seen:
        parts.append(words("unchecked"))
    if citation.note:
        parts.append(citation.note)
    return " · ".join(parts)


def all_citations(step: StepText) -> tuple[CitationText, ...]:
    """Every citation of a step once, in the order in which they are met."""
    versions = (version for quarrel in step.disagreements for version in quarrel.versions)
    holders: Iterable[tuple[CitationText, ...]] = (
        step.citations,
        *(event.citations for event in step.events),
        *(figure.citations for figure in step.figures),
        *(version.citations for version in versions),
    )
    seen: dict[tuple[str, str], CitationText] = {}
    for citations in holders:
        for citation in citations:
            seen.setdefault((citation.label, citation.pages), citation)
    return tuple(seen.values())


def spoken_evidence(step: StepText, words: Words) -> str:
    """Figures, certainty and sources of a step as one text for a screen reader."""
    sentences = [f"{figure.shown} {figure.label}, {figure.period}" for figure in step.figures]
    sentences += [step.figures_note, step.when.note, step.unsaid, step.place_note]
    sentences += [_place_certainty(place) for place in step.places]
    sentences += [source_line(citation, words) for citation in all_citations(step)]
    return ". ".join(text.rstrip(".") for text in sentences if text)


def _place_certainty(place: PlaceText) -> str:
    return f"{place.name}: {place.locus_text}" if place.locus_text else ""
