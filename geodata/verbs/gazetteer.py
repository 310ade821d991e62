"""``career-atlas gazetteer``: import, export and count places."""

from __future__ import annotations

import argparse
import importlib
from types import ModuleType
from typing import Final

__all__ = ["HELP", "NAME", "SUBVERBS", "add_arguments", "run"]

NAME: Final = "gazetteer"
HELP: Final = "import gazetteers of historical places, export and count them"

SUBVERBS: Final = {
    "import": "geodata.verbs.gazetteer_import",
    "export": "geodata.verbs.gazetteer_export",
    "stats": "geodata.verbs.gazetteer_stats",
    "build-base": "geodata.verbs.gazetteer_base",
}
"""Every subcommand and the module that does it: ``NAME``, ``HELP``, ``add_arguments``, ``run``."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """A parser for each subcommand."""
    below = parser.add_subparsers(dest="subverb", metavar="COMMAND", required=True)
    for name in SUBVERBS:
        module = _module(name)
        module.add_arguments(below.add_parser(name, help=module.HELP, description=module.HELP))


def run(arguments: argparse.Namespace) -> int:
    """Do what the subcommand does; its exit status."""
    return int(_module(arguments.subverb).run(arguments))


def _module(name: str) -> ModuleType:
    return importlib.import_module(SUBVERBS[name])
