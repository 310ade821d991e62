"""Run the standard tools that do the work, showing what they do and keeping what they said."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tools.progress import SetupFailed, detail

__all__ = ["run"]

LINES_SHOWN_ON_FAILURE = 12


def run(
    command: Sequence[str | Path],
    *,
    failed: str,
    env: Mapping[str, str] | None = None,
    folder: Path | None = None,
    shown: Callable[[str], str | None] = lambda _line: None,
) -> None:
    """Run ``command`` to its end, with nothing on standard input.

    ``shown`` turns a line of its output into the progress to show, or None. Raises ``SetupFailed``
    with the sentence ``failed``, after the last lines of the output, if it ends with another
    status than 0 or cannot be started.
    """
    said: list[str] = []
    try:
        process = subprocess.Popen(
            [str(word) for word in command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            env=None if env is None else dict(env),
            cwd=folder,
        )
    except OSError as error:
        raise SetupFailed(f"{failed} ({error})") from error
    with process:
        assert process.stdout is not None
        for line in process.stdout:
            said.append(line.rstrip())
            if text := shown(said[-1]):
                detail(text)
    if process.returncode:
        for line in said[-LINES_SHOWN_ON_FAILURE:]:
            detail(line)
        raise SetupFailed(failed)
