"""What each kiosk tells of itself: one small file in a folder, which may be a share or a stick."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final, Literal

from geodata.errors import ExportFailed

__all__ = ["SILENT_AFTER", "Kiosk", "KioskReport", "read_fleet", "write_report"]

SILENT_AFTER: Final = timedelta(hours=26)
"""A kiosk that is switched off for the night, and a little late in the morning, is not silent."""

_FORMAT: Final = 1
_LARGEST: Final = 65_536
_LONGEST: Final = 200
_ENDING: Final = ".kiosk.json"
_ODD: Final = re.compile(r"[^\w.-]+")
_AHEAD: Final = timedelta(days=1)

State = Literal["well", "silent", "clock", "broken"]


@dataclass(frozen=True, slots=True)
class KioskReport:
    """What a kiosk says: its name, the career and the content's version (0: what shipped), the
    program's version, and when it was last seen to be well, by its own clock (UTC). ``note`` is
    one sentence where something needs looking at, else ""."""

    name: str
    career: str
    content: int
    program: str
    healthy: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class Kiosk:
    """A kiosk as the fleet's list has it. ``report`` is None where its file is broken.

    ``state``: ``silent`` where it was last well too long ago, ``clock`` where it says that it was
    well in the future, ``broken`` where its file cannot be read.
    """

    name: str
    state: State
    report: KioskReport | None = None


def write_report(folder: Path, report: KioskReport) -> None:
    """Write a kiosk's file beside and swap it in. Raises ExportFailed, which the kiosk may log
    and forget: a share that is away is no reason for an exhibit to stop."""
    content = {"format": _FORMAT, **asdict(report), "healthy": report.healthy.isoformat()}
    stem = _ODD.sub("-", report.name)[:80].strip("-.") or "kiosk"
    path, beside = folder / f"{stem}{_ENDING}", folder / f".{stem}.part"
    try:
        with beside.open("wb") as file:
            file.write(json.dumps(content, indent=1).encode())
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)  # noqa: PTH105
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        reason = error.strerror or type(error).__name__
        raise ExportFailed(f"“{path}” was not written ({reason}). Check the folder.") from error


def read_fleet(
    folder: Path, *, now: datetime | None = None, silent_after: timedelta = SILENT_AFTER
) -> list[Kiosk]:
    """Return every kiosk that has a file in ``folder``: the broken ones first, then by when they
    were last well, the oldest first."""
    at = now or datetime.now(UTC)
    kiosks = [_kiosk(path, at, silent_after) for path in _files(folder)]
    return sorted(kiosks, key=_oldest_first)


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.glob(f"*{_ENDING}")):
        if not path.name.startswith("."):
            yield path


def _kiosk(path: Path, now: datetime, silent_after: timedelta) -> Kiosk:
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            raise ValueError("not a kiosk's file")
        report = _read(json.loads(path.read_bytes()))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return Kiosk(path.name.removesuffix(_ENDING), "broken")
    return Kiosk(report.name, _state(report, now, silent_after), report)


def _state(report: KioskReport, now: datetime, silent_after: timedelta) -> State:
    if report.healthy > now + _AHEAD:
        return "clock"
    return "silent" if now - report.healthy > silent_after else "well"


def _read(content: dict[str, Any]) -> KioskReport:
    healthy = datetime.fromisoformat(content["healthy"])
    if content["format"] != _FORMAT or not isinstance(content["content"], int):
        raise ValueError("another format")
    name, career, program, note = (
        _text(content[key]) for key in ("name", "career", "program", "note")
    )
    healthy = healthy.astimezone(UTC) if healthy.tzinfo else healthy.replace(tzinfo=UTC)
    return KioskReport(name, career, content["content"], program, healthy, note)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("not a text")
    return " ".join(value[:_LONGEST].split())


def _oldest_first(kiosk: Kiosk) -> tuple[bool, str, str]:
    when = kiosk.report.healthy.isoformat() if kiosk.report else ""
    return (kiosk.report is not None, when, kiosk.name)
