"""What became of a stick, for the exhibit to show: whoever put it in has no keyboard and no log."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from geodata.updates.stick import StickReport
from geodata.words import Words

__all__ = ["FILE_NAME", "StickNews", "read_stick_news", "write_stick_news"]

FILE_NAME: Final = "stick.json"


@dataclass(frozen=True, slots=True)
class StickNews:
    """``sentences`` say the same in several languages; ``id`` differs from stick to stick."""

    id: str
    done: bool
    sentences: tuple[str, ...]


def write_stick_news(
    folder: Path,
    report: StickReport,
    *,
    id_: str,
    languages: Sequence[str],
    words_for: Callable[[str], Words],
) -> None:
    """Leave the report in the machine's folder of updates, beside and then swapped in. A disk
    without room takes nothing from the update itself."""
    sentences = tuple(report.sentence(words_for(language)) for language in languages)
    path = folder / FILE_NAME
    beside = path.with_name(path.name + ".new")
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        news = StickNews(id_, report.done, sentences)
        beside.write_text(json.dumps(asdict(news), ensure_ascii=False), encoding="utf-8")
        beside.replace(path)


def read_stick_news(folder: Path) -> StickNews | None:
    """The last report, None where there is none that can be read."""
    try:
        values = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
        sentences = tuple(str(sentence) for sentence in values["sentences"])
        return StickNews(str(values["id"]), bool(values["done"]), sentences)
    except (OSError, ValueError, TypeError, KeyError):
        return None
