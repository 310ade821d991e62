"""Holds a whole career, as its files have it, against every rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from geodata.check.expected import expected_problems
from geodata.check.figures import figure_problems
from geodata.check.lessons import lesson_problems
from geodata.check.sources import source_problems
from geodata.check.texts import text_problems
from geodata.errors import Problem, SeedsUnreadable
from geodata.seedfiles import Seeds, read_seeds
from geodata.words import Words

__all__ = ["Findings", "check_career"]


@dataclass(frozen=True, slots=True)
class Findings:
    """What ``check`` found. The counts are 0 where the files could not be read."""

    problems: tuple[Problem, ...]
    postings: int = 0
    figures: int = 0
    sources: int = 0
    languages: tuple[str, ...] = ()

    @property
    def good(self) -> bool:
        """Whether nothing has to be corrected; warnings and notes may remain."""
        return not any(problem.severity == "error" for problem in self.problems)


def check_career(
    folder: Path, *, gazetteers: Sequence[Path], words_for: Callable[[str], Words]
) -> Findings:
    """Read the career in ``folder`` and hold it against the rules.

    ``words_for`` gives the interface's words in a language. Files that cannot be read are
    findings too: nothing is raised for them.
    """
    try:
        seeds = read_seeds(folder, gazetteers=gazetteers)
    except SeedsUnreadable as error:
        return Findings(error.problems)
    career = seeds.career
    return Findings(
        problems=tuple(_problems(folder, seeds, words_for)),
        postings=len(career.postings),
        figures=sum(len(posting.figures) for posting in career.postings),
        sources=len(seeds.sources),
        languages=career.languages,
    )


def _problems(folder: Path, seeds: Seeds, words_for: Callable[[str], Words]) -> list[Problem]:
    career, places = seeds.career, seeds.places
    where = f"{folder.name}/career.toml"
    found = [*seeds.warnings]
    if career.id != folder.name:
        text = "The career has another id than its folder. Give both the same name."
        found.append(Problem(where, "1", "id", career.id, text, "warning"))
    found += source_problems(career, places.values(), seeds.sources.values(), where=where)
    found += figure_problems(career, where=where)
    found += lesson_problems(career, places, where=where)
    found += text_problems(career, places, where=where, words_for=words_for)
    expected = folder / "expected.toml"
    found += expected_problems(career, expected, where=f"{folder.name}/expected.toml")
    return found
