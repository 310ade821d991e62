"""The supervisor with small programs in the exhibit's place, heard as systemd would hear it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.cli import main
from desktop.watch.notices import NoticeBoard, read_notice
from desktop.watch.record import Record, read_record
from desktop.watch.supervisor import LEFT

pytestmark = pytest.mark.slow  # real programs, in real time

TOP = Path(__file__).resolve().parents[3]

EXHIBIT = """
import json, os, signal, socket, sys, time
out = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
def tell(text): out.sendto(text.encode(), os.environ["NOTIFY_SOCKET"])
"""
ALIVE = """
tell("READY=1")
for n in range(200):
    tell('WATCHDOG=1\\nX_ATLAS={"status": "awake", "step": %d}' % n)
    time.sleep(0.05)
"""
CODES = {
    "alive": ALIVE,
    "crashing": "tell('READY=1'); tell('WATCHDOG=1'); os._exit(7)",
    "crashing at once": "os._exit(7)",
    "hanging": "tell('READY=1'); tell('WATCHDOG=1'); time.sleep(600)",
    "never ready": "time.sleep(600)",
    # As a compositor does whose graphics driver is broken.
    "plain alone": 'os.environ.get("WLR_RENDERER") == "pixman" or os._exit(139)\n' + ALIVE,
    # What a compositor makes of an exhibit that was killed.
    "gone without a word": "tell('READY=1'); tell('WATCHDOG=1'); time.sleep(0.3); os._exit(0)",
    "left": "tell('READY=1'); tell('STOPPING=1'); sys.exit(0)",
    "driverless": """
if os.environ.get("CAREER_ATLAS_GRAPHICS") != "software":
    os.kill(os.getpid(), signal.SIGSEGV)
"""
    + ALIVE,
    "bad all over": "os.kill(os.getpid(), signal.SIGSEGV)",
    "chatty": """
tell("READY=1")
for _ in range(400):
    os.write(1, b"x" * 65536)
"""
    + ALIVE,
    "deaf": "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n" + ALIVE,
}
RUN = """
import sys
from pathlib import Path
from desktop.watch.judging import Judge
from desktop.watch.supervisor import Supervisor
exhibit, stand_in, record = sys.argv[1:]
judge = Judge(ready_s=1.0, stale_s=0.7, first_s=0.05, pauses_s=(0.4,))
python = [sys.executable, "-c"]
commands = [*python, exhibit], [*python, stand_in]
quick = {"tick_s": 0.05, "grace_s": 0.5}
sys.exit(Supervisor(*commands, record=Path(record), judge=judge, **quick).run())
"""


class Supervised:
    """A running supervisor, and the socket on which systemd would hear it."""

    def __init__(self, folder: Path, exhibit: str) -> None:
        self.record_file = folder / "state" / "kiosk" / "status.json"
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(str(folder / "systemd"))
        self.socket.settimeout(20)
        stood_in = folder / "stood-in"
        self.stood_in = stood_in
        stand_in = f"import time; open({str(stood_in)!r}, 'a').write('x'); time.sleep(600)"
        words = [EXHIBIT + CODES[exhibit], stand_in, str(self.record_file)]
        self.process = subprocess.Popen(
            [sys.executable, "-c", RUN, *words],
            env={**os.environ, "NOTIFY_SOCKET": str(folder / "systemd"), "PYTHONPATH": str(TOP)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    def hear(self, wanted: str) -> None:
        """Wait until systemd would have heard a line."""
        while wanted not in self.socket.recv(65536).decode().splitlines():
            pass

    @property
    def record(self) -> Record:
        record = read_record(self.record_file)
        assert record is not None
        return record

    def end(self) -> tuple[int, str]:
        self.process.send_signal(signal.SIGTERM)
        return self.wait()

    def wait(self) -> tuple[int, str]:
        _, said = self.process.communicate(timeout=20)
        return self.process.returncode, said


@pytest.fixture
def supervise(tmp_path: Path) -> Iterator[Callable[[str], Supervised]]:
    running: list[Supervised] = []

    def start(exhibit: str) -> Supervised:
        running.append(Supervised(tmp_path, exhibit))
        return running[-1]

    yield start
    for supervised in running:
        supervised.process.kill()
        supervised.process.communicate()
        supervised.socket.close()


Supervise = Callable[[str], Supervised]


def test_a_healthy_exhibit_is_told_upstairs_and_written_down(supervise: Supervise) -> None:
    supervised = supervise("alive")
    supervised.hear("READY=1")
    supervised.hear("STATUS=awake")
    assert supervised.record.running == "showing"
    status, _ = supervised.end()
    assert status == 0
    assert supervised.record.running == "ended"
    assert supervised.record.state["status"] == "awake"


def test_a_crash_is_mended(supervise: Supervise) -> None:
    supervised = supervise("crashing")
    supervised.hear("READY=1")
    supervised.hear("READY=1")
    _, said = supervised.end()
    assert "ended with status 7" in said
    assert supervised.record.restarts >= 1


@pytest.mark.parametrize(
    ("exhibit", "why"), [("hanging", "said nothing"), ("never ready", "no map")]
)
def test_a_hang_is_ended_and_mended(supervise: Supervise, exhibit: str, why: str) -> None:
    supervised = supervise(exhibit)
    assert supervised.process.stderr is not None
    for line in supervised.process.stderr:
        if why in line:
            break
    supervised.hear("WATCHDOG=1")
    supervised.end()
    assert why in supervised.record.last_fault


def test_a_crash_loop_shows_the_page_that_stands_in(supervise: Supervise) -> None:
    supervised = supervise("crashing at once")
    for _ in range(2):  # tried again, and again it failed
        supervised.hear("STATUS=standing in")
        supervised.hear("WATCHDOG=1")
        supervised.hear("WATCHDOG=1")
    supervised.end()
    assert supervised.stood_in.read_text() == "xx"


def test_an_early_crash_is_tried_once_without_the_graphics_and_marked(
    supervise: Supervise, capsys: pytest.CaptureFixture[str]
) -> None:
    supervised = supervise("driverless")
    supervised.hear("STATUS=awake")
    assert (supervised.record.graphics, supervised.record.restarts) == ("software", 1)
    main(["kiosk", "status", "--state", str(supervised.record_file.parents[1])])
    assert "without the graphics processor" in capsys.readouterr().out
    _, said = supervised.end()
    assert said.count("It crashed early") == 1


def test_what_crashes_without_the_graphics_too_is_an_ordinary_loop(supervise: Supervise) -> None:
    supervised = supervise("bad all over")
    supervised.hear("STATUS=standing in")
    _, said = supervised.end()
    assert said.count("It crashed early") == 1


def test_what_the_exhibit_writes_is_never_kept_in_memory(supervise: Supervise) -> None:
    """25 MB of it: the journal takes it, and bounds itself."""
    supervised = supervise("chatty")
    supervised.hear("READY=1")
    before = resident_mb(supervised.process.pid)
    supervised.hear("STATUS=awake")
    assert resident_mb(supervised.process.pid) - before < 4
    supervised.end()


def resident_mb(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def test_staff_may_leave(supervise: Supervise) -> None:
    supervised = supervise("left")
    status, _ = supervised.wait()
    assert status == LEFT
    assert supervised.record.restarts == 0


def test_an_exhibit_that_will_not_end_is_ended(supervise: Supervise) -> None:
    supervised = supervise("deaf")
    supervised.hear("STATUS=awake")
    status, _ = supervised.end()
    assert status == 0


@pytest.mark.parametrize("text", ["", "READY", "X_ATLAS={", "X_ATLAS=[1]", "=1\n\0", "WATCHDOG=2"])
def test_rubbish_on_the_socket_is_nothing(text: str) -> None:
    notice = read_notice(text)
    assert not notice.ready
    assert not notice.alive
    assert notice.state == {}


def test_the_socket_leaves_nothing_behind() -> None:
    board = NoticeBoard()
    folder = Path(board.path).parent
    assert folder.stat().st_mode & 0o077 == 0
    board.close()
    assert not folder.exists()


def test_what_ends_before_the_first_map_is_drawn_without_the_driver(
    supervise: Supervise,
) -> None:
    supervised = supervise("plain alone")
    supervised.hear("READY=1")
    assert "without the graphics" in supervised.end()[1]


def test_only_who_says_so_has_left(supervise: Supervise) -> None:
    supervised = supervise("gone without a word")
    supervised.hear("READY=1")
    supervised.hear("READY=1")
    assert supervised.end()[0] == 0


def test_a_start_that_takes_long_is_no_hang_for_systemd(
    supervise: Supervise,
) -> None:
    supervised = supervise("never ready")
    supervised.hear("STATUS=starting")
    supervised.hear("EXTEND_TIMEOUT_USEC=60000000")
    supervised.end()


def test_a_record_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    for number, text in enumerate(("", "{", '{"nonsense": 1}', "[1]")):
        path = tmp_path / str(number)
        path.write_text(text, encoding="utf-8")
        assert read_record(path) is None
