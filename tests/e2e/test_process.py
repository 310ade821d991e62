"""The program as a process: what it prints, writes and answers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run(
    *words: str, cwd: Path, screen: bool = True, **variables: str
) -> subprocess.CompletedProcess[str]:
    environment = dict(os.environ, PYTHONPATH=str(ROOT)) | variables
    if not screen:
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            environment.pop(name, None)
    return subprocess.run(
        [sys.executable, "-m", "desktop", *words],
        capture_output=True,
        text=True,
        cwd=cwd,
        env=environment,
        timeout=100,
        check=False,
    )


def test_the_window_opens_and_its_map_is_painted(tmp_path: Path) -> None:
    done = run("open", "--check-start", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["painted"] is True
    assert answer["step"] == 1


@pytest.mark.slow
def test_without_a_screen_the_tour_is_written_and_found(tmp_path: Path) -> None:
    done = run("--language", "lv", cwd=tmp_path, screen=False)
    assert done.returncode == 0, done.stderr
    assert "There is no screen here" in done.stderr
    folder = tmp_path / "zakovsky-tour"
    assert str(folder) in done.stdout
    pictures = sorted(path.name for path in folder.glob("*.png"))
    assert len(pictures) == 12
    assert pictures[0] == "01-birth.png"
    assert all(path.stat().st_size > 50_000 for path in folder.glob("*.png"))
    page = (folder / "zakovsky.html").read_text(encoding="utf-8")
    assert "Ļeņingrad" in page
    assert not list(folder.glob("*.new"))


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path) -> None:
    closed = tmp_path / "a-file"
    closed.write_text("")
    done = run("tour", "--into", str(closed / "tour"), cwd=tmp_path, screen=False)
    assert done.returncode == 3
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("opne",), "Did you mean “open”?"),
        (("open", "zakovski"), "zakovsky"),
        (("open", "./nowhere"), "nowhere"),
        (("tour", "--size", "9x9"), "600 to 7680"),
        (("postings", "--nonsense"), "--nonsense"),
    ],
)
def test_a_wrong_word_is_told_with_a_way_out(
    tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    done = run(*words, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_help_lists_every_verb(tmp_path: Path) -> None:
    from desktop.cli import VERBS

    done = run("--help", cwd=tmp_path)
    assert done.returncode == 0
    for verb in VERBS:
        assert f"  {verb} " in done.stdout


def test_wrong_settings_are_told_and_the_window_opens(tmp_path: Path, own_folders: Path) -> None:
    (own_folders / "config").mkdir(parents=True)
    (own_folders / "config" / "settings.toml").write_text('theme = "pink"\npace = 0\n')
    done = run("open", "--check-start", cwd=tmp_path)
    assert done.returncode == 0
    assert "line 1, theme" in done.stderr
    assert "line 2, pace" in done.stderr


def test_without_the_web_engine_text_and_slider_still_open(tmp_path: Path) -> None:
    """A library of the engine that cannot be loaded, as on a machine that lacks it."""
    shadow = tmp_path / "shadow" / "sitecustomize.py"
    shadow.parent.mkdir()
    shadow.write_text(
        "import sys\n"
        "class NoEngine:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'PySide6.QtWebEngineCore':\n"
        "            raise ImportError('libnss3.so: cannot open shared object file')\n"
        "sys.meta_path.insert(0, NoEngine())\n"
    )
    done = run(
        "open",
        "--check-start",
        cwd=tmp_path,
        PYTHONPATH=os.pathsep.join([str(shadow.parent), str(ROOT)]),
    )
    assert done.returncode == 1
    assert "PySide6.QtWebEngineCore" in done.stderr
    assert "can be read without the map" in done.stderr
    assert json.loads(done.stdout)["painted"] is False
