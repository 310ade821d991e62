"""What makes a machine an exhibit: the files, held by the programs that will read them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.watch.units import MARK, Site
from desktop.watch.units_all import after_writing, files_for
from desktop.watch.units_system import apparmor_profile

GOLDEN = Path(__file__).parent / "golden"
SITE = Site(
    program=("/opt/career-atlas/.venv/bin/python", "-P", "-m", "desktop"),
    engine="/opt/career-atlas/.venv/lib/QtWebEngineProcess",
    career="zakovsky",
    career_id="zakovsky",
    settings="/var/lib/career-atlas/kiosk.toml",
    opens="09:00",
    closes="18:00",
    days=("Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    updates="https://museum.example/updates",
    root="/srv/root.json",
    settings_text="idle = 60\n",
    name="Riga 1",
    report="/mnt/fleet",
)
SHELLS = ("cage", "gnome")
NEW = "CAREER_ATLAS_GOLDEN"


@pytest.mark.parametrize("shell", SHELLS)
def test_the_files_are_those_that_were_looked_through(shell: str) -> None:
    """With CAREER_ATLAS_GOLDEN=1 they are written anew, to be looked through again."""
    site = replace(SITE, shell=shell)  # type: ignore[arg-type]
    told = "".join(
        f"### {file.path} {file.mode:o} {file.owner}\n\n{file.text}\n" for file in files_for(site)
    )
    golden = GOLDEN / f"{shell}.txt"
    if os.environ.get(NEW):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(told, encoding="utf-8")
    assert told == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("shell", SHELLS)
def test_every_part_of_every_file_is_explained(shell: str) -> None:
    files = files_for(replace(SITE, shell=shell))  # type: ignore[arg-type]
    for file in [file for file in files if file.copy_of is None]:
        assert MARK in file.text.splitlines()[:2]
        for block in re.split(r"\n\s*\n", file.text):
            lines = [line for line in block.splitlines() if not line.startswith(("[", "abi"))]
            said = [line for line in lines if line.startswith("#") and line != MARK]
            assert said or len(lines) <= 2, f"{file.path}: {block}"


def placed(site: Site, folder: Path) -> list[Path]:
    paths = []
    for file in files_for(site):
        path = folder / file.path.name
        if file.path.suffix in (".service", ".timer"):
            path = folder / file.path.name.replace("@.", "@sdb1.")
            path.write_text(file.text, encoding="utf-8")
            paths.append(path)
    return paths


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="there is no systemd-analyze")
@pytest.mark.parametrize("shell", SHELLS)
def test_systemd_finds_nothing_wrong(shell: str, tmp_path: Path) -> None:
    site = replace(SITE, program=(sys.executable, "-P", "-m", "desktop"), shell=shell)  # type: ignore[arg-type]
    paths = placed(site, tmp_path)
    assert len(paths) >= 9
    broken = tmp_path / "broken.service"
    broken.write_text("[Service]\nExecStart=/bin/true\nRestrt=always\n")
    assert "Restrt" in verify([broken], tmp_path), "it would find nothing"
    assert verify(paths, tmp_path) == ""


def verify(paths: list[Path], folder: Path) -> str:
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *map(str, paths)],
        env={**os.environ, "SYSTEMD_UNIT_PATH": f"{folder}:"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    # What is said of the machine's own units is none of ours.
    return "\n".join(line for line in done.stderr.splitlines() if str(folder) in line)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="there is no systemd-analyze")
def test_the_exhibit_is_exposed_little(tmp_path: Path) -> None:
    service = next(path for path in placed(SITE, tmp_path) if "kiosk" in path.name)
    done = subprocess.run(
        ["systemd-analyze", "security", "--offline=yes", "--threshold=45", str(service)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stdout


def test_what_would_break_the_map_is_never_set() -> None:
    service = next(file for file in files_for(SITE) if file.path.name.endswith("kiosk.service"))
    keys = {line.partition("=")[0] for line in service.text.splitlines() if line[:1] != "#"}
    breaking = {"MemoryDenyWriteExecute", "RestrictNamespaces", "PrivateDevices", "ProtectClock"}
    assert not keys & breaking
    assert {"PrivateNetwork", "WatchdogSec", "StartLimitIntervalSec", "OOMPolicy"} <= keys
    assert not re.search(r"cage\s.*-s\b", service.text)
    # Debian 12's cage: touches never end under Wayland, and the first one is lost.
    assert "QT_QPA_PLATFORM=xcb" in service.text
    assert "WLR_LIBINPUT_NO_DEVICES" not in service.text


@pytest.mark.skipif(not shutil.which("apparmor_parser"), reason="there is no apparmor_parser")
def test_apparmor_understands_its_profile(tmp_path: Path) -> None:
    version = subprocess.run(
        ["apparmor_parser", "--version"], capture_output=True, text=True, check=True
    ).stdout
    knows = "version 3" not in version
    text = apparmor_profile("/opt/with space/QtWebEngineProcess", namespaces=knows)
    profile = tmp_path / "profile"
    for said, good in ((text, True), (text.replace("flags", "flgs"), False)):
        profile.write_text(said, encoding="utf-8")
        done = subprocess.run(
            ["apparmor_parser", "-Q", "-K", str(profile)], capture_output=True, check=False
        )
        assert (done.returncode == 0) is good, done.stderr


@pytest.mark.parametrize(
    ("now", "shown"),
    [
        ("2026-11-24 09:00", True),  # a Tuesday
        ("2026-11-24 17:59", True),
        ("2026-11-24 18:00", False),
        ("2026-11-24 08:59", False),
        ("2026-11-23 12:00", False),  # a Monday: closed
        ("2000-01-03 03:00", True),  # a clock that lost its battery
    ],
)
def test_a_start_outside_of_the_hours_is_put_off(now: str, shown: bool, tmp_path: Path) -> None:
    service = next(file for file in files_for(SITE) if file.path.name.endswith("kiosk.service"))
    found = re.search(r"ExecCondition=/bin/sh -c '(.*?)'\n", service.text, re.DOTALL)
    assert found
    script = found[1].replace("\\\n", " ").replace("$$", "$").replace("%%", "%")
    date = tmp_path / "date"
    date.write_text(f'#!/bin/sh\nexec /bin/date --date="{now}" "$@"\n')
    date.chmod(0o755)
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "TZ": "UTC"}
    done = subprocess.run(["/bin/sh", "-c", script], env=environment, check=False)
    assert (done.returncode == 0) is shown


def test_a_stick_is_mounted_where_the_check_can_see_it() -> None:
    stick = next(file for file in files_for(SITE) if file.path.name.endswith("stick@.service"))
    # What a command of the service mounts itself is gone with it, and no device is open to it; a
    # folder of the service's own would be given to its user, as a read-only stick cannot be.
    assert "systemd-mount" in stick.text
    assert "/usr/bin/mount " not in stick.text
    assert "RuntimeDirectory" not in stick.text


def test_what_a_path_may_hold_means_nothing_to_systemd() -> None:
    site = replace(SITE, settings='/etc/a b/100%/$HOME/"x".toml')
    service = next(file for file in files_for(site) if file.path.name.endswith("kiosk.service"))
    assert r'"/etc/a b/100%%/$$HOME/\"x\".toml"' in service.text


def test_root_is_told_every_step() -> None:
    steps = [step.shown for step in after_writing(SITE)]
    assert steps[0].startswith("systemd-sysusers")
    assert any("trust /var/lib/career-atlas/root.json" in step for step in steps)
    assert "systemctl mask ctrl-alt-del.target" in steps
    assert steps[-1].endswith("career-atlas-kiosk.service")
