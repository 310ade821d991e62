"""What claims rest on: the citations of the Linked Places Format."""

from __future__ import annotations

import marshal
from typing import Any

from geodata.gazetteers.extras import extra_text
from geodata.gazetteers.remarks import Remark, note
from geodata.gazetteers.rows import Rows, Shared

__all__ = ["Evidence"]


class Evidence:
    """Writes each list of citations once and gives its number."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._shared = Shared(rows.last_number("evidence"))

    def number(self, citations: list[dict[str, Any]], remarks: list[Remark]) -> int:
        """Return the number of a list of citations."""
        key = marshal.dumps(citations, 2)
        known = self._shared.known(key)
        if known is None:
            said: list[Remark] = []
            number = self._shared.next_number()
            rows = [_row(number, seq, each, said) for seq, each in enumerate(citations)]
            self._rows.extend("evidence", [(number,)])
            self._rows.extend("citation", rows)
            known = (number, said)
            self._shared.remember(key, known)
        remarks += known[1]
        return int(known[0])


def _row(number: int, seq: int, citation: dict[str, Any], said: list[Remark]) -> tuple[Any, ...]:
    kept = dict(citation)
    label = kept.pop("label") if type(citation.get("label")) is str else None
    uri = kept.pop("@id") if type(citation.get("@id")) is str else None
    year = kept.pop("year") if _is_year(citation.get("year")) else None
    derived = []
    for other in ("id", "uri"):
        if uri is None and "@id" not in kept and type(kept.get(other)) is str:
            uri = kept[other]
            derived.append("@id")
    for key in kept:
        said.append(note(f"citations.{key}", kept[key], "is kept as it is."))
    return (number, seq, label, year, uri, extra_text(kept, derived))


def _is_year(value: Any) -> bool:
    """Whether a year is a text or a whole number that the database can hold."""
    return type(value) is str or (type(value) is int and abs(value) < 1 << 62)
