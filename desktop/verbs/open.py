"""``career-atlas open``: the window."""

from __future__ import annotations

import argparse
import gc
import os
import sys

from desktop.screen import has_screen
from geodata.verbs.common import add_career, add_language, chosen_career

__all__ = ["HELP", "NAME", "add_arguments", "run"]

NAME = "open"
HELP = "open a career on the map (the default)"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """CAREER, language, and a self-check for set-ups."""
    add_career(parser)
    parser.add_argument(
        "--with",
        dest="beside",
        metavar="CAREER2",
        help="a second career on the same map and time axis",
    )
    add_language(parser)
    parser.add_argument(
        "--check-start",
        action="store_true",
        help="open the window, wait for the painted map, print one line of JSON and close",
    )


def run(arguments: argparse.Namespace) -> int:
    """Open the window; without a screen say so and write the tour instead."""
    career = chosen_career(arguments)
    if not has_screen(os.environ):
        return _tour_instead(career, arguments.language)
    gc.disable()  # what a start makes stays; run_window switches it on again
    from desktop.app import run_window

    return run_window(
        career,
        beside=arguments.beside,
        language=arguments.language,
        check_start=arguments.check_start,
    )


def _tour_instead(career: str, language: str | None) -> int:
    from desktop.verbs.tour import default_folder, write_tour

    said = "There is no screen here, so the tour is written as pictures and a page instead."
    print(said, file=sys.stderr)
    return write_tour(career, default_folder(career), language=language)
