"""The problems of an import, gathered without growing with the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from geodata.errors import Problem
from geodata.gazetteers.remarks import Remark

__all__ = ["ProblemLog"]

MOST_ERRORS: Final = 10_000
_MOST_NOTES: Final = 1_000


@dataclass(slots=True)
class ProblemLog:
    """Errors one by one, up to a limit; notes once for each kind in a file, with their number."""

    errors: int = 0
    _errors: list[Problem] = field(default_factory=list)
    _notes: dict[tuple[str, str, str], list[Problem]] = field(default_factory=dict)
    _counts: dict[tuple[str, str, str], int] = field(default_factory=dict)

    def add(self, file: str, row: str, remarks: Iterable[Remark]) -> bool:
        """Take remarks on a row; return whether one of them is an error."""
        bad = False
        for remark in remarks:
            if remark.severity == "error":
                bad = True
                self._add_error(remark.at(file, row))
            else:
                self._add_note(remark.at(file, row))
        return bad

    def add_problems(self, problems: Iterable[Problem]) -> None:
        """Take problems as they are."""
        for problem in problems:
            self._add_error(problem)

    def __iter__(self) -> Iterator[Problem]:
        """The errors, then the notes."""
        yield from self._errors
        if self.is_full:
            text = f"There may be more errors: only the first {MOST_ERRORS} are listed."
            yield replace(self._errors[-1], row="", field="", value="", text=text)
        for key, (first,) in self._notes.items():
            others = self._counts[key] - 1
            text = f"{first.text} ({others} more like this in the file)" if others else first.text
            yield replace(first, text=text)

    @property
    def is_full(self) -> bool:
        """Whether so much is wrong that reading on helps nobody."""
        return self.errors >= MOST_ERRORS

    def _add_error(self, problem: Problem) -> None:
        self.errors += 1
        if len(self._errors) < MOST_ERRORS:
            self._errors.append(problem)

    def _add_note(self, problem: Problem) -> None:
        key = (problem.where, problem.field, problem.text)
        if key not in self._notes and len(self._notes) < _MOST_NOTES:
            self._notes[key] = [problem]
        if key in self._notes:
            self._counts[key] = self._counts.get(key, 0) + 1
