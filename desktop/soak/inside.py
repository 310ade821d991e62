"""Where a soak runs: as an ordinary user, with a small disk that only its processes see.

Both come from namespaces, which need no rights and are what Chromium's sandbox is made of too.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

__all__ = ["DISK", "find_user", "go_inside"]

DISK: Final = "disk"
NOBODY: Final = 65534
_DISK_SIZE: Final = "64m"
_TOP: Final = Path(__file__).resolve().parents[2]

_ITSELF: Final = ("env",)
_NOBODY: Final = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
_OWN_MOUNTS: Final = ("unshare", "--user", "--map-root-user", "--mount")
_ORDINARY: Final = ("unshare", "--user", "--map-user=1000", "--map-group=1000")
_PROGRAM: Final = [sys.executable, "-m", "desktop.soak"]
_MOUNT: Final = 'mount -t tmpfs -o size="$1",mode=0755 tmpfs "$2" && shift 2 && exec "$@"'


def find_user() -> Sequence[str] | None:
    """How to become the one who runs it: oneself, or for root nobody; where nobody may not read
    the program, root without any of its rights. None where namespaces are forbidden."""
    for user in (_NOBODY, _ITSELF) if os.geteuid() == 0 else (_ITSELF,):
        # A shell between them: setpriv itself still has root's rights when it looks for a program.
        trial = f"{shlex.quote(sys.executable)} -c 'import PySide6' && unshare --user true"
        command = [*user, *_OWN_MOUNTS, *_ORDINARY, "sh", "-c", trial]
        if subprocess.run(command, capture_output=True, check=False, cwd=_TOP).returncode == 0:
            return user
    return None


def go_inside(user: Sequence[str], folder: Path, words: Sequence[str]) -> int:
    """Run ``python -m desktop.soak`` with ``words`` as ``user``, in ``folder``; its status."""
    (folder / DISK).mkdir()
    if user is _NOBODY:
        for path in (folder, folder / DISK):
            os.chown(path, NOBODY, NOBODY)
    mounted = [*_OWN_MOUNTS, "sh", "-c", _MOUNT, "sh", _DISK_SIZE, str(folder / DISK)]
    environ = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    command = [*user, *mounted, *_ORDINARY, *_PROGRAM, *words]
    return subprocess.run(command, env=environ, cwd=_TOP, check=False).returncode
