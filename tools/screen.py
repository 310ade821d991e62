"""A screen and a session bus of one's own, for tests and measurements."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence

__all__ = ["run_with_screen"]

SCREEN = "-screen 0 1920x1080x24"
NOT_INHERITED = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "DBUS_SESSION_BUS_ADDRESS")


def run_with_screen(command: Sequence[str]) -> int:
    """Run ``command`` on a private X display with a private session bus; returns its status.

    Where there is no Xvfb (Windows, macOS) it runs on the screen that is there.
    """
    env = dict(os.environ)
    wrapped = list(command)
    if shutil.which("xvfb-run") and shutil.which("dbus-run-session"):
        for name in NOT_INHERITED:
            env.pop(name, None)
        wrapped = ["xvfb-run", "-a", "-s", SCREEN, "dbus-run-session", "--", *command]
    return subprocess.run(wrapped, env=env, stdin=subprocess.DEVNULL, check=False).returncode
