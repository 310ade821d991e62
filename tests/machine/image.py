"""Builds the disk: Debian 12 with the program on it as docs/technician.md has it put there, and no
exhibit yet. The only thing on it that a museum's machine has not is ``inside.py``, a root's shell.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from desktop.kiosk.pin import hash_pin
from desktop.kiosk.settings import settings_text
from geodata.fleet.answers import answers_text
from tools.layout import CHECKOUT

__all__ = ["PIN", "build", "fresh_disk"]

PIN: Final = "271828"
SYSTEM: Final = (
    "systemd systemd-sysv udev kmod python3 python3-venv linux-image-amd64 initramfs-tools zstd "
    "iproute2 procps"
)
TRYING: Final = "python3-evdev"
SIZE: Final = "5G"
PROGRAM: Final = "/opt/career-atlas"
_SHELL: Final = """\
[Unit]
Description=A root's shell for whoever tries this machine
DefaultDependencies=no
After=dev-virtio\\x2dports-atlas.device
Wants=dev-virtio\\x2dports-atlas.device

[Service]
ExecStart=/usr/bin/python3 /usr/local/lib/inside.py
ExecStartPre=-/sbin/modprobe uinput
Restart=always
OOMScoreAdjust=-1000

[Install]
WantedBy=sysinit.target
"""
_RULE: Final = (
    'SUBSYSTEM=="virtio-ports", ATTR{name}=="atlas", SYMLINK+="virtio-ports/atlas", TAG+="systemd"'
)


def build(folder: Path) -> None:
    """Make ``folder/system``, ``vmlinuz``, ``initrd.img`` and ``base.raw``; the system and the
    packages that are there stay, the program is put in anew. Raises CalledProcessError."""
    folder.mkdir(parents=True, exist_ok=True)
    system = folder / "system"
    if not (system / "boot").is_dir():
        _bootstrap(system)
    if not (system / PROGRAM.lstrip("/")).is_dir():
        _packages(system)
    _program(system)
    _trying(system)
    _disk(folder, system)


def fresh_disk(folder: Path) -> None:
    """A disk as it was built."""
    _run("cp", "--sparse=always", folder / "base.raw", folder / "disk.raw")


def _bootstrap(system: Path) -> None:
    # The machine's own apt says where Debian is.
    index = ("apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages")
    mirror = subprocess.run(
        [*index, "Codename: bookworm"], check=True, capture_output=True, text=True
    ).stdout.split()[0]
    wanted = [*SYSTEM.split(), TRYING]
    for name in ("debian-run.txt", "debian-exhibit.txt"):
        listed = (CHECKOUT.requirements / name).read_text().splitlines()
        wanted += [line.split("|")[0] for line in listed if line and line[0] != "#"]
    packages = ",".join(wanted)
    _run("debootstrap", "--variant=minbase", f"--include={packages}", "bookworm", system, mirror)


def _packages(system: Path) -> None:
    """As “A machine without a network” says; the program itself comes after."""
    wheels = system / "root" / "wheels"
    lock = CHECKOUT.requirements / "run.txt"
    pip = (sys.executable, "-m", "pip", "download", "-q", "--require-hashes")
    _run(*pip, "-r", lock, "-d", wheels)
    shutil.copy(lock, wheels)
    _run("chroot", system, "python3", "-m", "venv", PROGRAM)
    there = ("--find-links", "/root/wheels")
    _run(*_pip(system), *there, "--require-hashes", "-r", "/root/wheels/run.txt")
    shutil.rmtree(wheels)


def _program(system: Path) -> None:
    wheels = system / "root" / "wheel"
    build = (sys.executable, "-m", "build", "--wheel", "--no-isolation", CHECKOUT.root)
    _run(*build, "--outdir", wheels)
    wheel = next(wheels.glob("career_atlas-*.whl")).name
    _run(*_pip(system), "--no-deps", "--force-reinstall", f"/root/wheel/{wheel}")
    shutil.rmtree(wheels)


def _pip(system: Path) -> tuple[str | Path, ...]:
    return ("chroot", system, f"{PROGRAM}/bin/pip", "install", "-q", "--no-index")


def _trying(system: Path) -> None:
    """The shell, the answer file of the exhibit, and a name."""
    shutil.copy(Path(__file__).with_name("inside.py"), system / "usr/local/lib")
    (system / "etc/systemd/system/inside.service").write_text(_SHELL)
    (system / "etc/udev/rules.d/99-inside.rules").write_text(_RULE + "\n")
    _run("chroot", system, "systemctl", "enable", "-q", "inside.service")
    (system / "etc/hostname").write_text("tallinn\n")
    answers = settings_text() + answers_text()
    answers = answers.replace('pin_hash = ""', f'pin_hash = "{hash_pin(PIN)}"')
    for setting in ("reduced_motion = true", "speech = false"):  # an emulated processor is slow
        name = setting.partition(" ")[0]
        answers = re.sub(rf"^{name} = .*$", setting, answers, flags=re.MULTILINE)
    for name, value in (("report", "/srv/fleet"), ("root", "root.json")):
        answers = answers.replace(f'\n{name} = ""', f'\n{name} = "{value}"')
    (system / "root/answers.toml").write_text(answers)
    (system / "srv/fleet").mkdir(mode=0o777, exist_ok=True)
    (system / "srv/fleet").chmod(0o777)


def _disk(folder: Path, system: Path) -> None:
    for name in ("vmlinuz", "initrd.img"):
        shutil.copy(next((system / "boot").glob(f"{name}-*")), folder / name)
    beside = folder / "base.new"
    beside.unlink(missing_ok=True)
    _run("mkfs.ext4", "-q", "-d", system, beside, SIZE)
    beside.rename(folder / "base.raw")


def _run(*words: str | Path) -> None:
    # Not what this machine's pip is set to: the other machine has it not.
    environ = {name: value for name, value in os.environ.items() if name != "PIP_FIND_LINKS"}
    subprocess.run([str(word) for word in words], check=True, env=environ)
