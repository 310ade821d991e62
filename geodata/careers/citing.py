"""Citations as words."""

from __future__ import annotations

from collections.abc import Iterable

from geodata.careers.steptext import CitationText
from geodata.places import Citation, Source
from geodata.words import Words

__all__ = ["cite"]


def cite(citations: Iterable[Citation], words: Words) -> tuple[CitationText, ...]:
    """Return citations ready to be shown. One whose source was not read says so."""
    return tuple(
        CitationText(
            label=citation.source.label,
            url_or_isbn=citation.source.url_or_isbn,
            pages=citation.pages,
            tie=citation.tie.value,
            seen=citation.source.seen,
            read=_read(citation.source, words),
            note=citation.note,
        )
        for citation in citations
    )


def _read(source: Source, words: Words) -> str:
    """Return where, in which edition and when the source was read, or that it was not checked."""
    if not source.seen:
        return words("unchecked: its text was not read")
    parts = (source.read_where, source.edition, source.read_on)
    return words("read: {how}", how=", ".join(part for part in parts if part))
