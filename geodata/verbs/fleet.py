"""``career-atlas fleet``: every kiosk that tells of itself in a folder, the oldest news first."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from geodata.fleet.reports import SILENT_AFTER, Kiosk, read_fleet
from geodata.verbs.common import add_json, dumped, printable, telling

__all__ = ["HELP", "NAME", "add_arguments", "run"]

NAME: Final = "fleet"
HELP: Final = "list all kiosks, what they show, and which have been silent too long"

_STATES: Final = {"well": "", "silent": "SILENT", "clock": "CLOCK AHEAD", "broken": "BROKEN FILE"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The folder, and how long is too long."""
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="where the kiosks write")
    parser.add_argument(
        "--silent-after",
        metavar="HOURS",
        type=float,
        default=SILENT_AFTER / timedelta(hours=1),
        help="hours after which a kiosk counts as silent (default: %(default)g)",
    )
    add_json(parser)


@telling
def run(arguments: argparse.Namespace) -> int:
    """Print the list; 1 where one of them is not well, 2 where there is no such folder."""
    if not arguments.folder.is_dir():
        print(f"There is no folder “{arguments.folder}”. Name the kiosks' folder.", file=sys.stderr)
        return 2
    now = datetime.now(UTC)
    kiosks = read_fleet(
        arguments.folder, now=now, silent_after=timedelta(hours=arguments.silent_after)
    )
    if arguments.json:
        print(dumped([_as_json(kiosk) for kiosk in kiosks]))
    else:
        for line in _table(kiosks, now):
            print(printable(line))
    return 0 if all(kiosk.state == "well" for kiosk in kiosks) else 1


def _as_json(kiosk: Kiosk) -> dict[str, Any]:
    told = asdict(kiosk.report) if kiosk.report else {}
    if kiosk.report:
        told["healthy"] = kiosk.report.healthy.isoformat()
    return {"name": kiosk.name, "state": kiosk.state, **told}


def _table(kiosks: Sequence[Kiosk], now: datetime) -> list[str]:
    if not kiosks:
        return ["No kiosk has written here yet."]
    rows = [("KIOSK", "LAST WELL", "CONTENT", "PROGRAM", "")]
    rows += [_row(kiosk, now) for kiosk in kiosks]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, (*widths, 0), strict=True)).rstrip()
        for row in rows
    ]


def _row(kiosk: Kiosk, now: datetime) -> tuple[str, str, str, str, str]:
    report = kiosk.report
    if report is None:
        return (kiosk.name, "?", "?", "?", _STATES[kiosk.state])
    content = f"{report.career} {report.content or 'as shipped'}"
    remark = ". ".join(part for part in (_STATES[kiosk.state], report.note) if part)
    return (kiosk.name, _ago(now - report.healthy), content, report.program, remark)


def _ago(age: timedelta) -> str:
    minutes = int(age.total_seconds() // 60)
    if minutes < 0:
        return "in the future"
    if minutes < 120:
        return f"{minutes} min ago"
    return f"{minutes // 60} h ago" if minutes < 72 * 60 else f"{minutes // 1440} days ago"
