"""The folder that a new career begins as: one example stop, which opens on the map at once."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from anyascii import anyascii

from geodata.errors import ExportFailed
from geodata.starting.files import career_file, sources_file, text_file
from geodata.words import Words

__all__ = ["Beginning", "begin_career", "short_name"]

_NOT_PLAIN: Final = re.compile(r"[^a-z0-9]+")
_LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class Beginning:
    """What an author says before anything is written.

    ``person`` is the name as it shall be shown; ``languages`` the codes of the texts' languages,
    the author's own first.
    """

    person: str
    languages: tuple[str, ...]


def short_name(person: str) -> str:
    """Return a folder's name for a person's: ``Anna Bērziņa`` is ``anna-berzina``; "" for a name
    without a letter or a digit."""
    plain = _NOT_PLAIN.sub("-", anyascii(person).lower()).strip("-")
    return plain[:_LONGEST].rstrip("-")


def begin_career(folder: Path, beginning: Beginning, *, words_for: Callable[[str], Words]) -> Path:
    """Write the files of a new career to ``folder`` and return it, absolute.

    Everything is written beside and then moved into place, so that a folder stands there whole or
    not at all. Raises ExportFailed where something stands there already, where the name of the
    person is empty, or where the folder cannot be written.
    """
    _refuse(folder, beginning)
    target = folder.absolute()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as error:
        raise _unwritable(target, error) from error
    try:
        for name, text in _files(target.name, beginning, words_for).items():
            (beside / name).write_text(text, encoding="utf-8")
        beside.chmod(0o755)
        beside.replace(target)  # over an empty folder, never over a file or a full folder
    except OSError as error:
        raise _unwritable(target, error) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return target


def _refuse(folder: Path, beginning: Beginning) -> None:
    if not short_name(beginning.person):
        raise ExportFailed("Whose career is it? Give the person's name, in any script.")
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", folder.absolute().name):
        raise ExportFailed(
            f"The folder's name is also the career's short name: “{folder.name}” may hold only "
            f"small Latin letters, digits and hyphens, such as “{short_name(beginning.person)}”."
        )
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ExportFailed(
            f"Something stands at “{folder}” already, and nothing of it was changed. "
            "Choose another folder."
        )


def _files(name: str, beginning: Beginning, words_for: Callable[[str], Words]) -> Mapping[str, str]:
    languages = beginning.languages
    own = words_for(languages[0])
    files = {
        "career.toml": career_file(name, beginning.person, languages, own),
        "sources.toml": sources_file(own),
    }
    for language in languages:
        files[f"text.{language}.toml"] = text_file(beginning.person, words_for(language))
    return files


def _unwritable(folder: Path, error: OSError) -> ExportFailed:
    reason = error.strerror or str(error)
    return ExportFailed(
        f"The folder “{folder}” cannot be written ({reason}). Choose a place that is your own, "
        "such as Documents."
    )
