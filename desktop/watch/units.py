"""What an installation is made of: the site as the technician describes it, and its files.

Every file begins with a mark by which a later installation knows it for its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final, Literal

__all__ = ["CACHE", "HOME", "MARK", "SERVICE", "Shell", "Site", "SystemFile", "command", "hours"]

Shell = Literal["cage", "gnome"]

MARK: Final = "# Written by “career-atlas kiosk install”; installing again writes it anew."
SERVICE: Final = "career-atlas-kiosk"
HOME: Final = "/var/lib/career-atlas"
"""Where the exhibit keeps all that it writes, but for its cache."""
CACHE: Final = "/var/cache/career-atlas"


@dataclass(frozen=True, slots=True)
class Site:
    """One machine. ``program`` is the command that is ``career-atlas``; ``career_id`` the id under
    which updates name the career; times are ``HH:MM`` of the machine's own zone, "" for none;
    ``days`` are systemd's names from Mon to Sun; ``engine`` is the program of the web engine;
    ``report`` the folder, such as a share, in which it tells under ``name`` that it is well.
    ``career`` and ``root`` may be files, of which the exhibit's user gets copies; ``namespaces``
    says whether the system's AppArmor knows user namespaces."""

    program: tuple[str, ...]
    engine: str
    career: str
    career_id: str
    settings: str
    user: str = "exhibit"
    shell: Shell = "cage"
    opens: str = ""
    closes: str = ""
    days: tuple[str, ...] = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    restarts: str = "04:30"
    sticks: bool = True
    updates: str = ""
    root: str = ""
    settings_text: str = ""
    name: str = ""
    report: str = ""
    namespaces: bool = True

    @property
    def shown_career(self) -> str:
        """The career as the exhibit's user finds it."""
        return _place_of_copy(self.career) if self.career.endswith(".career") else self.career

    @property
    def trusted_root(self) -> str:
        """Where the exhibit's user finds the museum's root.json."""
        return f"{HOME}/root.json"

    @property
    def updates_folder(self) -> str:
        """Where the exhibit looks for content that was fetched."""
        return f"{HOME}/data/updates"


@dataclass(frozen=True, slots=True)
class SystemFile:
    """A file of the installation. ``path`` is absolute, ``mode`` as of chmod; ``owner`` is the user
    that it is given to, "" for whoever installs; ``copy_of`` is a file whose bytes it takes in
    the text's place."""

    path: PurePosixPath
    text: str
    mode: int = 0o644
    owner: str = ""
    copy_of: Path | None = None

    def content(self) -> bytes:
        """What is written. Raises OSError where the file to copy cannot be read."""
        return self.copy_of.read_bytes() if self.copy_of else self.text.encode()


def _place_of_copy(path: str) -> str:
    return f"{HOME}/{PurePosixPath(path).name}"


def command(*words: str) -> str:
    """A command as systemd.service(5) wants it: quoted, and nothing in it expanded."""
    return " ".join(_quoted(word) for word in words)


def _quoted(word: str) -> str:
    plain = word.replace("%", "%%").replace("$", "$$")
    if re.fullmatch(r"[\w@%+=:,./$-]+", plain):
        return plain
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'


def hours(site: Site) -> str:
    """The lines of a service that keep it closed outside of the opening hours, "" for none."""
    if not site.opens:
        return ""
    opens, closes = (time.replace(":", "") for time in (site.opens, site.closes))
    days = "|".join(site.days)
    return f"""
# A start outside of the opening hours, such as a power cut at night, is put off until the timer
# opens the exhibit. A clock that is years behind knows no hours: then the exhibit is shown.
ExecCondition=/bin/sh -c '[ "$$(date +%%Y)" -lt 2025 ] || {{ \\
    case "$$(LC_ALL=C date +%%a)" in {days}) true;; *) false;; esac && \\
    [ "$$(date +%%H%%M)" -ge {opens} ] && [ "$$(date +%%H%%M)" -lt {closes} ]; }}'"""
