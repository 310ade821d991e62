"""``career-atlas lesson``: the stops, notes and questions of a lesson, for the teacher."""

from __future__ import annotations

import argparse
import difflib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from geodata.careers import PresetText, QuestionText
from geodata.locations import Locations, find_locations
from geodata.storage import OpenCareer, open_career
from geodata.teaching import TeacherNotes, lesson_plan, notes_of
from geodata.teaching.listing import stop_lines
from geodata.teaching.noteexport import NOTE_FORMATS, export_notes
from geodata.verbs.common import (
    add_career,
    add_json,
    add_language,
    chosen_career,
    dumped,
    printable,
    system_language,
    telling,
)
from geodata.verbs.languages import chosen_language
from geodata.verbs.outline import citation_json
from geodata.words import Words, load_words

__all__ = ["HELP", "NAME", "add_arguments", "run"]

NAME: Final = "lesson"
HELP: Final = "list the stops, notes and questions of a lesson, or take your own notes out"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """CAREER, preset, language and form."""
    add_career(parser)
    parser.add_argument(
        "--preset", metavar="ID", help="only the stops of this lesson (or its minutes)"
    )
    add_language(parser)
    add_json(parser)
    parser.add_argument(
        "--export-notes",
        metavar="OUT",
        type=Path,
        help="write the notes that you have reworded to OUT.toml or OUT.md",
    )
    parser.add_argument("--plan", action="store_true", help="print the lesson plan that ships")


@telling
def run(arguments: argparse.Namespace) -> int:
    """Print the lesson; 2 for a preset, a language or a format that there is not."""
    locations = find_locations()
    if arguments.plan:
        print(printable(lesson_plan(arguments.language or system_language(), locations)), end="")
        return 0
    career = open_career(chosen_career(arguments), locations=locations)
    if career.notice:
        print(career.notice, file=sys.stderr)
    language = chosen_language(arguments.language, career)
    if language is None:
        return 2
    words = load_words(language, folder=locations.resources / "i18n")
    lesson = _Lesson(career, locations, words, language)
    if arguments.export_notes:
        return lesson.export(arguments.export_notes)
    preset = lesson.preset(arguments.preset) if arguments.preset else None
    if arguments.preset and preset is None:
        return 2
    if arguments.json:
        print(dumped(lesson.as_json(preset)))
    else:
        print(printable("\n\n".join(lesson.paragraphs(preset))))
    return 0


class _Lesson:
    """A career's lesson in one language, with the notes as this teacher has them."""

    def __init__(
        self, career: OpenCareer, locations: Locations, words: Words, language: str
    ) -> None:
        self._career = career
        self._locations = locations
        self._words = words
        self._language = language
        self._own = TeacherNotes.of(career.id, locations)
        if unreadable := self._own.unreadable():
            print(unreadable, file=sys.stderr)

    def preset(self, asked: str) -> PresetText | None:
        """Return a preset by its id or its minutes.

        None where there is none; standard error then says so.
        """
        presets = self._career.presets(self._language)
        for preset in presets:
            if asked in (preset.id, str(preset.minutes)):
                return preset
        ids = [preset.id for preset in presets]
        near = difflib.get_close_matches(asked, ids, n=1)
        hint = f"Did you mean “{near[0]}”?" if near else f"There are: {', '.join(ids) or 'none'}."
        print(f"The career has no preset “{asked}”. {hint}", file=sys.stderr)
        return None

    def export(self, out: Path) -> int:
        """Write the teacher's edits of this language."""
        if out.suffix.lower() not in NOTE_FORMATS:
            print(f"Notes are written as {', '.join(NOTE_FORMATS)}, not “{out}”.", file=sys.stderr)
            return 2
        edits = self._own.edits()
        export_notes(self._career, edits, out, self._words, language=self._language)
        others = sorted({edit.language for edit in edits} - {self._language})
        if others:
            shown = ", ".join(others)
            print(f"There are notes in {shown} too: name it with --language.", file=sys.stderr)
        return 0

    def paragraphs(self, preset: PresetText | None) -> Iterator[str]:
        """Yield the lesson as Markdown."""
        short = self._career.person(self._language).short
        yield f"# {short} – {preset.title}" if preset else f"# {short}"
        for index in self._steps(preset):
            step = self._career.step(index, self._words, language=self._language)
            lesson = self._career.lesson(index, self._language, words=self._words)
            yield from stop_lines(step, lesson, self._notes(index), self._words)

    def as_json(self, preset: PresetText | None) -> dict[str, Any]:
        """Return the lesson as the object that docs/command-line.md describes."""
        career = self._career
        ids = career.timeline.ids
        return {
            "career": career.id,
            "language": self._language,
            "preset": preset.id if preset else None,
            "presets": [
                {
                    "id": each.id,
                    "minutes": each.minutes,
                    "title": each.title,
                    "stops": [ids[step] for step in each.steps],
                }
                for each in career.presets(self._language)
            ],
            "stops": [self._stop(index) for index in self._steps(preset)],
        }

    def _stop(self, index: int) -> dict[str, Any]:
        step = self._career.step(index, self._words, language=self._language)
        lesson = self._career.lesson(index, self._language, words=self._words)
        return {
            "step": step.step,
            "id": step.id,
            "title": step.title,
            "sentence": lesson.sentence,
            "notes": self._notes(index),
            "notes_edited": self._own.text(step.id, self._language) is not None,
            "where_next": lesson.where_next,
            "questions": [_question(question) for question in lesson.questions],
        }

    def _steps(self, preset: PresetText | None) -> Sequence[int]:
        return preset.steps if preset else range(len(self._career.timeline))

    def _notes(self, index: int) -> str:
        return notes_of(self._career, index, self._language, self._locations)


def _question(question: QuestionText) -> dict[str, Any]:
    return {
        "id": question.id,
        "question": question.question,
        "answers": [
            {"id": answer.id, "text": answer.text, "right": answer.right}
            for answer in question.answers
        ],
        "prompt": question.prompt,
        "citations": [citation_json(citation) for citation in question.citations],
    }
