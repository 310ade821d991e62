"""``career-atlas kiosk``: the exhibit."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from desktop.kiosk.root import REFUSAL, STATUS, is_root
from desktop.kiosk.scrubbing import scrub_arguments, scrub_environment
from geodata.verbs.common import add_career, chosen_career

__all__ = ["HELP", "NAME", "add_arguments", "first", "run"]

NAME = "kiosk"
HELP = "run a career as an exhibit that nobody looks after"

PARTS: Final = {
    "install": "desktop.verbs.kiosk_install",
    "stand-in": "desktop.watch.standin",
    "status": "desktop.verbs.kiosk_status",
    "supervise": "desktop.verbs.kiosk_supervise",
}
"""Words that are no careers but verbs of their own, and their modules, each with
``main(words) -> int``. They run as whoever calls them, root as well."""


def first(words: Sequence[str]) -> list[str]:
    """Before a word is read: refuse root, and take away what would open the exhibit.

    Raises SystemExit: with status 3 as root, and with the status of one of ``PARTS``.
    """
    if words[:1] and words[0] in PARTS:
        raise SystemExit(importlib.import_module(PARTS[words[0]]).main(words[1:]))
    if is_root() and not {"-h", "--help"} & set(words):
        print(REFUSAL, file=sys.stderr)
        raise SystemExit(STATUS)
    kept, removed = scrub_arguments(words)
    if removed:
        print(f"career-atlas kiosk: left out: {' '.join(removed)}", file=sys.stderr)
    scrub_environment(os.environ)
    return kept


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """CAREER, and the settings file."""
    add_career(parser)
    parser.add_argument(
        "--settings", type=Path, metavar="FILE", help="the settings; no other file is read"
    )
    parser.add_argument(
        "--write-settings",
        type=Path,
        metavar="FILE",
        help="write a settings file with every setting explained, and end",
    )


def run(arguments: argparse.Namespace) -> int:
    """Run the exhibit until staff leave it; gives the status."""
    if arguments.write_settings:
        return _write_settings(arguments.write_settings)
    from desktop.kiosk.running import run_kiosk

    return run_kiosk(chosen_career(arguments), arguments.settings)


def _write_settings(path: Path) -> int:
    from desktop.kiosk.settings import settings_text

    try:
        with path.open("x", encoding="utf-8") as file:  # never over a file that is there
            file.write(settings_text())
    except OSError as error:
        print(f"career-atlas kiosk: {path} cannot be written: {error.strerror}.", file=sys.stderr)
        return STATUS
    print(path)
    return 0
