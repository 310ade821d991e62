"""As an ordinary user the map runs in Chromium's sandbox; Chromium itself says so."""

from __future__ import annotations

import os
import shutil
import site
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = Path(__file__).parent / "data" / "as_ordinary_user.py"
NOBODY = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")


def ordinary_python() -> list[str]:
    """A command that runs this Python as somebody who is not root; skips where there is none."""
    if os.geteuid() != 0:
        return [sys.executable]
    if not shutil.which(NOBODY[0]):
        pytest.skip("there is no setpriv")
    for python in (sys.executable, f"/usr/bin/python3.{sys.version_info.minor}"):
        command = [*NOBODY, python]
        check = [*command, "-c", f"open({str(SCRIPT)!r}).close()"]
        if subprocess.run(check, capture_output=True, check=False).returncode == 0:
            return command
    pytest.skip("an ordinary user may not read the project or run this Python")


def may_make_namespaces(as_user: list[str]) -> bool:
    """Whether the kernel gives that user what Chromium's sandbox is made of."""
    tried = subprocess.run(
        [*as_user, "unshare", "--user", "true"], capture_output=True, check=False
    )
    return tried.returncode == 0


@pytest.fixture
def open_home() -> Iterator[Path]:
    """A home for anybody; pytest's own folders are closed to other users."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        home.chmod(0o777)
        yield home


@pytest.mark.skipif(sys.platform != "linux", reason="the sandbox is Linux's")
def test_an_ordinary_user_has_the_map_in_chromium_s_sandbox(open_home: Path) -> None:
    command = ordinary_python()
    if not may_make_namespaces(command[:-1]):
        pytest.skip("ordinary users get no namespaces here, as in a chroot or some containers")
    home = open_home
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": os.pathsep.join((str(ROOT), *site.getsitepackages())),
    }

    done = subprocess.run(
        [*command, str(SCRIPT)],
        env=environment,
        cwd=home,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert done.stdout.startswith("warning: \npainted"), done.stdout + done.stderr
    assert "You are adequately sandboxed." in done.stdout
