"""The exhibit on the machine, as a technician with a root's shell sees it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Generic, Protocol, TypeVar

__all__ = ["HOME", "NEXT", "PROGRAM", "UNIT", "Exhibit", "Row", "System"]

UNIT: Final = "career-atlas-kiosk"
PROGRAM: Final = "/opt/career-atlas/bin/career-atlas"
HOME: Final = "/var/lib/career-atlas"
STATE: Final = f"{HOME}/state"
NEXT: Final = (0.957, 0.857)
"""Where “next” stands on a screen of 1280 by 720, in parts of it."""
PATIENCE_S: Final = 600
"""An emulated machine is ten times slower than a real one."""

PARTS: Final = {
    "supervisor": f"systemctl show -P MainPID {UNIT}",
    "cage": "pgrep -x cage",
    "exhibit": "pgrep -f '^/opt/career-atlas/bin/python3 -m desktop kiosk zak'",
    # The youngest of them; the others only wait to be its parents.
    "renderer": "pgrep -nf '[t]ype=zygote'",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that was tried: whether it held, in how many seconds, and what was seen."""

    what: str
    held: bool
    seconds: float | None = None
    seen: str = ""


class System(Protocol):
    """What runs the exhibit, and lets root look inside."""

    def run(self, command: str, *, within: float = 120) -> str:
        """What root's bash says. Raises RuntimeError where its status is not 0."""

    def ask(self, command: str, *, within: float = 120) -> tuple[int, str]:
        """The status and what was said."""

    def forget_shell(self) -> None:
        """Take hold of it anew when it is next wanted."""


S = TypeVar("S", bound=System)


@dataclass
class Exhibit(Generic[S]):
    """``machine`` is switched on."""

    machine: S

    def wait_for_shell(self, within: float = 300) -> None:
        """Until the system is up so far that root can look. Raises TimeoutError."""
        self.wait(self._answers, within, step=1)

    def install(self, *words: str) -> str:
        """As a technician installs."""
        more = " ".join(words)
        return self.machine.run(
            f"cd /root && {PROGRAM} kiosk install --answers answers.toml --into / {more} 2>&1",
            within=PATIENCE_S,
        )

    def put(self, path: str, data: bytes) -> None:
        """Write a file inside."""
        import base64

        for start in range(0, max(1, len(data)), 60000):
            part = base64.b64encode(data[start : start + 60000]).decode()
            arrow = ">>" if start else ">"
            self.machine.run(f"base64 -d {arrow} {path} <<'X'\n{part}\nX")

    def doctor(self) -> tuple[int, str]:
        """Its status and words, asked as docs/technician.md says: as the exhibit's user."""
        places = f"CAREER_ATLAS_STATE={STATE} CAREER_ATLAS_DATA={HOME}/data"
        places += " CAREER_ATLAS_CACHE=/var/cache/career-atlas"
        words = f"{PROGRAM} doctor --settings {HOME}/kiosk.toml 2>&1"
        user = f"runuser -u exhibit -- env HOME={HOME} {places}"
        return self.machine.ask(f"cd / && {user} {words}", within=PATIENCE_S)

    def shown(self, name: str) -> str:
        """A property of the service."""
        return self.machine.run(f"systemctl show -P {name} {UNIT}")

    def state(self) -> dict[str, Any]:
        """What ``career-atlas kiosk status --json`` is made of; {} where nothing is known."""
        status, said = self.machine.ask(f"cat {STATE}/kiosk/status.json")
        return json.loads(said) if status == 0 else {}

    def on_show(self) -> bool:
        """Whether the map is painted and the exhibit says so."""
        status = self.shown("StatusText")
        active = self.shown("SubState") == "running"
        return active and ("asleep" in status or "awake" in status)

    def wait_until_shown(self, within: float = PATIENCE_S) -> float:
        """Seconds until it is on show."""
        return self.wait(self.on_show, within)

    def pid(self, part: str) -> int:
        """The process of ``supervisor``, ``cage``, ``exhibit`` or ``renderer``, 0 for none."""
        status, said = self.machine.ask(PARTS[part])
        return int(said.split()[-1]) if status == 0 and said.strip() else 0

    def says(self, what: str) -> bool:
        """Whether its status has these words."""
        return what in self.shown("StatusText")

    def wait(self, true: Callable[[], bool], within: float, *, step: float = 0.5) -> float:
        """Seconds until something is true. Raises TimeoutError."""
        begun = time.monotonic()
        while not true():
            if time.monotonic() - begun > within:
                raise TimeoutError(f"not within {within:.0f} s")
            time.sleep(step)
        return time.monotonic() - begun

    def _answers(self) -> bool:
        try:
            self.machine.forget_shell()
            return self.machine.ask("true", within=5)[0] == 0
        except (OSError, EOFError):
            return False
