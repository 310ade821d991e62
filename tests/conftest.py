"""What every test starts from: folders of its own, and no language of the machine's."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import desktop  # noqa: F401 (before pytest-qt emits a signal: see desktop/singletons.py)

USERS_FOLDERS = ("cache", "config", "state", "data")


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folders of one test, below its ``tmp_path``, for it and what it starts."""
    for name in USERS_FOLDERS:
        monkeypatch.setenv(f"CAREER_ATLAS_{name.upper()}", str(tmp_path / "user" / name))
    monkeypatch.delenv("LANGUAGE", raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return tmp_path / "user"


@pytest.fixture(scope="session")
def qapp_cls() -> type:
    """QApplication, after what must precede it: the graphics back end and the private scheme."""
    from PySide6.QtWidgets import QApplication

    from desktop.mapview import prepare, register_scheme

    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=true")  # a warning fails a test
    prepare()
    register_scheme()
    return QApplication
