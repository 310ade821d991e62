"""What the soak measures with, and when it calls an exhibit well."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from desktop.soak import inside
from desktop.soak.faults import FAULTS, Outcome, set_clock
from desktop.soak.inside import find_user, go_inside
from desktop.soak.processes import handles, memory_mb, tree
from desktop.soak.report import Report, as_json, table
from desktop.soak.screen import LANDSCAPE, PORTRAIT, Screen, share_that_differs
from desktop.soak.stage import Sample

GOOD = Outcome("program killed", 10.0, recovered=True, seconds=3.0, bar=15, limit=60)


def report(*, memory: tuple[float, ...] = (500, 500, 505, 503), handles: int = 60) -> Report:
    samples = [Sample(n * 10.0, 1, each, 60, n) for n, each in enumerate(memory)]
    samples[-2:] = [replace(each, handles=handles) for each in samples[-2:]]
    return Report(seed=1, outcomes=[GOOD], samples=samples, visits=9)


def test_a_good_run_is_well() -> None:
    assert report().verdict() == []
    assert table(report()).endswith("\nwell")
    assert as_json(report())["well"] is True


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (report(memory=(500, 500, 560, 556)), "memory grew to 1.12"),
        (report(handles=90), "30 more handles"),
        (replace(report(), differing=["after 3 s: Latvian"]), "not as fresh: after 3 s"),
        (replace(report(), broken=["the supervisor itself ended"]), "supervisor"),
        (replace(report(), outcomes=[replace(GOOD, recovered=False)]), "not recovered"),
        (replace(report(), outcomes=[]), "too short"),
        (Report(seed=1), "too short"),
    ],
)
def test_whatever_is_not_as_it_must_be_is_told(bad: Report, said: str) -> None:
    assert any(said in each for each in bad.verdict())
    assert f"NOT WELL: {bad.verdict()[0]}" in table(bad)
    assert as_json(bad)["well"] is False


def test_late_but_mended_is_counted_apart() -> None:
    slow = replace(report(), outcomes=[GOOD, replace(GOOD, seconds=30.0)])
    assert slow.verdict() == []
    assert "1 of 2 (15 s)" in table(slow)


def test_every_fault_allows_at_least_its_bar() -> None:
    assert all(fault.limit >= fault.bar for fault in FAULTS.values())


def test_the_processes_of_a_program_are_found_with_their_memory() -> None:
    code = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'input()'])"
    above = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE)
    try:
        while len(found := tree(above.pid)) < 2:
            pass
        assert found[0].pid == above.pid
        assert found[1].parent == above.pid
        assert memory_mb(found) > memory_mb(found[:1]) > 1
        assert handles(found) >= 6
        assert tree(2**30) == []
    finally:
        above.communicate()


SMALL_DISK = """
import sys
from pathlib import Path
from desktop.kiosk.root import is_root
from desktop.soak.disk import TinyDisk
disk = TinyDisk(Path(sys.argv[sys.argv.index("--inside") + 1]) / "disk")
disk.fill()
try:
    (disk.path / "more").write_bytes(bytes(9000))
except OSError as error:
    print(error.strerror)
disk.free()
print((disk.path / "more").write_bytes(bytes(9000)), is_root())
"""


@pytest.mark.slow
def test_it_runs_as_an_ordinary_user_on_a_disk_that_can_be_filled(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    user = find_user()
    if user is None:
        pytest.skip("there are no user namespaces here")
    with tempfile.TemporaryDirectory() as name:  # nobody may enter it, unlike pytest's own
        folder = Path(name) / "run"
        folder.mkdir()
        Path(name).chmod(0o755)
        script = Path(name) / "script.py"
        script.write_text(SMALL_DISK)
        monkeypatch.setattr(inside, "_PROGRAM", [sys.executable, str(script)])
        assert go_inside(user, folder, ["--inside", str(folder)]) == 0
        said = capfd.readouterr().out.split("\n")
        assert said[:2] == ["No space left on device", "9000 False"]
        assert list((folder / "disk").iterdir()) == [], "only its processes see it"


def test_a_picture_is_compared_as_an_eye_would() -> None:
    one = Image.new("RGB", (100, 100), "white")
    other = one.copy()
    other.paste((250, 250, 250), (0, 0, 100, 50))
    assert share_that_differs(one, other) == 0
    other.paste("black", (0, 0, 10, 10))
    assert share_that_differs(one, other) == pytest.approx(0.01)
    assert share_that_differs(one, Image.new("RGB", (10, 10))) == 1


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    if not all(map(shutil.which, ("Xvfb", "xrandr"))):
        pytest.skip("there is no Xvfb, or no xrandr")
    screen = Screen(tmp_path)
    yield screen
    screen.close()


def test_a_screen_is_turned_and_unplugged(screen: Screen) -> None:
    def known() -> str:
        environment = {**os.environ, "DISPLAY": screen.display}
        return subprocess.run(
            ["xrandr"], env=environment, capture_output=True, text=True, check=True
        ).stdout

    assert screen.picture().size == (LANDSCAPE.width, LANDSCAPE.height)
    screen.show(PORTRAIT)
    assert "current 1080 x 1920" in known()
    assert screen.picture().size == (1080, 1920)
    screen.unplug()
    assert "+0+0" not in known()
    screen.show(LANDSCAPE)
    assert "current 1366 x 768" in known()


@pytest.mark.skipif(not shutil.which("faketime"), reason="there is no faketime")
def test_the_clock_of_a_program_is_set_while_it_runs(tmp_path: Path) -> None:
    clock = tmp_path / ".faketimerc"
    set_clock(clock, "-365d")
    code = "import time; print(time.localtime().tm_year, time.monotonic() > 0)"
    (library,) = Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1")
    environment = {**os.environ, "LD_PRELOAD": str(library), "HOME": str(tmp_path)}
    said = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    ).stdout
    assert int(said.split()[0]) == time.localtime().tm_year - 1
