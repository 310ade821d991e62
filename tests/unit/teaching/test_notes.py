"""A teacher's own notes: kept apart from the career, never lost, and taken out again."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.errors import ExportFailed
from geodata.locations import Locations, find_locations
from geodata.storage import OpenCareer, open_career
from geodata.teaching import TeacherNotes, notes_of
from geodata.teaching.noteexport import export_notes
from geodata.teaching.tomltext import toml_text
from geodata.words import Words
from tests.unit.seedfiles.smallcareer import write_small

WORDS = Words("en")


@pytest.fixture
def locations(tmp_path: Path) -> Locations:
    write_small(tmp_path / "seeds")
    return find_locations({"CAREER_ATLAS_SEEDS": str(tmp_path / "seeds"), **_own(tmp_path)})


@pytest.fixture
def career(locations: Locations) -> Iterator[OpenCareer]:
    career = open_career("small", locations=locations)
    yield career
    career.close()


def _own(folder: Path) -> dict[str, str]:
    names = ("cache", "config", "state", "data")
    return {f"CAREER_ATLAS_{name.upper()}": str(folder / name) for name in names}


def test_until_a_teacher_edits_the_authors_notes_are_shown(
    career: OpenCareer, locations: Locations
) -> None:
    assert notes_of(career, 0, "en", locations).startswith("Say **who** counts.")
    assert notes_of(career, 1, "en", locations) == ""
    assert not locations.data.exists()


def test_an_edit_is_of_one_note_in_one_language(career: OpenCareer, locations: Locations) -> None:
    notes = TeacherNotes.of(career.id, locations)
    notes.keep("clerk", "en", "Ask **first**.\r\n\r\n- don't tell\u2029- '''wait'''\n")
    assert notes_of(career, 0, "en", locations) == "Ask **first**.\n\n- don't tell\n- '''wait'''"
    assert notes_of(career, 0, "ru", locations) == "Скажите, **кто** считает."
    assert career.lesson(0, "en").notes.startswith("Say **who** counts.")


def test_a_note_can_be_emptied_and_set_back(career: OpenCareer, locations: Locations) -> None:
    notes = TeacherNotes.of(career.id, locations)
    notes.keep("clerk", "en", "")
    assert notes_of(career, 0, "en", locations) == ""
    notes.reset("clerk", "en")
    notes.reset("clerk", "en")
    assert notes_of(career, 0, "en", locations).startswith("Say **who** counts.")
    assert notes.edits() == ()


@given(st.text(max_size=200))
def test_whatever_is_typed_can_be_read_back(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    notes = TeacherNotes(tmp_path_factory.mktemp("notes") / "small.toml")
    notes.keep("clerk", "en", text)
    kept = notes.text("clerk", "en")
    assert kept is not None
    notes.keep("clerk", "en", kept)
    assert notes.text("clerk", "en") == kept
    assert kept == text.strip() or any(not sign.isprintable() for sign in text)


def test_a_file_that_cannot_be_read_is_put_aside_and_not_lost(locations: Locations) -> None:
    notes = TeacherNotes.of("small", locations)
    for spoilt in ("format = 1\n[note.clerk\n", "format = 99\n"):
        notes.path.parent.mkdir(parents=True, exist_ok=True)
        notes.path.write_text(spoilt, encoding="utf-8")
        assert notes.edits() == ()
        assert str(notes.path) in notes.unreadable()
        notes.keep("clerk", "en", "Anew")
        assert notes.unreadable() == ""
        assert notes.text("clerk", "en") == "Anew"
    aside = sorted(path.read_text(encoding="utf-8") for path in notes.path.parent.glob("*unread*"))
    assert aside == ["format = 1\n[note.clerk\n", "format = 99\n"]


def test_a_folder_that_cannot_be_written_is_told(locations: Locations) -> None:
    locations.data.mkdir(parents=True)
    (locations.data / "notes").write_text("in the way", encoding="utf-8")
    with pytest.raises(ExportFailed, match="notes"):
        TeacherNotes.of("small", locations).keep("clerk", "en", "Anew")


def test_a_strange_id_stays_inside_the_folder(locations: Locations) -> None:
    path = TeacherNotes.of("../../else/where", locations).path
    assert path.parent == locations.data / "notes"


def test_edits_are_taken_out_as_the_authors_file_has_them(
    career: OpenCareer, locations: Locations, tmp_path: Path
) -> None:
    notes = TeacherNotes.of(career.id, locations)
    notes.keep("judge", "en", "Later.")
    notes.keep("clerk", "en", "First.\n\n- so")
    notes.keep("gone", "en", "Of a stop that was taken out.")
    notes.keep("clerk", "ru", "Сначала.")
    out = tmp_path / "mine.toml"
    export_notes(career, notes.edits(), out, WORDS, language="en")
    content = tomllib.loads(out.read_text(encoding="utf-8"))["posting"]
    assert list(content) == ["clerk", "judge", "gone"]
    assert content["clerk"]["notes"].strip() == "First.\n\n- so"


def test_edits_are_taken_out_for_reading(
    career: OpenCareer, locations: Locations, tmp_path: Path
) -> None:
    notes = TeacherNotes.of(career.id, locations)
    notes.keep("judge", "ru", "Позже.")
    notes.keep("clerk", "ru", "Сначала.")
    out = tmp_path / "mine.md"
    export_notes(career, notes.edits(), out, WORDS, language="ru")
    assert out.read_text(encoding="utf-8") == (
        "# Анна Пример: a teacher’s own notes\n\n## 1. Писарь\n\nСначала.\n\n"
        "## 2. Судья\n\nПозже.\n"
    )


@pytest.mark.parametrize("text", ["plain", "two\nlines", "it's", "'''", 'a "b" \\ c', "", "’“"])
def test_a_text_is_toml_that_can_be_read_back(text: str) -> None:
    for lines in (False, True):
        content = tomllib.loads(f"x = {toml_text(text, lines=lines)}")
        assert content["x"].strip() == text
