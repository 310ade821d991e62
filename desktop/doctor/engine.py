"""Sandbox, fonts, voices and versions: what Qt and Chromium themselves say, in a child process,
so that whatever they do the examination goes on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from desktop.doctor.finding import Finding, Patient
from desktop.mapview.graphics import sandbox_problem
from geodata.version import version

__all__ = ["examine_fonts", "examine_program", "examine_sandbox", "examine_voices"]

SANDBOXED: Final = "You are adequately sandboxed."
LANGUAGES: Final = ("en", "lv", "ru")
TRIAL_S: Final = 60
OLD_MONTHS: Final = 6

_TOP: Final = Path(__file__).resolve().parents[2]
_RESTRICTED: Final = Path("/proc/sys/kernel/apparmor_restrict_unprivileged_userns")
# Chromium's milestones: 140 on that day, and one every four weeks, by its release schedule.
# https://chromium.googlesource.com/chromium/src/+/main/docs/process/release_cycle.md
_MILESTONE: Final = (140, date(2025, 9, 2), timedelta(weeks=4))


def examine_sandbox(patient: Patient) -> Iterator[Finding]:
    """Whether Chromium itself says that the map's sandbox is complete."""
    words = patient.words
    if os.name == "posix" and os.geteuid() == 0:
        text = words("Root has no sandbox, so it was not tried.")
        yield Finding("sandbox", "look", text, words("Run this as the exhibit's user."))
        return
    problem = sandbox_problem(words)
    said = problem or _ask("desktop.mapview.sandboxtrial")
    if SANDBOXED in said:
        yield Finding("sandbox", "well", words("The map runs in Chromium's sandbox."))
        return
    text = problem or words("Chromium's sandbox is not complete ({said}).", said=_short(said))
    allow = words("Allow user namespaces to the exhibit's user.")
    profile = words("Load the AppArmor profile that “career-atlas kiosk install” writes.")
    yield Finding("sandbox", "bad", text, profile if _is_restricted() else allow)


def examine_fonts(patient: Patient) -> Iterator[Finding]:
    """Latin, Latvian and Cyrillic letters."""
    words, told = patient.words, _told(patient)
    if told.get("fonts"):
        text = words("Fonts are missing or damaged: {missing}", missing=" ".join(told["fonts"]))
        yield Finding("fonts", "bad", text, words("Run set-up again."))
    else:
        yield Finding("fonts", "well", words("Latin, Latvian and Cyrillic letters are there."))


def examine_voices(patient: Patient) -> Iterator[Finding]:
    """A voice for each language, for those who cannot see."""
    words, voices = patient.words, _told(patient)["voices"]
    there = ", ".join(code for code in LANGUAGES if voices[code])
    lacking = ", ".join(code for code in LANGUAGES if not voices[code])
    if there:
        text = words("There is a voice for: {languages}.", languages=there)
        yield Finding("voices", "well", text)
    if lacking:
        text = words("There is no voice for: {languages}.", languages=lacking)
        step = words("Install Speech Dispatcher with a voice for it; till then it is silent.")
        yield Finding("voices", "look", text, step)


def examine_program(patient: Patient) -> Iterator[Finding]:
    """The versions, and how old the engine's security fixes are."""
    words, told = patient.words, _told(patient)
    named = f"Career Atlas {version()}, Qt {told['qt']}, {told['engine']}"
    months = _months_old(told["engine"].rpartition("(")[2])
    if months > OLD_MONTHS:
        text = words("{named}: its security fixes are about {n} months old.", named=named, n=months)
        step = words("Install a newer version, soon where the machine has a network.")
        yield Finding("program", "look", text, step)
    else:
        yield Finding("program", "well", f"{named}.")


def _months_old(patches: str) -> int:
    number = patches.partition(".")[0]
    if not number.isdecimal():
        return 0
    first, day, every = _MILESTONE
    made = day + (int(number) - first) * every
    return max(0, (datetime.now(UTC).date() - made).days // 30)


def _is_restricted() -> bool:
    try:
        return _RESTRICTED.read_text(encoding="ascii").strip() == "1"
    except OSError:
        return False


def _told(patient: Patient) -> dict[str, Any]:
    """What Qt says of this machine. Raises ValueError where it says nothing."""
    said = _ask("desktop.doctor.asking", str(patient.locations.assets / "fonts"))
    for line in reversed(said.splitlines()):
        if line.startswith("{"):
            return dict(json.loads(line))
    raise ValueError(_short(said) or "Qt did not answer")


def _ask(module: str, *words: str) -> str:
    """Run one of our modules as a child and give what it says; it has no screen to disturb."""
    known = [str(_TOP), os.environ.get("PYTHONPATH", "")]
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(known)}
    command = [sys.executable, "-m", module, *words]
    with subprocess.Popen(
        command,
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
    ) as child:
        try:
            return child.communicate(timeout=TRIAL_S)[0]
        except subprocess.TimeoutExpired:
            return f"no answer within {TRIAL_S} s"
        finally:
            _end(child)


def _end(child: subprocess.Popen[str]) -> None:
    """With all that it started; those would keep the pipe open."""
    if os.name == "posix":
        import signal

        with suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
    child.kill()


def _short(said: str) -> str:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[-1][:200] if lines else ""
