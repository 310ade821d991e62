"""Sources in reach of every claim, and figures drawn to one scale, as markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from geodata.careers import CitationText, FigureText
from geodata.careers.evidence import figure_groups, share_of_scale, source_line
from geodata.page.markup import Markup, element, join
from geodata.words import Words

__all__ = ["cited", "figure_lists", "in_letters", "source_list"]

RUSSIAN: Final = "ru"
_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff](?:[^A-Za-z\u00c0-\u024f]*[\u0400-\u04ff])*")
"""From one Cyrillic letter to the last before a Latin one: a title with its marks and figures."""


def cited(citations: Sequence[CitationText], words: Words) -> Markup:
    """The sources of one claim, behind a word that opens them."""
    if not citations:
        return Markup("")
    return element(
        "details",
        element("summary", words("Source")),
        element("ul", *(_line(c, words) for c in citations)),
        class_="cited",
    )


def source_list(citations: Sequence[CitationText], words: Words) -> Markup:
    """All sources of a step."""
    return element(
        "details",
        element("summary", words("Sources ({count})", count=len(citations))),
        element("ol", *(_line(c, words) for c in citations)),
        class_="sources",
    )


def _line(citation: CitationText, words: Words) -> Markup:
    return element("li", *in_letters(source_line(citation, words, how_read=True), words.language))


def in_letters(text: str, language: str) -> Iterator[str]:
    """The text in parts. Cyrillic in a text of another language is a passage of Russian and says
    so, for a voice that reads it (WCAG 2.2, 3.1.2)."""
    at = 0
    for passage in [] if language == RUSSIAN else _CYRILLIC.finditer(text):
        yield text[at : passage.start()]
        yield element("span", passage[0], lang=RUSSIAN)
        at = passage.end()
    yield text[at:]


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
