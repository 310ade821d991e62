"""Turns errors into sentences for people. What is not in the tree of errors is a bug."""

from __future__ import annotations

from geodata.errors import ExportFailed, GeodataError, ImportRejected, Problem, UpdateRefused

__all__ = ["exit_status", "problem_line", "sentence", "sentences"]

_MOST = 200
"""Problems told before the rest is only counted: more than anyone corrects in one go."""


def sentence(error: GeodataError) -> str:
    """Return what is wrong and what to do, without the details of an import."""
    return " ".join(str(error).split())


def sentences(error: GeodataError) -> list[str]:
    """Return what is wrong, and then each problem of a file on a line of its own."""
    lines = [sentence(error)]
    if isinstance(error, ImportRejected):
        lines += [f"  {problem_line(problem)}" for problem in error.problems[:_MOST]]
        if len(error.problems) > _MOST:
            lines.append(f"  … and {len(error.problems) - _MOST} more.")
    return lines


def problem_line(problem: Problem) -> str:
    """Return a problem as ``file, line 12, field “value”: what to do``."""
    row = f"line {problem.row}" if problem.row.isdecimal() else problem.row
    place = ", ".join(part for part in (problem.where, row, problem.field) if part)
    value = f" “{problem.value}”" if problem.value else ""
    kind = "" if problem.severity == "error" else f" {problem.severity}:"
    # One line a problem, whatever an author wrote in it.
    return " ".join(f"{place}{value}:{kind} {problem.text}".split())


def exit_status(error: GeodataError) -> int:
    """Return 3 for what the program refused to do, 2 for what it could not read or understand."""
    return 3 if isinstance(error, (ExportFailed, UpdateRefused)) else 2
