"""``career-atlas new``: begin a career of one's own."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path
from typing import Final

from geodata.errors import ExportFailed
from geodata.locations import find_locations
from geodata.starting import Beginning, begin_career, short_name
from geodata.verbs.common import printable, system_language, telling
from geodata.words import languages as interface_languages
from geodata.words import load_words

__all__ = ["HELP", "NAME", "add_arguments", "run"]

NAME: Final = "new"
HELP: Final = "begin a career of your own: a folder with one example stop"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FOLDER, the person and the languages."""
    parser.add_argument("folder", metavar="FOLDER", type=Path, nargs="?", help="the folder to make")
    parser.add_argument("--name", metavar="NAME", required=True, help="the person's name")
    parser.add_argument(
        "--languages",
        metavar="CODES",
        help="languages of the texts, such as en,lv (default: the system's)",
    )


@telling
def run(arguments: argparse.Namespace) -> int:
    """Write the folder and print where it is; 3 where it was refused."""
    locations = find_locations()
    i18n = locations.resources / "i18n"
    languages = _languages(arguments.languages, known=interface_languages(i18n))
    folder = arguments.folder or Path(short_name(arguments.name) or "career")
    made = begin_career(
        folder,
        Beginning(arguments.name, languages),
        words_for=partial(load_words, folder=i18n),
    )
    print(printable(str(made)))
    print(
        f"Open it with “career-atlas open {made}”, and run “career-atlas check {made}” after "
        "every change.",
        file=sys.stderr,
    )
    return 0


def _languages(named: str | None, *, known: tuple[str, ...]) -> tuple[str, ...]:
    if named is None:
        system = system_language()
        return (system if system in known else "en",)
    codes = tuple(dict.fromkeys(code.strip().lower() for code in named.split(",") if code.strip()))
    wrong = [code for code in codes if code not in known]
    if wrong or not codes:
        shown = wrong[0] if wrong else named
        raise ExportFailed(
            f"“{shown}” is no language that the program speaks. Choose from {', '.join(known)}; "
            "another language can be added to the files later."
        )
    return codes
