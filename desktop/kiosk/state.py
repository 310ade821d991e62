"""What an exhibit is doing, as plain values for whoever watches over it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geodata.version import version

if TYPE_CHECKING:
    from desktop.kiosk.exhibit import Exhibit

__all__ = ["state_of"]


def state_of(exhibit: Exhibit) -> dict[str, Any]:
    """``state`` is asleep, awake or warning; ``step`` counts from 1; ``content`` is the hash of
    the content on show; ``resets`` and ``recoveries`` count since the start."""
    visit = exhibit.visit
    presence = exhibit.idle.presence.value
    step, steps = visit.model.step + 1, visit.model.count
    return {
        "status": f"{presence}, posting {step} of {steps}, {visit.look.language}",
        "state": presence,
        "page": visit.page,
        "step": step,
        "steps": steps,
        "language": visit.look.language,
        "career": visit.career.id,
        "content": visit.career.content_hash,
        "version": version(),
        "resets": exhibit.resets,
        "recoveries": exhibit.recoveries,
    }
