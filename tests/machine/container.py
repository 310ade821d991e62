"""The same system at the speed of this machine's processors: in a container with a systemd of its
own, a disk of its own for all that changes, and a compositor that draws into memory. It has no
kernel to start, no screen and no fingers; what is timed here is all that comes after the kernel.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

__all__ = ["Container"]

DISK: Final = "1G"
_ENVIRONMENT: Final = ("env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root")
_BOOT: Final = (
    *("--quiet", "--boot", "--console=pipe", "--private-network"),
    *("--register=no", "--keep-unit"),  # this machine may have no systemd of its own
)
_WITHOUT_SCREEN: Final = """\
[Unit]
ConditionPathExists=
[Service]
StandardInput=null
TTYPath=
TTYReset=no
TTYVHangup=no
TTYVTDisallocate=no
UtmpIdentifier=
Environment=WLR_BACKENDS=headless WLR_LIBINPUT_NO_DEVICES=1
"""
"""What the exhibit's service must not ask for where there is no terminal and no screen."""


@dataclass
class Container:
    """``system`` is a folder as ``image.build`` makes it; nothing in it is changed. ``folder`` gets
    all that is written, ``/var`` on a disk image that loses in a power cut what was not on it."""

    system: Path
    folder: Path
    switched_on: float = 0.0
    _leader: int = 0

    def build(self, unit: str) -> None:
        """As new, with a drop-in for ``unit`` that lets it be without a screen."""
        self._unmount()
        shutil.rmtree(self.folder, ignore_errors=True)
        self._root.mkdir(parents=True)
        drop_in = self.folder / f"upper/etc/systemd/system/{unit}.service.d/screen.conf"
        drop_in.parent.mkdir(parents=True)
        drop_in.write_text(_WITHOUT_SCREEN)
        (self.folder / "upper/usr/bin").mkdir(parents=True)
        (self.folder / "upper/usr/bin/udevadm").symlink_to("/bin/true")  # no devices come and go
        (self.folder / "work").mkdir()
        _run("mkfs.ext4", "-q", "-d", self.system / "var", self._disk, DISK)

    def switch_on(self) -> None:
        """Power: with nothing in memory of what the disk has. Returns when systemd answers."""
        self._mount()
        os.sync()
        Path("/proc/sys/vm/drop_caches").write_text("3")
        with self.folder.joinpath("console.log").open("ab") as log:
            self.switched_on = time.monotonic()
            began = subprocess.Popen(
                ["systemd-nspawn", "-D", str(self._root), *_BOOT],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        while not (leader := _first_inside(began.pid)):
            time.sleep(0.01)
        self._leader = leader
        while self.ask("systemctl show-environment")[0]:
            time.sleep(0.05)

    def cut_power(self) -> None:
        """All ends at once, and the disk keeps what it had: not what was still in memory."""
        os.kill(self._leader, signal.SIGKILL)
        after = self.folder / "var.after"
        _run("cp", "--sparse=always", self._disk, after)
        self._unmount()
        after.rename(self._disk)

    def run(self, command: str, *, within: float = 120) -> str:
        """What root's bash says inside. Raises TimeoutError where it does not answer, RuntimeError
        where its status is not 0."""
        status, said = self.ask(command, within=within)
        if status:
            raise RuntimeError(f"{command}: status {status}: {said}")
        return said.strip()

    def ask(self, command: str, *, within: float = 120) -> tuple[int, str]:
        """The status and what was said."""
        inside = f"nsenter -t {self._leader} -m -u -i -n -p -C".split()
        try:
            answer = subprocess.run(
                [*inside, *_ENVIRONMENT, "bash", "-c", command],
                timeout=within,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                text=True,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise TimeoutError(f"{command}: no answer in {within:.0f} s") from None
        return answer.returncode, answer.stdout

    def forget_shell(self) -> None:
        """There is none to keep hold of."""

    @property
    def _root(self) -> Path:
        return self.folder / "root"

    @property
    def _disk(self) -> Path:
        return self.folder / "var.raw"

    def _mount(self) -> None:
        layers = f"lowerdir={self.system},upperdir={self.folder}/upper,workdir={self.folder}/work"
        _run("mount", "-t", "overlay", "overlay", "-o", layers, self._root)
        _run("mount", "-o", "loop", self._disk, self._root / "var")

    def _unmount(self) -> None:
        for place in (self._root / "var", self._root):
            end = time.monotonic() + 30  # the dead still hold it for a moment
            while os.path.ismount(place):
                done = subprocess.run(["umount", str(place)], capture_output=True, check=False)
                if done.returncode and time.monotonic() > end:
                    raise TimeoutError(done.stderr.decode())
                time.sleep(0.05)


def _first_inside(nspawn: int) -> int:
    """The child that is the first of a system of its own, by the numbers out here; 0 for none."""
    for child in Path(f"/proc/{nspawn}/task/{nspawn}/children").read_text().split():
        with suppress(OSError):
            told = Path(f"/proc/{child}/status").read_text()
            if re.search(r"^Name:\s+systemd$", told, re.M) and re.search(
                r"^NSpid:.*\s1$", told, re.M
            ):
                return int(child)
    return 0


def _run(*words: str | Path) -> None:
    subprocess.run([str(word) for word in words], check=True)
