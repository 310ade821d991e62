"""Postings as pictures: as large as asked for, and named so that they sort."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from geodata.errors import ExportFailed
from geodata.takehome import plates
from tests.takehome.golden import held
from tests.takehome.stand import job, pdf_layout, write


@pytest.mark.parametrize(("wide", "high"), [(297, 210), (210, 297), (270.9, 152.4)])
def test_content_and_layout_are_the_golden_ones(wide: float, high: float, tmp_path: Path) -> None:
    """Also of a film's picture, which is the same plate in another size."""
    with job(tmp_path / "x", language="lv") as ready:
        lines = []
        for index in range(len(ready.matter.steps)):
            with plates.document(ready, index, plates.Sheet(wide, high, dpi=72)) as sheet:
                (tmp_path / "x.pdf").write_bytes(sheet.pdf())
            lines.append(pdf_layout(tmp_path / "x.pdf"))
    found, wanted = held(f"plates-lv-{wide:.0f}x{high:.0f}.txt", "\n".join(lines))
    assert found == wanted


def test_one_posting_is_one_picture_at_print_resolution(tmp_path: Path) -> None:
    out = write(tmp_path / "one.png", "png", step=1, dpi=200)
    with Image.open(out) as picture:
        assert picture.size == (2339, 1654)  # A4 across
        assert picture.info["dpi"] == pytest.approx((200, 200), abs=0.1)


@pytest.mark.parametrize("size", [(1200, 800), (800, 1200), (700, 700)])
def test_the_size_is_the_one_asked_for(size: tuple[int, int], tmp_path: Path) -> None:
    out = write(tmp_path / "one.png", "png", step=1, dpi=150, size=size, language="ru")
    with Image.open(out) as picture:
        assert picture.size == pytest.approx(size, abs=1)


def test_all_postings_go_into_a_folder_and_twice_the_same(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(tmp_path / name, "png", dpi=72)
    names = ["01-birth.png", "02-north.png", "03-arrest.png", "04-last.png"]
    assert sorted(path.name for path in (tmp_path / "a").iterdir()) == names
    for name in names:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_a_pattern_names_the_files_and_others_stay(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine")
    write(folder / "stop {n}.png", "png", dpi=72, cut=2)
    assert sorted(path.name for path in folder.iterdir()) == [
        "mine.txt",
        "stop 01.png",
        "stop 02.png",
    ]


def test_one_name_for_many_pictures_is_refused_with_a_way_out(tmp_path: Path) -> None:
    with pytest.raises(ExportFailed, match=r"--step.*all-\{n\}\.png"):
        write(tmp_path / "all.png", "png")
