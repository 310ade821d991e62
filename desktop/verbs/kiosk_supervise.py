"""``career-atlas kiosk supervise``: what the service runs."""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop.kiosk.root import REFUSAL, STATUS, is_root
from desktop.watch.record import record_path
from desktop.watch.reporting import Reporter
from desktop.watch.supervisor import Supervisor
from geodata.locations import Locations, find_locations
from geodata.updates.installed import installed_content, updates_folder

__all__ = ["main"]

_ABOVE = Path(__file__).resolve().parents[2]


def main(words: Sequence[str]) -> int:
    """Watch over the exhibit until it is left; 75 where staff left it, 3 as root."""
    if is_root() and not {"-h", "--help"} & set(words):
        print(REFUSAL, file=sys.stderr)
        return STATUS
    parser = argparse.ArgumentParser(
        prog="career-atlas kiosk supervise",
        description="start the exhibit, and start it again whenever it dies or hangs",
    )
    parser.add_argument("career", nargs="?", metavar="CAREER")
    parser.add_argument("--settings", type=Path, metavar="FILE")
    parser.add_argument(
        "--shell",
        choices=("none", "cage"),
        default="none",
        help="the compositor to start around it (default: none, there is one already)",
    )
    parser.add_argument(
        "--report", type=Path, metavar="FOLDER", help="tell this folder that the kiosk is well"
    )
    parser.add_argument(
        "--name", metavar="NAME", default=socket.gethostname(), help="its name in the fleet's list"
    )
    arguments = parser.parse_args(list(words))
    locations = find_locations()
    career = [arguments.career] if arguments.career else []
    settings = ["--settings", str(arguments.settings)] if arguments.settings else []
    around = _around(arguments.shell)
    if around is None:
        print("career-atlas kiosk: “cage” is not installed. Install it.", file=sys.stderr)
        return 2
    _find_ourselves()
    if around and not any(Path("/dev/input").glob("event*")):
        # Only then: with it cage learns of its devices at the first touch, which is lost.
        os.environ["WLR_LIBINPUT_NO_DEVICES"] = "1"
    return Supervisor(
        [*around, *_ourselves("kiosk", *career, *settings)],
        [*around, *_ourselves("kiosk", "stand-in")],
        record=record_path(locations.state),
        reporter=_reporter(arguments.report, arguments.name, locations),
    ).run()


def _reporter(folder: Path | None, name: str, locations: Locations) -> Reporter | None:
    if folder is None:
        return None
    updates = updates_folder(locations)
    return Reporter(
        folder,
        name,
        version=lambda career: installed_content(updates, career=career, shipped=career).version,
    )


def _around(shell: str) -> list[str] | None:
    """The compositor's command. Without ``-s``: that would let Ctrl+Alt+F1 leave the exhibit; and
    without ``-m last``, which Debian 12's cage dies of where there is one screen. ``-d``: no frame
    with a button to close it."""
    if shell == "none":
        return []
    found = shutil.which("cage")
    return [found, "-d", "--"] if found else None


def _ourselves(*words: str) -> list[str]:
    return [sys.executable, "-m", "desktop", *words]


def _find_ourselves() -> None:
    """Let the children find the program whatever folder they are started in."""
    known = os.environ.get("PYTHONPATH", "")
    paths = [str(_ABOVE), *(part for part in known.split(os.pathsep) if part)]
    os.environ["PYTHONPATH"] = os.pathsep.join(dict.fromkeys(paths))
