"""``career-atlas gazetteer import``: read files of places into a gazetteer."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from time import monotonic
from typing import Any, Final, TextIO

from geodata.errors import Problem
from geodata.formats import IMPORTERS, Choices, Report, import_files
from geodata.locations import find_locations
from geodata.search.sources import gazetteer_path, index_gazetteer
from geodata.sentences import problem_line
from geodata.verbs.common import add_json, dumped, printable, telling

__all__ = ["HELP", "NAME", "add_arguments", "run"]

NAME: Final = "import"
HELP: Final = "read files of places into a gazetteer, all or nothing"

_SECONDS_BETWEEN: Final = 0.25
_SECONDS_BETWEEN_LINES: Final = 10.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE…, where to, and how."""
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help="a file of places")
    parser.add_argument(
        "--into", metavar="DB", type=Path, help="the gazetteer (default: the user's own)"
    )
    parser.add_argument("--dry-run", action="store_true", help="only look for problems")
    parser.add_argument(
        "--keep-good", action="store_true", help="write the good places although others are not"
    )
    parser.add_argument(
        "--from", dest="form", choices=list(IMPORTERS), default="", help="the format of the files"
    )
    parser.add_argument("--encoding", default="", help="utf-8, utf-16, cp1251 … (default: found)")
    parser.add_argument(
        "--map",
        dest="mapping",
        metavar="COLUMN=FIELD",
        action="append",
        default=[],
        type=_mapped,
        help="which field a column of a table goes into; a .toml file holds several",
    )
    add_json(parser)


@telling
def run(arguments: argparse.Namespace) -> int:
    """Import; 0 where all is clean, 1 where there were errors, 2 where a file cannot be read."""
    locations = find_locations()
    own = gazetteer_path(locations)
    into = arguments.into or own
    choices = Choices(
        dry_run=arguments.dry_run,
        keep_good=arguments.keep_good,
        form=arguments.form,
        encoding=arguments.encoding,
        mapping={column: name for pairs in arguments.mapping for column, name in pairs.items()},
    )
    progress = _Progress(sys.stderr)
    try:
        report = import_files(arguments.files, into, choices, progress=progress.tell)
    finally:
        progress.end()
    if report.places and into == own and not arguments.dry_run:
        # So that the window finds what was imported at once: it never makes the index itself.
        index_gazetteer(own, locations)
    if arguments.json:
        print(dumped(_as_json(report)))
    else:
        _print(report, into, dry_run=arguments.dry_run)
    if not report.could_read:
        return 2
    return 0 if report.is_clean else 1


def _print(report: Report, into: Path, *, dry_run: bool) -> None:
    for problem in report.problems:
        print(printable(problem_line(problem)))
    errors = sum(problem.severity == "error" for problem in report.problems)
    if report.places:
        did = "would be imported into" if dry_run else "imported into"
        what = f"{_counted(report.places, 'place')} with {_counted(report.names, 'name')}"
        print(printable(f"{what} {did} {into}."))
    else:
        print("Nothing was imported.")
    if errors and report.could_read and not report.places:
        print(f"Correct {_counted(errors, 'error')}, or import the other places with --keep-good.")


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _as_json(report: Report) -> dict[str, Any]:
    """Return the report as the object that docs/formats.md describes."""
    return {
        "places": report.places,
        "names": report.names,
        "problems": [_problem(problem) for problem in report.problems],
    }


def _problem(problem: Problem) -> dict[str, str]:
    row = f":{problem.row}" if problem.row.isdecimal() else problem.row and f"#{problem.row}"
    return {
        "severity": problem.severity,
        "where": f"{problem.where}{row}",
        "field": problem.field,
        "value": problem.value,
        "message": problem.text,
    }


def _mapped(text: str) -> dict[str, str]:
    """Return the mapping of one ``COLUMN=FIELD``, or that of a TOML file's table ``columns``."""
    column, equals, name = text.rpartition("=")
    if equals and column:
        return {column: name}
    if not text.endswith(".toml"):
        raise argparse.ArgumentTypeError(f"“{text}” is no mapping. Write COLUMN=FIELD.")
    import tomllib

    try:
        with Path(text).open("rb") as file:
            columns = tomllib.load(file).get("columns", {})
    except (OSError, ValueError) as error:
        raise argparse.ArgumentTypeError(f"“{text}” cannot be read: {error}") from error
    if not isinstance(columns, dict) or not all(isinstance(v, str) for v in columns.values()):
        raise argparse.ArgumentTypeError(f"“{text}” needs a table [columns] of texts.")
    return columns


class _Progress:
    """Tells how far an import is: on a terminal in one line that changes, else now and then."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._moving = out.isatty()
        self._told = monotonic()
        self._width = 0

    def tell(self, file: str, places: int, part: float) -> None:
        now = monotonic()
        if now - self._told < (_SECONDS_BETWEEN if self._moving else _SECONDS_BETWEEN_LINES):
            return
        self._told = now
        line = printable(f"{file}: {min(part, 1):.0%}, {places:,} places")
        self._width = max(self._width, len(line))
        print(
            f"\r{line:<{self._width}}" if self._moving else line,
            end="" if self._moving else "\n",
            file=self._out,
            flush=True,
        )

    def end(self) -> None:
        if self._moving and self._width:
            print(f"\r{'':<{self._width}}\r", end="", file=self._out, flush=True)
