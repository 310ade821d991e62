"""``career-atlas pack``: seal a career into one file that cannot be changed unseen."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Final

from geodata.locations import find_locations
from geodata.sealed import SUFFIX, is_sealed_name
from geodata.sealed.packing import pack
from geodata.sealed.unpacking import career_folder
from geodata.verbs.common import DEFAULT_CAREER, add_json, dumped, printable, telling

__all__ = ["HELP", "NAME", "add_arguments", "run"]

NAME: Final = "pack"
HELP: Final = "seal a career into one file for kiosks, with a SHA-256 of everything in it"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """CAREER, OUT and form."""
    what = f"a career in seeds/, a career's folder or sealed file (such as {DEFAULT_CAREER})"
    parser.add_argument("career", metavar="CAREER", help=what)
    parser.add_argument("out", metavar="OUT", type=_sealed, help=f"the file to write, …{SUFFIX}")
    add_json(parser)


@telling
def run(arguments: argparse.Namespace) -> int:
    """Write the file and say what is in it; what stood there stays unless all went well."""
    locations = find_locations()
    with career_folder(arguments.career, seeds=locations.seeds) as folder:
        packed = pack(folder, arguments.out, locations=locations)
    if arguments.json:
        print(dumped({"path": str(arguments.out), **asdict(packed)}))
    else:
        print(
            printable(
                f"{arguments.out}: {packed.career}, {packed.files} files of its author, "
                f"{packed.bytes:,} bytes, SHA-256 {packed.sha256}"
            )
        )
    return 0


def _sealed(value: str) -> Path:
    if not is_sealed_name(value):
        raise argparse.ArgumentTypeError(f"“{value}” must end in {SUFFIX}")
    return Path(value)
