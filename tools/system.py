"""The system's libraries, through apt where there is one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from tools.commands import run
from tools.progress import SetupFailed, detail

__all__ = ["has_apt", "install", "missing", "read_packages"]

Alternatives = tuple[str, ...]


def has_apt() -> bool:
    """Whether this is a Debian or one of its children."""
    return sys.platform == "linux" and all(map(shutil.which, ("apt-get", "dpkg-query")))


def read_packages(file: Path) -> list[Alternatives]:
    """The packages of a list; each with the names it goes by, the first being Debian 12's."""
    lines = (line.partition("#")[0].strip() for line in file.read_text("utf-8").splitlines())
    return [tuple(line.split("|")) for line in lines if line]


def missing(packages: Iterable[Alternatives]) -> list[Alternatives]:
    """Those of which no name is installed."""
    answer = subprocess.run(
        ["dpkg-query", "--show", "--showformat", "${binary:Package} ${db:Status-Status}\n"],
        capture_output=True,
        text=True,
        check=True,
    )
    installed = {
        line.split()[0].partition(":")[0]
        for line in answer.stdout.splitlines()
        if line.endswith(" installed")
    }
    return [names for names in packages if installed.isdisjoint(names)]


def install(wanted: Sequence[Alternatives]) -> None:
    """Install ``wanted``, as root or through sudo if it asks for no password.

    Raises ``SetupFailed`` with the one command to run by hand if apt may not be used here, or if
    it does not succeed.
    """
    prefix = _authority()
    if prefix is None:
        raise SetupFailed(
            "Career Atlas needs system libraries, and only an administrator may install them. "
            "Run this, then start again:\n\n    sudo apt-get update && sudo apt-get install --yes "
            f"--no-install-recommends {' '.join(names[0] for names in wanted)}\n"
        )
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    next_step = "Check the network and the package sources, then start again."
    run([*apt, "update"], failed=f"“apt-get update” did not succeed. {next_step}")
    names = [_known(alternatives) for alternatives in wanted]
    detail(f"{len(names)} packages with all they need: {' '.join(names)}")
    run(
        [*apt, "install", "--yes", "--no-install-recommends", *names],
        failed=f"“apt-get install” did not succeed. {next_step}",
        shown=_apts_progress,
    )


def _authority() -> list[str] | None:
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    asked = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ["sudo", "-n"] if asked.returncode == 0 else None


def _known(alternatives: Alternatives) -> str:
    for name in alternatives[1:]:
        shown = subprocess.run(["apt-cache", "show", name], capture_output=True, check=False)
        if shown.returncode == 0 and shown.stdout:
            return name
    return alternatives[0]


def _apts_progress(line: str) -> str | None:
    return line if line.startswith(("Need to get", "After this", "Fetched")) else None
