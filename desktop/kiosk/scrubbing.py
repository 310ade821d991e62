"""What the exhibit lets in from the environment and the command line: nothing that opens a
debugger, weakens Chromium's sandbox, or loads somebody's code. Nothing of Qt in here.

The environment is an allow-list: what Qt, Chromium or the loader may learn to read in the future
is out as well. What is taken away counts for everything that this process starts and for all that
Qt reads; against whoever may choose the variables of the process itself nothing helps.
"""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from typing import Final

__all__ = ["scrub_arguments", "scrub_environment"]

_KEPT: Final = frozenset(
    {
        "CREDENTIALS_DIRECTORY",
        "DBUS_SESSION_BUS_ADDRESS",
        "DISPLAY",
        "HOME",
        "LANG",
        "LANGUAGE",
        "LOGNAME",
        "NOTIFY_SOCKET",
        "PATH",
        "PULSE_SERVER",
        "PYTHONDONTWRITEBYTECODE",
        "PYTHONUNBUFFERED",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON",
        "QT_LOGGING_RULES",
        "QT_QUICK_BACKEND",
        "SHELL",
        "SPEECHD_ADDRESS",
        "TMPDIR",
        "TZ",
        "USER",
        "WATCHDOG_PID",
        "WATCHDOG_USEC",
        "WAYLAND_DISPLAY",
        "XAUTHORITY",
    }
)
_KEPT_STARTS: Final = ("CAREER_ATLAS_", "LC_", "XDG_")

_SCREENS: Final = frozenset({"offscreen", "wayland", "xcb"})
"""Qt's platforms that show a picture here; another one (``vnc``) would open a port."""

_REST_IS_CHROMIUMS: Final = "--webEngineArgs"
_DANGEROUS: Final = (
    "--remote-debugging-port",
    "--remote-debugging-address",
    "--remote-debugging-pipe",
    "--remote-allow-origins",
    "--no-sandbox",
    "--disable-web-security",
    "--disable-setuid-sandbox",
    "--disable-seccomp-filter-sandbox",
    "--disable-gpu-sandbox",
    "--disable-namespace-sandbox",
    "--single-process",
    "--load-extension",
)


def scrub_environment(environ: MutableMapping[str, str]) -> tuple[str, ...]:
    """Remove every variable that is not on the list; gives the names of the removed."""
    removed = [name for name, value in environ.items() if not _may_stay(name, value)]
    for name in removed:
        del environ[name]
    return tuple(sorted(removed))


def _may_stay(name: str, value: str) -> bool:
    if name == "QT_QPA_PLATFORM":
        return value in _SCREENS
    return name in _KEPT or name.startswith(_KEPT_STARTS)


def scrub_arguments(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """The words without those that are Chromium's or Qt's way in, and what was removed.

    Everything after ``--webEngineArgs`` would be Chromium's.
    """
    words = list(words)
    if _REST_IS_CHROMIUMS in words:
        here = words.index(_REST_IS_CHROMIUMS)
        words, removed = words[:here], words[here:]
    else:
        removed = []
    kept = [word for word in words if word.partition("=")[0] not in _DANGEROUS]
    return kept, [word for word in words if word not in kept] + removed
