"""What is known of the exhibit, in a small file that outlives it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Final

__all__ = ["FRESH_S", "Record", "read_record", "record_path", "write_record"]

FRESH_S: Final = 30.0
"""A record that is older tells of a supervisor that is gone."""


@dataclass(frozen=True, slots=True)
class Record:
    """``told`` and ``healthy_at`` are seconds since 1970 by this machine's clock; ``running`` is
    ``starting``, ``showing``, ``standing in`` or ``ended``; ``state`` is what the exhibit said
    last; ``graphics`` is ``software`` where it crashed early and does without the processor."""

    running: str = "starting"
    pid: int = 0
    told: float = 0.0
    started_at: float = 0.0
    healthy_at: float = 0.0
    restarts: int = 0
    last_fault: str = ""
    graphics: str = ""
    state: Mapping[str, Any] = field(default_factory=dict)

    def healthy(self, now: float) -> bool:
        """Whether the exhibit is on show and said so lately; ``now`` since 1970."""
        return self.running == "showing" and 0 <= now - self.healthy_at < FRESH_S


def record_path(state_folder: Path) -> Path:
    """Where the record stands below the user's state folder."""
    return state_folder / "kiosk" / "status.json"


def write_record(path: Path, record: Record) -> None:
    """Write beside, then swap. Raises OSError where there is no room."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".new")
    beside.write_text(json.dumps(asdict(record), ensure_ascii=False), encoding="utf-8")
    beside.replace(path)


def read_record(path: Path) -> Record | None:
    """The record, None where there is none that can be read."""
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        return replace(Record(), **values)
    except (OSError, ValueError, TypeError):
        return None
