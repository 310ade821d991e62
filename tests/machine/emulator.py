"""The machine as its owner has it in hand: power, screen, keys, sockets, and a root's shell."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

__all__ = ["Machine"]

SOCKETS: Final = ("control", "shell")
_CONSOLE: Final = "console=tty0 console=ttyS0 root=/dev/vda rw quiet"


class Line:
    """A socket on which one line of JSON answers another."""

    def __init__(self, path: Path, *, within: float) -> None:
        """Raises TimeoutError where nobody listens within so many seconds."""
        end = time.monotonic() + within
        while True:
            self._socket = socket.socket(socket.AF_UNIX)
            try:
                self._socket.connect(str(path))
                break
            except OSError:
                if time.monotonic() > end:
                    raise TimeoutError(f"nobody listens at {path.name}") from None
                time.sleep(0.1)
        self._heard = b""

    def say(self, words: dict[str, Any]) -> None:
        """Send one line."""
        self._socket.sendall(json.dumps(words).encode() + b"\n")

    def hear(self, within: float) -> dict[str, Any]:
        """The next line. Raises TimeoutError after so many seconds, EOFError at the end."""
        self._socket.settimeout(within)
        while b"\n" not in self._heard:
            part = self._socket.recv(65536)
            if not part:
                raise EOFError("the machine is off")
            self._heard += part
        line, _, self._heard = self._heard.partition(b"\n")
        answer: dict[str, Any] = json.loads(line)
        return answer


@dataclass
class Machine:
    """``folder`` has the disk (``disk.raw``), ``vmlinuz`` and ``initrd.img``, and gets logs and
    pictures. Sizes of the screen are in pixels, memory in megabytes."""

    folder: Path
    screen: tuple[int, int] = (1280, 720)
    memory: int = 4096
    more: Sequence[str] = ()
    switched_on: float = 0.0
    _emulator: subprocess.Popen[bytes] | None = None
    _control: Line | None = None
    _shell: Line | None = None
    _number: int = field(default=0)

    def switch_on(self) -> None:
        """Power. Returns as soon as the emulator obeys."""
        for name in SOCKETS:
            self._path(name).unlink(missing_ok=True)
        log = self._path("emulator.log").open("ab")
        self.switched_on = time.monotonic()
        self._emulator = subprocess.Popen(
            self._command(), stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )
        self._path("pid").write_text(str(self._emulator.pid))
        self.attach()

    def attach(self) -> None:
        """Take hold of a machine that runs."""
        self._control, self._shell = Line(self._path("control"), within=10), None
        self._control.hear(10)
        self.control("qmp_capabilities")

    def cut_power(self) -> None:
        """Nothing that was not on the disk yet gets there."""
        os.kill(int(self._path("pid").read_text()), signal.SIGKILL)
        if self._emulator is not None:
            self._emulator.wait()

    def control(self, command: str, **arguments: Any) -> Any:
        """Ask the emulator. Raises ValueError with its words where it refuses."""
        assert self._control is not None
        self._control.say({"execute": command, "arguments": arguments})
        while True:
            heard = self._control.hear(60)
            if "return" in heard:
                return heard["return"]
            if "error" in heard:
                raise ValueError(heard["error"]["desc"])

    def run(self, command: str, *, within: float = 120) -> str:
        """What root's bash says inside. Raises TimeoutError where it does not answer, RuntimeError
        where its status is not 0."""
        status, said = self.ask(command, within=within)
        if status:
            raise RuntimeError(f"{command}: status {status}: {said}")
        return said.strip()

    def ask(self, command: str, *, within: float = 120) -> tuple[int, str]:
        """The status and what was said."""
        answer = self._inside({"command": command, "timeout": within}, within)
        return int(answer["status"]), str(answer["said"])

    def touch(self, *ways: Sequence[tuple[float, float]], steps: int = 10, hold: float = 0) -> None:
        """Fingers on the screen: the way of each, in parts of the screen."""
        self._inside({"fingers": ways, "steps": steps, "hold": hold}, 60)

    def forget_shell(self) -> None:
        """Take hold of it anew when it is next wanted: the machine began again."""
        self._shell = None

    def keys(self, *names: str) -> None:
        """Press keys at once, by the emulator's names (``ctrl``, ``alt``, ``f2``)."""
        self.control("send-key", keys=[{"type": "qcode", "data": name} for name in names])

    def click(self, x: float, y: float) -> None:
        """Press the mouse button there, in parts of the screen."""
        place = [
            {"type": "abs", "data": {"axis": axis, "value": round(part * 32767)}}
            for axis, part in (("x", x), ("y", y))
        ]
        self.control("input-send-event", events=place)
        for down in (True, False):
            button = {"type": "btn", "data": {"down": down, "button": "left"}}
            self.control("input-send-event", events=[button])
            time.sleep(0.1)

    def picture(self, name: str) -> Path:
        """What stands on the screen, as a file."""
        path = self._path(f"{name}.png")
        self.control("screendump", filename=str(path), format="png")
        return path

    def _inside(self, asked: dict[str, Any], within: float) -> dict[str, Any]:
        self._number += 1
        if self._shell is None:
            self._shell = Line(self._path("shell"), within=10)
        self._shell.say({**asked, "number": self._number})
        end = time.monotonic() + within + 10
        while (answer := self._shell.hear(max(0.1, end - time.monotonic()))) is not None:
            if answer["number"] == self._number:
                return answer
        raise AssertionError

    def _path(self, name: str) -> Path:
        return self.folder / name

    def _command(self) -> list[str]:
        wide, high = self.screen
        sockets = {name: f"path={self._path(name)},server=on,wait=off" for name in SOCKETS}
        words = f"""
            qemu-system-x86_64 -nodefaults -no-user-config -display none
            -accel tcg,thread=multi -cpu Nehalem -smp 2 -m {self.memory}
            -kernel {self._path("vmlinuz")} -initrd {self._path("initrd.img")}
            -serial file:{self._path("serial.log")}
            -drive file={self._path("disk.raw")},if=virtio,format=raw,cache=none
            -device virtio-gpu-pci,xres={wide},yres={high},edid=on -device virtio-rng-pci
            -device qemu-xhci,id=usb -device usb-tablet -device virtio-keyboard-pci
            -device i6300esb -action watchdog=reset
            -device virtio-serial -chardev socket,id=shell,{sockets["shell"]}
            -device virtserialport,chardev=shell,name=atlas
            -chardev socket,id=control,{sockets["control"]} -mon chardev=control,mode=control
        """.split()
        return [*words, *self.more, "-append", _CONSOLE]
