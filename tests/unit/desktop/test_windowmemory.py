"""What the window remembers, and that a broken memory hurts nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.windowmemory import WindowMemory, recall, remember

MEMORY = WindowMemory(x=10, y=20, width=900, height=700, career="zakovsky", step=6)


def test_remembered_and_recalled(tmp_path: Path) -> None:
    file = tmp_path / "state" / "window.json"
    remember(file, MEMORY)
    assert recall(file) == MEMORY


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"x": 1}', '{"x":"a","y":1,"width":1,"height":1}']
)
def test_a_broken_memory_is_no_memory(tmp_path: Path, text: str) -> None:
    file = tmp_path / "window.json"
    file.write_text(text)
    assert recall(file) is None


def test_a_closed_folder_is_passed_over(tmp_path: Path) -> None:
    closed = tmp_path / "a-file-not-a-folder"
    closed.write_text("")
    remember(closed / "window.json", MEMORY)
    assert recall(closed / "window.json") is None
