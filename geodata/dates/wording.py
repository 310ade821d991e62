"""Puts a span of time into words, in the grammar of a catalogue."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from geodata.dates import messages as m
from geodata.dates.naming import DateNames, whole_doubt
from geodata.dates.nouns import Nouns
from geodata.dates.syntax import Date, DateSet, Doubt, Interval, Range
from geodata.dates.terms import Term
from geodata.dates.timespan import Timespan
from geodata.words import Words

__all__ = ["describe"]

_UNSURE: Final[dict[Doubt, Doubt]] = {"": "?", "?": "?", "~": "%", "%": "%"}
_SURE: Final[dict[Doubt, Doubt]] = {"": "", "?": "", "~": "~", "%": "~"}


def describe(span: Timespan, words: Words, *, inferred: Collection[str] = ()) -> str:
    """Return the span in the language of ``words``: "from February 1926 to 1932".

    ``inferred`` names the ends (``start``, ``end``) that the source does not give; they read
    "probably", as what EDTF marks with ``?`` does. A Julian day is given in both calendars.
    """
    nouns = Nouns(words)
    wording = _Wording(nouns, DateNames(nouns, span.calendar))
    expression = span.expression
    if isinstance(expression, Interval):
        text = wording.interval(expression, inferred)
    elif isinstance(expression, Date):
        text = wording.date(expression, inferred=bool(inferred))
    else:
        text = wording.dates(expression, inferred=bool(inferred))
    return _sounds(words, str(text))


@dataclass(frozen=True, slots=True)
class _Wording:
    nouns: Nouns
    names: DateNames

    def date(self, date: Date, *, inferred: bool) -> Term:
        """Word a date that stands alone."""
        noun, doubt = self.names.of(date), whole_doubt(date)
        if inferred:
            doubt = _UNSURE[doubt]
        if noun.stretch is None:
            return self.nouns.term(m.ALONE[doubt], date=noun.term)
        text = noun.stretch
        if doubt in ("~", "%"):
            text = self.nouns.term(m.NOTE, date=text, note=self.nouns.term(m.DOUBTS["~"]))
        return self._probably(text) if doubt in ("?", "%") else text

    def interval(self, interval: Interval, inferred: Collection[str]) -> Term:
        """Word a span with its two ends."""
        start, end = interval.start, interval.end
        start_doubt = _doubt(start, inferred="start" in inferred)
        end_doubt = _doubt(end, inferred="end" in inferred)
        if start is not None and end is not None:
            return self._from_to(start, end, start_doubt, end_doubt)
        if start is not None:
            since = m.SINCE if interval.end_state == "open" else m.END_UNKNOWN
            return self.nouns.term(since[start_doubt], date=self.names.of(start).term)
        assert end is not None  # the parser admits no span without a date
        until = self.nouns.term(m.UNTIL[end_doubt], date=self.names.of(end).term)
        if interval.start_state == "open":
            return until
        return self.nouns.term(m.START_UNKNOWN, span=until)

    def _from_to(self, start: Date, end: Date, start_doubt: Doubt, end_doubt: Doubt) -> Term:
        if start_doubt in ("?", "%") and end_doubt in ("?", "%"):
            # One "probably" is about all that follows it.
            return self._probably(self._from_to(start, end, _SURE[start_doubt], _SURE[end_doubt]))
        first, second = self.names.of(start), self.names.of(end)
        both = self.nouns.together(first, second, years=m.YEARS_FROM_TO, days=m.DAYS_FROM_TO)
        if both is not None and not start_doubt and not end_doubt:
            return both
        opening = self.nouns.term(m.START[start_doubt], date=first.term)
        return self.nouns.term(m.END[end_doubt], start=opening, date=second.term)

    def dates(self, dates: DateSet, *, inferred: bool) -> Term:
        """Word one of several dates, or all of them."""
        one, first = dates.kind == "one", dates.members[0]
        if len(dates.members) > 1:
            text = self._list([self._member(date, one=one) for date in dates.members], one=one)
        elif isinstance(first, Date):
            return self.date(first, inferred=inferred)
        else:
            text = self._between(first) if one else self._member(first, one=one)
        return self._probably(text) if inferred else text

    def _between(self, dates: Range) -> Term:
        if dates.first is None or dates.last is None:
            return self._member(dates, one=True)
        first, last = self.names.doubted(dates.first), self.names.doubted(dates.last)
        between = self.nouns.between(first, last)
        return between.stretch or between.term

    def _list(self, texts: list[Term], *, one: bool) -> Term:
        text, *middle, last = texts
        if not middle:
            return self.nouns.term(m.OR if one else m.AND, first=text, last=last)
        for rest in middle:
            text = self.nouns.term(m.COMMA, first=text, rest=rest)
        return self.nouns.term(m.LAST_OR if one else m.LAST_AND, first=text, last=last)

    def _member(self, member: Date | Range, *, one: bool) -> Term:
        """Word one entry of a list."""
        if isinstance(member, Date):
            return self.names.doubted(member).term
        first = self.names.doubted(member.first) if member.first else None
        last = self.names.doubted(member.last) if member.last else None
        if first and last:
            both = self.nouns.together(first, last, years=m.YEARS_ALL_OF, days=m.DAYS_ALL_OF)
            return both or self.nouns.term(m.ALL_OF, first=first.term, second=last.term)
        if first:
            return self.nouns.term(m.OR_LATER if one else m.AND_LATER, date=first.term)
        assert last is not None  # the parser admits no range without a date
        return self.nouns.term(m.OR_EARLIER if one else m.AND_EARLIER, date=last.term)

    def _probably(self, text: Term) -> Term:
        return self.nouns.term(m.PROBABLY, span=text)


def _doubt(date: Date | None, *, inferred: bool) -> Doubt:
    doubt = "" if date is None else whole_doubt(date)
    return _UNSURE[doubt] if inferred else doubt


def _sounds(words: Words, text: str) -> str:
    """Apply the changes of sound that the language has between words."""
    rules = words.template(m.SOUNDS).split(" | ")
    for before, _, after in (rule.partition(" > ") for rule in rules):
        if after:
            text = re.sub(rf"\b{re.escape(before)}\b", after, text)
    return text
