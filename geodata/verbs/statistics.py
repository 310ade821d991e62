"""``career-atlas statistics``: how an exhibit was used, as a table and as a page."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from geodata.errors import ExportFailed
from geodata.locations import find_locations
from geodata.statistics import read_days
from geodata.statistics.page import as_page
from geodata.statistics.table import as_csv
from geodata.updates.disk import write_whole
from geodata.verbs.common import add_json, add_language, dumped, printable, system_language, telling
from geodata.words import load_words

__all__ = ["HELP", "NAME", "add_arguments", "run"]

NAME: Final = "statistics"
HELP: Final = "how an exhibit was used: counts by days, with no person in them"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where from, where to, and the form."""
    parser.add_argument("--csv", metavar="OUT", type=Path, help="write a table")
    parser.add_argument("--html", metavar="OUT", type=Path, help="write a page that draws it")
    parser.add_argument("--folder", metavar="FOLDER", type=Path, help="default: the user's own")
    add_language(parser)
    add_json(parser)


@telling
def run(arguments: argparse.Namespace) -> int:
    """Write what was asked for; without that, print the table."""
    locations = find_locations()
    days = read_days(arguments.folder or locations.state / "statistics")
    if arguments.csv:
        # With a mark at the beginning, since Excel takes UTF-8 for something else without it.
        _write(arguments.csv, "\ufeff" + as_csv(days))
    if arguments.html:
        language = arguments.language or system_language()
        words = load_words(language, folder=locations.resources / "i18n")
        _write(arguments.html, as_page(days, words))
    if arguments.json:
        told = [{"day": day.day, "career": day.career, **day.as_json()} for day in days]
        print(dumped(told))
    elif not arguments.csv and not arguments.html:
        print(printable(as_csv(days).replace("\r\n", "\n")), end="")
    return 0


def _write(path: Path, text: str) -> None:
    try:
        write_whole(path, text.encode())
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ExportFailed(f"“{path}” was not written ({reason}). Choose another place.") from error
