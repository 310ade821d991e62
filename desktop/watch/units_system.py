"""What the machine itself is told: the user, the watchdog, memory, and namespaces."""

from __future__ import annotations

from pathlib import PurePosixPath
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
"""

_MEMORY: Final = """\
{mark}
# PAM moves what a service starts to its user's slice; the limit on memory holds there.

[Slice]
# What is left is for the system, so that it can still be looked after.
MemoryMax=80%
"""

_APPARMOR: Final = """\
{mark}
# Some systems (Ubuntu since 23.10) let AppArmor forbid user namespaces, of which Chromium's
# sandbox is made. The exhibit is allowed them and nothing else is changed.
abi <abi/4.0>,
include <tunables/global>

# The service names this profile for itself; nothing else runs under it.
profile {service} flags=(unconfined) {{
  userns,
  include if exists <local/{service}>
}}

# The web engine's own program, also where it is started by hand.
profile {service}-engine "{engine}" flags=(unconfined) {{
  userns,
  include if exists <local/{service}-engine>
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
    }
    files = [SystemFile(below / name, text.format(**named)) for name, text in texts.items()]
    files.append(SystemFile(below / "apparmor.d" / SERVICE, apparmor_profile(site.engine)))
    if site.settings_text:
        text = f"{MARK}\n{site.settings_text}"
        files.append(SystemFile(PurePosixPath(site.settings), text, 0o600, owner=site.user))
    return files


def apparmor_profile(engine: str) -> str:
    """The profile that grants user namespaces; ``engine`` is the path of QtWebEngineProcess."""
    return _APPARMOR.format(mark=MARK, service=SERVICE, engine=engine)
