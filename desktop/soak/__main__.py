"""``./atlas soak``: the exhibit among random visitors and faults for hours."""

from __future__ import annotations

import argparse
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from random import SystemRandom
from typing import Final

from desktop.saying import answer, say

__all__ = ["main"]

NOBODY: Final = 65534
_NOBODY: Final = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
_SOMEBODY: Final = ("unshare", "--user", "--map-user=1000", "--map-group=1000")
"""Where nobody may not read the program, in somebody's home: root without any of its rights, in a
namespace in which it is an ordinary user."""
NEEDED: Final = ("Xvfb", "xrandr", "xdotool", "unshare")


def main(words: Sequence[str]) -> int:
    """Run it: 0 where all was well, 1 where not, 2 where it cannot be run here."""
    arguments = _parser().parse_args(list(words))
    lacking = [name for name in NEEDED if not shutil.which(name)]
    if lacking:
        say(f"soak: {', '.join(lacking)} must be installed first (requirements/debian-test.txt).")
        return 2
    if os.geteuid() == 0:
        return _as_somebody(arguments)
    if not _can_be(("env",)):
        say("soak: this system forbids user namespaces, and without them there is no exhibit.")
        return 2
    from desktop.soak.report import as_json, table
    from desktop.soak.run import Plan, soak

    folder = Path(tempfile.mkdtemp(prefix="atlas-soak-"))
    seconds = (arguments.hours * 60 + arguments.minutes) * 60
    say(f"soak: {seconds / 60:g} minutes, seed {arguments.seed}, in {folder}")
    report = soak(Plan(seconds, arguments.seed, folder))
    answer(table(report))
    found = as_json(report)
    if arguments.report:
        arguments.report.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    if found["well"]:
        shutil.rmtree(folder, ignore_errors=True)
    else:
        say(f"soak: log and pictures are in {folder}")
    return 0 if found["well"] else 1


def _as_somebody(arguments: argparse.Namespace) -> int:
    """Run as an ordinary user, with Chromium's sandbox: the exhibit refuses root."""
    command = [sys.executable, "-m", "desktop.soak"]
    command += ["--hours", str(arguments.hours), "--minutes", str(arguments.minutes)]
    command += ["--seed", str(arguments.seed)]
    report = arguments.report and arguments.report.absolute()
    os.chdir(Path(__file__).resolve().parents[2])
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    user = next((user for user in (_NOBODY, _SOMEBODY) if _can_be(user)), None)
    if user is None:
        say("soak: as root it needs an ordinary user, and there can be none here. Start it as one.")
        return 2
    with tempfile.TemporaryDirectory() as name:
        found = Path(name, "found.json")
        found.touch()
        if user is _NOBODY:
            Path(name).chmod(0o711)
            os.chown(found, NOBODY, NOBODY)
        done = subprocess.run([*user, *command, "--report", str(found)], check=False)
        if report:
            shutil.copyfile(found, report)
    return done.returncode


def _can_be(user: tuple[str, ...]) -> bool:
    """Whether that user may run this Python and have what Chromium's sandbox is made of."""
    # A shell between them: setpriv itself still has root's rights when it looks for a program.
    trial = f"{shlex.quote(sys.executable)} -c 'import PySide6' && unshare --user true"
    return (
        subprocess.run([*user, "sh", "-c", trial], capture_output=True, check=False).returncode == 0
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="./atlas soak",
        description="run the exhibit under its supervisor among random visitors and faults, and "
        "report memory, file handles, steps, resets, recoveries, and what differs after a reset",
    )
    parser.add_argument("--hours", type=float, default=0.0, metavar="H")
    parser.add_argument("--minutes", type=float, default=0.0, metavar="M", help="more than --hours")
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(10**6), metavar="N")
    parser.add_argument("--report", type=Path, metavar="FILE", help="write the findings as JSON")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
