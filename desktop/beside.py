"""Another window of the same program, in a process of its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QProcess, QProcessEnvironment

__all__ = ["start_beside"]

_ABOVE = Path(__file__).resolve().parent.parent


def start_beside(arguments: Sequence[str]) -> bool:
    """Run ``career-atlas`` with ``arguments`` on its own; whether it could be started.

    It outlives this process. The same interpreter and the same code are used, wherever the
    program was started from.
    """
    environment = QProcessEnvironment.systemEnvironment()
    known = environment.value("PYTHONPATH")
    environment.insert("PYTHONPATH", os.pathsep.join(filter(None, (str(_ABOVE), known))))
    process = QProcess()
    process.setProgram(sys.executable)
    process.setArguments(["-m", "desktop", *arguments])
    process.setProcessEnvironment(environment)
    # PySide gives the process's number as well, which its type stub does not know.
    started: object = process.startDetached()
    return bool(started[0] if isinstance(started, tuple) else started)
