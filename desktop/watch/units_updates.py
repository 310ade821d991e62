"""Updates without a hand at the machine: from a stick, and from a folder or server now and then."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

from desktop.watch.units import CACHE, HOME, MARK, Site, SystemFile, command

__all__ = ["update_files"]

_RULE: Final = """\
{mark}
# A file system on a USB stick that is put in starts the service that looks for an update on it.
ACTION=="add", SUBSYSTEM=="block", ENV{{ID_BUS}}=="usb", ENV{{ID_FS_USAGE}}=="filesystem", \\
    TAG+="systemd", ENV{{SYSTEMD_WANTS}}+="career-atlas-stick@%k.service"
"""

_OWN: Final = """\
# The exhibit's own user, with nothing but its own folders to write in.
User={user}
StateDirectory=career-atlas
CacheDirectory=career-atlas
Environment=CAREER_ATLAS_STATE={home}/state
Environment=CAREER_ATLAS_DATA={home}/data
Environment=CAREER_ATLAS_CACHE={cache}
Environment=PYTHONDONTWRITEBYTECODE=1
ProtectSystem=strict
PrivateTmp=yes
PrivateDevices=yes
# No way to more rights.
NoNewPrivileges=yes
CapabilityBoundingSet=
RestrictSUIDSGID=yes
# Nothing of the kernel's to change.
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectControlGroups=yes
# Signatures are checked without any of these.
MemoryDenyWriteExecute=yes
RestrictNamespaces=yes
LockPersonality=yes
SystemCallArchitectures=native
# Data without end, whatever it is, is cut short.
MemoryMax=1G
TimeoutStartSec=10min
"""

_STICK: Final = """\
{mark}
# Looks for a signed update on the stick %I and lets it wait until nobody uses the exhibit.

[Unit]
Description=Career Atlas, an update from the stick %I
# A stick that is pulled out ends it.
BindsTo=dev-%i.device
After=dev-%i.device

[Service]
# It does one thing, and ends.
Type=oneshot
# The stick is put here, read-only, and nothing on it can be run. “+”: with the system's rights.
# Systemd itself is asked to: what a command of this service mounts, only that command would see.
ExecStartPre=+/usr/bin/systemd-mount --quiet --collect --fsck=no --bind-device \\
    --options=ro,nosuid,nodev,noexec /dev/%I /run/career-atlas-stick/%i
# Signatures are checked before anything is believed.
ExecStart={watch}
# Taken away again, whatever happened.
ExecStopPost=+-/usr/bin/systemd-mount --quiet --umount /run/career-atlas-stick/%i
# What staff read, “Done …” or “Refused, because …”, goes to the journal as well.
StandardOutput=journal
# Status 3 is a refusal: told, and no failure of the service.
SuccessExitStatus=3
# Nothing of this comes over a network.
PrivateNetwork=yes
{own}"""

_FETCH: Final = """\
{mark}
# Fetches what is new; it waits until nobody uses the exhibit.

[Unit]
Description=Career Atlas, fetching updates
# There is nothing to do before there is a network, if there ever is one.
After=network-online.target
Wants=network-online.target

[Service]
# It does one thing, and ends.
Type=oneshot
ExecStart={fetch}
# Status 3 is a refusal: told in the journal, and no failure of the service.
SuccessExitStatus=3
{own}"""

_FETCH_TIMER: Final = """\
{mark}
# When to look for updates.

[Unit]
Description=Career Atlas, when updates are fetched

[Timer]
# Some minutes after the machine started, and then every hour…
OnBootSec=10min
OnUnitActiveSec=1h
# …but not a thousand machines at once.
RandomizedDelaySec=30min

[Install]
WantedBy=timers.target
"""


def update_files(site: Site) -> list[SystemFile]:
    """What sticks and an address need, where they were asked for."""
    own = _OWN.format(user=site.user, home=HOME, cache=CACHE)
    system = PurePosixPath("/etc/systemd/system")
    files: list[SystemFile] = []
    if site.sticks:
        watch = _update(site, "watch-stick", "--once")
        text = _STICK.format(mark=MARK, own=own, watch=f"{watch} /run/career-atlas-stick/%i")
        rule = PurePosixPath("/etc/udev/rules.d/80-career-atlas-stick.rules")
        files.append(SystemFile(rule, _RULE.format(mark=MARK)))
        files.append(SystemFile(system / "career-atlas-stick@.service", text))
    if site.updates:
        fetch = _update(site, "fetch", "--from", site.updates)
        service = _FETCH.format(mark=MARK, own=own, fetch=fetch)
        files.append(SystemFile(system / "career-atlas-update.service", service))
        timer = _FETCH_TIMER.format(mark=MARK)
        files.append(SystemFile(system / "career-atlas-update.timer", timer))
    return files


def _update(site: Site, action: str, *words: str) -> str:
    into = ("--career", site.career_id, "--into", site.updates_folder)
    return command(*site.program, "update", action, *into, *words)
