"""What the waiting picture says of a career, in each of its languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from desktop.kiosk.attract import MOST_FIGURES, Invitation
from geodata.careers import FigureText
from geodata.storage import OpenCareer
from geodata.words import Words

__all__ = ["invitations"]

_SUMS: Final = frozenset({"whole", "unstated", "other"})
"""Kinds that say how many were counted, not what was done to them."""


def invitations(career: OpenCareer, words_for: Callable[[str], Words]) -> tuple[Invitation, ...]:
    """One for each language. The figures are the largest of what was done to people, in the
    order in which they come in the career; they are never added up."""
    return tuple(_invitation(career, words_for(code)) for code in career.languages)


def _invitation(career: OpenCareer, words: Words) -> Invitation:
    person = career.person(words.language)
    figures = _largest(career, words)
    shown = [(figure.shown, _label(figure)) for figure in figures]
    return Invitation(
        words.language,
        person.short,
        words("Where did this path lead, and what did it cost people?"),
        shown or [("", person.intro)],
        words("Touch the screen, or press any key"),
    )


def _label(figure: FigureText) -> str:
    return ", ".join(part for part in (figure.label, figure.period) if part)


def _largest(career: OpenCareer, words: Words) -> list[FigureText]:
    everything = list(_figures(career, words))
    deeds = [figure for figure in everything if figure.kind not in _SUMS]
    counted = deeds or [figure for figure in everything if figure.kind == "whole"]
    most = sorted(counted, key=lambda figure: -figure.value)[:MOST_FIGURES]
    return [figure for figure in counted if figure in most]


def _figures(career: OpenCareer, words: Words) -> Iterator[FigureText]:
    for index in range(len(career.timeline)):
        yield from career.step(index, words).figures
