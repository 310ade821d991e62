"""Signals without end, which PySide6 6.12.0 does not survive under Python 3.11 by itself."""

from __future__ import annotations

import subprocess
import sys

EMIT_OFTEN = """
import desktop
from PySide6.QtCore import QObject, Signal

class Source(QObject):
    changed = Signal(int)

source = Source()
for number in range(20_000):
    source.changed.emit(number)
print("alive")
"""


def test_the_program_survives_twenty_thousand_signals() -> None:
    done = subprocess.run(
        [sys.executable, "-c", EMIT_OFTEN], capture_output=True, text=True, check=False
    )

    assert done.stdout == "alive\n", done.stderr
