"""``career-atlas postings``: the steps of a career in order, as text or JSON."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from typing import Any, Final

from geodata.careers import CitationText, StepText
from geodata.locations import find_locations
from geodata.storage import open_career
from geodata.verbs.common import (
    add_career,
    add_json,
    add_language,
    chosen_career,
    dumped,
    printable,
    telling,
)
from geodata.verbs.languages import chosen_language
from geodata.verbs.outline import citation_json, step_lines
from geodata.words import Words, load_words

__all__ = ["HELP", "NAME", "add_arguments", "run"]

NAME: Final = "postings"
HELP: Final = "list a career's postings in order, with figures and sources"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """CAREER, language and form."""
    add_career(parser)
    add_language(parser)
    add_json(parser)


@telling
def run(arguments: argparse.Namespace) -> int:
    """Print the postings; 2 where the career has no texts in the language asked for."""
    locations = find_locations()
    career = open_career(chosen_career(arguments), locations=locations)
    if career.notice:
        print(career.notice, file=sys.stderr)
    language = chosen_language(arguments.language, career)
    if language is None:
        return 2
    words = load_words(language, folder=locations.resources / "i18n")
    steps = (career.step(index, words, language=language) for index in range(len(career.timeline)))
    if arguments.json:
        _print_json(_as_json(step) for step in steps)
    else:
        _print_text(steps, words)
    return 0


def _print_json(steps: Iterator[dict[str, Any]]) -> None:
    """Print a list, one object after another: a career may have a hundred thousand."""
    mark = "["
    for step in steps:
        print(f"{mark}\n{dumped(step)}", end="")
        mark = ","
    print("\n]" if mark == "," else "[]")


def _print_text(steps: Iterator[StepText], words: Words) -> None:
    for number, step in enumerate(steps):
        if number:
            print()
        for line in step_lines(step, words):
            print(printable(line))


def _as_json(step: StepText) -> dict[str, Any]:
    """Return a step as the object that docs/command-line.md describes."""
    when = step.when
    return {
        "step": step.step,
        "id": step.id,
        "title": step.title,
        "when": {
            "edtf": when.edtf,
            "text": when.text,
            "calendar": when.calendar,
            "certainty": when.certainty,
            "inferred": list(when.inferred),
            "note": when.note,
        },
        "places": [
            {
                "id": place.id,
                "name": place.name,
                "name_today": place.name_today,
                "language": place.language,
                "locus": place.locus,
                "lat": place.lat,
                "lon": place.lon,
                "radius_km": place.radius_km,
                "certainty": place.certainty,
                "basis": place.basis,
                "locus_text": place.locus_text,
            }
            for place in step.places
        ],
        "role": step.role,
        "organisation": step.organisation,
        "summary": step.summary,
        "unsaid": step.unsaid,
        "place_note": step.place_note,
        "events": [
            {
                "id": event.id,
                "when": event.edtf or None,
                "when_text": event.when,
                "text": event.text,
                "claim": event.claim,
                "basis": event.basis,
                "citations": _citations(event.citations),
            }
            for event in step.events
        ],
        "figures": [
            {
                "id": figure.id,
                "group": figure.group,
                "value": figure.value,
                "label": figure.label,
                "of": figure.of,
                "share": figure.share,
                "period": figure.period_edtf or None,
                "period_text": figure.period,
                "claim": figure.claim,
                "citations": _citations(figure.citations),
            }
            for figure in step.figures
        ],
        "figures_note": step.figures_note,
        "disagreements": [
            {
                "about": thing.about,
                "versions": [
                    {"text": version.text, "citations": _citations(version.citations)}
                    for version in thing.versions
                ],
            }
            for thing in step.disagreements
        ],
        "citations": _citations(step.citations),
    }


def _citations(citations: Sequence[CitationText]) -> list[dict[str, Any]]:
    return [citation_json(citation) for citation in citations]
