"""What the machine itself is told: the user, the watchdog, memory, and namespaces."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Final

from desktop.watch.units import HOME, MARK, SERVICE, Site, SystemFile

__all__ = ["apparmor_profile", "system_files"]

_USER: Final = """\
{mark}
# The exhibit's user: without a password, and without a shell unless GNOME Kiosk needs one.
u {user} - "Career Atlas, the exhibit" {home} {shell}
"""

_FOLDERS: Final = """\
{mark}
# The folders that belong to the exhibit's user.
d {home} 0750 {user} {user} -
d /var/cache/career-atlas 0750 {user} {user} -
"""

_WATCHDOG: Final = """\
{mark}
# A system that hangs as a whole is restarted by its hardware watchdog, where it has one.

[Manager]
# systemd answers the hardware watchdog; silent for so long, the machine starts anew.
RuntimeWatchdogSec=30
# A shutdown that hangs is cut short likewise.
RebootWatchdogSec=2min
# Ctrl+Alt+Del, however often, does nothing; see also ctrl-alt-del.target, which is masked.
CtrlAltDelBurstAction=none
"""

_LOGIN: Final = """\
{mark}
# What a log-in session leaves behind, and keys of a keyboard that are no visitor's business.

[Login]
# Where the exhibit's supervisor is killed, its compositor goes as well, and a new one gets screen
# and input. Nobody else's programs are touched.
KillUserProcesses=yes
KillOnlyUsers={user}
# The power button turns the machine off, as ever; these keys of a keyboard do nothing.
HandleRebootKey=ignore
HandleSuspendKey=ignore
HandleHibernateKey=ignore
"""

_KEYS: Final = """\
{mark}
# The kernel's own key combinations (Alt+SysRq and a letter) would let a visitor's keyboard out of
# the compositor's hands, or restart the machine.
kernel.sysrq = 0
"""

_MEMORY: Final = """\
{mark}
# PAM moves what a service starts to its user's slice; the limit on memory holds there.

[Slice]
# What is left is for the system, so that it can still be looked after.
MemoryMax=80%
"""

_GRANTS: Final = """\
# Some systems (Ubuntu since 23.10) let AppArmor forbid user namespaces, of which Chromium's
# sandbox is made. The exhibit is allowed them and nothing else is changed.
abi <abi/4.0>,"""

_FORBIDS_NONE: Final = """\
# This system's AppArmor does not know user namespaces yet, and forbids none: the profile is a
# name. Install again after the system was moved to a newer release."""

_APPARMOR: Final = """\
{mark}
{why}
include <tunables/global>

# The service names this profile for itself; nothing else runs under it.
profile {service} flags=(unconfined) {{
{rule}  include if exists <local/{service}>
}}

# The web engine's own program, also where it is started by hand.
profile {service}-engine "{engine}" flags=(unconfined) {{
{rule}  include if exists <local/{service}-engine>
}}
"""


def system_files(site: Site) -> list[SystemFile]:
    """Files that are no services."""
    shell = "/bin/sh" if site.shell == "gnome" else "/usr/sbin/nologin"
    named = {"mark": MARK, "user": site.user, "home": HOME, "shell": shell}
    below = PurePosixPath("/etc")
    texts = {
        "sysusers.d/career-atlas.conf": _USER,
        "tmpfiles.d/career-atlas.conf": _FOLDERS,
        "systemd/system.conf.d/50-career-atlas.conf": _WATCHDOG,
        "systemd/system/user-.slice.d/50-career-atlas.conf": _MEMORY,
        "systemd/logind.conf.d/50-career-atlas.conf": _LOGIN,
        "sysctl.d/90-career-atlas.conf": _KEYS,
    }
    files = [SystemFile(below / name, text.format(**named)) for name, text in texts.items()]
    profile = apparmor_profile(site.engine, namespaces=site.namespaces)
    files.append(SystemFile(below / "apparmor.d" / SERVICE, profile))
    if site.root:
        files.append(_copied(site.root, site.trusted_root))
    if site.shown_career != site.career:
        files.append(_copied(site.career, site.shown_career))
    if site.settings_text:
        text = f"{MARK}\n{site.settings_text}"
        files.append(SystemFile(PurePosixPath(site.settings), text, 0o600, owner=site.user))
    return files


def _copied(source: str, there: str) -> SystemFile:
    # The exhibit's user may not enter the folder where the technician keeps it.
    text = f"(a copy of {source})\n"
    return SystemFile(PurePosixPath(there), text, copy_of=Path(source))


def apparmor_profile(engine: str, *, namespaces: bool) -> str:
    """The profile that grants user namespaces; ``engine`` is the path of QtWebEngineProcess.
    An AppArmor that does not know ``namespaces`` would refuse it, and forbids none."""
    named = {"mark": MARK, "service": SERVICE, "engine": engine}
    if namespaces:
        return _APPARMOR.format(**named, why=_GRANTS, rule="  userns,\n")
    return _APPARMOR.format(**named, why=_FORBIDS_NONE, rule="")
