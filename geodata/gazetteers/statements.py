"""What a claim of the Linked Places Format says of itself: when, how certain, and where from.

What cannot be understood is left out, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from geodata.dates import DateError, Timespan, parse_timespan
from geodata.gazetteers.days import as_edtf, days_of
from geodata.places import Certainty, Citation, Claimed, Source

__all__ = ["as_object", "claimed_of", "objects", "span_of"]


def claimed_of(claim: Mapping[str, Any]) -> Claimed:
    """Return how certain a claim is and what it cites; one that does not say is certain."""
    try:
        certainty = Certainty(claim.get("certainty", "certain"))
    except ValueError:
        certainty = Certainty.UNCERTAIN
    given = claim.get("citations", [claim.get("citation")])
    return Claimed(certainty, citations=tuple(_citations(objects(given))))


def _citations(given: Iterable[Mapping[str, Any]]) -> Iterator[Citation]:
    for each in given:
        uri = next((each[k] for k in ("@id", "id", "uri") if isinstance(each.get(k), str)), "")
        label = each.get("label")
        label = label if isinstance(label, str) and label else uri
        if label:
            yield Citation(Source(id=uri or label, label=label, url_or_isbn=uri))


def span_of(when: Any) -> Timespan | None:
    """Return the first timespan of a ``when``, None where there is none that can be read."""
    spans = as_object(when)
    for span in objects(spans.get("timespans", spans.get("timespan"))):
        start, end = _edtf(span.get("start"), "earliest"), _edtf(span.get("end"), "latest")
        try:
            return parse_timespan(f"{start}/{end}") if start or end else None
        except DateError:
            return None
    return None


def _edtf(end: Any, outer: str) -> str:
    """Return one end as EDTF; of an end between two dates the outer one."""
    dates = end if isinstance(end, dict) else {"in": end}
    for key in ("in", outer, "earliest", "latest"):
        if days_of(dates.get(key)) is not None:
            return as_edtf(str(dates[key]).strip())
    return ""


def as_object(value: Any) -> Mapping[str, Any]:
    """Return an object of JSON, an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def objects(value: Any) -> list[Mapping[str, Any]]:
    """Return the objects in a list, or a single one in a list of its own."""
    listed = [value] if isinstance(value, dict) else value
    return [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
