"""What every test starts from: folders of its own, and no language of the machine's."""

from __future__ import annotations

from pathlib import Path

import pytest

USERS_FOLDERS = ("cache", "config", "state", "data")


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folders of one test, below its ``tmp_path``, for it and what it starts."""
    for name in USERS_FOLDERS:
        monkeypatch.setenv(f"CAREER_ATLAS_{name.upper()}", str(tmp_path / "user" / name))
    monkeypatch.delenv("LANGUAGE", raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return tmp_path / "user"
