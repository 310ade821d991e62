"""Programs that die and hang, keys, and fingers: what is done to the exhibit while it runs."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Final

from tests.machine.emulator import Machine
from tests.machine.exhibit import NEXT, UNIT, Exhibit, Row

__all__ = ["doctor", "fingers", "keys", "killed", "left"]

ENDED: Final = (("renderer", "KILL"), ("exhibit", "KILL"), ("cage", "KILL"), ("supervisor", "KILL"))
HUNG: Final = (("renderer", "STOP"), ("exhibit", "STOP"), ("cage", "STOP"), ("supervisor", "STOP"))
OUT: Final = (
    ("ctrl", "alt", "f2"),
    ("alt", "f4"),
    ("ctrl", "alt", "delete"),
    ("ctrl", "alt", "backspace"),
    ("alt", "sysrq", "r"),
    ("ctrl", "alt", "f2"),
    ("alt", "sysrq", "b"),
    ("ctrl", "q"),
    ("sleep",),
)


def killed(exhibit: Exhibit[Machine]) -> Iterator[Row]:
    """Each part is killed, and then stopped, in the middle of a visit."""
    for part, signal in (*ENDED, *HUNG):
        exhibit.wait_until_shown()
        exhibit.machine.touch([(0.5, 0.5)], steps=2)
        before = exhibit.pid(part)
        lost = exhibit.state().get("state", {}).get("recoveries", 0)
        exhibit.machine.run(f"kill -{signal} {before}")
        begun = time.monotonic()
        exhibit.wait(lambda: _another(exhibit, part, before, lost), 400)  # noqa: B023
        exhibit.wait_until_shown()
        seconds = time.monotonic() - begun
        leftover = exhibit.machine.run("pgrep -xc cage")
        yield Row(f"{part} {signal}", leftover == "1", seconds, f"cages left: {leftover}")


def _another(exhibit: Exhibit[Machine], part: str, before: int, lost: int) -> bool:
    if part == "renderer":
        state = exhibit.state().get("state", {})
        return bool(state.get("fresh")) and state.get("recoveries", 0) > lost
    now = exhibit.pid(part)
    return now not in (0, before)


def keys(exhibit: Exhibit[Machine]) -> Iterator[Row]:
    """No key leaves it: the same terminal, the same processes, the same boot."""
    whole = "cat /sys/class/tty/tty0/active /proc/sys/kernel/random/boot_id; pgrep -x cage"
    before = exhibit.machine.run(whole)
    for pressed in OUT:
        exhibit.machine.keys(*pressed)
        time.sleep(2)
        yield Row(f"key {'+'.join(pressed)}", exhibit.machine.run(whole) == before)


def fingers(exhibit: Exhibit[Machine]) -> Iterator[Row]:
    """Real touches, through the kernel."""
    machine = exhibit.machine
    exhibit.wait(lambda: exhibit.says("asleep"), 300)
    machine.touch([(0.5, 0.5)], steps=2)
    yield Row("a touch wakes it", True, exhibit.wait(lambda: exhibit.says("awake"), 60))
    machine.touch([NEXT], steps=2)  # the note
    time.sleep(3)
    machine.touch([NEXT], steps=2)
    yield Row("“next” steps", True, exhibit.wait(lambda: exhibit.says("posting 2"), 60))
    time.sleep(10)
    seen = [machine.picture("touch-0")]
    for name, ways in (
        ("drag", [[(0.15, 0.3), (0.35, 0.4)]]),
        ("pinch apart", [[(0.13, 0.2), (0.06, 0.06)], [(0.17, 0.3), (0.24, 0.44)]]),
        ("pinch together", [[(0.06, 0.06), (0.13, 0.2)], [(0.24, 0.44), (0.17, 0.3)]]),
    ):
        machine.touch(*ways, steps=30)
        time.sleep(8)
        seen.append(machine.picture(f"touch-{name.replace(' ', '-')}"))
        same = seen[-1].read_bytes() == seen[-2].read_bytes()
        yield Row(f"{name} moves the map", not same and exhibit.on_show(), None, str(seen[-1]))
    for name, place in (("map", (0.1, 0.3)), ("text", (0.75, 0.35))):
        machine.touch([place], steps=1, hold=2.5)
        time.sleep(3)
        held = machine.picture(f"touch-held-{name}")
        same = held.read_bytes() == seen[-1].read_bytes()
        yield Row(f"a long press on the {name} opens nothing", same, None, str(held))


def left(exhibit: Exhibit[Machine], pin: str) -> Iterator[Row]:
    """Staff leave with their PIN: status 75, and it stays away."""
    exhibit.wait_until_shown()
    exhibit.wait(lambda: exhibit.says("asleep"), 300)
    exhibit.machine.keys("right")  # any key only wakes it
    exhibit.wait(lambda: exhibit.says("awake"), 60)
    exhibit.machine.keys("ctrl", "alt", "shift", "p")
    time.sleep(4)
    for digit in pin:
        exhibit.machine.keys(digit)
        time.sleep(0.5)
    exhibit.machine.keys("ret")
    time.sleep(4)
    page = exhibit.machine.picture("staff")
    for key in ("tab", "tab", "tab", "tab", "spc"):  # to “Leave the exhibit”
        exhibit.machine.keys(key)
        time.sleep(1)
    seconds = exhibit.wait(lambda: exhibit.shown("ActiveState") == "inactive", 60)
    time.sleep(10)
    status, state = exhibit.shown("ExecMainStatus"), exhibit.shown("ActiveState")
    held = (status, state) == ("75", "inactive")
    yield Row("staff leave with their PIN", held, seconds, f"status {status}, {state}; {page}")
    exhibit.machine.run(f"systemctl start --no-block {UNIT}")


def doctor(exhibit: Exhibit[Machine]) -> Iterator[Row]:
    """What the program says of this machine, beside the exhibit that runs."""
    begun = time.monotonic()
    status, said = exhibit.doctor()
    seconds = time.monotonic() - begun
    yield Row("doctor, to its end", status == 0, seconds, said.replace("\n", "; "))
