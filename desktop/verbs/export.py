"""``career-atlas export``: write a career down in a form that others can open."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

from geodata.takehome.formats import FORMATS, format_of
from geodata.takehome.job import FORMS, PAPERS, Options
from geodata.verbs.common import DEFAULT_CAREER, add_language, printable, telling

__all__ = ["HELP", "NAME", "add_arguments", "run"]

NAME: Final = "export"
HELP: Final = "write a career as a handout, slides, pictures, a film, tables, a page or an archive"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """OUT, format, career, language, and what single formats can be told."""
    add = parser.add_argument
    add("out", metavar="OUT", type=Path, help="the file (or folder) to write")
    names = ", ".join(FORMATS)
    add("--to", metavar="FORMAT", default="", help=f"{names} (default: the ending of OUT)")
    add(
        "--career",
        metavar="CAREER",
        default=DEFAULT_CAREER,
        help=f"a career in seeds/ or a career's folder (default: {DEFAULT_CAREER})",
    )
    add_language(parser)
    add("--form", choices=FORMS, default="full", help="which pdf (default: full)")
    add("--paper", choices=PAPERS, default="a4", help="of the pdf (default: a4)")
    add("--step", type=int, metavar="N", help="of a png: this posting alone, counted from 1")
    add("--dpi", type=_dpi, default=300, help="pixels an inch of a png (default: 300)")
    add("--size", type=_size, metavar="WIDTHxHEIGHT", help="pixels of a png or a film")
    add("--pace", type=_pace, metavar="SECONDS", help="each posting of a film (default: settings)")
    add(
        "--hide-after",
        type=int,
        metavar="STEP",
        help="leave out all that comes after this posting, counted from 1",
    )
    add(
        "--preview",
        action="store_true",
        help="write a small picture (of tables the first lines) of what it will look like",
    )


@telling
def run(arguments: argparse.Namespace) -> int:
    """Write the file; 0 when it stands, 2 where an option does not fit, 3 where it failed."""
    form = format_of(arguments.to, arguments.out)
    if form is None:
        ending = arguments.out.suffix.removeprefix(".")
        return _refuse(
            f"no format “{arguments.to or ending}”. Name one with --to: {', '.join(FORMATS)}."
        )
    from desktop.takehome.exporting import Wish, export

    wish = Wish(
        form=form,
        career=arguments.career,
        out=arguments.out,
        language=arguments.language,
        hide_after=arguments.hide_after,
        preview=arguments.preview,
        options=_options(arguments),
    )
    try:
        return export(wish, progress=_progress)
    except KeyboardInterrupt:
        print("Stopped. What was there is unchanged.", file=sys.stderr)
        return 130


def _options(arguments: argparse.Namespace) -> Options:
    return Options(
        paper=arguments.paper,
        form=arguments.form,
        step=None if arguments.step is None else arguments.step - 1,
        dpi=arguments.dpi,
        size=arguments.size,
        pace=arguments.pace or 0,
    )


def _progress(done: int, of: int, text: str) -> None:
    print(f"[{done}/{of}] {printable(text)}", file=sys.stderr, flush=True)


def _refuse(sentence: str) -> int:
    print(f"career-atlas export: {printable(sentence)}", file=sys.stderr)
    return 2


def _dpi(text: str) -> int:
    return _between(text, 72, 1200, "pixels an inch")


def _pace(text: str) -> int:
    return _between(text, 2, 120, "seconds")


def _between(text: str, low: int, high: int, what: str) -> int:
    if not text.isdecimal() or not low <= int(text) <= high:
        raise argparse.ArgumentTypeError(
            f"“{text}” is not a number of {what} from {low} to {high}."
        )
    return int(text)


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise argparse.ArgumentTypeError(f"“{text}” is not a size. Write it like 3508x2480.")
    size = (int(width), int(height))
    if not all(600 <= side <= 10_000 for side in size):
        raise argparse.ArgumentTypeError(f"“{text}” is out of range: 600 to 10000 a side.")
    return size
