"""Which stops a lesson has, in which order, and how long it is meant to take. No Qt in here."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from geodata.careers.lesson import PresetText
from geodata.errors import GeodataError

__all__ = ["Pace", "Plan", "UnknownPreset", "choose_plan", "pace_of"]

PaceKind = Literal["on time", "ahead", "behind", "over"]

_SLACK_S: Final = 60.0
"""A minute early or late is on time: nobody should hurry for less."""


class UnknownPreset(GeodataError):
    """A preset was asked for that the career does not have."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The stops (0-based steps of the career, ascending) of a lesson of ``minutes``.

    ``id`` is the preset's, "" for the whole career.
    """

    steps: tuple[int, ...]
    minutes: int
    id: str = ""
    title: str = ""

    def after(self, step: int) -> int | None:
        """The plan's next stop after a step of the career, None after the last."""
        at = bisect_right(self.steps, step)
        return self.steps[at] if at < len(self.steps) else None

    def before(self, step: int) -> int | None:
        """The plan's last stop before a step of the career, None before the first."""
        at = bisect_left(self.steps, step)
        return self.steps[at - 1] if at else None

    def stops_begun(self, step: int) -> int:
        """How many of the plan's stops lie at or before a step."""
        return bisect_right(self.steps, step)


@dataclass(frozen=True, slots=True)
class Pace:
    """Whether the lesson keeps its time; ``minutes`` says by how many whole ones it does not."""

    kind: PaceKind
    minutes: int = 0


def choose_plan(
    presets: Sequence[PresetText], asked: str | None, *, count: int, minutes: int
) -> Plan:
    """The preset with the id ``asked``, or with that many minutes ("20"); the whole career of
    ``count`` stops in ``minutes`` where none is asked for. Raises UnknownPreset."""
    if not asked:
        return Plan(tuple(range(count)), minutes)
    for preset in presets:
        if asked in (preset.id, str(preset.minutes)):
            return Plan(preset.steps, preset.minutes, preset.id, preset.title)
    known = ", ".join(f"{preset.id} ({preset.minutes})" for preset in presets)
    raise UnknownPreset(
        f"There is no preset “{asked}”. There are: {known or 'none'}. "
        "Leave --preset out for the whole career."
    )


def pace_of(plan: Plan, step: int, elapsed_s: float) -> Pace:
    """How the lesson stands at a step after so many seconds; each stop has an equal share."""
    whole = plan.minutes * 60.0
    if elapsed_s > whole:
        return Pace("over", _minutes(elapsed_s - whole))
    share = whole / max(1, len(plan.steps))
    begun = plan.stops_begun(step)
    early, late = (begun - 1) * share - elapsed_s, elapsed_s - begun * share
    if late > _SLACK_S:
        return Pace("behind", _minutes(late))
    return Pace("ahead", _minutes(early)) if early > _SLACK_S else Pace("on time")


def _minutes(seconds: float) -> int:
    return int(seconds // 60)
