"""What a soak found, as a table for people and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any, Final

from desktop.soak.faults import Outcome
from desktop.soak.stage import Sample

__all__ = ["MOST_GROWTH", "Report", "as_json", "table"]

MOST_GROWTH: Final = 1.10
MOST_MORE_HANDLES: Final = 10
"""So many handles may be open for the moment: a clip of sound, a file that is read."""
_ENDS: Final = 2


@dataclass(slots=True)
class Report:
    """Everything that was found. ``warm`` is where in ``samples`` the warm-up is over."""

    seed: int
    seconds: float = 0.0
    visits: int = 0
    steps: int = 0
    resets: int = 0
    recoveries: int = 0
    lives: int = 0
    done: Counter[str] = field(default_factory=Counter)
    outcomes: list[Outcome] = field(default_factory=list)
    samples: list[Sample] = field(default_factory=list)
    warm: int = 0
    differing: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def verdict(self) -> list[str]:
        """Everything that is not as it must be."""
        wrong = [*self.broken, *(f"not as fresh: {each}" for each in self.differing)]
        wrong += [f"{each.fault}: not recovered" for each in self.outcomes if not each.recovered]
        if not self.outcomes or len(self.samples) - self.warm < 2:
            wrong.append("it was too short to say anything: nothing went wrong, or was measured")
        if self.samples:
            if self.growth > MOST_GROWTH:
                wrong.append(f"memory grew to {self.growth:.2f} times that after warm-up")
            if self.more_handles > MOST_MORE_HANDLES:
                wrong.append(f"{self.more_handles} more handles are open than after warm-up")
        return wrong

    @property
    def memory(self) -> tuple[float, float]:
        """Megabytes after warm-up and at the end."""
        warm, last = self._ends()
        return median(each.memory for each in warm), median(each.memory for each in last)

    @property
    def growth(self) -> float:
        """Memory at the end as a multiple of that after warm-up."""
        warm, last = self.memory
        return last / warm

    @property
    def more_handles(self) -> int:
        """Handles at the end beyond those after warm-up."""
        warm, last = self._ends()
        return int(median(e.handles for e in last) - median(e.handles for e in warm))

    def _ends(self) -> tuple[Sequence[Sample], Sequence[Sample]]:
        return self.samples[self.warm : self.warm + _ENDS], self.samples[-_ENDS:]


def table(report: Report) -> str:
    """The findings in lines."""
    lines = [
        f"seed {report.seed}, {report.seconds / 60:.1f} minutes, {report.visits} visits, "
        f"{report.steps} steps seen, {report.resets} resets, {report.recoveries} recoveries of the "
        f"map, {report.lives} starts of the program",
        "done: " + ", ".join(f"{count} {way}" for way, count in sorted(report.done.items())),
    ]
    if report.samples:
        warm, last = report.memory
        lines.append(
            f"memory: {warm:.0f} MB after warm-up, {last:.0f} MB at the end, {report.growth:.2f} "
            f"times (bar {MOST_GROWTH:.2f}); handles: {report.more_handles:+d}"
        )
    lines += [
        "",
        f"{'fault':<20}{'times':>6}{'mended':>8}{'median s':>10}{'worst s':>9}  in the bar",
    ]
    lines += [
        _row(name, report.outcomes) for name in dict.fromkeys(e.fault for e in report.outcomes)
    ]
    lines += ["", *report.notes]
    wrong = report.verdict()
    return "\n".join(
        [*lines, *(f"NOT WELL: {each}" for each in wrong), "well" if not wrong else ""]
    )


def _row(name: str, outcomes: Sequence[Outcome]) -> str:
    mine = [each for each in outcomes if each.fault == name]
    times = [each.seconds for each in mine if each.seconds is not None]
    within = sum(each.seconds is not None and each.seconds <= each.bar for each in mine)
    middle, worst = (f"{median(times):.1f}", f"{max(times):.1f}") if times else ("–", "–")
    mended = sum(each.recovered for each in mine)
    bar = f"{within} of {len(mine)} ({mine[0].bar:.0f} s)" if mine[0].bar else "a whole visit"
    return f"{name:<20}{len(mine):>6}{mended:>8}{middle:>10}{worst:>9}  {bar}"


def as_json(report: Report) -> dict[str, Any]:
    """The findings as plain values."""
    values = {name: getattr(report, name) for name in ("seed", "seconds", "visits", "steps")}
    values |= {name: getattr(report, name) for name in ("resets", "recoveries", "lives", "notes")}
    if report.samples:
        warm, last = report.memory
        values |= {"memory_warm_mb": warm, "memory_end_mb": last, "growth": report.growth}
        values |= {"more_handles": report.more_handles}
    plain = [{name: getattr(e, name) for name in Outcome.__slots__} for e in report.outcomes]
    measured = [{name: getattr(e, name) for name in Sample.__slots__} for e in report.samples]
    wrong = report.verdict()
    return {
        **values,
        "done": dict(report.done),
        "faults": plain,
        "samples": measured,
        "wrong": wrong,
        "well": not wrong,
    }
