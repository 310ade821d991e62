"""``./atlas test``: style, types and every test, with one status for all.

Pytest comes last, so that its closing line is the last of a good run.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence

from tools.layout import CHECKOUT
from tools.progress import say
from tools.screen import run_with_screen

__all__ = ["main"]

PYTHON = (sys.executable, "-m")
CHECKS = {
    "ruff check": (*PYTHON, "ruff", "check", "--quiet", "."),
    "ruff format": (*PYTHON, "ruff", "format", "--quiet", "--check", "."),
    "mypy": (*PYTHON, "mypy", "--no-error-summary"),
}
FAST = "--fast"
QUICK_FOLDERS = ["tests/unit", "tests/qt"]


def main(words: Sequence[str]) -> int:
    """Run the checks and the tests. Pytest's own options may follow; they leave out the checks."""
    os.chdir(CHECKOUT.root)
    rest = [word for word in words if word != FAST]
    checks = {} if rest else CHECKS
    failed = [name for name, command in checks.items() if not _passes(name, command)]
    if FAST in words:
        os.environ["CAREER_ATLAS_EXAMPLES"] = "atlas-fast"
        rest = ["-m", "not slow", *(rest or QUICK_FOLDERS)]
    status = run_with_screen([*PYTHON, "pytest", *rest])
    if failed:
        say(f"Not clean: {', '.join(failed)}. What to change is listed above.")
    return 1 if status or failed else 0


def _passes(name: str, command: Sequence[str]) -> bool:
    begun = time.monotonic()
    status = subprocess.run(command, check=False).returncode
    word = "clean" if status == 0 else "not clean"
    say(f"  {name}: {word}, {time.monotonic() - begun:.0f} s")
    return status == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
