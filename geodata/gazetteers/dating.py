"""The times of claims: a ``when`` of the Linked Places Format, taken apart.

The day numbers of a timespan are those between which its start and its end lie. An end that is not
given has none: whether it goes on or is the same as its start the format leaves to the reader.
"""

from __future__ import annotations

import marshal
from typing import Any, Final

from geodata.gazetteers.days import Days, days_of
from geodata.gazetteers.extras import extra_text
from geodata.gazetteers.remarks import Remark, note
from geodata.gazetteers.rows import Rows, Shared

__all__ = ["Datings"]

_ENDS: Final = ("in", "earliest", "latest")
_KNOWN_ENDS: Final = frozenset(_ENDS)
_TEXTS_ONLY: Final = frozenset((str,))
_TEXTS: Final = ("label", "duration", "certainty")
_NO_DAYS: Final[Days] = (None, None)


class Datings:
    """Writes each ``when`` once, with its timespans and periods, and gives its number."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._shared = Shared(rows.last_number("dating"))

    def number(self, when: dict[str, Any], remarks: list[Remark]) -> int:
        """Return the number of a ``when``."""
        key = marshal.dumps(when, 2)
        known = self._shared.known(key)
        if known is None:
            known = self._write(when)
            self._shared.remember(key, known)
        number, said = known
        remarks += said
        return int(number)

    def _write(self, when: dict[str, Any]) -> tuple[int, list[Remark]]:
        said: list[Remark] = []
        number = self._shared.next_number()
        kept = dict(when)
        derived: list[str] = []
        texts = [kept.pop(key) if type(when.get(key)) is str else None for key in _TEXTS]
        spans = _spans(number, kept, derived, said)
        periods = _periods(number, kept, derived, said)
        row = (number, *texts, extra_text(kept, derived), *_hull(spans))
        self._rows.extend("dating", [row])
        self._rows.extend("timespan", spans)
        self._rows.extend("period", periods)
        for key in kept:
            said.append(note(f"when.{key}", kept[key], "is kept as it is; LPF has it otherwise."))
        return number, said


def _spans(
    number: int, kept: dict[str, Any], derived: list[str], said: list[Remark]
) -> list[tuple[Any, ...]]:
    """Return the rows of the timespans; what is conforming is taken out of ``kept``."""
    given = kept.get("timespans")
    if type(given) is list and given and all(type(each) is dict for each in given):
        del kept["timespans"]
    elif "timespan" in kept or "timespans" in kept:
        given = _other_dialect(kept.get("timespan", kept.get("timespans")))
        derived.append("timespans")
    else:
        return []
    return [_span(number, seq, span, said) for seq, span in enumerate(given)]


def _other_dialect(given: Any) -> list[dict[str, Any]]:
    """Return timespans from the ``timespan`` of older files and of GeoJSON-T.

    There it is a list of spans, one span, or five texts: earliest and latest start, earliest and
    latest end, and a label. https://github.com/kgeographer/geojson-t
    """
    if type(given) is dict:
        return [given]
    if type(given) is not list:
        return []
    if any(type(each) is list for each in given):
        return [span for each in given if type(each) is list for span in _five_texts(each)]
    return _five_texts(given) or [each for each in given if type(each) is dict]


def _five_texts(given: list[Any]) -> list[dict[str, Any]]:
    if 2 <= len(given) <= 5 and all(type(each) in (str, int) for each in given[:4]):
        dates = [*given[:4], "", "", ""][:4]
        start = {key: str(date) for key, date in zip(_ENDS[1:], dates[:2], strict=True) if date}
        end = {key: str(date) for key, date in zip(_ENDS[1:], dates[2:], strict=True) if date}
        return [{"start": start, "end": end}]
    return []


def _span(number: int, seq: int, span: dict[str, Any], said: list[Remark]) -> tuple[Any, ...]:
    kept = dict(span)
    derived: list[str] = []
    start = _end("start", kept, derived, said)
    end = _end("end", kept, derived, said)
    start_days, end_days = _bounds(start), _bounds(end)
    if start_days[0] is not None and end_days[1] is not None and start_days[0] > end_days[1]:
        said.append(note("when.timespans", span, "ends before it begins. Correct one of the two."))
        start_days = end_days = _NO_DAYS
    for key in kept.keys() - derived if kept else ():
        said.append(note(f"when.timespans.{key}", kept[key], "is kept as it is."))
    return (number, seq, *start, *end, *start_days, *end_days, extra_text(kept, derived))


def _end(key: str, kept: dict[str, Any], derived: list[str], said: list[Remark]) -> list[Any]:
    """Return the three columns of one end; a conforming one is taken out of ``kept``."""
    if key not in kept:
        return [None, None, None]
    given = kept[key]
    if type(given) is dict and _is_conforming(given):
        del kept[key]
        for date in given.values():
            if days_of(date) is None:
                said.append(note(f"when.{key}", date, "is no date. Write it as in 1917-11-07."))
        return [given.get(name) for name in _ENDS]
    derived.append(key)
    said.append(note(f"when.{key}", given, "should be an object as in {'in': '1917'}; it is kept."))
    dates = given if type(given) is dict else {"in": given}
    return [_text(dates.get(name)) for name in _ENDS]


def _is_conforming(end: dict[str, Any]) -> bool:
    return (
        bool(end) and end.keys() <= _KNOWN_ENDS and _TEXTS_ONLY.issuperset(map(type, end.values()))
    )


def _text(date: Any) -> str | None:
    return str(date) if days_of(date) is not None else None


def _bounds(end: list[Any]) -> Days:
    if end[0] is not None:
        return days_of(end[0]) or _NO_DAYS
    earliest, latest = days_of(end[1]), days_of(end[2])
    first = earliest[0] if earliest else None
    last = latest[1] if latest else None
    return first, last


def _hull(spans: list[tuple[Any, ...]]) -> tuple[int | None, ...]:
    """Return the day numbers of all timespans together: of the first start and the last end.

    Where one of them has no start or no end, neither have all of them together.
    """
    if len(spans) == 1:
        return spans[0][8:12]
    columns = list(zip(*(span[8:12] for span in spans), strict=True))
    edges = zip(columns, (min, min, max, max), strict=False)
    hull = [None if None in column else edge(column) for column, edge in edges]
    return tuple(hull) or (None, None, None, None)


def _periods(
    number: int, kept: dict[str, Any], derived: list[str], said: list[Remark]
) -> list[tuple[Any, ...]]:
    given = kept.get("periods")
    if type(given) is not list or not given:
        return []
    if all(type(each) is dict for each in given):
        del kept["periods"]
    else:
        derived.append("periods")
    known = [each for each in given if type(each) is dict]
    return [_period(number, seq, period, said) for seq, period in enumerate(known)]


def _period(number: int, seq: int, period: dict[str, Any], said: list[Remark]) -> tuple[Any, ...]:
    kept = dict(period)
    name = kept.pop("name") if type(period.get("name")) is str else None
    uri = kept.pop("uri") if type(period.get("uri")) is str else None
    derived = []
    if uri is None and "uri" not in kept and type(kept.get("@id")) is str:
        uri = kept["@id"]
        derived.append("uri")
    for key in kept.keys() - {"@id"}:
        said.append(note(f"when.periods.{key}", kept[key], "is kept as it is."))
    return (number, seq, name, uri, extra_text(kept, derived))
