"""What is imported while the event loop runs."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from desktop.meanwhile import import_meanwhile

NAME = "imported_meanwhile"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.syspath_prepend(tmp_path)
    yield tmp_path
    sys.modules.pop(NAME, None)


def test_the_event_loop_runs_while_a_module_is_imported(
    qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited_for = threading.Event()
    monkeypatch.setattr(sys, "waited_for", waited_for, raising=False)
    module = "import sys\nturned = sys.waited_for.wait(10)\n"
    (folder / f"{NAME}.py").write_text(module, encoding="utf-8")
    QTimer.singleShot(0, waited_for.set)
    import_meanwhile(NAME)
    assert sys.modules[NAME].turned


def test_the_interpreter_turns_as_before_afterwards(qtbot: QtBot, folder: Path) -> None:
    (folder / f"{NAME}.py").write_text("import sys\nturn = sys.getswitchinterval()\n", "utf-8")
    before = sys.getswitchinterval()
    import_meanwhile(NAME)
    assert sys.modules[NAME].turn < before == sys.getswitchinterval()


def test_what_is_there_already_runs_no_event(qtbot: QtBot) -> None:
    seen: list[str] = []
    QTimer.singleShot(0, lambda: seen.append("an event"))
    import_meanwhile("json")
    assert not seen
