"""The whole installation: all its files, and what makes them count."""

from __future__ import annotations

import shlex
import subprocess
from dataclasses import dataclass

from desktop.watch.units import HOME, SERVICE, Site, SystemFile
from desktop.watch.units_service import cage_files, gnome_files
from desktop.watch.units_system import system_files
from desktop.watch.units_times import timers, times_files
from desktop.watch.units_updates import update_files

__all__ = ["Step", "after_writing", "files_for"]


@dataclass(frozen=True, slots=True)
class Step:
    """A command that root runs after the files are in their places; ``optional`` where a machine
    may do without it."""

    words: tuple[str, ...]
    optional: bool = False

    @property
    def shown(self) -> str:
        """The command as one types it."""
        return shlex.join(self.words) + ("  # where AppArmor is" if self.optional else "")

    def runs_well(self) -> bool:
        """Run it; whether it did what it is for."""
        try:
            done = subprocess.run(self.words, check=False, timeout=120, stdin=subprocess.DEVNULL)
        except (OSError, subprocess.TimeoutExpired):
            return self.optional
        return self.optional or done.returncode == 0


def files_for(site: Site) -> list[SystemFile]:
    """Every file of the installation."""
    shell = gnome_files if site.shell == "gnome" else cage_files
    return [*shell(site), *times_files(site), *update_files(site), *system_files(site)]


def after_writing(site: Site) -> list[Step]:
    """What root does next, in order."""
    steps = [
        Step(("systemd-sysusers", "/etc/sysusers.d/career-atlas.conf")),
        Step(("systemd-tmpfiles", "--create", "/etc/tmpfiles.d/career-atlas.conf")),
    ]
    if site.settings_text:
        steps.append(Step(("chown", f"{site.user}:", site.settings)))
    steps.append(Step(("apparmor_parser", "--replace", f"/etc/apparmor.d/{SERVICE}"), True))
    steps.append(Step(("systemctl", "daemon-reload")))
    steps.append(Step(("systemctl", "mask", "ctrl-alt-del.target")))
    steps.append(Step(("systemctl", "kill", "--signal=HUP", "systemd-logind.service")))
    steps.append(Step(("/usr/lib/systemd/systemd-sysctl", "/etc/sysctl.d/90-career-atlas.conf")))
    if site.sticks:
        steps.append(Step(("udevadm", "control", "--reload")))
    if site.root:
        steps.append(Step(_trusting(site)))
    return [*steps, *_enabling(site)]


def _trusting(site: Site) -> tuple[str, ...]:
    update = (*site.program, "update", "trust", site.trusted_root)
    named = ("--career", site.career_id, "--into", site.updates_folder)
    # In a folder that the exhibit's user may enter.
    return ("runuser", "-u", site.user, "--", "env", f"--chdir={HOME}", *update, *named)


def _enabling(site: Site) -> list[Step]:
    named = timers(site)
    fetching = ("career-atlas-update.timer",) if site.updates else ()
    if site.shell == "gnome":
        enabled = [Step(("systemctl", "--global", "enable", *named))] if named else []
        fetched = [Step(("systemctl", "enable", "--now", *fetching))] if fetching else []
        # Which display manager there is, and how it is told to log in, only the technician knows.
        return [*enabled, *fetched]
    return [
        Step(("systemctl", "enable", f"{SERVICE}.service")),
        *([Step(("systemctl", "enable", "--now", *named, *fetching))] if named or fetching else []),
        Step(("systemctl", "start", "--no-block", f"{SERVICE}.service")),
    ]
