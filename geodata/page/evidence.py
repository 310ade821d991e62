"""Sources in reach of every claim, and figures drawn to one scale, as markup."""

from __future__ import annotations

from collections.abc import Sequence

from geodata.careers import CitationText, FigureText
from geodata.careers.evidence import figure_groups, share_of_scale, source_line
from geodata.page.markup import Markup, element, join
from geodata.words import Words

__all__ = ["cited", "figure_lists", "source_list"]


def cited(citations: Sequence[CitationText], words: Words) -> Markup:
    """The sources of one claim, behind a word that opens them."""
    if not citations:
        return Markup("")
    return element(
        "details",
        element("summary", words("Source")),
        element("ul", *(element("li", source_line(c, words, how_read=True)) for c in citations)),
        class_="cited",
    )


def source_list(citations: Sequence[CitationText], words: Words) -> Markup:
    """All sources of a step."""
    return element(
        "details",
        element("summary", words("Sources ({count})", count=len(citations))),
        element("ol", *(element("li", source_line(c, words, how_read=True)) for c in citations)),
        class_="sources",
    )


def figure_lists(figures: Sequence[FigureText], words: Words) -> Markup:
    """The counts of people, each group under its period."""
    parts: list[Markup] = []
    for period, group in figure_groups(figures):
        if period:
            parts.append(element("h4", period))
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
