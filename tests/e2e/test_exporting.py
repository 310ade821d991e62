"""Exports by the real program with the real map: the same bytes, and unharmed by what ends them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
PROBE = ROOT / "tests" / "takehome" / "seeds" / "probe"

pytestmark = pytest.mark.slow  # the engine is started for each


def started(*words: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "desktop", "export", *map(str, words)],
        cwd=ROOT,
        env=dict(os.environ),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def export(*words: object) -> tuple[int, str, str]:
    with started(*words) as process:
        out, said = process.communicate(timeout=100)
    return process.returncode, out, said


def wait_for(process: subprocess.Popen[str], line: str) -> None:
    assert process.stderr is not None
    for said in process.stderr:
        if said.startswith(line):
            return
    raise AssertionError(f"the export ended before {line}")


def test_two_handouts_are_the_same_bytes_with_real_maps(tmp_path: Path) -> None:
    outs = [tmp_path / "one.pdf", tmp_path / "two.pdf"]
    for out in outs:
        words = ("--language", "ru", "--hide-after", 3)
        status, answer, said = export(out, *words)
        assert (status, answer) == (0, ""), said
        assert "[0/4] 1. " in said
    assert outs[0].read_bytes() == outs[1].read_bytes()
    assert len(outs[0].read_bytes()) > 500_000  # with maps


@pytest.mark.parametrize(("dpi", "size"), [(72, (842, 595)), (150, (1754, 1240))])
def test_a_picture_shows_the_whole_map_and_no_button(
    dpi: int, size: tuple[int, int], tmp_path: Path
) -> None:
    out = tmp_path / "one.png"
    status, _, said = export(out, "--career", PROBE, "--step", 1, "--dpi", dpi)
    assert status == 0, said
    with Image.open(out) as picture:
        assert picture.size == size
        wide, high = round(size[0] * 0.62), size[1]
        chart = picture.convert("RGB").crop((0, 0, wide, high))
    for left in (0, wide // 2):
        for top in (0, high // 2):
            quarter = chart.crop((left, top, left + wide // 2, top + high // 2))
            assert len(quarter.getcolors(maxcolors=1 << 20) or ()) > 200, (left, top)
    corner = chart.crop((wide - 80, 10, wide - 10, 100))
    colours = {colour: count for count, colour in corner.getcolors(maxcolors=1 << 20) or ()}
    assert colours.get((255, 255, 255), 0) == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_an_export_that_is_ended_leaves_the_old_file(number: int, tmp_path: Path) -> None:
    out = tmp_path / "out" / "x.pdf"
    out.parent.mkdir()
    out.write_text("the old one")
    with started(out, "--form", "full") as process:
        wait_for(process, "[1/13]")
        process.send_signal(number)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "What was there is unchanged." in said
    assert "Traceback" not in said
    assert out.read_text() == "the old one"
    assert [path.name for path in out.parent.iterdir()] == ["x.pdf"]


def test_a_killed_renderer_does_not_end_the_export(tmp_path: Path) -> None:
    out = tmp_path / "x.pdf"
    with started(out, "--form", "full", "--hide-after", 5) as process:
        wait_for(process, "[2/6]")
        killed = [pid for pid in _renderers(process.pid) if _kill(pid)]
        _, said = process.communicate(timeout=100)
    assert killed
    assert process.returncode == 0, said
    assert out.read_bytes().startswith(b"%PDF")


def _renderers(parent: int) -> Iterator[int]:
    """What the engine's zygotes below a process have made: the map's own processes."""
    parents = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
                parents[int(folder.name)] = int(fields[1])
            except OSError:
                continue
    for pid in parents:
        if pid == parent:
            continue
        above = pid
        while above in parents and above != parent:
            above = parents[above]
        if above == parent and b"--type=zygote" in _command(parents[pid]):
            yield pid


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def _kill(pid: int) -> bool:
    os.kill(pid, signal.SIGKILL)
    return True
