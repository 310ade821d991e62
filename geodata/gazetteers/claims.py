"""Claims about a place on their way into rows: names, types, relations, links and the rest."""

from __future__ import annotations

import marshal
from typing import Any, Final

from geodata.gazetteers.dating import Datings
from geodata.gazetteers.evidence import Evidence
from geodata.gazetteers.extras import as_json, extra_text, point_json
from geodata.gazetteers.remarks import Remark, note
from geodata.gazetteers.rows import Shared
from geodata.gazetteers.tables import Kind

__all__ = ["RECORD", "ClaimWriter"]

_TEXT_OR_NONE: Final = frozenset((str, type(None)))
_ONLY_OBJECTS: Final = frozenset((dict,))

RECORD: Final = "record"
"""The key under which an importer keeps a claim in the words of its own format."""

_SHORT: Final = 4

_AAT_IDS: Final = range(300_000_000, 301_000_000)
"""The Getty Art and Architecture Thesaurus numbers its concepts so."""


class ClaimWriter:
    """Turns claims into rows. What has no column, or is not of the type of its column, is kept."""

    def __init__(self, datings: Datings, evidence: Evidence) -> None:
        self.datings = datings
        self._evidence = evidence
        self._structures = Shared(0)

    def row(
        self, kind: Kind, place: int, seq: int, claim: dict[str, Any], remarks: list[Remark]
    ) -> tuple[Any, ...]:
        """Return the row of one claim."""
        texts: list[Any] = list(map(claim.get, kind.texts))
        if not _TEXT_OR_NONE.issuperset(map(type, texts)):
            texts = [text if type(text) is str else None for text in texts]
        understood = len(texts) - texts.count(None)
        for key in kind.structures:
            value = claim.get(key)
            understood += type(value) is list
            texts.append(self._structure(value) if type(value) is list else None)
        if understood == len(claim):  # most claims have neither time nor citations
            return (place, seq, *texts, None, None, None, None)
        return self._evident(kind, [place, seq, *texts], understood, claim, remarks)

    def _structure(self, value: list[Any]) -> str:
        """Return a list as JSON; of short ones the same few come again and again."""
        if len(value) == 2 and type(value[0]) is float is type(value[1]) and _are_finite(value):
            return point_json(value)
        if not value or len(value) > _SHORT or type(value[0]) is not dict:
            return as_json(value)
        key = marshal.dumps(value, 2)
        known = self._structures.known(key)
        if known is None:
            known = as_json(value)
            self._structures.remember(key, known)
        return str(known)

    def _evident(
        self,
        kind: Kind,
        values: list[Any],
        understood: int,
        claim: dict[str, Any],
        remarks: list[Remark],
    ) -> tuple[Any, ...]:
        """Return the row of a claim that says more than what it claims."""
        when, certainty, citations = map(claim.get, ("when", "certainty", "citations"))
        dating = evidence = None
        if type(when) is dict:
            understood += 1
            dating = self.datings.number(when, remarks)
        if type(certainty) is str:
            understood += 1
        else:
            certainty = None
        if citations and _are_citations(citations):
            understood += 1
            evidence = self._evidence.number(citations, remarks)
        values += (dating, certainty, evidence, None)
        if understood < len(claim):
            self._keep(kind, claim, values, remarks)
        return tuple(values)

    def _keep(
        self, kind: Kind, claim: dict[str, Any], values: list[Any], remarks: list[Remark]
    ) -> None:
        """Fill the ``extra`` of a row, and the columns that another dialect has values for."""
        columns = {
            **{key: 2 + at for at, key in enumerate((*kind.texts, *kind.structures))},
            **{"when": -4, "certainty": -3, "citations": -2},
        }
        kept = {key: claim[key] for key in claim if values[columns.get(key, -1)] is None}
        derived = []
        for other, key in kind.aliases.items():
            text = _as_text(kept.get(other))
            if text and key not in claim and values[columns[key]] is None:
                values[columns[key]] = text
                derived.append(key)
        citation = kept.get("citation")
        if type(citation) is dict and citation and values[-2] is None:
            values[-2] = self._evidence.number([citation], remarks)
            derived.append("citations")
        values[-1] = extra_text(kept, derived)
        for key in kept.keys() - {RECORD}:
            text = "is kept as it is; LPF has no such."
            remarks.append(note(f"{kind.key}.{key}", kept[key], text))


def _are_citations(value: Any) -> bool:
    return type(value) is list and _ONLY_OBJECTS.issuperset(map(type, value))


def _are_finite(numbers: list[float]) -> bool:
    return all(abs(number) <= 360 for number in numbers)


def _as_text(value: Any) -> str:
    """Return what an alias says; a bare number of an AAT concept gets its prefix."""
    if type(value) is int and value in _AAT_IDS:
        return f"aat:{value}"
    return value if type(value) is str else ""
