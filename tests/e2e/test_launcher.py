"""./atlas hands everything over unchanged: words, working folder, standard output and status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tools.layout import CHECKOUT
from tools.setup import is_ready

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a shell script")


@pytest.fixture(autouse=True)
def set_up_is_done() -> None:
    assert is_ready(CHECKOUT, "run"), "Run ./atlas setup first; a test must not set up anything."


def atlas(*words: str, folder: Path, told: str = "") -> subprocess.CompletedProcess[str]:
    command = [str(CHECKOUT.root / "atlas"), *words]
    return subprocess.run(
        command, cwd=folder, input=told, capture_output=True, text=True, check=False
    )


def test_standard_output_is_the_verbs_alone(tmp_path: Path) -> None:
    done = atlas("date", "1911/", "--json", folder=tmp_path)
    assert done.returncode == 0
    assert json.loads(done.stdout)["input"] == "1911/"
    assert done.stderr == ""


def test_standard_input_reaches_the_verb(tmp_path: Path) -> None:
    done = atlas("date", "-", folder=tmp_path, told="1917-11-07\n1918\n")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 2


def test_the_status_is_the_verbs(tmp_path: Path) -> None:
    assert atlas("no-such-verb", folder=tmp_path).returncode == 2
    assert atlas("postings", "no-such-career", folder=tmp_path).returncode == 2


def test_nothing_in_the_working_folder_is_taken_for_the_program(tmp_path: Path) -> None:
    for name in ("json.py", "desktop.py", "tools.py"):
        (tmp_path / name).write_text("raise SystemExit('a stranger')\n", encoding="utf-8")
    assert atlas("--version", folder=tmp_path).stdout.startswith("career-atlas ")


def test_it_can_be_called_through_a_link(tmp_path: Path) -> None:
    link = tmp_path / "map"
    link.symlink_to(CHECKOUT.root / "atlas")
    done = subprocess.run([link, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("career-atlas ")


def test_help_names_the_launchers_own_verbs(tmp_path: Path) -> None:
    told = atlas("--help", folder=tmp_path).stdout
    assert all(f"\n  {verb} " in told for verb in ("setup", "test", "bench", "postings", "export"))
