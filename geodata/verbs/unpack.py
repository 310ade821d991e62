"""``career-atlas unpack``: get the author's files out of a sealed career, to edit them again."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from geodata.sealed.unpacking import unpack
from geodata.verbs.common import printable, telling

__all__ = ["HELP", "NAME", "add_arguments", "run"]

NAME: Final = "unpack"
HELP: Final = "get the author's files out of a sealed career, to edit them again"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The sealed file and where to."""
    parser.add_argument("sealed", metavar="FILE.career", type=Path, help="a sealed career")
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="a new or an empty folder")


@telling
def run(arguments: argparse.Namespace) -> int:
    """Write the files; print the career's folder, which the other verbs take as CAREER."""
    print(printable(str(unpack(arguments.sealed, arguments.folder))))
    return 0
