"""``career-atlas kiosk status``: how the exhibit on this machine is."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from desktop.watch.record import Record, read_record, record_path
from geodata.locations import find_locations

__all__ = ["main"]


def main(words: Sequence[str]) -> int:
    """Print the state: 0 where the exhibit is on show, 1 where it is not, 2 where nobody knows."""
    parser = argparse.ArgumentParser(
        prog="career-atlas kiosk status",
        description="how the exhibit on this machine is (run it as the exhibit's user)",
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of text")
    parser.add_argument(
        "--state",
        type=Path,
        metavar="FOLDER",
        help="the exhibit's state folder (default: that of whoever asks)",
    )
    arguments = parser.parse_args(list(words))
    path = record_path(arguments.state or find_locations().state)
    record = read_record(path)
    if record is None:
        known = {"known": False, "healthy": False, "file": str(path)}
        print(json.dumps(known) if arguments.json else f"Nothing is known: no file {path}.")
        return 2
    now = time.time()
    if arguments.json:
        print(json.dumps(_as_json(record, now), ensure_ascii=False, indent=1))
    else:
        print("\n".join(_lines(record, now)))
    return 0 if record.healthy(now) else 1


def _as_json(record: Record, now: float) -> dict[str, object]:
    return {
        "known": True,
        "healthy": record.healthy(now),
        "age_s": round(now - record.told, 1),
        **asdict(record),
    }


def _lines(record: Record, now: float) -> list[str]:
    state = record.state
    verdict = "on show" if record.healthy(now) else "not on show"
    lines = [
        f"The exhibit is {verdict} ({record.running}).",
        f"Last healthy: {_moment(record.healthy_at)}. Restarts since start: {record.restarts}.",
    ]
    if record.last_fault:
        lines.append(f"Last fault: {record.last_fault}.")
    if record.graphics:
        lines.append("It crashed early and is drawn without the graphics processor.")
    if state:
        lines.append(
            f"Career {state.get('career')}, content {str(state.get('content'))[:12]}, "
            f"program {state.get('version')}; {state.get('status')}."
        )
    return lines


def _moment(seconds: float) -> str:
    return time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(seconds)) if seconds else "never"
