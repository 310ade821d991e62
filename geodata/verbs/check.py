"""``career-atlas check``: holds a career against its rules and lists every problem."""

from __future__ import annotations

import argparse
from collections import Counter
from functools import partial
from typing import Any, Final

from geodata.check import Findings, check_career
from geodata.errors import Problem
from geodata.locations import find_locations
from geodata.sealed.unpacking import career_folder
from geodata.seedfiles import find_gazetteers
from geodata.sentences import problem_line
from geodata.verbs.common import (
    add_career,
    add_json,
    chosen_career,
    dumped,
    printable,
    telling,
)
from geodata.words import load_words

__all__ = ["HELP", "NAME", "add_arguments", "run"]

NAME: Final = "check"
HELP: Final = "hold a career against its rules and list every problem"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """CAREER and form."""
    add_career(parser)
    add_json(parser)


@telling
def run(arguments: argparse.Namespace) -> int:
    """Print the problems; 1 where one of them is an error."""
    locations = find_locations()
    with career_folder(chosen_career(arguments), seeds=locations.seeds) as folder:
        findings = check_career(
            folder,
            gazetteers=find_gazetteers(folder, shipped=locations.seeds / "gazetteer"),
            words_for=partial(load_words, folder=locations.resources / "i18n"),
        )
    if arguments.json:
        print(dumped({"career": folder.name, **_as_json(findings)}))
    else:
        for problem in findings.problems:
            print(printable(problem_line(problem)))
        print(printable(_summary(folder.name, findings)))
    return 0 if findings.good else 1


def _summary(name: str, findings: Findings) -> str:
    counts = Counter(problem.severity for problem in findings.problems)
    told = ", ".join(f"{counts[kind]} {kind}s" for kind in ("error", "warning", "note"))
    read = (
        f"{findings.postings} postings, {findings.figures} figures, {findings.sources} sources, "
        f"languages {', '.join(findings.languages)}"
    )
    return f"{name}: {told} ({read})" if findings.postings else f"{name}: {told}"


def _as_json(findings: Findings) -> dict[str, Any]:
    return {
        "postings": findings.postings,
        "figures": findings.figures,
        "sources": findings.sources,
        "languages": list(findings.languages),
        "problems": [_problem(problem) for problem in findings.problems],
    }


def _problem(problem: Problem) -> dict[str, str]:
    return {
        "severity": problem.severity,
        "where": problem.where,
        "row": problem.row,
        "field": problem.field,
        "value": problem.value,
        "message": problem.text,
    }
