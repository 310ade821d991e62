"""``./atlas try-machine``: boot an emulated machine, make it an exhibit, and see what holds."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from tests.machine import image, restarts, sticks, times, troubles
from tests.machine.container import Container
from tests.machine.emulator import Machine
from tests.machine.exhibit import Exhibit, Row
from tests.machine.sticks import Museum

__all__ = ["main"]

Check = Callable[[Exhibit[Machine], Museum], Iterator[Row]]
NEEDED: Final = ("debootstrap", "qemu-system-x86", "systemd-container")
CHECKS: Final[Mapping[str, Check]] = {
    "fingers": lambda exhibit, _museum: troubles.fingers(exhibit),
    "keys": lambda exhibit, _museum: troubles.keys(exhibit),
    "sticks": sticks.sticks,
    "killed": lambda exhibit, _museum: troubles.killed(exhibit),
    "left": lambda exhibit, _museum: troubles.left(exhibit, image.PIN),
    "doctor": lambda exhibit, _museum: troubles.doctor(exhibit),
    "moments": lambda exhibit, museum: sticks.moments(exhibit, museum, 10),
    "cuts": lambda exhibit, museum: sticks.power_cuts(exhibit, museum, 3),
    "watchdog": lambda exhibit, _museum: times.watchdog(exhibit),
    "hours": lambda exhibit, _museum: times.hours(exhibit),
}


def main(words: Sequence[str]) -> int:
    """Print a row for each thing that was tried; 1 where one did not hold, 2 where it cannot be
    tried here."""
    parser = argparse.ArgumentParser(prog="./atlas try-machine", description=__doc__)
    parser.add_argument("checks", nargs="*", metavar="CHECK", help=f"of {', '.join(CHECKS)}")
    parser.add_argument("--folder", type=Path, default=Path("build/machine"))
    parser.add_argument("--keep", action="store_true", help="use the disk that was built before")
    parser.add_argument(
        "--container", action="store_true", help="power cuts alone, at the processors' own speed"
    )
    arguments = parser.parse_args(list(words))
    if unknown := set(arguments.checks) - set(CHECKS):
        parser.error(f"no check is called {', '.join(sorted(unknown))}")
    if os.geteuid() != 0:
        print(f"This needs root, and Debian's {', '.join(NEEDED)}.", file=sys.stderr)
        return 2
    folder = arguments.folder.absolute()
    if not (arguments.keep and (folder / "base.raw").exists()):
        image.build(folder)
    if arguments.container:
        museum = Museum(folder / "museum")
        container = Container(folder / "system", folder / "container")
        tried = restarts.restarts(Exhibit(container), museum, 20)
    else:
        tried = _tried(folder, arguments.checks or list(CHECKS))
    rows = list(_shown(tried))
    return 0 if all(row.held for row in rows) else 1


def _tried(folder: Path, names: Sequence[str]) -> Iterator[Row]:
    image.fresh_disk(folder)
    machine, museum = Machine(folder), Museum(folder / "museum")
    exhibit = Exhibit(machine)
    machine.switch_on()
    try:
        exhibit.wait_for_shell()
        exhibit.put("/root/root.json", museum.root)
        exhibit.install()
        yield Row("installed, and on show", True, exhibit.wait_until_shown())
        machine.cut_power()
        machine.switch_on()
        exhibit.wait_for_shell()
        exhibit.wait_until_shown()
        up = time.monotonic() - machine.switched_on
        yield Row("from power-on to the picture", True, up, str(machine.picture("waiting")))
        for name in names:
            yield from _safely(name, CHECKS[name](exhibit, museum))
    finally:
        machine.cut_power()


def _safely(name: str, rows: Iterator[Row]) -> Iterator[Row]:
    """What a check found, also where it could not go on."""
    try:
        yield from rows
    except (TimeoutError, RuntimeError, ValueError) as error:
        yield Row(name, False, None, str(error))


def _shown(rows: Iterator[Row]) -> Iterator[Row]:
    print("| what | held | seconds | seen |\n|---|---|---|---|")
    for row in rows:
        seconds = "" if row.seconds is None else f"{row.seconds:.0f}"
        held = "yes" if row.held else "NO"
        print(f"| {row.what} | {held} | {seconds} | {row.seen} |", flush=True)
        yield row


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
