"""The exhibit as a process: whom it refuses, what it lets out, and what it tells."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from geodata.locations import find_locations
from geodata.sealed.packing import pack
from geodata.updates.shelf import Shelf, Version, file_name, load_shelf, save_shelf
from tests.e2e.kiosk_process import (
    ROOT,
    Running,
    command_line,
    environment,
    may_sandbox,
    ordinary_python,
    running,
)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux's own users and namespaces")


@pytest.fixture
def home() -> Iterator[Path]:
    """A home for anybody; pytest's own folders are closed to other users."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        yield folder


needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can be refused")


@needs_root
@pytest.mark.parametrize(
    "words", [(), ("zakovsky",), ("no-such-career",), ("--nonsense",), ("--settings", "/nowhere")]
)
def test_root_is_refused_before_anything_else(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "desktop", "kiosk", *words],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    said = [line for line in done.stderr.splitlines() if not line.startswith("import time:")]
    assert done.returncode == 3
    assert done.stdout == ""
    assert len(said) == 1
    assert said[0].startswith("career-atlas kiosk: refused: root")
    assert "PySide6" not in done.stderr, "Qt was loaded before root was refused"


@needs_root
def test_no_switch_and_no_variable_lets_root_in(tmp_path: Path) -> None:
    for words in (("--no-sandbox",), ("--allow-root",), ("--force",)):
        done = subprocess.run(
            [sys.executable, "-m", "desktop", "kiosk", *words],
            env={**environment(tmp_path), "QTWEBENGINE_DISABLE_SANDBOX": "1"},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr.count("\n")) == (3, 1)


def test_a_settings_file_is_written_whole_and_never_over_another(home: Path) -> None:
    file = home / "kiosk.toml"
    command = [*ordinary_python(), "-m", "desktop", "kiosk", "--write-settings", str(file)]
    for status in (0, 3):
        done = subprocess.run(
            command, env=environment(home), cwd=home, capture_output=True, text=True, check=False
        )
        assert done.returncode == status, done.stderr
        assert "Traceback" not in done.stderr
    assert "viewing_distance = 400" in file.read_text(encoding="utf-8")


@pytest.mark.slow
def test_an_update_that_waits_is_shown_after_a_new_start_of_the_same_process(home: Path) -> None:
    if not may_sandbox():
        pytest.skip("ordinary users get no namespaces here, as in a chroot or some containers")
    shelf = home / "data" / "updates" / "zakovsky"
    shelf.mkdir(parents=True)
    pack(ROOT / "seeds" / "zakovsky", shelf / "new.career", locations=find_locations())
    digest = hashlib.sha256((shelf / "new.career").read_bytes()).hexdigest()
    (shelf / "new.career").rename(shelf / file_name(2, digest))
    save_shelf(shelf, Shelf(staged=Version(2, file_name(2, digest), digest), highest=1))
    for path in (home, *home.rglob("*")):
        path.chmod(0o777)
    with running(home) as exhibit:
        assert "STATUS=begins again" in exhibit.told.lines
        assert "STOPPING=1" not in exhibit.told.lines
        assert exhibit.process.poll() is None
        shown = load_shelf(shelf)
        assert shown.staged is None
        assert shown.current is not None
        assert shown.current.version == 2
        assert exhibit.renderers


@pytest.fixture(scope="module")
def exhibit() -> Iterator[Running]:
    """One exhibit in a network namespace of its own, with everything set that would open it."""
    if not may_sandbox():
        pytest.skip("ordinary users get no namespaces here, as in a chroot or some containers")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        root = os.geteuid() == 0
        before = ["unshare", "--net"] if root else ["unshare", "--user", "--net"]
        with running(
            folder,
            "--webEngineArgs",
            "--remote-debugging-port=9333",
            before=before,
            QTWEBENGINE_REMOTE_DEBUGGING="9333",
            QTWEBENGINE_DISABLE_SANDBOX="1",
            QTWEBENGINE_CHROMIUM_FLAGS="--no-sandbox --remote-debugging-port=9333",
            QT_PLUGIN_PATH="/tmp",
        ) as started:
            yield started


def log(exhibit: Running) -> str:
    return (exhibit.home / "log").read_text(encoding="utf-8")


def test_it_says_that_it_lives_while_its_map_is_painted(exhibit: Running) -> None:
    for _ in range(2):
        exhibit.told.lines.clear()
        exhibit.told.wait_for("WATCHDOG=1", seconds=5)
    state = exhibit.told.state
    assert state["state"] == "asleep"
    assert state["fresh"] is True
    assert (state["career"], state["step"], state["steps"]) == ("zakovsky", 1, 12)


def test_nothing_listens_and_nothing_leaves(exhibit: Running) -> None:
    """The namespace has a loopback alone: each packet of its whole life is counted there."""
    files = Path(f"/proc/{exhibit.process.pid}/net")
    devices = (files / "dev").read_text(encoding="ascii").splitlines()[2:]
    counted = {
        line.partition(":")[0].strip(): [int(part) for part in line.partition(":")[2].split()]
        for line in devices
    }
    assert set(counted) == {"lo"}
    assert counted["lo"][1] == 0, "packets came in"
    assert counted["lo"][9] == 0, "packets went out"
    for table in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6"):
        rows = (files / table).read_text(encoding="ascii").splitlines()[1:]
        assert rows == [], table


def test_no_debugger_and_no_way_round_the_sandbox_comes_in(exhibit: Running) -> None:
    engine = [command_line(pid) for pid in exhibit.pids if "--type=" in command_line(pid)]
    assert engine
    assert exhibit.renderers
    for line in engine:
        assert "--no-sandbox" not in line
        assert "remote-debugging" not in line
    for pid in exhibit.renderers:
        variables = Path(f"/proc/{pid}/environ").read_text(encoding="utf-8")
        assert "REMOTE_DEBUGGING" not in variables
        assert "QT_PLUGIN_PATH" not in variables
    assert "left out: --webEngineArgs --remote-debugging-port=9333" in log(exhibit)


def test_the_renderer_is_in_its_sandbox(exhibit: Running) -> None:
    """Seccomp on, and a namespace of its own."""
    own = Path(f"/proc/{exhibit.process.pid}/ns/pid").readlink()
    assert exhibit.renderers
    for pid in exhibit.renderers:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
        assert "Seccomp:\t2" in status
        assert Path(f"/proc/{pid}/ns/pid").readlink() != own


def wait_for_recovery(exhibit: Running, number: int) -> None:
    exhibit.told.lines.clear()
    for _ in range(120):
        exhibit.told.listen(0.1)
        if exhibit.told.lines and exhibit.told.state["recoveries"] == number:
            return
    raise AssertionError(f"no recovery {number}")


def test_a_killed_renderer_is_told_and_mended(exhibit: Running) -> None:
    os.kill(exhibit.renderers[0], signal.SIGKILL)
    wait_for_recovery(exhibit, 1)
    assert "The map is back (killed)." in log(exhibit)


@pytest.mark.slow
def test_a_hung_renderer_is_told_and_mended(exhibit: Running) -> None:
    os.kill(exhibit.renderers[0], signal.SIGSTOP)
    wait_for_recovery(exhibit, 2)
    assert "The map is back (hung)." in log(exhibit)


def test_it_ends_in_order_when_the_system_says_so(exhibit: Running) -> None:
    exhibit.process.send_signal(signal.SIGTERM)
    exhibit.told.wait_for("STOPPING=1", seconds=10)
    assert exhibit.process.wait(timeout=15) == 0
    assert "Traceback" not in log(exhibit)
