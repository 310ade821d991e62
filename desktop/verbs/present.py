"""``career-atlas present``: a lesson, the class's view on one screen, notes on the other."""

from __future__ import annotations

import argparse
import os
import sys

from desktop.screen import has_screen
from geodata.verbs.common import add_career, add_language, chosen_career

__all__ = ["HELP", "NAME", "add_arguments", "run"]

NAME = "present"
HELP = "give a lesson: the map for the class, notes and tools for the teacher"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """CAREER, preset, screen, language."""
    add_career(parser)
    parser.add_argument(
        "--preset", metavar="ID", help="the stops of a short lesson, by its id or its minutes"
    )
    parser.add_argument(
        "--screen", metavar="SCREEN", help="the class's screen, by its number from 1 or its name"
    )
    parser.add_argument(
        "--windowed",
        action="store_true",
        help="show the class's view in a window, to be shared or for one screen",
    )
    parser.add_argument(
        "--with",
        dest="beside",
        metavar="CAREER2",
        help="a second career on the same map and time axis",
    )
    add_language(parser)


def run(arguments: argparse.Namespace) -> int:
    """Hold the lesson until the teacher's window is closed; 2 for a screen there is not."""
    if not has_screen(os.environ):
        print("A lesson needs a screen, and there is none here.", file=sys.stderr)
        return 3
    from desktop.present.lesson import run_lesson

    return run_lesson(
        chosen_career(arguments),
        beside=arguments.beside,
        preset=arguments.preset,
        screen=arguments.screen,
        windowed=arguments.windowed,
        language=arguments.language,
    )
