"""The processes of the exhibit as the kernel counts them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

__all__ = ["Process", "handles", "memory_mb", "tree"]

_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Process:
    """``kind`` is ``renderer`` and ``zygote`` for the engine's, ``exhibit`` for the program itself,
    else ``other``."""

    pid: int
    parent: int
    kind: str


def tree(root: int) -> list[Process]:
    """``root`` and all that descends from it; the dead that nobody has asked after are left out."""
    everybody = {process.pid: process for process in _all()}
    found = [everybody[root]] if root in everybody else []
    for above in found:
        found += [each for each in everybody.values() if each.parent == above.pid]
    return [replace(each, kind=_exactly(each, everybody)) for each in found]


def _exactly(process: Process, everybody: Mapping[int, Process]) -> str:
    """A renderer is forked and keeps the words of the zygote that it came from: the sandbox's
    outer zygote starts an inner one, and that one the renderers."""
    parent = everybody.get(process.parent)
    above = everybody.get(parent.parent) if parent else None
    engines = [each for each in (process, parent, above) if each and each.kind == "zygote"]
    return "renderer" if len(engines) == 3 else process.kind


def memory_mb(processes: list[Process]) -> float:
    """Resident megabytes, shared pages counted with each process that has them."""
    return sum(_resident(process.pid) for process in processes) / 1e6


def handles(processes: list[Process]) -> int:
    """Open file handles of the supervisor and the exhibit; the sandbox hides the renderers'."""
    return sum(
        _handles(process.pid) for process in processes if process.kind in ("exhibit", "other")
    )


def _all() -> Iterator[Process]:
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            with suppress(OSError, ValueError, IndexError):
                state, parent = folder.joinpath("stat").read_text().rpartition(")")[2].split()[:2]
                if state != "Z":
                    words = folder.joinpath("cmdline").read_bytes().decode("utf-8", "replace")
                    yield Process(int(folder.name), int(parent), _kind(words))


def _kind(words: str) -> str:
    if "--type=renderer" in words:
        return "renderer"
    if "--type=" in words:
        return "zygote"
    if "desktop.soak.exhibit" in words and "desktop.soak.supervised" not in words:
        return "exhibit"
    return "other"


def _resident(pid: int) -> int:
    with suppress(OSError, ValueError, IndexError):
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE
    return 0


def _handles(pid: int) -> int:
    with suppress(OSError):
        return len(os.listdir(f"/proc/{pid}/fd"))  # noqa: PTH208 (no need of the paths)
    return 0
