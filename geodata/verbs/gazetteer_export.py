"""``career-atlas gazetteer export``: write a gazetteer as a file of another format."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from geodata.formats.exporting import export_gazetteer
from geodata.formats.registry import EXPORTERS
from geodata.gazetteers import Gazetteer
from geodata.verbs.common import printable, telling

__all__ = ["HELP", "NAME", "add_arguments", "run"]

NAME: Final = "export"
HELP: Final = "write a gazetteer as a file"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """DB, OUT and the format."""
    parser.add_argument("gazetteer", metavar="DB", type=Path, help="a gazetteer")
    parser.add_argument("out", metavar="OUT", type=Path, help="the file to write")
    parser.add_argument("--to", dest="form", choices=list(EXPORTERS), required=True, help="format")


@telling
def run(arguments: argparse.Namespace) -> int:
    """Write the file. A file that was there is replaced only by a whole one."""
    with Gazetteer(arguments.gazetteer) as gazetteer:
        count = export_gazetteer(gazetteer, arguments.out, arguments.form)
    print(printable(f"{count} places written to {arguments.out}."))
    return 0
