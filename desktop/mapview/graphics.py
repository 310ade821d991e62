"""Choose how the map is drawn, and compose Chromium's flags. Call before QApplication exists.

Without a graphics processor Qt's software back end steps twice as fast as OpenGL emulated by
llvmpipe, starts sooner and needs 100 MB less, so it is chosen where no real renderer is found.

This is the only place that writes Chromium's flags and the only one that may switch its sandbox
off: as root it cannot start, so ``--no-sandbox`` is added there, with a warning, unless the
caller forbids it (a kiosk does, and then refuses to start as root).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from desktop.mapview.smallboard import js_flags, memory_mb, small_flags
from geodata.words import ENGLISH, Words, mark

__all__ = [
    "BACK_END_VARIABLE",
    "NO_SANDBOX",
    "SCRUBBED",
    "BackEnd",
    "Graphics",
    "SandboxRefused",
    "chromium_flags",
    "gl_renderer",
    "prepare",
    "sandbox_problem",
]

BackEnd = Literal["auto", "software", "gpu"]

BACK_END_VARIABLE: Final = "CAREER_ATLAS_GRAPHICS"
"""Environment variable that overrides the setting: ``auto``, ``software`` or ``gpu``."""

SCRUBBED: Final = (
    "QTWEBENGINE_CHROMIUM_FLAGS",
    "QTWEBENGINE_DISABLE_SANDBOX",
    "QTWEBENGINE_REMOTE_DEBUGGING",
    "QTWEBENGINE_DICTIONARIES_PATH",
    "QTWEBENGINEPROCESS_PATH",
)
"""Environment variables that are removed: they open a debugging port, weaken the sandbox or start
another program in the renderer's place. ``--webEngineArgs`` is likewise cut from the arguments
by whoever builds QApplication (it passes none of the user's arguments on)."""

_SHARED_MEMORY: Final = "/dev/shm"  # noqa: S108 (Chromium's choice; only asked whether it is there)

_EMULATED: Final = ("llvmpipe", "softpipe", "swrast", "swiftshader", "software")

_NOTHING_LEAVES: Final = (
    # An interceptor and a content policy do not see preconnects or WebRTC's datagrams. A proxy
    # that is not there, for every address, does stop them.
    "--proxy-server=socks5://127.0.0.1:9",
    "--proxy-bypass-list=<-loopback>",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--no-pings",
)

_LEAN: Final = (
    # The map's own pinch stays; the page's would enlarge the map beyond its frame for good.
    "--disable-pinch",
    "--disable-speech-api",
    "--disable-extensions",
    "--log-level=3",  # what the page complains of comes by another way
    "--disable-features=MediaRouter,Translate,OptimizationHints,AutofillServerCommunication",
)


_ROOT_WARNING: Final = (
    "Warning: as root the map runs without its sandbox; start Career Atlas as an ordinary user "
    "to have it."
)

NO_SANDBOX: Final = mark(
    "The map cannot start, because this system forbids its sandbox ({setting}). Ask whoever looks "
    "after the machine to allow user namespaces; the postings can be read without the map."
)


class SandboxRefused(RuntimeError):
    """The caller forbids an unsandboxed map and this is root. The technician must use a user."""


@dataclass(frozen=True, slots=True)
class Graphics:
    """What was chosen. ``software`` is Qt's software back end; ``reason`` says why, for a log;
    ``warning`` is one line for standard error, "" for none."""

    software: bool
    reason: str
    warning: str = ""


def prepare(
    *,
    choice: BackEnd = "auto",
    allow_unsandboxed: bool = True,
    environ: MutableMapping[str, str] = os.environ,
) -> Graphics:
    """Set up the environment that QtWebEngine reads when it starts, and say what was chosen.

    ``choice`` comes from the settings and yields to the environment variable. Raises
    SandboxRefused as root where ``allow_unsandboxed`` is False.
    """
    unsandboxed = _is_root()
    if unsandboxed and not allow_unsandboxed:
        raise SandboxRefused(
            "The map does not run as root here, because its sandbox cannot start. "
            "Start Career Atlas as an ordinary user."
        )
    for name in SCRUBBED:
        environ.pop(name, None)
    software, reason = _back_end(choice, environ)
    if software:
        environ["QT_QUICK_BACKEND"] = "software"
        environ["QT_XCB_GL_INTEGRATION"] = "none"
        # The engine still asks for OpenGL first, and Qt says eight times that there is none.
        environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
    environ["QTWEBENGINE_CHROMIUM_FLAGS"] = " ".join(chromium_flags(unsandboxed=unsandboxed))
    return Graphics(software, reason, _ROOT_WARNING if unsandboxed else "")


def chromium_flags(
    *, unsandboxed: bool = False, extra: Iterable[str] = (), memory: int | None = None
) -> tuple[str, ...]:
    """Every flag the map's engine gets; none of them contains a space. ``memory`` is the machine's
    in megabytes, None for this one's."""
    memory = memory_mb() if memory is None else memory
    flags = [*_NOTHING_LEAVES, *_LEAN, js_flags(memory), *small_flags(memory), *extra]
    if unsandboxed:
        flags.append("--no-sandbox")
    if sys.platform == "linux" and not os.access(_SHARED_MEMORY, os.W_OK):
        flags.append("--disable-dev-shm-usage")
    return tuple(flags)


def gl_renderer(*, timeout: float = 5.0) -> str:
    """Ask the driver for its name in a child process; "" where it fails, hangs or crashes."""
    import subprocess  # where there is no graphics processor a start does not pay for it

    probe = Path(__file__).with_name("glprobe.py")
    try:
        answer = subprocess.run(
            [sys.executable, "-I", "-S", str(probe)],
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout.strip() if answer.returncode == 0 else ""


def sandbox_problem(words: Words | None = None, *, proc: Path = Path("/proc/sys")) -> str:
    """A sentence that says why Chromium's sandbox cannot start for this user, "" where it can.

    Chromium ends the whole program where user namespaces are forbidden, so this is asked first.
    """
    if sys.platform != "linux" or _is_root():
        return ""
    forbidden = (
        ("user/max_user_namespaces", "0"),
        ("kernel/unprivileged_userns_clone", "0"),
    )
    for name, value in forbidden:
        if _read(proc / name) == value:
            setting = name.replace("/", ".")
            return (words or Words(ENGLISH))(NO_SANDBOX, setting=f"{setting} = {value}")
    return ""


def _back_end(choice: BackEnd, environ: Mapping[str, str]) -> tuple[bool, str]:
    """Whether to use the software back end, and why."""
    asked = environ.get(BACK_END_VARIABLE, "").strip().lower() or choice
    if asked in ("software", "gpu"):
        return asked == "software", f"{asked} was asked for"
    if "QT_QUICK_BACKEND" in environ:
        backend = environ["QT_QUICK_BACKEND"]
        return backend == "software", f"QT_QUICK_BACKEND is {backend}"
    if sys.platform != "linux":
        return False, "this system always has a renderer"
    if not any(Path("/dev/dri").glob("renderD*")):
        return True, "there is no graphics processor"
    name = gl_renderer()
    if not name:
        return True, "the graphics driver does not answer"
    if any(word in name.lower() for word in _EMULATED):
        return True, f"OpenGL is emulated by {name}"
    return False, f"the renderer is {name}"


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except OSError:
        return ""
