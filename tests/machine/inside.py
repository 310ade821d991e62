"""Runs inside the machine, with nothing but its own Python: a root's shell and ten fingers.

One line of JSON comes in, one goes out. ``{"command", "timeout"}`` is run by bash;
``{"fingers", "steps", "hold"}`` moves fingers over a touch screen that this program makes through
the kernel (uinput): for each finger its way as points between 0 and 1, in so many steps of 20 ms,
held at its end for so many seconds.
"""

from __future__ import annotations

import json
import subprocess
import time
from pathlib import Path
from typing import Any

PORT = Path("/dev/virtio-ports/atlas")
EXTENT = 32767
STEP_S = 0.02
SLOTS = 10


def touch_screen() -> Any:
    """A touch screen of the kernel's: multitouch by slots, laid over the picture."""
    from evdev import AbsInfo, UInput, ecodes

    across = AbsInfo(0, 0, EXTENT, 0, 0, 40)
    position = [(code, across) for code in (ecodes.ABS_X, ecodes.ABS_Y)]
    position += [(code, across) for code in (ecodes.ABS_MT_POSITION_X, ecodes.ABS_MT_POSITION_Y)]
    slots = [(ecodes.ABS_MT_SLOT, AbsInfo(0, 0, SLOTS - 1, 0, 0, 0))]
    ids = [(ecodes.ABS_MT_TRACKING_ID, AbsInfo(0, 0, 65535, 0, 0, 0))]
    return UInput(
        {ecodes.EV_KEY: [ecodes.BTN_TOUCH], ecodes.EV_ABS: position + slots + ids},
        name="Ten fingers",
        input_props=[ecodes.INPUT_PROP_DIRECT],
    )


class Fingers:
    """The hand over the touch screen; every touch has an identity of its own."""

    def __init__(self) -> None:
        self._screen = touch_screen()
        self._touches = 0

    def move(self, ways: list[list[list[float]]], *, steps: int, hold: float) -> None:
        """Put down all fingers, move each along its way, hold (seconds), and lift them."""
        from evdev import ecodes as e

        for slot, way in enumerate(ways):
            self._touches += 1
            self._event(e.EV_ABS, e.ABS_MT_SLOT, slot)
            self._event(e.EV_ABS, e.ABS_MT_TRACKING_ID, self._touches)
            self._place(way[0])
        self._event(e.EV_KEY, e.BTN_TOUCH, 1)
        self._screen.syn()
        for step in range(1, steps + 1):
            time.sleep(STEP_S)
            for slot, (first, last) in enumerate((way[0], way[-1]) for way in ways):
                self._event(e.EV_ABS, e.ABS_MT_SLOT, slot)
                self._place([a + (b - a) * step / steps for a, b in zip(first, last, strict=True)])
            self._screen.syn()
        time.sleep(hold)
        for slot in range(len(ways)):
            self._event(e.EV_ABS, e.ABS_MT_SLOT, slot)
            self._event(e.EV_ABS, e.ABS_MT_TRACKING_ID, -1)
        self._event(e.EV_KEY, e.BTN_TOUCH, 0)
        self._screen.syn()

    def _place(self, point: list[float]) -> None:
        from evdev import ecodes as e

        for code, part in zip((e.ABS_MT_POSITION_X, e.ABS_MT_POSITION_Y), point, strict=True):
            self._event(e.EV_ABS, code, round(part * EXTENT))

    def _event(self, kind: int, code: int, value: int) -> None:
        self._screen.write(kind, code, value)


def run(command: str, timeout: float) -> dict[str, object]:
    """What bash says to a command, and its status; 124 where it takes longer than ``timeout``
    seconds."""
    try:
        done = subprocess.run(
            ["bash", "-c", command],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=timeout,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired:
        return {"status": 124, "said": ""}
    return {"status": done.returncode, "said": done.stdout + done.stderr}


def main() -> None:
    """Answer for ever."""
    fingers = Fingers()
    with PORT.open("r+b", buffering=0) as port:
        heard = b""
        while True:
            heard += port.read(65536) or b""
            while b"\n" in heard:
                line, _, heard = heard.partition(b"\n")
                asked = json.loads(line)
                answer: dict[str, object] = {"number": asked["number"], "status": 0, "said": ""}
                if "fingers" in asked:
                    fingers.move(asked["fingers"], steps=asked["steps"], hold=asked["hold"])
                else:
                    answer |= run(asked["command"], asked["timeout"])
                told = json.dumps(answer).encode() + b"\n"
                while told:
                    told = told[port.write(told) :]
            if not heard:
                time.sleep(0.02)  # nobody at the other end: reading gives nothing at once


if __name__ == "__main__":
    main()
