"""Reads JSON of any size value by value, in little memory, with the standard library's decoder.

A buffer slides over the text; each value is decoded from it, and where it does not end in the
buffer, more is read. One value may be as large as the limit, not larger.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Generator, Iterator
from typing import Any, Final, NamedTuple

from geodata.formats.incoming import Incoming, unreadable
from geodata.gazetteers.remarks import Remark, error

__all__ = ["Value", "values"]

_LARGEST: Final = 32 * 1024 * 1024
_KEY: Final = 100
"""What a key weighs besides its value, in letters."""
_NEAR_END: Final = 20
_SPACE: Final = re.compile(r"[ \t\n\r]*")
_SUSPECT: Final = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")


class Value(NamedTuple):
    """One value with the JSON pointer (RFC 6901) to it, or its number among JSON lines."""

    pointer: str
    value: Any
    remarks: tuple[Remark, ...]


def values(incoming: Incoming, *, lists: Collection[str]) -> Iterator[Value]:
    """Yield the members of the list that a document holds under one of the keys ``lists``.

    What else the document says goes into ``incoming.head``. A document without such a list is
    yielded whole; a list, and documents one after another (JSON lines), are yielded one by one.
    Raises ImportRejected for what is not JSON.
    """
    text = _Text(incoming)
    opening = text.peek()
    if opening == "":
        raise text.refusal("The file is empty. Choose another file.")
    if opening == "[":
        yield from _members(text, "")
        if text.peek():
            raise text.refusal("Something follows after the end of the list.")
        return
    if opening != "{":
        raise text.refusal("This is no JSON: it begins neither with { nor with [.")
    whole = yield from _object(text, incoming, lists)
    follows = text.peek()
    if whole is not None:
        incoming.head.clear()
        yield Value("1" if follows else "", whole, text.taken_remarks())
    elif follows:
        raise text.refusal("Something follows after the end of the document.")
    number = 1
    while text.peek():
        number += 1
        text.at = f"line {number}"
        yield Value(str(number), text.value(), text.taken_remarks())


def _object(
    text: _Text, incoming: Incoming, lists: Collection[str]
) -> Generator[Value, None, dict[str, Any] | None]:
    """Yield the members of the list; return the object where it held none."""
    head = incoming.head
    streamed = False
    text.skip("{")
    while text.peek() != "}":
        key = text.value()
        if not isinstance(key, str):
            raise text.refusal("A key is no text.")
        text.skip(":")
        text.at = f"/{key}"
        if key in lists and text.peek() == "[" and not streamed:
            streamed = True
            yield from _members(text, f"/{key}")
        else:
            head[key] = text.value()
            text.weigh()
        text.go_on("}")
    text.skip("}")
    if streamed:
        incoming.remarks += text.taken_remarks()
    return None if streamed else dict(head)


def _members(text: _Text, pointer: str) -> Iterator[Value]:
    text.skip("[")
    number = 0
    while text.peek() != "]":
        text.at = f"{pointer}/{number}"
        value = text.value()
        yield Value(text.at, value, text.taken_remarks())
        number += 1
        text.go_on("]")
    text.skip("]")


class _Text:
    """The text of a file, read on as far as it is needed."""

    def __init__(self, incoming: Incoming) -> None:
        self._name = incoming.name
        self._chunks = incoming.chunks()
        self._buffer = ""
        self._position = 0
        self._ended = False
        self._last = self._weight = 0
        self._remarks: list[Remark] = []
        self._decoder = json.JSONDecoder(
            parse_constant=self._constant, object_pairs_hook=self._pairs
        )
        self.at = ""

    def peek(self) -> str:
        """Return the next letter that is no space, "" at the end."""
        while True:
            match = _SPACE.match(self._buffer, self._position)
            self._position = match.end() if match else self._position
            if self._position < len(self._buffer):
                return self._buffer[self._position]
            if not self._more():
                return ""

    def skip(self, letter: str) -> None:
        """Go past a letter that must come next."""
        found = self.peek()
        if found != letter:
            what = f"“{found}” stands" if found else "the file ends"
            raise self.refusal(f"This is no JSON: {what} where “{letter}” belongs.")
        self._position += 1

    def go_on(self, closing: str) -> None:
        """Go past the comma between two members; before the closing bracket there is none."""
        if self.peek() != closing:
            self.skip(",")
            if self.peek() == closing:
                raise self.refusal(f"This is no JSON: “{closing}” stands after a comma.")

    def value(self) -> Any:
        """Return the next value, decoded."""
        self.peek()
        while True:
            noted = len(self._remarks)
            try:
                value, end = self._decoder.raw_decode(self._buffer, self._position)
            except json.JSONDecodeError as bad:
                if not (self._may_go_on(bad) and self._more()):
                    raise self.refusal(f"This is no JSON: {bad.msg}.") from bad
            except RecursionError as bad:
                text = "This is nested too deeply to be a gazetteer. Choose another file."
                raise self.refusal(text) from bad
            except ValueError as bad:  # a whole number of thousands of digits
                raise self.refusal(f"This cannot be read: {bad}.") from bad
            else:
                # A number at the end of the buffer may have more digits.
                if end < len(self._buffer) or not self._more():
                    self._look_for_signs(value, end)
                    self._last, self._position = end - self._position, end
                    return value
            del self._remarks[noted:]

    def weigh(self) -> None:
        """Add the last value to what the document says beside its features, and refuse one that
        says too much there: it is held in memory."""
        self._weight += self._last + _KEY
        if self._weight > _LARGEST:
            raise self.refusal("This says over 32 MB beside its places. Choose another file.")

    def taken_remarks(self) -> tuple[Remark, ...]:
        """Return what was noticed since the last time."""
        taken = tuple(self._remarks)
        self._remarks.clear()
        return taken

    def refusal(self, text: str) -> Exception:
        """Return the error that stops the reading."""
        return unreadable(self._name, self.at, text)

    def _may_go_on(self, bad: json.JSONDecodeError) -> bool:
        near_end = bad.pos >= len(self._buffer) - _NEAR_END
        return not self._ended and (near_end or bad.msg.startswith("Unterminated string"))

    def _more(self) -> bool:
        """Read on, so that the time for a large value grows with its size only."""
        if self._ended:
            return False
        rest = self._buffer[self._position :]
        if len(rest) > _LARGEST:
            raise self.refusal("One value is larger than 32 MB. Choose another file.")
        pieces, added = [rest], 0
        while added <= len(rest):
            chunk = next(self._chunks, None)
            if chunk is None:
                self._ended = True
                break
            pieces.append(chunk)
            added += len(chunk)
        self._buffer, self._position = "".join(pieces), 0
        return added > 0

    def _constant(self, name: str) -> float:
        text = "is no number that JSON knows. Write a number, or leave it out."
        self._remarks.append(error("", name, text))
        return 0.0

    def _pairs(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            keys = [key for key, _ in pairs]
            twice = next(key for key in keys if keys.count(key) > 1)
            self._remarks.append(error(twice, None, "stands twice in one object. Keep one."))
        return found

    def _look_for_signs(self, value: Any, end: int) -> None:
        """Remark on what is no text: NULs and halves of letters, which JSON can escape."""
        if not _SUSPECT.search(self._buffer, self._position, end):
            return
        text = json.dumps(value, ensure_ascii=False).replace("\\\\", "")  # not: \\u0000
        if "\\u0000" in text:
            self._remarks.append(error("", "\\u0000", "is no letter. Leave it out."))
        try:
            text.encode()
        except UnicodeEncodeError:
            self._remarks.append(error("", None, "holds half a letter (a lone surrogate)."))
