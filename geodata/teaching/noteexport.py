"""A teacher's edits of the notes, as text that an author can take over or a colleague read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from geodata.storage import OpenCareer
from geodata.teaching.notes import NoteEdit
from geodata.teaching.tomltext import toml_text
from geodata.words import Words
from geodata.writing import written_file

__all__ = ["NOTE_FORMATS", "export_notes"]


def export_notes(
    career: OpenCareer, edits: Sequence[NoteEdit], out: Path, words: Words, *, language: str
) -> None:
    """Write the edits in ``language`` to ``out``, whose ending is one of NOTE_FORMATS.

    Raises KeyError for another ending, and ExportFailed where the file cannot be written.
    """
    render = NOTE_FORMATS[out.suffix.lower()]
    notes = {edit.posting_id: edit.text for edit in edits if edit.language == language}
    text = render(career, notes, words, language)
    with written_file(out) as beside:
        beside.write_text(text, encoding="utf-8")


def _toml(career: OpenCareer, notes: Mapping[str, str], words: Words, language: str) -> str:
    """Return tables as text.<language>.toml has them."""
    place = words("Copy each text into its table in {file}.", file=f"text.{language}.toml")
    tables = [
        f"[posting.{posting}]\nnotes = {toml_text(notes[posting], lines=True)}\n"
        for posting, _ in _in_order(career, notes)
    ]
    return "\n".join(
        [
            f"# {career.person(language).short}: {words('a teacher’s own notes')}",
            f"# {place}\n",
            *tables,
        ]
    )


def _markdown(career: OpenCareer, notes: Mapping[str, str], words: Words, language: str) -> str:
    parts = [f"# {career.person(language).short}: {words('a teacher’s own notes')}"]
    for posting, step in _in_order(career, notes):
        title = posting if step is None else career.step(step, words, language=language).title
        number = "" if step is None else f"{step + 1}. "
        parts += [f"## {number}{title}", notes[posting]]
    return "\n\n".join(part for part in parts if part) + "\n"


def _in_order(career: OpenCareer, notes: Mapping[str, str]) -> list[tuple[str, int | None]]:
    """Return the postings that have an edit, in the career's order, each with its step; those
    that the career has no more come last, with None."""
    found: list[tuple[str, int | None]] = [
        (posting, step) for step, posting in enumerate(career.timeline.ids) if posting in notes
    ]
    there = {posting for posting, _ in found}
    return found + [(posting, None) for posting in notes if posting not in there]


NOTE_FORMATS: Final[Mapping[str, Callable[[OpenCareer, Mapping[str, str], Words, str], str]]] = {
    ".toml": _toml,
    ".md": _markdown,
}
"""How the edits are written, by the ending of the file."""
