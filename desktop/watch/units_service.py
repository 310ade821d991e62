"""The service that runs the exhibit: what cage and GNOME Kiosk have in common, and each alone."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

from desktop.watch.units import CACHE, HOME, MARK, SERVICE, Site, SystemFile, command, hours

__all__ = ["cage_files", "gnome_files"]

_WATCHED: Final = """\
# It tells when the first map is painted, and from then on that it is well.
Type=notify
# Only the supervisor is heard. What the exhibit itself tells goes to the supervisor.
NotifyAccess=main
# Supervise starts the exhibit, brings it back when it dies or hangs, and is itself watched.
ExecStart={supervise}
# It sees to an exhibit that hangs, and says so each second, also while one starts. If it says
# nothing for so long, it hangs itself and is killed.
WatchdogSec=90
# While it waits for the first map it asks for more than this.
TimeoutStartSec=180
# SIGTERM goes to the supervisor alone, which ends the rest in good order…
KillMode=mixed
# …and after this, whatever is left is killed.
TimeoutStopSec=15
# Whatever ended it, it comes back…
Restart=always
RestartSec=2
# …unless staff left it with their PIN: that is what status 75 says…
RestartPreventExitStatus=75
# …and it is no failure.
SuccessExitStatus=75
# All that it writes is here: state, updates, PIN; and what may be deleted, the cache.
Environment=CAREER_ATLAS_STATE={home}/state
Environment=CAREER_ATLAS_DATA={home}/data
Environment=CAREER_ATLAS_CACHE={cache}
# No file is written beside the program.
Environment=PYTHONDONTWRITEBYTECODE=1
# More memory than this and the kernel ends the largest part of it, which is the map's renderer…
MemoryMax=80%
# …and nothing else: the exhibit brings its map back by itself.
OOMPolicy=continue{hours}
"""

_HARDENED: Final = """
# The exhibit has no network at all; updates are fetched by another service.
PrivateNetwork=yes
# The system's folders are read-only for it.
ProtectSystem=full
# Nothing that it starts gains rights it has not.
NoNewPrivileges=yes
CapabilityBoundingSet=
AmbientCapabilities=
RestrictSUIDSGID=yes
# A /tmp of its own.
PrivateTmp=yes
# Kernel settings, modules, log and control groups are not its business.
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectKernelLogs=yes
ProtectControlGroups=yes
ProtectHostname=yes
# No kinds of sockets but these; Chromium asks for the Internet's, and gets an empty one.
RestrictAddressFamilies=AF_UNIX AF_NETLINK AF_INET AF_INET6
# No programs for another processor, no change of execution domain, no real-time priority.
SystemCallArchitectures=native
LockPersonality=yes
RestrictRealtime=yes
# What it writes is for its own user.
UMask=0077
# Left out on purpose. MemoryDenyWriteExecute: the map's script engine compiles as it runs.
# RestrictNamespaces and SystemCallFilter=~@mount: Chromium's sandbox is made of namespaces.
# PrivateDevices, and ProtectClock, which closes devices too: graphics and touch are devices.
# ProtectHome: it would close /run/user, where the compositor's socket is.
"""

_CAGE: Final = """\
{mark}
# The exhibit under cage, a Wayland compositor that shows one window and nothing else.

[Unit]
Description=Career Atlas, the exhibit
# Users may log in, and the start screen is gone.
After=systemd-user-sessions.service plymouth-quit-wait.service
# Cage gets screen and input from logind.
Wants=dbus.socket systemd-logind.service
After=dbus.socket systemd-logind.service
# No log-in prompt on the same terminal.
Conflicts=getty@tty1.service
After=getty@tty1.service
# In a container there is no screen.
ConditionPathExists=/dev/tty0
# However often it fails, it is tried again: the supervisor waits longer each time.
StartLimitIntervalSec=0

[Service]
User={user}
# A log-in session on seat 0, without which cage gets no screen.
PAMName={service}
# On the first terminal, given up and cleared before and after.
TTYPath=/dev/tty1
TTYReset=yes
TTYVHangup=yes
TTYVTDisallocate=yes
# The terminal is its own, or it does not start.
StandardInput=tty-fail
# What it says goes to the journal, whose size the system bounds. It is found there by this name:
# its log-in session, and not this service, is what the journal knows it by.
StandardOutput=journal
StandardError=journal
SyslogIdentifier={service}
# Listed among those logged in.
UtmpIdentifier=tty1
UtmpMode=user
# It asks logind alone for screen and input.
Environment=LIBSEAT_BACKEND=logind
# Qt speaks X11, through Xwayland: Debian 12's cage does not say where a touch is complete, and
# Qt's Wayland part then waits for ever.
Environment=QT_QPA_PLATFORM=xcb
# The folders that it writes to; they are made, and belong to its user.
StateDirectory=career-atlas
CacheDirectory=career-atlas
{watched}{hardened}\
# Where AppArmor forbids user namespaces: the profile that allows them. Ignored elsewhere.
AppArmorProfile=-{service}

[Install]
# Started with the machine.
WantedBy=graphical.target multi-user.target
"""

_PAM: Final = """\
{mark}
# The exhibit's log-in session: no password is asked, since systemd has chosen the user.
auth required pam_permit.so
account required pam_unix.so
session required pam_unix.so
session required pam_systemd.so type=wayland
"""

_GNOME: Final = """\
{mark}
# The exhibit in GNOME Kiosk's script session; a service of its user's own.

[Unit]
Description=Career Atlas, the exhibit
# It ends with the session.
PartOf=graphical-session.target
# However often it fails, it is tried again: the supervisor waits longer each time.
StartLimitIntervalSec=0
# Only for the exhibit's user, though every user's systemd reads this file.
ConditionUser={user}

[Service]
# What it says goes to the journal, whose size the system bounds.
StandardOutput=journal
StandardError=journal
# Qt speaks Wayland.
Environment=QT_QPA_PLATFORM=wayland
# No key leads out of it…
ExecStartPre=-{keys} take
# …but staff who left it with their PIN have the compositor's keys, and so a terminal. Only here is
# the status known: systemd forgets it with a user's service that has ended.
ExecStopPost=-/bin/sh -c '[ "$$EXIT_STATUS" != 75 ] || exec {keys} give'
{watched}\
# Nothing that it starts gains rights it has not.
NoNewPrivileges=yes
# What it writes is for its own user.
UMask=0077
# A user's own systemd cannot take the network away or protect the system's folders; the exhibit
# itself opens no connection, and cage, whose service is the system's, is held tighter.
"""

_SESSION: Final = """\
#!/bin/sh
{mark}
# GNOME Kiosk runs this as the session. Its services must know which screen is theirs.
dbus-update-activation-environment --systemd WAYLAND_DISPLAY XDG_SESSION_TYPE XDG_SESSION_ID
# Its keys are the exhibit's, also while that is closed.
{keys} take
# Then the exhibit starts…
systemctl --user start {service}.service
# …and the session lasts, also over night and after staff left: GNOME Kiosk would start a session's
# script that ends anew, and the exhibit with it.
exec sleep infinity
"""

_KEYS: Final = """\
#!/bin/sh
{mark}
# “take”: no key of a keyboard is the compositor's. Ctrl+Alt+F3 would lead out, to a log-in prompt.
# “give”: they are its own again.
for schema in org.gnome.mutter.wayland.keybindings org.gnome.mutter.keybindings \\
    org.gnome.desktop.wm.keybindings
do
    if [ "$1" = give ]; then
        gsettings reset-recursively $schema
    else
        for key in $(gsettings list-keys $schema); do gsettings set $schema "$key" "[]"; done
    fi
done
"""
_KEYS_FILE: Final = PurePosixPath(HOME, ".local", "bin", "career-atlas-keys")

_ACCOUNT: Final = """\
{mark}
# Which session the display manager opens for the exhibit's user: GNOME Kiosk's script session.
[User]
Session=gnome-kiosk-script-wayland
SystemAccount=false
"""


def cage_files(site: Site) -> list[SystemFile]:
    """The service under cage, and what lets it have a session."""
    named = {"mark": MARK, "service": SERVICE, "user": site.user}
    watched = _watched(site, "cage")
    service = _CAGE.format(**named, watched=watched, hardened=_HARDENED)
    return [
        SystemFile(PurePosixPath(f"/etc/systemd/system/{SERVICE}.service"), service),
        SystemFile(PurePosixPath(f"/etc/pam.d/{SERVICE}"), _PAM.format(**named)),
    ]


def gnome_files(site: Site) -> list[SystemFile]:
    """The user's service, the session's script and keys, and which session it is."""
    named = {"mark": MARK, "service": SERVICE, "user": site.user, "keys": str(_KEYS_FILE)}
    service = _GNOME.format(**named, watched=_watched(site, "none"))
    script = PurePosixPath(HOME, ".local", "bin", "gnome-kiosk-script")
    return [
        SystemFile(PurePosixPath(f"/etc/systemd/user/{SERVICE}.service"), service),
        SystemFile(script, _SESSION.format(**named), 0o755),
        SystemFile(_KEYS_FILE, _KEYS.format(**named), 0o755),
        SystemFile(
            PurePosixPath(f"/var/lib/AccountsService/users/{site.user}"), _ACCOUNT.format(**named)
        ),
    ]


def _watched(site: Site, shell: str) -> str:
    words = [*site.program, "kiosk", "supervise", site.shown_career]
    words += ["--settings", site.settings, "--shell", shell]
    if site.report:
        words += ["--report", site.report]
    if site.name:
        words += ["--name", site.name]
    supervise = command(*words)
    return _WATCHED.format(supervise=supervise, home=HOME, cache=CACHE, hours=hours(site))
