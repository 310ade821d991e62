"""What stands on the slides and in their notes, as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from geodata.careers import EventText, StepText, VersionText
from geodata.careers.evidence import all_citations, figure_groups, source_line
from geodata.takehome.matter import Matter
from geodata.takehome.wording import address_shown, doubts, place_line, sourced
from geodata.words import Words

__all__ = [
    "bibliography_lines",
    "notes_of",
    "opening_notes",
    "overview_text",
    "shown_figures",
    "source_numbers",
    "sources_of",
]


def overview_text(matter: Matter) -> str:
    """The text that stands for the map of the whole way."""
    places = "; ".join(
        f"{step.step}. {', '.join(place.name for place in step.places)}"
        for step in matter.steps
        if step.places
    )
    return matter.words("Map of the whole way: {places}", places=places)


def shown_figures(step: StepText, words: Words) -> Iterator[tuple[str, bool]]:
    """The counts of people as lines, and whether a line is set bold."""
    if not step.figures:
        yield step.figures_note, True
        return
    yield words("The human cost"), True
    for period, group in figure_groups(step.figures):
        if period:
            yield period, False
        for figure in group:
            share = f" ({figure.share_text})" if figure.share_text else ""
            yield f"{figure.shown} – {figure.label}{share}", True


def source_numbers(step: StepText, matter: Matter) -> str:
    """The numbers of a step's works alone, where their names would be too small to read."""
    numbers = matter.bibliography.numbers(all_citations(step))
    listed = ", ".join(f"[{number}]" for number in numbers)
    return matter.words("Sources: {numbers}, see the bibliography", numbers=listed)


def sources_of(step: StepText, matter: Matter) -> str:
    """All sources of a step as one text, each with its number in the bibliography."""
    cited = (sourced(citation, matter) for citation in all_citations(step))
    said = "; ".join(f"[{number}] {line}" for number, line in cited)
    return f"{matter.words('Sources')}: {said}" if said else ""


def notes_of(matter: Matter, index: int) -> str:
    """The notes of a posting: the teacher's, then all that the slide leaves out."""
    step, words = matter.steps[index], matter.words
    events = [_event(event) for event in step.events if not event.care]
    care = [_event(event) for event in step.events if event.care]
    parts = [
        _plain(matter.lessons[index].notes),
        step.summary,
        "\n".join(place_line(place, words) for place in step.places),
        _under(words("What is known, and what is not"), doubts(step, words)),
        _under(words("In these years"), events),
        _under(words("The next lines tell of violence and death."), care),
        *(_disagreement(thing.about, thing.versions, words) for thing in step.disagreements),
        _under(
            words("Sources"),
            [address_shown(source_line(c, words, how_read=True)) for c in all_citations(step)],
        ),
    ]
    return "\n\n".join(part for part in parts if part)


def opening_notes(matter: Matter) -> str:
    """The notes of the first slide."""
    return "\n\n".join(matter.credits)


def bibliography_lines(matter: Matter) -> list[str]:
    """Each work on a line."""
    return [
        " · ".join(
            part
            for part in (
                f"[{work.number}] {work.label}",
                address_shown(work.address),
                address_shown(work.read),
                work.used(matter.words),
            )
            if part
        )
        for work in matter.bibliography.works
    ]


def _plain(markdown: str) -> str:
    """The notes as a notes field shows them: it knows no Markdown, so its marks are left out."""
    unmarked = re.sub(r"(\*\*|__|`)(.+?)\1", r"\2", markdown.strip())
    unmarked = re.sub(r"(?m)^#+\s*", "", unmarked)
    unmarked = re.sub(r"(?m)^\s*[-*+]\s+", "– ", unmarked)
    return re.sub(r"\[([^\]]+)\]\(([^)]+)\)", r"\1 (\2)", unmarked)


def _event(event: EventText) -> str:
    return ": ".join(
        part
        for part in (" · ".join(p for p in (event.when, event.claim_text) if p), event.text)
        if part
    )


def _under(heading: str, lines: Iterable[str]) -> str:
    listed = [f"– {line}" for line in lines]
    return "\n".join([heading, *listed]) if listed else ""


def _disagreement(about: str, versions: Sequence[VersionText], words: Words) -> str:
    texts = [version.text for version in versions]
    return _under(words("Sources disagree: {about}", about=about), texts)
