"""Set-up does what is left to do, heals what was interrupted, and says what stands in its way."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path, PurePosixPath
from typing import IO

import pytest

from tools import setup, system
from tools.assets import Asset, collect
from tools.commands import run
from tools.environment import environment_is_current, make_environment
from tools.launcher import main
from tools.layout import CHECKOUT, Layout
from tools.progress import SetupFailed
from tools.prune import prune
from tools.stamps import digest, is_current, stamp

PYTHON = sys.executable


def test_a_stamp_holds_only_for_what_it_was_made_from(tmp_path: Path) -> None:
    lock, mark = tmp_path / "run.txt", tmp_path / "made"
    lock.write_text("a==1\n", encoding="utf-8")
    assert not is_current(mark, digest([lock]))
    stamp(mark, digest([lock]))
    assert is_current(mark, digest([lock]))
    lock.write_text("a==2\n", encoding="utf-8")
    assert not is_current(mark, digest([lock]))


def test_a_digest_does_not_see_how_lines_end(tmp_path: Path) -> None:
    unix, windows = tmp_path / "unix" / "run.txt", tmp_path / "windows" / "run.txt"
    for file, text in ((unix, b"a==1\n"), (windows, b"a==1\r\n")):
        file.parent.mkdir()
        file.write_bytes(text)
    assert digest([unix]) == digest([windows])


def test_the_last_pattern_that_fits_decides(tmp_path: Path) -> None:
    for name in ("lib/a.so", "lib/b.so", "lib/deep/c.so", "keep.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"12345")
    freed = prune(tmp_path, ["lib/**", "!lib/b.so", "nothing/*"])
    left = {str(file.relative_to(tmp_path)) for file in tmp_path.rglob("*")}
    assert left == {"keep.txt", "lib", "lib/b.so"}
    assert freed == 10


def asset(text: bytes) -> Asset:
    source = PurePosixPath("leaflet/leaflet.js")
    return Asset(source, PurePosixPath("js/leaflet.js"), hashlib.sha256(text).hexdigest())


def test_an_asset_is_copied_to_its_place(tmp_path: Path) -> None:
    (tmp_path / "modules/leaflet").mkdir(parents=True)
    (tmp_path / "modules/leaflet/leaflet.js").write_bytes(b"good")
    collect([asset(b"good")], modules=tmp_path / "modules", into=tmp_path / "out")
    assert (tmp_path / "out/js/leaflet.js").read_bytes() == b"good"


@pytest.mark.parametrize("found", [b"other", None])
def test_an_asset_that_is_not_the_one_listed_is_refused(
    found: bytes | None, tmp_path: Path
) -> None:
    (tmp_path / "leaflet").mkdir()
    if found is not None:
        (tmp_path / "leaflet/leaflet.js").write_bytes(found)
    with pytest.raises(SetupFailed, match=r"“leaflet/leaflet\.js” is not the file"):
        collect([asset(b"good")], modules=tmp_path, into=tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_command_that_fails_says_what_it_said(capsys: pytest.CaptureFixture[str]) -> None:
    script = "import sys; print('the disk is full'); sys.exit(3)"
    with pytest.raises(SetupFailed, match="Try again"):
        run([PYTHON, "-c", script], failed="It broke. Try again.")
    shown = capsys.readouterr()
    assert "the disk is full" in shown.err
    assert shown.out == ""


def test_a_command_that_is_not_there_is_a_failed_step(tmp_path: Path) -> None:
    with pytest.raises(SetupFailed, match="Install it"):
        run([tmp_path / "none"], failed="It is missing. Install it.")


@pytest.mark.skipif(not system.has_apt(), reason="there is no apt here")
def test_packages_that_are_not_installed_are_found() -> None:
    wanted = [("dpkg",), ("no-such-package",), ("no-such-package", "dpkg")]
    assert system.missing(wanted) == [("no-such-package",)]


@pytest.mark.skipif(not system.has_apt(), reason="there is no apt here")
def test_who_may_not_install_gets_the_one_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(SetupFailed, match=r"sudo apt-get install .* liba libb\n"):
        system.install([("liba",), ("libb", "libb-of-later")])


def a_checkout(folder: Path, *, lock: str) -> Layout:
    """A checkout whose program needs what ``lock`` says."""
    layout = Layout(folder)
    layout.requirements.mkdir(parents=True)
    (layout.requirements / "run.txt").write_text(lock, encoding="utf-8")
    (layout.requirements / "unused.txt").write_text("", encoding="utf-8")
    return layout


@pytest.mark.slow
def test_an_environment_that_cannot_be_made_leaves_the_old_one(tmp_path: Path) -> None:
    nowhere = "no-such-package @ file:///nowhere --hash=sha256:" + "0" * 64
    layout = a_checkout(tmp_path, lock=nowhere)
    layout.environment.mkdir()
    (layout.environment / "career-atlas-run").write_text("of an older lock", encoding="ascii")
    with pytest.raises(SetupFailed, match="could not be installed"):
        make_environment(layout)
    assert [file.name for file in layout.environment.iterdir()] == ["career-atlas-run"]
    assert not environment_is_current(layout, "run")
    assert not layout.environment.with_name(".venv.old").exists()


@pytest.mark.slow
def test_what_a_killed_set_up_left_is_not_kept(tmp_path: Path) -> None:
    layout = a_checkout(tmp_path, lock="no-such-package @ file:///nowhere")
    (layout.environment / "half").mkdir(parents=True)
    old = layout.environment.with_name(".venv.old")
    old.mkdir()
    (old / "whole").touch()
    with pytest.raises(SetupFailed):
        make_environment(layout)
    assert [file.name for file in layout.environment.iterdir()] == ["whole"]


def test_a_second_set_up_waits_for_the_first(tmp_path: Path) -> None:
    with a_set_up(tmp_path) as first:
        assert said(first.stdout) == "held"
        with a_set_up(tmp_path) as second:
            assert "waiting" in said(second.stderr)
            first.communicate("let go\n")
            assert said(second.stdout) == "held"
            second.communicate("let go\n")


def a_set_up(folder: Path) -> subprocess.Popen[str]:
    """A process that holds the lock of set-up until it is told to let go."""
    return subprocess.Popen(
        [PYTHON, "-c", HOLD, str(CHECKOUT.root), str(folder / "setup.lock")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def said(stream: IO[str] | None) -> str:
    assert stream is not None
    return stream.readline().strip()


HOLD = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from tools.setup import alone
with alone(Path(sys.argv[2])):
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_a_failed_step_is_one_sentence_and_status_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def cannot(*_: object) -> None:
        raise SetupFailed("The network is down. Start again when it is up.")

    monkeypatch.setattr("tools.launcher.make_ready", cannot)
    assert main(["postings"], Layout(tmp_path)) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.strip() == "The network is down. Start again when it is up."


def test_setup_takes_one_option(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["setup", "--agian"]) == 2
    assert "--again" in capsys.readouterr().err


@pytest.mark.skipif(not system.has_apt(), reason="there is no apt here")
def test_what_was_brought_for_tests_serves_the_program(tmp_path: Path) -> None:
    layout = a_checkout(tmp_path, lock="")
    layout.build.mkdir()
    for name in ("debian-run.txt", "debian-test.txt"):
        (layout.requirements / name).write_text("dpkg\n", encoding="utf-8")
    setup.bring_libraries(layout, "test")
    assert setup.libraries_are_current(layout, "run")
    assert setup.libraries_are_current(layout, "test")
    (layout.requirements / "debian-test.txt").write_text("dpkg\nlibc6\n", encoding="utf-8")
    assert setup.libraries_are_current(layout, "run")
    assert not setup.libraries_are_current(layout, "test")
