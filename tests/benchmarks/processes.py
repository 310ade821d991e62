"""Processor time and memory of this process and everything it started (Linux's /proc)."""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path

__all__ = ["cpu_ms", "memory_mb"]

PROC = Path("/proc")


def tree() -> list[int]:
    """This process and all below it."""
    children: dict[int, list[int]] = defaultdict(list)
    for folder in PROC.iterdir():
        if folder.name.isdigit() and (fields := _stat(int(folder.name))):
            children[int(fields[1])].append(int(folder.name))
    found = [os.getpid()]
    for process in found:
        found.extend(children[process])
    return found


def cpu_ms() -> float:
    """Processor time so far, in milliseconds, user and system, of the whole tree."""
    tick = 1000 / os.sysconf("SC_CLK_TCK")
    stats = (_stat(process) for process in tree())
    return sum((int(fields[11]) + int(fields[12])) * tick for fields in stats if fields)


def memory_mb() -> float:
    """Memory of the whole tree in megabytes: each process's share of what it uses (PSS)."""
    return sum(_pss_kb(process) for process in tree()) / 1024


def _pss_kb(process: int) -> int:
    try:
        rollup = (PROC / str(process) / "smaps_rollup").read_text("ascii")
    except OSError:
        return 0
    lines = (line.split() for line in rollup.splitlines())
    return next((int(words[1]) for words in lines if words[0] == "Pss:"), 0)


def _stat(process: int) -> list[str]:
    try:
        text = (PROC / str(process) / "stat").read_text("utf-8", "replace")
    except OSError:
        return []
    return text.rpartition(")")[2].split()
