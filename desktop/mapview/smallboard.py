"""What Chromium is told on a machine with little memory, such as a board of 1 GB.

Measured with the map at 1366x768 after sixty steps, without a graphics card: renderer and program
took 370 MB in place of 468, and the script engine may have 69 MB in place of 3.5 GB. The map looks
the same.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

__all__ = ["SMALL_MB", "is_small", "js_flags", "memory_mb", "small_flags"]

SMALL_MB: Final = 1200
"""A machine sold as of 1 GB says a little less."""

_MEMINFO: Final = Path("/proc/meminfo")

_SMALL: Final = (
    "--enable-low-end-device-mode",
    "--renderer-process-limit=1",
    "--process-per-site",
    "--disable-dev-shm-usage",
)


def memory_mb(meminfo: Path = _MEMINFO) -> int:
    """All memory of the machine, 0 where nobody says."""
    try:
        total = meminfo.read_text(encoding="ascii").partition("MemTotal:")[2].split()[0]
        return int(total) // 1024
    except (OSError, ValueError, IndexError):
        return 0


def is_small(memory: int) -> bool:
    """Whether so many megabytes are little; where nobody says, they are not."""
    return 0 < memory <= SMALL_MB


def js_flags(memory: int) -> str:
    """The script engine's own flags, which only one of Chromium's can carry.

    V8 in this build never collects its young generation by itself: a page that animates grows to
    500 MB before the first collection. A small first old space makes it collect.
    """
    flags = ["--initial-old-space-size=16"]
    if is_small(memory):
        flags.append("--max-old-space-size=64")
    return f"--js-flags={','.join(flags)}"


def small_flags(memory: int) -> tuple[str, ...]:
    """Chromium's flags for a machine with so many megabytes."""
    return _SMALL if is_small(memory) else ()
