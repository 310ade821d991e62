"""A disk small enough to be filled: memory that only these processes see."""

from __future__ import annotations

import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Final

__all__ = ["TinyDisk"]

_SIZE: Final = "48m"
_MOUNT: Final = 'mount -t tmpfs -o size="$2",mode=0755 tmpfs "$1" && echo ready && exec cat'


class TinyDisk:
    """Mounted by a child in namespaces of its own, seen through its entry in /proc: no rights are
    needed. Where namespaces are forbidden ``path`` is an ordinary folder and ``real`` False."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._holder = subprocess.Popen(
            [
                *("unshare", "--user", "--map-root-user", "--mount"),
                *("sh", "-c", _MOUNT, "sh", str(folder), _SIZE),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._holder.stdout is not None
        self.real = self._holder.stdout.readline().strip() == "ready"
        self.path = Path(f"/proc/{self._holder.pid}/root{folder}") if self.real else folder

    def fill(self) -> None:
        """Leave no byte."""
        with suppress(OSError), (self.path / "fill").open("wb", buffering=0) as file:
            while file.write(bytes(65536)):
                pass

    def free(self) -> None:
        """Give the room back."""
        (self.path / "fill").unlink(missing_ok=True)

    def close(self) -> None:
        """Take the disk away, with all that is on it."""
        self._holder.terminate()
        self._holder.communicate(timeout=10)
