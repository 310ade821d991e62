"""A teacher's own wording of the notes, kept apart from the career that it belongs to.

A career that ships or is sealed is never written. Each has one file of edits in the user's data
folder, by posting and language, so that they outlive a new version of the career.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from geodata.errors import ExportFailed
from geodata.locations import Locations
from geodata.storage import CareerOnShow
from geodata.teaching.tomltext import toml_text
from geodata.writing import written_file

__all__ = ["NoteEdit", "TeacherNotes", "notes_of"]

_FORMAT: Final = 1
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class NoteEdit:
    """A teacher's wording of one note, in Markdown."""

    posting_id: str
    language: str
    text: str


class TeacherNotes:
    """The notes of one career that a teacher has reworded. Each call reads the file anew, so that
    two windows of one user see each other's edits."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def of(cls, career_id: str, locations: Locations) -> TeacherNotes:
        """Return the store of a career. Nothing is made or read yet."""
        name = f"{quote(career_id, safe='')}.toml"
        return cls(locations.data / "notes" / name)

    def text(self, posting_id: str, language: str) -> str | None:
        """Return the teacher's wording, None where there is none. It may be empty."""
        return next(
            (e.text for e in self.edits() if (e.posting_id, e.language) == (posting_id, language)),
            None,
        )

    def edits(self) -> tuple[NoteEdit, ...]:
        """Return every edit; none where the file is missing or cannot be read."""
        return tuple(_edits(self._content()))

    def unreadable(self) -> str:
        """Return a sentence where there is a file that cannot be read, else ""."""
        if self._content() is not None:
            return ""
        return (
            f"Your own notes cannot be read; the author's are shown. Correct “{self.path}”, or "
            "write a note anew: the file is then put aside."
        )

    def keep(self, posting_id: str, language: str, text: str) -> None:
        """Keep a wording. Raises ExportFailed where it cannot be written; what was there is then
        unchanged."""
        lines = re.sub("\r\n?|[\u2028\u2029]", "\n", text)
        self._put(posting_id, language, _CONTROL.sub("", lines).strip())

    def reset(self, posting_id: str, language: str) -> None:
        """Return to the author's wording. Raises ExportFailed as ``keep`` does."""
        if self.text(posting_id, language) is not None:
            self._put(posting_id, language, None)

    def _put(self, posting_id: str, language: str, text: str | None) -> None:
        content = self._content()
        notes = {(e.posting_id, e.language): e.text for e in _edits(content)}
        notes.pop((posting_id, language), None)
        if text is not None:
            notes[posting_id, language] = text
        edits = [NoteEdit(*key, notes[key]) for key in sorted(notes)]
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if content is None:
                self.path.replace(_free(self.path.with_suffix(".unreadable.toml")))
        except OSError as error:
            raise ExportFailed(
                f"The notes cannot be kept in “{self.path.parent}” ({error}). Make it writable."
            ) from error
        with written_file(self.path) as beside:
            beside.write_text(_written(edits), encoding="utf-8")

    def _content(self) -> Mapping[str, Any] | None:
        """Return what the file holds, empty where there is none; None for one that is no use."""
        try:
            content = tomllib.loads(self.path.read_text(encoding="utf-8-sig"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError):
            return None
        return content if content.get("format") == _FORMAT else None


def notes_of(career: CareerOnShow, index: int, language: str, locations: Locations) -> str:
    """Return the notes of step ``index`` (0-based) in Markdown: the teacher's wording, or else
    the author's, "" for none. Raises IndexError where there is no such step."""
    whose, step = career.own(index)
    own = TeacherNotes.of(whose.id, locations).text(whose.posting(step).id, language)
    return whose.lesson(step, language).notes if own is None else own


def _edits(content: Mapping[str, Any] | None) -> Iterator[NoteEdit]:
    notes = (content or {}).get("note", {})
    for posting_id, texts in notes.items() if isinstance(notes, dict) else ():
        for language, text in texts.items() if isinstance(texts, dict) else ():
            if isinstance(text, str):
                yield NoteEdit(posting_id, language, text.strip())


def _written(edits: list[NoteEdit]) -> str:
    """Return the file as text. Literal strings keep Markdown as it was typed."""
    lines = [
        "# A teacher's own notes, in Markdown, by posting and language.",
        f"format = {_FORMAT}",
    ]
    last = ""
    for edit in edits:
        if edit.posting_id != last:
            lines += ["", f"[note.{toml_text(edit.posting_id)}]"]
            last = edit.posting_id
        lines.append(f"{toml_text(edit.language)} = {toml_text(edit.text, lines=True)}")
    return "\n".join(lines) + "\n"


def _free(path: Path) -> Path:
    """Return the path, or one beside it where something stands there already."""
    number = 1
    free = path
    while free.exists():
        number += 1
        free = path.with_suffix(f".{number}.toml")
    return free
