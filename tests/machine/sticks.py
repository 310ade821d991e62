"""Updates on a stick that is put in, pulled out, and tampered with; and power that goes away."""

from __future__ import annotations

import ast
import random
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from geodata.locations import find_locations
from geodata.sealed.packing import pack
from geodata.updates.installed import installed_content
from geodata.updates.publishing import Publisher, create
from tests.machine.emulator import Machine
from tests.machine.exhibit import Exhibit, Row, S

__all__ = ["CAREER", "SHELF", "Museum", "moments", "power_cuts", "shelved", "sticks"]

CAREER: Final = "zakovsky"
SHELF: Final = "/var/lib/career-atlas/data/updates"
_LISTED: Final = f"$(ls -lR --full-time {SHELF})"
UNTIL_WRITTEN: Final = f'a="{_LISTED}"; while [ "$a" = "{_LISTED}" ]; do :; done'


class Museum:
    """Publishes the career again and again, and copies it to sticks; in ``folder``."""

    def __init__(self, folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        self._folder, self.version = folder, 0
        self.repository = folder / "repository"
        shutil.copytree(find_locations().seeds / CAREER, folder / CAREER)
        self._publisher: Publisher = create(self.repository, folder / "keys", passphrase="")
        self.root = (self.repository / "root.json").read_bytes()

    def publish(self) -> None:
        """Another version."""
        self.version += 1
        text, file = self._folder / CAREER / "text.en.toml", self._folder / "new.career"
        text.write_text(f"{text.read_text('utf-8')}\n# {self.version}\n", encoding="utf-8")
        pack(self._folder / CAREER, file, locations=find_locations())
        self._publisher.add(file)
        file.unlink()

    def stick(self, system: str, *, tampered: bool = False) -> Path:
        """An image of a stick with what is published, on ``vfat`` or ``ext4``."""
        image, top = self._folder / f"stick-{system}.raw", self._folder / "stick"
        shutil.rmtree(top, ignore_errors=True)
        shutil.copytree(self.repository, top / "career-atlas")
        for target in top.rglob("*.career") if tampered else ():
            data = bytearray(target.read_bytes())
            data[len(data) // 2] ^= 1
            target.write_bytes(data)
        image.unlink(missing_ok=True)
        with image.open("wb") as file:
            file.truncate(64 << 20)
        filled: list[str | Path] = ["-q", "-d", top] if system == "ext4" else []
        subprocess.run([f"mkfs.{system}", *filled, image], check=True, capture_output=True)
        if system == "vfat":
            subprocess.run(["mcopy", "-s", "-i", image, top / "career-atlas", "::"], check=True)
        return image


def put_in(machine: Machine, image: Path, name: str) -> None:
    """Plug a stick in."""
    file = {"driver": "file", "filename": str(image)}
    machine.control("blockdev-add", driver="raw", **{"node-name": name, "file": file})
    machine.control("device_add", driver="usb-storage", bus="usb.0", drive=name, id=f"{name}-s")


def pull(machine: Machine, name: str) -> None:
    """Pull it out."""
    machine.control("device_del", id=f"{name}-s")
    time.sleep(3)
    machine.control("blockdev-del", **{"node-name": name})


def sticks(exhibit: Exhibit[Machine], museum: Museum) -> Iterator[Row]:
    """Signed, on both kinds of file systems; tampered; pulled in the middle."""
    for number, (system, tampered) in enumerate((("vfat", False), ("vfat", True), ("ext4", False))):
        museum.publish()
        content = _content(exhibit)
        begun, name = time.monotonic(), f"stick{number}"
        put_in(exhibit.machine, museum.stick(system, tampered=tampered), name)
        exhibit.wait(lambda: bool(_told(exhibit, begun)), 300)  # noqa: B023
        told, seconds = _told(exhibit, begun), time.monotonic() - begun
        time.sleep(6)
        picture = exhibit.machine.picture(name)
        right = ("Refused" if tampered else "Done") in told
        yield Row(f"{system} stick, {told[:7]}", right, seconds, f"{told} {picture}")
        pull(exhibit.machine, name)
        if not tampered:
            exhibit.wait(lambda: _content(exhibit) != content, 600)  # noqa: B023
            exhibit.wait_until_shown()
            yield Row("the new content is shown", True, time.monotonic() - begun)
    museum.publish()
    content = _content(exhibit)
    put_in(exhibit.machine, museum.stick("vfat"), "pulled")
    exhibit.wait(lambda: bool(exhibit.machine.ask("pgrep -f [w]atch-stick")[1]), 120)
    time.sleep(random.uniform(0.5, 6))
    pull(exhibit.machine, "pulled")
    time.sleep(20)
    failed = exhibit.machine.ask("mount | grep career-atlas-stick")[1]
    yield Row("pulled in the middle", exhibit.on_show() and not failed, None, failed)


def _told(exhibit: Exhibit[Machine], since: float) -> str:
    ago = int(time.monotonic() - since) + 1
    words = f"journalctl -b -o cat -u 'career-atlas-stick@*' --since -{ago}s"
    return exhibit.machine.ask(f"{words} 2>/dev/null | grep -E '^(Done|Refused)' | tail -1")[
        1
    ].strip()


def _content(exhibit: Exhibit[Machine]) -> str:
    return str(exhibit.state().get("state", {}).get("content", ""))


def moments(exhibit: Exhibit[Machine], museum: Museum, count: int) -> Iterator[Row]:
    """What a power cut would leave at so many moments of one update: the disk as it is then is
    looked through on this machine, as the exhibit would at its next start."""
    machine = exhibit.machine
    museum.publish()
    put_in(machine, museum.stick("vfat"), "moments")
    exhibit.wait(lambda: bool(machine.ask("pgrep -f [w]atch-stick")[1]), 120)
    seen: list[str] = []
    copy, mounted = machine.folder / "moment.raw", machine.folder / "moment"
    mounted.mkdir(exist_ok=True)
    for _ in range(count):
        machine.control("stop")
        subprocess.run(["cp", "--sparse=always", machine.folder / "disk.raw", copy], check=True)
        machine.control("cont")
        subprocess.run(["mount", "-o", "loop", copy, mounted], check=True)
        try:
            shelf = mounted / SHELF.lstrip("/")
            found = installed_content(shelf, career=CAREER, shipped=CAREER)
            seen.append(f"{found.version}{' ' + found.notice if found.notice else ''}")
        finally:
            subprocess.run(["umount", mounted], check=True)
        time.sleep(random.uniform(0, 4))
    copy.unlink()
    pull(machine, "moments")
    whole = all(text.isdigit() for text in seen)
    yield Row(f"the disk at {count} moments of an update", whole, None, ", ".join(seen))


def power_cuts(exhibit: Exhibit[Machine], museum: Museum, times: int) -> Iterator[Row]:
    """The power goes in the middle of an update, again and again: at a random moment, and from when
    something is written on. Old or new is whole and up."""
    machine = exhibit.machine
    for number in range(times):
        museum.publish()
        before, _ = shelved(exhibit)
        put_in(machine, museum.stick("vfat"), "cut")
        exhibit.wait(lambda: bool(machine.ask("pgrep -f [w]atch-stick")[1]), 120)
        begun = time.monotonic()
        if number % 2:
            machine.run(UNTIL_WRITTEN)
        time.sleep(random.uniform(0, 3 if number % 2 else 15))
        machine.cut_power()
        into = time.monotonic() - begun
        machine.switch_on()
        exhibit.wait_for_shell()
        exhibit.wait_until_shown()
        up = time.monotonic() - machine.switched_on
        now, said = shelved(exhibit)
        seen = {before: "old", str(museum.version): "new"}.get(now, now)
        held = seen in ("old", "new") and said[0] == ""
        yield Row(f"power cut {number + 1}", held, up, f"{into:.1f} s into it; {seen}; {said}")


def shelved(exhibit: Exhibit[S]) -> tuple[str, list[str]]:
    """The version that would be shown, and why it is none newer, with the files that are there."""
    code = f"""
from pathlib import Path
from geodata.updates.installed import installed_content
shelf = Path("{SHELF}")
found = installed_content(shelf, career="{CAREER}", shipped="{CAREER}")
names = sorted(path.name for path in shelf.glob("{CAREER}/*"))
print(found.version, [found.notice, *names], sep="; ")
"""
    said = exhibit.machine.run(f"cd / && /opt/career-atlas/bin/python3 -c '{code}'")
    version, _, rest = said.partition("; ")
    return version, ast.literal_eval(rest)
