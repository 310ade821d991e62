"""Sources in reach of every claim, and figures drawn to one scale, as markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from geodata.careers import CitationText, FigureText, StepText
from geodata.page.markup import Markup, element, join
from geodata.words import Words

__all__ = ["all_citations", "cited", "figure_groups", "share_of_scale", "source_list"]


def source_line(citation: CitationText, words: Words) -> str:
    """One citation as a line: work, pages, number, how it is tied, whether it was read."""
    parts = [
        citation.label,
        words("p. {pages}", pages=citation.pages) if citation.pages else "",
        citation.url_or_isbn,
        words("matched to this claim by the author") if citation.tie == "inferred" else "",
        "" if citation.seen else words("unchecked"),
        citation.read,
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


def cited(citations: Sequence[CitationText], words: Words) -> Markup:
    """The sources of one claim, behind a word that opens them."""
    if not citations:
        return Markup("")
    return element(
        "details",
        element("summary", words("Source")),
        element("ul", *(element("li", source_line(c, words)) for c in citations)),
        class_="cited",
    )


def source_list(citations: Sequence[CitationText], words: Words) -> Markup:
    """All sources of a step."""
    return element(
        "details",
        element("summary", words("Sources ({count})", count=len(citations))),
        element("ol", *(element("li", source_line(c, words)) for c in citations)),
        class_="sources",
    )


def figure_groups(figures: Sequence[FigureText], words: Words) -> Markup:
    """The counts of people, each group under its period. Groups are never added up."""
    parts: list[Markup] = []
    above = ""
    for _, members in groupby(figures, key=lambda figure: figure.group):
        group = list(members)
        period = group[0].period
        if period and period != above:
            parts.append(element("h4", period[:1].upper() + period[1:]))
        above = period
        rows = (_figure(figure, figures, words) for figure in group)
        parts.append(element("ul", *rows, class_="figures"))
    return join(*parts)


def _figure(figure: FigureText, figures: Sequence[FigureText], words: Words) -> Markup:
    label = figure.label + (f" · {figure.share_text}" if figure.share_text else "")
    return element(
        "li",
        element("b", figure.shown, class_="number"),
        element(
            "div",
            element("span", label),
            Markup("") if figure.kind == "other" else _bar(figure, figures),
        ),
        cited(figure.citations, words),
        class_=f"figure {figure.kind}",
    )


def _bar(figure: FigureText, figures: Sequence[FigureText]) -> Markup:
    """A bar as a picture of rectangles: a width in a style would need an open policy."""
    width = f"{100 * share_of_scale(figure, figures):.2f}"
    part = element("rect", class_="part", width=width, height="10")
    return element(
        "svg",
        element("rect", class_="track", width="100", height="10"),
        part,
        class_="bar",
        viewBox="0 0 100 10",
        preserveAspectRatio="none",
        aria_hidden="true",
    )


def share_of_scale(figure: FigureText, figures: Sequence[FigureText]) -> float:
    """How much of the bar's width a figure fills, from 0 to 1.

    The whole of a group fills the width and each part its share; a figure without parts is drawn
    on the scale of the largest such figure of the step.
    """
    if figure.of:
        return figure.value / figure.of
    if _has_parts(figure, figures):
        return 1.0
    lone = [f.value for f in figures if f.kind != "other" and not _has_parts(f, figures)]
    return figure.value / max((*lone, 1))


def _has_parts(figure: FigureText, figures: Sequence[FigureText]) -> bool:
    return any(other.of for other in figures if other.group == figure.group)
