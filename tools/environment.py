"""The Python environment: made beside nothing, swapped in whole, small, and tried."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Literal

from tools.commands import run
from tools.layout import Layout
from tools.progress import SetupFailed, detail
from tools.prune import prune, read_patterns
from tools.stamps import digest, is_current, stamp

__all__ = ["Purpose", "add_test_packages", "environment_is_current", "make_environment"]

Purpose = Literal["run", "test"]
"""What set-up prepares for: using the program, or also testing it."""

RUN_STAMP = "career-atlas-run"
TEST_STAMP = "career-atlas-test"
# Of all that is locked, this test package alone has no wheel; what builds it is locked as well.
FROM_SOURCE = ("--no-binary", "pymeeus", "--no-build-isolation")
UNFINISHED = "career-atlas-unfinished"


def environment_is_current(layout: Layout, purpose: Purpose) -> bool:
    """Whether the environment is whole and made from the locks as they are now."""
    return (
        layout.python.exists()
        and not (layout.environment / UNFINISHED).exists()
        and is_current(_stamp_file(layout, purpose), _wanted(layout, purpose))
    )


def make_environment(layout: Layout) -> None:
    """Make the environment with what the program needs at run time.

    An environment keeps its path in its scripts, so it cannot be moved into place: the old one is
    set aside instead, and put back if the new one cannot be made. Raises ``SetupFailed``.
    """
    aside = layout.environment.with_name(".venv.old")
    _set_aside(layout.environment, aside)
    try:
        _create(layout)
        _pip(layout, "install", "-r", layout.requirements / "run.txt")
        _shrink(layout)
        _try(layout)
        stamp(_stamp_file(layout, "run"), _wanted(layout, "run"))
    except BaseException:
        shutil.rmtree(layout.environment, ignore_errors=True)
        if aside.exists():
            aside.rename(layout.environment)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def add_test_packages(layout: Layout) -> None:
    """Add what tests and checks need to a current environment. Raises ``SetupFailed``.

    Everything is fetched before the environment is touched: without a network the program stays
    as usable as it was.
    """
    lock, wheels = layout.requirements / "test.txt", layout.build / "wheels"
    shutil.rmtree(wheels, ignore_errors=True)
    _pip(layout, "install", "-r", layout.requirements / "build.txt")
    _pip(layout, "download", *FROM_SOURCE, "--no-deps", "--dest", wheels, "-r", lock)
    unfinished = layout.environment / UNFINISHED
    unfinished.touch()
    offline = ("--no-index", "--no-deps", "--find-links", wheels)
    _pip(layout, "install", *FROM_SOURCE, *offline, "-r", lock)
    stamp(_stamp_file(layout, "test"), _wanted(layout, "test"))
    unfinished.unlink()
    shutil.rmtree(wheels)


def _wanted(layout: Layout, purpose: Purpose) -> str:
    names = ["run.txt", "unused.txt"] + (["build.txt", "test.txt"] if purpose == "test" else [])
    files = [layout.requirements / name for name in names]
    # The path: an environment does not work where it was not made.
    python = f"{sys.version_info.major}.{sys.version_info.minor} {sys.base_prefix}"
    return digest(files, python, str(layout.root))


def _stamp_file(layout: Layout, purpose: Purpose) -> Path:
    return layout.environment / (RUN_STAMP if purpose == "run" else TEST_STAMP)


def _set_aside(environment: Path, aside: Path) -> None:
    if not environment.exists():
        return
    finished = (environment / RUN_STAMP).exists()
    if aside.exists() and not finished:  # A set-up was killed half-way; its start is worth nothing.
        shutil.rmtree(environment)
        return
    shutil.rmtree(aside, ignore_errors=True)
    environment.rename(aside)


def _create(layout: Layout) -> None:
    run(
        [_lasting_interpreter(), "-m", "venv", layout.environment],
        failed="Python could not make an environment (its “venv” module is missing or broken). "
        "Install it (on Debian: python3-venv), then start again.",
    )
    # Lets “python -m desktop” find the program from any working folder.
    (layout.packages / "career-atlas.pth").write_text(f"{layout.root}\n", encoding="utf-8")


def _lasting_interpreter() -> str:
    """The system's Python, even where the environment's own, just set aside, runs this."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


def _pip(layout: Layout, verb: str, *words: str | Path) -> None:
    safe = ("--require-hashes", "--only-binary", ":all:", "--disable-pip-version-check")
    run(
        [layout.python, "-m", "pip", verb, *safe, *words],
        failed="The Python packages could not be installed. "
        "Check the network and the room on the disk, then start again.",
        env={**os.environ, "PIP_NO_INPUT": "1"},
        shown=_pips_progress,
    )


def _pips_progress(line: str) -> str | None:
    words = line.removeprefix("Using cached").removeprefix("Downloading").split()
    if line.startswith("Installing collected packages"):
        return "installing"
    if len(words) == 3 and words[0].endswith(".whl") and words[2] == "MB)":
        return f"{words[0].split('-')[0]} {words[1]} {words[2]}"
    return None


def _shrink(layout: Layout) -> None:
    run(
        [layout.python, "-m", "pip", "uninstall", "--yes", "setuptools"],
        failed="An unused package could not be removed. Start again.",
    )
    if sys.platform == "linux":
        freed = prune(layout.packages, read_patterns(layout.requirements / "unused.txt"))
        detail(f"removed {freed / 1e6:.0f} MB that are never used")


def _try(layout: Layout) -> None:
    tried = subprocess.run(
        [str(layout.python), "-P", "-m", "tools.probe"],
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if tried.returncode == 0:
        return
    said = tried.stderr.strip().splitlines() or ["it said nothing"]
    raise SetupFailed(
        f"Everything is installed, but the web engine does not start. It says: “{said[-1]}”. If it "
        "names a library, install that (requirements/debian-run.txt lists Debian's names for all "
        "that are needed), then start again."
    )
