"""Reading the text files of a career: one a language, brought together by entry."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from geodata.errors import Problem
from geodata.seedfiles.entry import Entry, suggestion
from geodata.seedfiles.tomlfile import TomlFile, read_toml

__all__ = ["CAREER_TEXTS", "POSTING_TEXTS", "TextBook", "read_texts"]

CAREER_TEXTS = ("short", "subtitle", "intro", "content_note", "credits")
POSTING_TEXTS = (
    *("title", "label", "summary"),
    *("role", "organisation", "unsaid", "when_note", "place_note"),
    *("notes", "sentence"),
)
_REQUIRED = {"short", "title", "label", "summary"}
_SECTIONS = (
    *("career", "posting", "event", "figure", "disagreement"),
    *("question", "answer", "prompt", "preset"),
)


class TextBook:
    """The texts of a career in all its languages.

    Asking for a text notes that it has its place, so that ``tell_unused`` can name those that
    belong to nothing. A text that one language has and another lacks is told as a problem.
    """

    def __init__(self, files: dict[str, Entry]) -> None:
        self._files = files
        self._asked: dict[str, dict[str, None]] = {section: {} for section in _SECTIONS}

    def career(self, key: str) -> dict[str, str]:
        """Return a text about the whole career, by language."""
        found = {
            language: entry.text(key)
            for language, file in self._files.items()
            if (entry := file.entry("career"))
        }
        return self._complete(found, "career", key, required=key in _REQUIRED)

    def posting(self, posting_id: str, key: str) -> dict[str, str]:
        """Return a text of a posting, by language."""
        self._asked["posting"][posting_id] = None
        found = {
            language: entry.text(key)
            for language, file in self._files.items()
            if (section := file.entry("posting")) and (entry := section.entry(posting_id))
        }
        return self._complete(found, f"posting.{posting_id}", key, required=key in _REQUIRED)

    def line(self, section: str, entry_id: str, *, required: bool = True) -> dict[str, str]:
        """Return the one text that an entry has in its section, by language."""
        self._asked[section][entry_id] = None
        found = {
            language: entry.text(entry_id)
            for language, file in self._files.items()
            if (entry := file.entry(section))
        }
        return self._complete(found, section, entry_id, required=required)

    def tell_unused(self) -> None:
        """Tell every text that stands under an id which the career does not have."""
        for file in self._files.values():
            file.expect(*_SECTIONS)
            if career := file.entry("career"):
                career.expect(*CAREER_TEXTS)
            for section in _SECTIONS[1:]:
                self._tell_unused_of(section, file.entry(section))

    def _tell_unused_of(self, section: str, texts: Entry | None) -> None:
        for entry_id in texts.table if texts else ():
            if texts and entry_id not in self._asked[section]:
                hint = suggestion(entry_id, self._asked[section]) or "Take the text out."
                texts.problem(entry_id, f"career.toml has no {section} of this id. {hint}")
            elif texts and section == "posting" and (entry := texts.entry(entry_id)):
                entry.expect(*POSTING_TEXTS)

    def _complete(
        self, found: dict[str, str], section: str, key: str, *, required: bool
    ) -> dict[str, str]:
        texts = {language: text for language, text in found.items() if text}
        if texts or required:
            for language, file in self._files.items():
                if language not in texts:
                    file.missing(section, key)
        return texts


def read_texts(folder: Path, languages: Sequence[str], *, problems: list[Problem]) -> TextBook:
    """Read ``text.<language>.toml`` of each language; a file that is missing is one problem."""
    files: dict[str, Entry] = {}
    for language in languages:
        name = f"text.{language}.toml"
        file: TomlFile | None = read_toml(
            folder / name, where=f"{folder.name}/{name}", problems=problems
        )
        if file is not None:
            files[language] = Entry(file.content, file=file, problems=problems)
    return TextBook(files)
