"""Everything that one soak is made of, and the visits that it consists of."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, Final

from PIL import Image

from desktop.soak.disk import TinyDisk
from desktop.soak.museum import Museum
from desktop.soak.processes import handles, memory_mb
from desktop.soak.program import Program
from desktop.soak.screen import Mode, Screen, share_that_differs
from desktop.soak.visitor import Visitor

__all__ = ["Sample", "Stage"]

SLEEP_LIMIT_S: Final = 180.0
"""A visitor may leave while the career plays by itself; that takes its time, and then the idle
clock begins."""
PICTURE_LIMIT_S: Final = 40.0
MOST_THAT_DIFFERS: Final = 0.0005
"""Share of the pixels of the waiting picture; one letter of its smallest text is more."""
_LEFT_OVER: Final = ("page", "step", "language")


@dataclass(frozen=True, slots=True)
class Sample:
    """One measurement, taken while the exhibit sleeps. Seconds since the start, megabytes."""

    at: float
    life: int
    memory: float
    handles: int
    resets: int


@dataclass(slots=True)
class Stage:
    """``golden`` is the waiting picture by mode; ``fresh`` what the exhibit says of itself before
    the first visitor; ``differing`` is what was found otherwise later. ``plays`` is the chance that
    a visitor leaves the career playing, which then goes on to its end."""

    program: Program
    screen: Screen
    visitor: Visitor
    disk: TinyDisk
    museum: Museum
    clock: Path
    folder: Path
    chance: Random
    plays: float = 0.0
    begun: float = field(default_factory=time.monotonic)
    golden: dict[Mode, Image.Image] = field(default_factory=dict)
    fresh: dict[str, Any] = field(default_factory=dict)
    differing: list[str] = field(default_factory=list)
    samples: list[Sample] = field(default_factory=list)
    visits: int = 0

    def visit(self, things: int) -> None:
        """Somebody comes and does some things."""
        self.visits += 1
        self.visitor.wake()
        self.program.wait_for(lambda: not self.program.asleep, limit=5)
        for _ in range(things):
            self.visitor.act()
            self.program.hear(self.chance.uniform(0.05, 0.4))
        self.visitor.leave(plays=self.plays)

    def rest(self) -> bool:
        """Nobody is there any more: wait for the fresh start and look at it."""
        if self.program.wait_for(lambda: self.program.asleep, limit=SLEEP_LIMIT_S) is None:
            self.differing.append(f"{self._now()}: it did not go to sleep: {self.program.state}")
            return False
        self.visitor.step_aside()
        self.program.hear(1.2)
        return self.look_fresh()

    def look_fresh(self) -> bool:
        """Compare the sleeping exhibit with what the first visitor met."""
        state = {name: self.program.state.get(name) for name in _LEFT_OVER}
        self.fresh = self.fresh or state
        if state != self.fresh:
            self.differing.append(f"{self._now()}: {state} and not {self.fresh}")
            return False
        return self._looks_fresh()

    def _looks_fresh(self) -> bool:
        mode = self.screen.mode
        if mode not in self.golden:
            self.golden[mode] = self._still()
            return True
        end = time.monotonic() + PICTURE_LIMIT_S
        while (share := self._share()) > MOST_THAT_DIFFERS:
            if time.monotonic() > end:
                self._keep(share)
                return False
            self.program.hear(0.5)
        return True

    def _share(self) -> float:
        return share_that_differs(self.screen.picture(), self.golden[self.screen.mode])

    def _still(self) -> Image.Image:
        """The picture once nothing in it has changed for some seconds."""
        end = time.monotonic() + PICTURE_LIMIT_S
        picture, same = self.screen.picture(), 0
        while same < 4 and time.monotonic() < end:
            self.program.hear(1)
            now = self.screen.picture()
            same = same + 1 if share_that_differs(picture, now) == 0 else 0
            picture = now
        return picture

    def _keep(self, share: float) -> None:
        name = f"differs-{len(self.differing) + 1}.png"
        self.screen.picture().save(self.folder / name)
        self.golden[self.screen.mode].save(self.folder / f"golden-{self.screen.mode.name}.png")
        self.differing.append(f"{self._now()}: {share:.2%} of the waiting picture, see {name}")

    def sample(self) -> Sample:
        """Measure; the least of some moments, for what is about to be given back is no leak."""
        memory, open_files = [], []
        for _ in range(3):
            self.program.hear(0.4)
            processes = self.program.processes()
            memory.append(memory_mb(processes))
            open_files.append(handles(processes))
        sample = Sample(
            round(time.monotonic() - self.begun, 1),
            self.program.lives,
            round(min(memory), 1),
            min(open_files),
            self.program.resets,
        )
        self.samples.append(sample)
        return sample

    def _now(self) -> str:
        return f"after {time.monotonic() - self.begun:.0f} s"
