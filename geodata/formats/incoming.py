"""A file that comes in: opened, its letters decoded, never read whole."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Final, NamedTuple

from geodata.errors import ImportRejected, Problem
from geodata.gazetteers.remarks import Remark, error, note

__all__ = ["Found", "Incoming", "limited_lines", "refused", "unreadable"]

_CHUNK: Final = 256 * 1024
_SAMPLE: Final = 1024 * 1024
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WORD: Final = re.compile(rb"[\x80-\xff]+")


class Found(NamedTuple):
    """What stands at one row, or one JSON pointer, of a file: a feature, or only remarks."""

    row: str
    feature: dict[str, Any] | None
    remarks: tuple[Remark, ...] = ()


@dataclass(slots=True)
class Incoming:
    """A file and how it is to be read; ``head`` takes what it says of itself as a whole.

    ``encoding`` and ``mapping`` (column to field) are the user's choice, "" and empty where the
    file shall be asked. ``file`` is open for reading in binary.
    """

    path: Path
    file: BinaryIO
    size: int
    encoding: str = ""
    mapping: Mapping[str, str] = field(default_factory=dict)
    head: dict[str, Any] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return self.path.name

    def sample(self, size: int = _SAMPLE) -> bytes:
        """Return the first bytes."""
        self.file.seek(0)
        found = self.file.read(size)
        self.file.seek(0)
        return found

    def text_sample(self, letters: int = 65_536) -> str:
        """Return the beginning as text, with signs for what cannot be decoded."""
        sample = self.sample(4 * letters)
        encoding = self.encoding or _mark_of(sample) or "utf-8"
        try:
            return sample.decode(encoding, "replace")[:letters]
        except (LookupError, UnicodeError):
            return ""

    def chunks(self, *, guess: bool = False) -> Iterator[str]:
        """Yield the text piece by piece. Raises ImportRejected where it cannot be decoded.

        The encoding is the one chosen, the one of the byte order mark, or UTF-8; where ``guess``
        is true also Windows-1251, for text that looks like Cyrillic in it.
        """
        encoding = self.encoding or self._found_encoding(guess)
        try:
            decoder = codecs.getincrementaldecoder(encoding)("strict")
        except LookupError:
            text = f"There is no encoding “{encoding}”. Write one such as utf-8 or cp1251."
            raise unreadable(self.name, "", text) from None
        self.file.seek(0)
        try:
            while data := self.file.read(_CHUNK):
                yield decoder.decode(data)
            yield decoder.decode(b"", final=True)
        except UnicodeError as bad:
            at = self.file.tell()
            text = (
                f"This is not {encoding.upper()} (near byte {at}: {bad.args[-1]}). Save the file "
                "as UTF-8, or name its encoding with --encoding."
            )
            raise unreadable(self.name, "", text) from bad

    def _found_encoding(self, guess: bool) -> str:
        sample = self.sample()
        marked = _mark_of(sample)
        if marked:
            if marked not in ("utf-8-sig",):
                self.remarks.append(note("", marked.upper(), "is the encoding of this file."))
            return marked
        if guess and not _is_utf8(sample) and _looks_cyrillic(sample):
            text = "is taken for the encoding. If letters are wrong, name it with --encoding."
            self.remarks.append(note("", "Windows-1251", text))
            return "cp1251"
        return "utf-8"


def unreadable(file: str, row: str, text: str) -> ImportRejected:
    """Return the error for a file that cannot be read at all, with its one problem."""
    problem = Problem(file, row, "", "", text)
    place = f"{file}, {row}" if row else file
    return ImportRejected(f"{place}: {text}", problems=[problem])


def refused(row: str, field_name: str, value: object, text: str) -> Found:
    """Return a row that holds no feature, only one error."""
    return Found(row, None, (error(field_name, value, text),))


def limited_lines(chunks: Iterable[str], *, file: str, longest: int) -> Iterator[str]:
    """Yield lines with their ends. Raises ImportRejected where one is longer than ``longest``."""
    rest = ""
    row = 0
    for chunk in chunks:
        lines = (rest + chunk).splitlines(keepends=True)
        # A carriage return at the end may have its line feed in the next piece.
        rest = lines.pop() if lines else ""
        for line in lines:
            row += 1
            yield line
        if len(rest) > longest:
            text = f"is longer than {longest} letters. This is not a table; choose another file."
            raise unreadable(file, f"line {row + 1}", f"This line {text}")
    if rest:
        yield rest


def _mark_of(sample: bytes) -> str:
    return next((name for mark, name in _MARKS if sample.startswith(mark)), "")


def _is_utf8(sample: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")("strict").decode(sample)
    except UnicodeDecodeError:
        return False
    return True


def _looks_cyrillic(sample: bytes) -> bool:
    """Whether most high bytes stand in words of three or more, as Cyrillic words in Windows-1251
    do and accented letters among Latin ones do not; and the bytes 0x98 and NUL are missing."""
    words = [len(word) for word in _WORD.findall(sample)]
    in_words = sum(length for length in words if length >= 3)
    return b"\x98" not in sample and b"\0" not in sample and in_words > 0.8 * sum(words) > 0
