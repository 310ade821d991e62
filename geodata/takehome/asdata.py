"""A career as the plain data that the typesetter's templates read. No text ever becomes code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from geodata.careers import CitationText, EventText, FigureText, StepText
from geodata.careers.evidence import all_citations, figure_groups, share_of_scale
from geodata.takehome.matter import Matter
from geodata.takehome.wording import address_shown, doubts, map_text, office, place_said, sourced

__all__ = ["OVERVIEW", "document_data", "map_name", "step_data"]

OVERVIEW: Final = "map-all.jpg"


def map_name(index: int) -> str:
    """The file of the map of a step (0-based)."""
    return f"map-{index + 1}.jpg"


def document_data(matter: Matter) -> dict[str, Any]:
    """What every document needs: its head, its labels, the works and the credits."""
    words, person = matter.words, matter.person
    return {
        "language": matter.language,
        "title": person.short,
        "subtitle": person.subtitle,
        "intro": person.intro,
        "note": person.content_note,
        "labels": {
            "before": words("Before you begin"),
            "cost": words("The human cost"),
            "known": words("What is known, and what is not"),
            "events": words("In these years"),
            "care": words("The next lines tell of violence and death."),
            "sources": words("Sources"),
            "works": words("Bibliography"),
            "overview": words("The whole way"),
            "unchecked": words("unchecked"),
            "page": words("page"),
        },
        "overview": {
            "file": OVERVIEW,
            "alt": words("Map of the whole way: {places}", places=_all_places(matter)),
        },
        "works": [
            {
                "number": work.number,
                "label": work.label,
                "address": address_shown(work.address),
                "link": work.address if work.address.startswith(("http:", "https:")) else "",
                "read": address_shown(work.read),
                "seen": words("its text was read") if work.seen else words("unchecked"),
                "used": work.used(words),
            }
            for work in matter.bibliography.works
        ],
        "credits": list(matter.credits),
    }


def step_data(matter: Matter, index: int) -> dict[str, Any]:
    """Everything that a document shows of a step (0-based)."""
    step, words = matter.steps[index], matter.words
    return {
        "number": step.step,
        "count": words("Posting {n} of {count}", n=step.step, count=step.of),
        "when": step.when.text,
        "title": step.title,
        "sentence": matter.lessons[index].sentence,
        "neutral": index in matter.neutral,
        "places": [
            {
                "name": place.name,
                "language": place.language or matter.language,
                "said": place_said(place, words),
            }
            for place in step.places
        ],
        "office": office(step),
        "figures": _figures(step.figures, matter),
        "figures_note": step.figures_note,
        "summary": step.summary,
        "doubts": list(doubts(step, words)),
        "events": [_event(event, matter) for event in step.events if not event.care],
        "care": [_event(event, matter) for event in step.events if event.care],
        "disagreements": [
            {
                "about": words("Sources disagree: {about}", about=thing.about),
                "versions": [
                    {"text": version.text, "refs": _refs(version.citations, matter)}
                    for version in thing.versions
                ],
            }
            for thing in step.disagreements
        ],
        "sources": _sources(step, matter),
        "map": {"file": map_name(index), "alt": map_text(step, words)},
    }


def _figures(figures: Sequence[FigureText], matter: Matter) -> list[dict[str, Any]]:
    return [
        {"period": period, "rows": [_figure(figure, figures, matter) for figure in group]}
        for period, group in figure_groups(figures)
    ]


def _figure(figure: FigureText, figures: Sequence[FigureText], matter: Matter) -> dict[str, Any]:
    return {
        "shown": figure.shown,
        "label": figure.label,
        "share": figure.share_text,
        "kind": figure.kind,
        "bar": None if figure.kind == "other" else round(share_of_scale(figure, figures), 4),
        "refs": _refs(figure.citations, matter),
    }


def _event(event: EventText, matter: Matter) -> dict[str, Any]:
    lead = " · ".join(part for part in (event.when, event.claim_text) if part)
    return {"lead": lead, "text": event.text, "refs": _refs(event.citations, matter)}


def _sources(step: StepText, matter: Matter) -> list[dict[str, Any]]:
    cited = [sourced(citation, matter) for citation in all_citations(step)]
    return [{"number": number, "line": line} for number, line in cited]


def _refs(citations: Sequence[CitationText], matter: Matter) -> list[int]:
    return list(matter.bibliography.numbers(citations))


def _all_places(matter: Matter) -> str:
    return "; ".join(
        f"{step.step}. {', '.join(place.name for place in step.places)}"
        for step in matter.steps
        if step.places
    )
