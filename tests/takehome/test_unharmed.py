"""What was there stays whole when an export fails, and nothing half written stays beside it."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from geodata.errors import ExportFailed
from geodata.takehome.formats import FORMATS, writer
from geodata.takehome.pictures import Picture
from tests.takehome.stand import PatchMaps, job, write

FILES = {form.name: form.endings[0] for form in FORMATS.values()}
QUICK = [name for name in FILES if name not in ("mp4", "webm", "archive", "html")]


@pytest.mark.parametrize("form", [*QUICK, "archive"])
def test_a_full_disk_leaves_the_old_one(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = _old(tmp_path, form)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportFailed, match=r"No space left.*Make room"):
        write(out, form, step=0)
    assert out.read_text() == "the old one"
    assert [path.name for path in out.parent.iterdir()] == [out.name]


class StoppedMaps(PatchMaps):
    """Ctrl-C while the second map is drawn."""

    def step(self, index: int, *, width_mm: float, aspect: float) -> Picture:
        if len(self.asked) == 1:
            raise KeyboardInterrupt
        return super().step(index, width_mm=width_mm, aspect=aspect)


@pytest.mark.parametrize("form", ["pdf", "pptx", "png", "archive"])
def test_control_c_leaves_the_old_one(form: str, tmp_path: Path) -> None:
    out = _old(tmp_path, form) if form != "png" else tmp_path / "out"
    out.parent.mkdir(exist_ok=True)
    with job(out) as ready, pytest.raises(KeyboardInterrupt):
        writer(FORMATS[form]).write(replace(ready, maps=StoppedMaps()))
    if form == "png":
        assert list(out.iterdir()) == []
    else:
        assert out.read_text() == "the old one"
        assert [path.name for path in out.parent.iterdir()] == [out.name]


@pytest.mark.parametrize("form", QUICK)
def test_a_folder_that_is_not_there_is_one_sentence(form: str, tmp_path: Path) -> None:
    out = tmp_path / "file" / f"x.{FILES[form]}"
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportFailed, match="cannot be written") as caught:
        write(out, form, step=0)
    assert "\n" not in str(caught.value)


def _old(folder: Path, form: str) -> Path:
    out = folder / "out" / f"career.{FILES[form]}"
    out.parent.mkdir()
    out.write_text("the old one")
    return out
