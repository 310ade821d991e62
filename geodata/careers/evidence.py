"""Sources and figures as the panel, the page and the command line all show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from geodata.careers.steptext import CitationText, FigureText, StepText
from geodata.words import Words

__all__ = ["all_citations", "figure_groups", "share_of_scale", "source_line"]


def source_line(citation: CitationText, words: Words, *, how_read: bool = False) -> str:
    """One citation as a line: work, pages, number, how it is tied, whether it was read.

    ``how_read`` adds where and in which edition a work was read.
    """
    parts = [
        citation.label,
        words("p. {pages}", pages=citation.pages) if citation.pages else "",
        citation.url_or_isbn,
        words("matched to this claim by the author") if citation.tie == "inferred" else "",
        "" if citation.seen else words("unchecked"),
        citation.read if how_read and citation.seen else "",
        citation.note,
    ]
    return " · ".join(part for part in parts if part)


def all_citations(step: StepText) -> tuple[CitationText, ...]:
    """Every citation of a step once, in the order in which a reader meets them."""
    versions = (version for thing in step.disagreements for version in thing.versions)
    holders: Iterable[tuple[CitationText, ...]] = (
        step.citations,
        *(figure.citations for figure in step.figures),
        *(event.citations for event in step.events),
        *(version.citations for version in versions),
    )
    citations = (citation for held in holders for citation in held)
    return tuple({(c.label, c.pages): c for c in citations}.values())


def figure_groups(figures: Sequence[FigureText]) -> Iterator[tuple[str, tuple[FigureText, ...]]]:
    """Each group of figures under the period it was counted in; the period is "" where it is the
    one of the group above. Groups are never added up."""
    above = ""
    for _, members in groupby(figures, key=lambda figure: figure.group):
        group = tuple(members)
        period = group[0].period
        yield ("" if period == above else period[:1].upper() + period[1:]), group
        above = period


def share_of_scale(figure: FigureText, figures: Sequence[FigureText]) -> float:
    """How much of the bar's width ``figure`` fills, from 0 to 1.

    The whole of a group fills the width and each part its share; a figure without parts is drawn
    on the scale of the largest such figure of the step. A count of something else than people
    (kind ``other``) is not drawn and sets no scale.
    """
    if figure.of:
        return figure.value / figure.of
    if _has_parts(figure, figures):
        return 1.0
    lone = [f.value for f in figures if f.kind != "other" and not _has_parts(f, figures)]
    return figure.value / max((*lone, 1))


def _has_parts(figure: FigureText, figures: Sequence[FigureText]) -> bool:
    return any(other.of for other in figures if other.group == figure.group)
