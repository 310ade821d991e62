"""How soon the exhibit is up after a power cut, again and again, at the processors' own speed."""

from __future__ import annotations

import random
import shutil
import time
from collections import Counter
from collections.abc import Iterator
from typing import Final

from tests.machine.container import Container
from tests.machine.exhibit import HOME, PROGRAM, UNIT, Exhibit, Row
from tests.machine.sticks import CAREER, SHELF, Museum, shelved

__all__ = ["restarts"]

BAR_S: Final = 60.0
"""From power to the picture. Firmware and kernel take their part of it, and are not here."""

WHOLE: Final = ("old", "new")

_STICK: Final = "/srv/stick"
_TAKE: Final = (
    f"cd / && runuser -u exhibit -- env HOME={HOME} CAREER_ATLAS_STATE={HOME}/state"
    f" CAREER_ATLAS_DATA={HOME}/data CAREER_ATLAS_CACHE=/var/cache/career-atlas"
    f" {PROGRAM} update watch-stick --career {CAREER} --into {SHELF} --once {_STICK}"
)


def restarts(exhibit: Exhibit[Container], museum: Museum, times: int) -> Iterator[Row]:
    """Install, and let the power go: once right after the first picture, then so many times in
    updates, half of them while the stick is read, half while the exhibit takes it up."""
    machine = exhibit.machine
    machine.build(UNIT)
    (machine.folder / "upper/root").mkdir()
    (machine.folder / "upper/root/root.json").write_bytes(museum.root)
    machine.switch_on()
    try:
        machine.ask("systemctl is-system-running --wait")
        exhibit.install()
        yield Row("installed, and on show", True, exhibit.wait_until_shown())
        machine.cut_power()
        yield Row("cut at its first picture; up again", *_up(exhibit))
        tried = [_cut_in_an_update(exhibit, museum, late=bool(n % 2)) for n in range(times)]
        told = ", ".join(f"{count} {kind}" for kind, count in Counter(k for k, _ in tried).items())
        yield Row(f"{times} cuts in updates", all(k in WHOLE for k, _ in tried), None, told)
        seconds = sorted(up for _, up in tried)
        yield Row("up again, at the middle of them", True, seconds[times // 2])
        yield Row("up again, at the slowest", seconds[-1] < BAR_S, seconds[-1])
    finally:
        machine.cut_power()


def _up(exhibit: Exhibit[Container]) -> tuple[bool, float]:
    exhibit.machine.switch_on()
    exhibit.wait_until_shown()
    up = time.monotonic() - exhibit.machine.switched_on
    return up < BAR_S, up


def _cut_in_an_update(
    exhibit: Exhibit[Container], museum: Museum, *, late: bool
) -> tuple[str, float]:
    """What is shown afterwards, and after how many seconds."""
    museum.publish()
    before, _ = shelved(exhibit)
    stick = exhibit.machine.folder / f"root{_STICK}"
    shutil.rmtree(stick, ignore_errors=True)
    shutil.copytree(museum.repository, stick / "career-atlas")
    exhibit.machine.run(f"nohup bash -c '{_TAKE}' >/dev/null 2>&1 &")
    if late:
        # It is read; the exhibit looks each half minute whether something waits for it.
        exhibit.wait(lambda: exhibit.machine.ask("pgrep -f [w]atch-stick")[0] != 0, 60, step=0.05)
    time.sleep(random.uniform(0, 32 if late else 0.6))
    exhibit.machine.cut_power()
    _, seconds = _up(exhibit)
    now, said = shelved(exhibit)
    return said[0] or {str(museum.version): "new", before: "old"}.get(now, now), seconds
