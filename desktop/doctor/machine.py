"""The machine itself: what draws, what is touched, what time it thinks it is, and its memory."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from desktop.doctor.finding import Finding, Patient
from desktop.mapview.graphics import prepare
from geodata.updates.installed import installed_content, updates_folder

__all__ = ["examine_clock", "examine_graphics", "examine_memory", "examine_touch"]

_NEEDED_MB: Final = 1500
_LEAST_MB: Final = 700
_FREE_MB: Final = 500
_WRONG_S: Final = 300
_ABS_MT_POSITION_X: Final = 0x35
_INPUT_PROP_DIRECT: Final = 1
"""Bits of the kernel's include/uapi/linux/input-event-codes.h; together they are a touch screen."""
_FIRST_YEAR: Final = 2026
"""No copy of this program is older."""


def examine_graphics(patient: Patient) -> Iterator[Finding]:
    """What draws the window."""
    words = patient.words
    chosen = prepare(environ=dict(os.environ))
    if chosen.software:
        text = words("The processor draws the window ({why}); that is enough.", why=chosen.reason)
    else:
        text = words("The graphics card draws the window ({why}).", why=chosen.reason)
    yield Finding("graphics", "well", text)


def examine_touch(patient: Patient, *, sys: Path = Path("/sys/class/input")) -> Iterator[Finding]:
    """Which touch screens the kernel knows."""
    words = patient.words
    names = [_read(device / "name") for device in sorted(sys.glob("event*/device"))]
    names = [
        name
        for name, device in zip(names, sorted(sys.glob("event*/device")), strict=True)
        if _is_touch_screen(device)
    ]
    if names:
        text = words("A touch screen is there: {names}.", names=", ".join(names))
        yield Finding("touch", "well", text)
    else:
        step = words("Plug it in, or give visitors a mouse, a keyboard or a keypad.")
        yield Finding("touch", "look", words("No touch screen was found."), step)


def examine_clock(
    patient: Patient, *, now: float | None = None, rtc: Path = Path("/sys/class/rtc/rtc0")
) -> Iterator[Finding]:
    """Whether the time can be believed, and outlives a power cut."""
    words = patient.words
    at = time.time() if now is None else now
    shown = datetime.fromtimestamp(at).astimezone().strftime("%Y-%m-%d %H:%M")
    published = _published(patient)
    if datetime.fromtimestamp(at, UTC).year < _FIRST_YEAR or shown[:10] < published:
        text = words("The clock says {now}, which cannot be.", now=shown)
        step = words("Set it: updates are refused until then. The exhibit itself goes on.")
        yield Finding("clock", "bad", text, step)
    else:
        yield Finding("clock", "well", words("The clock says {now}, which can be.", now=shown))
    yield from _battery(patient, at, rtc)


def _battery(patient: Patient, now: float, rtc: Path) -> Iterator[Finding]:
    words = patient.words
    kept = _read(rtc / "since_epoch")
    if not kept.isdecimal():
        text = words("No clock with a battery was found: after a power cut the time is wrong.")
        step = words("Opening hours and updates need the time; the exhibit itself does not.")
        yield Finding("clock", "look", text, step)
    elif abs(int(kept) - now) > _WRONG_S:
        minutes = round(abs(int(kept) - now) / 60)
        text = words("The clock with the battery is {n} minutes off.", n=minutes)
        yield Finding("clock", "look", text, words("As root: hwclock --systohc"))


def _published(patient: Patient) -> str:
    """The day on which the content was published, "" for what shipped."""
    folder = updates_folder(patient.locations)
    return installed_content(folder, career=patient.career, shipped="").published[:10]


def examine_memory(patient: Patient, *, meminfo: Path = Path("/proc/meminfo")) -> Iterator[Finding]:
    """Whether there is memory enough, all in all and now."""
    words = patient.words
    known = dict(line.partition(":")[::2] for line in _read(meminfo).splitlines())
    all_mb, free_mb = (_mb(known.get(name, "")) for name in ("MemTotal", "MemAvailable"))
    if not all_mb:
        raise ValueError(f"{meminfo} says nothing")
    numbers = {"free": words.number(free_mb), "all": words.number(all_mb)}
    text = words("{free} of {all} MB of memory are free.", **numbers)
    if all_mb >= _NEEDED_MB and free_mb >= _FREE_MB:
        yield Finding("memory", "well", text)
        return
    step = words("The exhibit takes about {n} MB. End what else runs.", n=words.number(_LEAST_MB))
    yield Finding("memory", "bad" if all_mb < _LEAST_MB else "look", text, step)


def _mb(value: str) -> int:
    number = value.strip().partition(" ")[0]
    return int(number) // 1024 if number.isdecimal() else 0


def _is_touch_screen(device: Path) -> bool:
    multitouch = _has_bit(_read(device / "capabilities" / "abs"), _ABS_MT_POSITION_X)
    return multitouch and _has_bit(_read(device / "properties"), _INPUT_PROP_DIRECT)


def _has_bit(mask: str, bit: int) -> bool:
    """Whether a bit is set in the kernel's list of 64-bit words, the highest word first."""
    value = 0
    with suppress(ValueError):
        for word in mask.split():
            value = value << 64 | int(word, 16)
    return bool(value >> bit & 1)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
