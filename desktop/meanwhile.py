"""Import a module while the event loop runs.

The web engine starts its renderer and loads the map's page in many small turns of the event loop.
Imported in between, what the window needs besides would hold each of them up; imported before, it
would be waited for. Half of it is done by the time the page has its first script.
"""

from __future__ import annotations

import importlib
import sys
from typing import Final

from PySide6.QtCore import QEventLoop, QThread

__all__ = ["import_meanwhile"]

TURN_S: Final = 0.0005
"""How long the importing thread keeps the interpreter while an answer to the page waits for it."""


class _Import(QThread):
    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def run(self) -> None:
        importlib.import_module(self._name)


def import_meanwhile(name: str) -> None:
    """Import ``name`` in a thread and run the event loop until that is done.

    For modules that make no widgets. An error comes up where the module is then used.
    """
    if name in sys.modules:
        return
    work, loop = _Import(name), QEventLoop()
    work.finished.connect(loop.quit)
    usual = sys.getswitchinterval()
    sys.setswitchinterval(TURN_S)
    work.start()
    loop.exec()
    work.wait()
    sys.setswitchinterval(usual)
