"""``career-atlas export``: write a career down in a form that others can open."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from geodata.locations import Locations, find_locations
from geodata.storage import OpenCareer, open_career
from geodata.verbs.common import DEFAULT_CAREER, add_language, system_language, telling
from geodata.words import load_words

__all__ = ["EXPORTERS", "HELP", "NAME", "add_arguments", "run"]

NAME: Final = "export"
HELP: Final = "write a career as one HTML page that opens anywhere, without a network"

Exporter = Callable[[OpenCareer, Path, str, Locations], str]


def _html(career: OpenCareer, out: Path, language: str, locations: Locations) -> str:
    from geodata.page.export import export_html

    words_for = partial(load_words, folder=locations.resources / "i18n")
    return export_html(career, out, language=language, locations=locations, words_for=words_for)


EXPORTERS: Final[Mapping[str, Exporter]] = {"html": _html}
"""Every format by its name, which is also the ending of its files. A new one is a line here."""

_ENDINGS: Final = {"htm": "html"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """OUT, format, career and language."""
    parser.add_argument("out", metavar="OUT", type=Path, help="the file to write")
    parser.add_argument(
        "--to",
        metavar="FORMAT",
        help=f"{', '.join(EXPORTERS)} (default: the ending of OUT)",
    )
    parser.add_argument(
        "--career",
        metavar="CAREER",
        default=DEFAULT_CAREER,
        help=f"a career in seeds/ or a career's folder (default: {DEFAULT_CAREER})",
    )
    add_language(parser)


@telling
def run(arguments: argparse.Namespace) -> int:
    """Write the file; 0 when it stands, 2 where the format is not known or nothing was written."""
    ending = arguments.out.suffix.removeprefix(".").lower()
    wished = (arguments.to or _ENDINGS.get(ending, ending)).lower()
    exporter = EXPORTERS.get(wished)
    if exporter is None:
        print(
            f"career-atlas export: no format “{wished}”. Name one with --to: "
            f"{', '.join(EXPORTERS)}.",
            file=sys.stderr,
        )
        return 2
    locations = find_locations()
    language = arguments.language or system_language()
    career = open_career(arguments.career, locations=locations)
    for notice in (career.notice, exporter(career, arguments.out, language, locations)):
        if notice:
            print(notice, file=sys.stderr)
    return 0
