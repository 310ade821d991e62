"""Opening hours and the nightly fresh start, as timers."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

from desktop.watch.units import MARK, SERVICE, Site, SystemFile

__all__ = ["timers", "times_files"]

_TIMER: Final = """\
{mark}
# {what}

[Unit]
Description=Career Atlas, {name}

[Timer]
# In local time; see systemd.time(7).
OnCalendar={when}
# At the minute, not some time in it.
AccuracySec=1s
# What this starts.
Unit={unit}
# A time that passed while the machine was off is not made up for.
Persistent=no

[Install]
WantedBy=timers.target
"""

_ACT: Final = """\
{mark}
# {what}

[Unit]
Description=Career Atlas, {name}

[Service]
# It does one thing, and ends.
Type=oneshot
ExecStart=/usr/bin/systemctl {user}{verb} {service}.service
"""


def times_files(site: Site) -> list[SystemFile]:
    """The timers that were asked for, with what they start."""
    files: list[SystemFile] = []
    if site.opens:
        at = f"{_days(site.days)} *-*-* "
        opened = "Opens the exhibit; also the one that staff left the day before."
        files += [_timer(site, "open", opened, f"{at}{site.opens}:00", f"{SERVICE}.service")]
        files += _acting(
            site, "close", "Closes the exhibit: the screen goes dark.", f"{at}{site.closes}:00"
        )
    if site.restarts:
        what = "A fresh start each night. An exhibit that is closed or was left stays so."
        files += _acting(site, "restart", what, f"*-*-* {site.restarts}:00")
    return files


def timers(site: Site) -> list[str]:
    """The names of the timers, to be enabled."""
    return [file.path.name for file in times_files(site) if file.path.suffix == ".timer"]


def _acting(site: Site, name: str, what: str, when: str) -> list[SystemFile]:
    unit = f"career-atlas-{name}.service"
    verb = {"close": "stop", "restart": "try-restart"}[name]
    user = "--user " if site.shell == "gnome" else ""
    text = _ACT.format(mark=MARK, what=what, name=name, user=user, verb=verb, service=SERVICE)
    return [_timer(site, name, what, when, unit), SystemFile(_folder(site) / unit, text)]


def _timer(site: Site, name: str, what: str, when: str, unit: str) -> SystemFile:
    text = _TIMER.format(mark=MARK, what=what, name=name, when=when, unit=unit)
    return SystemFile(_folder(site) / f"career-atlas-{name}.timer", text)


def _folder(site: Site) -> PurePosixPath:
    return PurePosixPath("/etc/systemd", "user" if site.shell == "gnome" else "system")


def _days(days: tuple[str, ...]) -> str:
    return ",".join(days)
