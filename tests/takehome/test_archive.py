"""The archive: readable without the program, whole, and the same each time."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from geodata.errors import ExportFailed
from geodata.locations import find_locations
from geodata.storage import open_career
from geodata.takehome.markdown import escaped
from tests.takehome.golden import held
from tests.takehome.stand import write


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("archive") / "career", "archive", language="lv")


def test_its_files_are_the_golden_ones(archive: Path) -> None:
    names = sorted(p.relative_to(archive).as_posix() for p in archive.rglob("*") if p.is_file())
    found, wanted = held("archive-files.txt", "\n".join(names) + "\n")
    assert found == wanted


@pytest.mark.parametrize("language", ["en", "lv", "ru"])
def test_its_texts_are_the_golden_ones(archive: Path, language: str) -> None:
    text = (archive / "text" / f"career.{language}.md").read_text("utf-8")
    found, wanted = held(f"career-{language}.md", text)
    assert found == wanted


def test_the_manifest_names_every_file_with_its_sum(archive: Path) -> None:
    lines = (archive / "MANIFEST-SHA256.txt").read_text("utf-8").splitlines()
    sums = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    files = {p.relative_to(archive).as_posix(): p for p in archive.rglob("*") if p.is_file()}
    assert set(sums) == set(files) - {"MANIFEST-SHA256.txt"}
    for name, digest in sums.items():
        assert hashlib.sha256(files[name].read_bytes()).hexdigest() == digest


def test_the_authors_files_open_again(archive: Path) -> None:
    career = open_career(str(archive / "data" / "probe"), locations=find_locations())
    assert len(career.timeline) == 4
    assert career.place_name("goldingen", "ru") == "Кулдига"
    career.close()


def test_every_language_licences_and_bibliography_are_in_it(archive: Path) -> None:
    readme = (archive / "README.md").read_text("utf-8")
    assert readme.index("# Paraugs") < readme.index("# Probe") < readme.index("# Проба")
    assert "CC BY 4.0" in (archive / "licences" / "content.txt").read_text("utf-8")
    assert (archive / "licences" / "leaflet.txt").exists()
    works = (archive / "text" / "bibliography.ru.md").read_text("utf-8")
    assert "Книга для проверки" in works
    assert "не проверено" in works
    lesson = (archive / "text" / "lesson.en.md").read_text("utf-8")
    assert "**Say** who counted. NOTESHERE" in lesson
    assert "- [x] That one" in lesson


def test_a_zip_holds_the_same_and_is_the_same_each_time(archive: Path, tmp_path: Path) -> None:
    for name in ("1", "2"):
        (tmp_path / name).mkdir()
    one, two = (
        write(tmp_path / name / "career.zip", "archive", language="lv") for name in ("1", "2")
    )
    assert one.read_bytes() == two.read_bytes()
    with zipfile.ZipFile(one) as packed:
        for name in packed.namelist():
            inside = archive / Path(name).relative_to("career")
            assert packed.read(name) == inside.read_bytes(), name


def test_a_folder_is_renewed_but_never_one_with_other_things(tmp_path: Path) -> None:
    out = tmp_path / "career"
    write(out, "archive")
    (out / "README.md").write_text("old")
    write(out, "archive")
    assert "Probe" in (out / "README.md").read_text("utf-8")
    other = tmp_path / "holiday"
    other.mkdir()
    (other / "photo.jpg").write_bytes(b"dear to somebody")
    with pytest.raises(ExportFailed, match="something else"):
        write(other, "archive")
    assert [path.name for path in other.iterdir()] == ["photo.jpg"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a *b* _c_", r"a \*b\* \_c\_"),
        ("<script>", r"\<script\>"),
        ("# no heading", r"\# no heading"),
        ("1. no list", r"\1. no list"),
        ("[x](y)", r"\[x\](y)"),
        ("two\nlines", "two lines"),
    ],
)
def test_markdown_reads_no_mark_in_a_text(text: str, shown: str) -> None:
    assert escaped(text) == shown
