"""The whole examination. Nothing in it may keep the rest from being looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from desktop.doctor.engine import examine_fonts, examine_program, examine_sandbox, examine_voices
from desktop.doctor.finding import Finding, Patient
from desktop.doctor.machine import examine_clock, examine_graphics, examine_memory, examine_touch
from desktop.doctor.storage import examine_content, examine_disk, examine_settings

__all__ = ["examine"]

_EXAMINATIONS: Final[dict[str, Callable[[Patient], Iterable[Finding]]]] = {
    "sandbox": examine_sandbox,
    "fonts": examine_fonts,
    "graphics": examine_graphics,
    "touch": examine_touch,
    "clock": examine_clock,
    "disk": examine_disk,
    "content": examine_content,
    "voices": examine_voices,
    "memory": examine_memory,
    "program": examine_program,
    "settings": examine_settings,
}


def examine(patient: Patient) -> Iterator[Finding]:
    """Look at everything, one after the other; each comes as soon as it is known."""
    for topic, examination in _EXAMINATIONS.items():
        try:
            yield from list(examination(patient))
        except Exception as error:
            why = f"{type(error).__name__}: {error}"
            words = patient.words
            yield Finding(
                topic,
                "look",
                words("This could not be looked at ({why}).", why=why),
                words("Look at it by hand."),
            )
