"""The Linked Places Format 1.3: a FeatureCollection, one Feature, or JSON lines.

https://github.com/LinkedPasts/linked-places-format
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final, Protocol, TextIO

from geodata.formats.incoming import Found, Incoming, refused
from geodata.formats.jsonstream import values

__all__ = ["CONTEXT", "NAME", "SUFFIXES", "read", "recognises", "write"]

NAME: Final = "lpf"
SUFFIXES: Final = (".json", ".jsonld", ".jsonl", ".ndjson", ".geojson", ".lpf")

CONTEXT: Final = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/"
    "linkedplaces-context-v1.1.jsonld"
)
_MARKS: Final = re.compile(r'"(?:@id|relationType)"\s*:|"names"\s*:\s*[\[{]|linked-?places', re.I)
_NO_FEATURE: Final = "is no feature: it has neither @id, names, properties nor geometry."
_OF_A_FEATURE: Final = frozenset(("@id", "properties", "names", "geometry"))
_LINES: Final = (".jsonl", ".ndjson")


class Features(Protocol):
    """Where places come from; a Gazetteer is one."""

    def features(self) -> Iterator[dict[str, Any]]:
        """Yield all places."""

    def heads(self) -> list[dict[str, Any]]:
        """Return what each file said of itself as a whole."""


def recognises(beginning: str) -> bool:
    """Return whether a text begins like the Linked Places Format."""
    return beginning.lstrip("\ufeff \t\r\n")[:1] in ("{", "[") and bool(_MARKS.search(beginning))


def read(incoming: Incoming) -> Iterator[Found]:
    """Yield every feature with its JSON pointer. Raises ImportRejected for what is not JSON."""
    for pointer, value, remarks in values(incoming, lists=("features",)):
        if isinstance(value, dict) and value.keys() & _OF_A_FEATURE:
            yield Found(pointer, value, remarks)
        else:
            yield refused(pointer, "", value, _NO_FEATURE)


def write(gazetteer: Features, out: TextIO) -> int:
    """Write all places, as JSON lines where the file's name says so; return how many."""
    lines = str(getattr(out, "name", "")).endswith(_LINES)
    return _lines(gazetteer, out) if lines else _collection(gazetteer, out)


def _lines(gazetteer: Features, out: TextIO) -> int:
    count = 0
    for feature in gazetteer.features():
        out.write(_dumped(feature) + "\n")
        count += 1
    return count


def _collection(gazetteer: Features, out: TextIO) -> int:
    heads = [head for head in gazetteer.heads() if head]
    head: dict[str, Any] = {"type": "FeatureCollection", "@context": CONTEXT}
    if len(heads) == 1:
        head = {"type": "FeatureCollection", **heads[0]}
    if len(heads) > 1:
        head["files"] = heads
    out.write("{" + "".join(f"{_dumped(key)}: {_dumped(head[key])},\n" for key in head))
    out.write('"features": [')
    count = 0
    for feature in gazetteer.features():
        out.write(("\n" if count == 0 else ",\n") + _dumped(feature))
        count += 1
    out.write("\n]}\n")
    return count


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
