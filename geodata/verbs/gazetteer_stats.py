"""``career-atlas gazetteer stats``: how much a gazetteer holds."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, Final

from geodata.gazetteers import Gazetteer
from geodata.verbs.common import add_json, dumped, printable, telling

__all__ = ["HELP", "NAME", "add_arguments", "run"]

NAME: Final = "stats"
HELP: Final = "count the places, names and claims of a gazetteer"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """DB and form."""
    parser.add_argument("gazetteer", metavar="DB", type=Path, help="a gazetteer")
    add_json(parser)


@telling
def run(arguments: argparse.Namespace) -> int:
    """Print the counts."""
    with Gazetteer(arguments.gazetteer) as gazetteer:
        stats = gazetteer.stats()
    print(dumped(stats) if arguments.json else printable("\n".join(map(_line, stats.items()))))
    return 0


def _line(entry: tuple[str, Any]) -> str:
    key, value = entry
    label = key.replace("_", " ")
    if isinstance(value, dict):
        value = ", ".join(f"{name or 'none'} {count}" for name, count in value.items()) or "–"
    elif isinstance(value, list):
        value = ", ".join(f"{each['name']} ({each['format']})" for each in value) or "–"
    return f"{label}: {value}"
