"""``./atlas soak``: the exhibit among random visitors and faults for hours."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from random import SystemRandom
from typing import Final

from desktop.saying import answer, say
from desktop.soak.inside import find_user, go_inside

__all__ = ["main"]

NEEDED: Final = ("Xvfb", "xrandr", "xdotool", "unshare")
FOUND: Final = "found.json"


def main(words: Sequence[str]) -> int:
    """Run it: 0 where all was well, 1 where not, 2 where it cannot be run here."""
    arguments = _parser().parse_args(list(words))
    if arguments.inside:
        return _soak(arguments)
    lacking = [name for name in NEEDED if not shutil.which(name)]
    if lacking:
        say(f"soak: {', '.join(lacking)} must be installed first (requirements/debian-test.txt).")
        return 2
    user = find_user()
    if user is None:
        say("soak: this system forbids user namespaces, and without them there is no exhibit.")
        return 2
    folder = Path(tempfile.mkdtemp(prefix="atlas-soak-"))
    status = go_inside(user, folder, [*words_of(arguments), "--inside", str(folder)])
    if arguments.report and (folder / FOUND).exists():
        shutil.copyfile(folder / FOUND, arguments.report)
    if status == 0:
        shutil.rmtree(folder, ignore_errors=True)
    else:
        say(f"soak: log and pictures are in {folder}")
    return status


def words_of(arguments: argparse.Namespace) -> list[str]:
    """The words that say how long and by which chance."""
    names = ("hours", "minutes", "seed", "calm")
    return [word for name in names for word in (f"--{name}", str(getattr(arguments, name)))]


def _soak(arguments: argparse.Namespace) -> int:
    from desktop.soak.report import as_json, table
    from desktop.soak.run import Plan, soak

    folder: Path = arguments.inside
    seconds = (arguments.hours * 60 + arguments.minutes) * 60
    say(f"soak: {seconds / 60:g} minutes, seed {arguments.seed}, in {folder}")
    report = soak(Plan(seconds, arguments.seed, folder, arguments.calm))
    answer(table(report))
    found = as_json(report)
    (folder / FOUND).write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return 0 if found["well"] else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="./atlas soak",
        description="run the exhibit under its supervisor among random visitors and faults, and "
        "report memory, file handles, steps, resets, recoveries, and what differs after a reset",
    )
    parser.add_argument("--hours", type=float, default=0.0, metavar="H")
    parser.add_argument("--minutes", type=float, default=0.0, metavar="M", help="more than --hours")
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(10**6), metavar="N")
    parser.add_argument(
        "--calm",
        type=float,
        default=0.2,
        metavar="SHARE",
        help="so much of the time, at the end, is without faults: one program grows old",
    )
    parser.add_argument("--report", type=Path, metavar="FILE", help="write the findings as JSON")
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
