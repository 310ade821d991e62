"""Every work that is cited, once, with a number to refer to it by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geodata.careers import CitationText, StepText
from geodata.careers.evidence import all_citations
from geodata.words import Words

__all__ = ["Bibliography", "Work"]


@dataclass(frozen=True, slots=True)
class Work:
    """``number`` counts from 1 in the order of first use. ``read`` says where, in which edition
    and when it was read, or that it was not; ``steps`` are the postings that cite it (1-based)."""

    number: int
    label: str
    address: str
    seen: bool
    read: str
    steps: tuple[int, ...]

    def used(self, words: Words) -> str:
        """Where the work is cited, as words."""
        numbers = ", ".join(map(str, self.steps))
        return words.plural(
            "posting {numbers}", "postings {numbers}", len(self.steps), numbers=numbers
        )


class Bibliography:
    """The works cited by ``steps``, in the order in which a reader meets them."""

    def __init__(self, steps: Iterable[StepText]) -> None:
        self._numbers: dict[tuple[str, str], int] = {}
        self._found: list[tuple[CitationText, list[int]]] = []
        for step in steps:
            for citation in all_citations(step):
                self._note(citation, step.step)

    @property
    def works(self) -> tuple[Work, ...]:
        """All works by number."""
        return tuple(
            Work(number, first.label, first.url_or_isbn, first.seen, first.read, tuple(steps))
            for number, (first, steps) in enumerate(self._found, 1)
        )

    def number(self, citation: CitationText) -> int:
        """The number of the work that is cited. Raises KeyError for one of another career."""
        return self._numbers[_key(citation)]

    def numbers(self, citations: Sequence[CitationText]) -> tuple[int, ...]:
        """The numbers of several, each once, in order."""
        return tuple(sorted({self.number(citation) for citation in citations}))

    def _note(self, citation: CitationText, step: int) -> None:
        key = _key(citation)
        if key not in self._numbers:
            self._found.append((citation, []))
            self._numbers[key] = len(self._found)
        steps = self._found[self._numbers[key] - 1][1]
        if step not in steps:
            steps.append(step)


def _key(citation: CitationText) -> tuple[str, str]:
    return citation.label, citation.url_or_isbn
