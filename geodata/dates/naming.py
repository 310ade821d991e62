"""Names an EDTF date: its parts, unknown digits, seasons, qualifiers and Old Style days."""

from __future__ import annotations

from dataclasses import dataclass

from geodata.dates import messages as m
from geodata.dates.calendars import Calendar, jdn_to_gregorian, jdn_to_julian
from geodata.dates.extremes import PARTS_OF_YEAR
from geodata.dates.nouns import Noun, Nouns
from geodata.dates.syntax import Date, Doubt
from geodata.dates.terms import Term
from geodata.words import Message

__all__ = ["DateNames", "whole_doubt"]


def whole_doubt(date: Date) -> Doubt:
    """Return the qualifier that is about all parts of a date, else an empty text.

    A year with significant digits is an estimate and so at least approximate.
    """
    doubts = {part.doubt for part in date.parts}
    doubt = doubts.pop() if len(doubts) == 1 else ""
    if date.year.estimate is None or doubt == "%":
        return doubt
    return "%" if doubt == "?" else "~"


@dataclass(frozen=True, slots=True)
class DateNames:
    """Names dates that are written in one calendar."""

    nouns: Nouns
    calendar: Calendar

    def of(self, date: Date) -> Noun:
        """Name a date. A qualifier about all of it is left to the caller (``whole_doubt``)."""
        noun, notes = self._noun(date)
        if len({part.doubt for part in date.parts}) > 1:
            notes += [self.nouns.term(note) for note in _doubt_notes(date)]
        if self.calendar == "julian" and not self._is_day(date):
            notes.append(self.nouns.term(m.OLD_STYLE))
        if date.time:
            noun = Noun(self.nouns.term(m.TIME, date=noun.term, time=_clock(date.time)))
        return self.nouns.noted(noun, *notes)

    def doubted(self, date: Date) -> Noun:
        """Name a date with a qualifier about all of it in brackets, as in a list of dates."""
        noun, doubt = self.of(date), whole_doubt(date)
        return self.nouns.noted(noun, self.nouns.term(m.DOUBTS[doubt])) if doubt else noun

    def _noun(self, date: Date) -> tuple[Noun, list[Term]]:
        """Return the name of a date and the notes on what is not known of it."""
        if date.season:
            return self._season(date), self._year_notes(date)
        if date.month is None:
            return self._year(date), self._estimate_notes(date)
        month, day = date.month.text, "" if date.day is None else date.day.text
        if month == "XX" and (day == "XX" or "X" not in day):
            return self._year(date), [self._month_note(day)]
        no_day = [self.nouns.term(m.NO_DAY)] if day == "XX" else []
        if "X" in month or ("X" in day and not no_day):
            return self._stretch(date, whole_months=not day or bool(no_day)), no_day
        number = int(day) if day and not no_day else None
        if date.year.masked:
            noun = Noun(self.nouns.without_year(int(month), number))
            return noun, self._year_notes(date) + no_day
        if number is not None and self.calendar == "julian":
            return self._julian_day(date), []
        return self.nouns.date(date.year.low, int(month), number), no_day

    def _year(self, date: Date) -> Noun:
        year = date.year
        if year.estimate is not None:
            return self.nouns.date(year.estimate)
        if not year.masked:
            return self.nouns.date(year.low)
        if year.text == "XXXX":
            return Noun(self.nouns.term(m.UNKNOWN_YEAR))
        if year.text.index("X") == 3 and year.low >= 10:
            return Noun(self.nouns.term(m.DECADE, decade=year.low))
        return self._years_between(date)

    def _years_between(self, date: Date) -> Noun:
        return self.nouns.between(self.nouns.date(date.year.low), self.nouns.date(date.year.high))

    def _stretch(self, date: Date, *, whole_months: bool) -> Noun:
        convert = jdn_to_julian if self.calendar == "julian" else jdn_to_gregorian
        first, last = convert(date.earliest), convert(date.latest)
        if whole_months:
            return self.nouns.between(self.nouns.date(*first[:2]), self.nouns.date(*last[:2]))
        return self.nouns.between(self.nouns.date(*first), self.nouns.date(*last))

    def _julian_day(self, date: Date) -> Noun:
        """Name a Julian day as the Gregorian one that it was, with the Julian one beside it."""
        new_year, new_month, new_day = jdn_to_gregorian(date.earliest)
        year, month, day = jdn_to_julian(date.earliest)
        old_style = self.nouns.without_year(month, day)
        if year != new_year:
            old_style = self.nouns.date(year, month, day).term
        new_style = self.nouns.date(new_year, new_month, new_day).term
        return Noun(self.nouns.term(m.OLD_STYLE_DAY, date=new_style, old_style=old_style))

    def _season(self, date: Date) -> Noun:
        code, year = date.season, date.year.low
        season = code < 33
        name = self.nouns.term(m.SEASONS[(code - 21) % 4] if season else m.PARTS[code - 33])
        term = name if date.year.masked else self._season_of(year, name, code)
        if 25 <= code <= 32:
            term = self.nouns.term(m.NORTHERN if code < 29 else m.SOUTHERN, date=term)
        return Noun(term)

    def _season_of(self, year: int, name: Term, code: int) -> Term:
        shown = self.nouns.year(year)
        if PARTS_OF_YEAR[code][1] > 12 and year > 0:
            next_year = self.nouns.year(year + 1)
            return self.nouns.term(
                m.SEASON_OF_TWO_YEARS, season=name, year=shown, next_year=next_year
            )
        if code < 33:
            return self.nouns.of_era(self.nouns.term(m.SEASON, season=name, year=shown), year)
        return self.nouns.of_era(self.nouns.term(m.PART, part=name, year=shown), year)

    def _estimate_notes(self, date: Date) -> list[Term]:
        within = None if date.year.estimate is None else self._years_between(date).stretch
        return [] if within is None else [within]

    def _year_notes(self, date: Date) -> list[Term]:
        if not date.year.masked:
            return []
        if date.year.text == "XXXX":
            return [self.nouns.term(m.NO_YEAR)]
        return [self.nouns.term(m.YEAR_BETWEEN, between=self._years_between(date).stretch)]

    def _month_note(self, day: str) -> Term:
        if not day:
            return self.nouns.term(m.NO_MONTH)
        if day == "XX":
            return self.nouns.term(m.NO_MONTH_NO_DAY)
        return self.nouns.term(m.DAY_OF_NO_MONTH, day=int(day))

    def _is_day(self, date: Date) -> bool:
        """Whether a date is one day; no other is converted from one calendar to the other."""
        return date.day is not None and date.earliest == date.latest


def _doubt_notes(date: Date) -> list[Message]:
    names = ("year", "part of a year" if date.season else "month", "day")
    parts = zip(names, date.parts, strict=False)
    return [m.PART_DOUBTS[name][part.doubt] for name, part in parts if part.doubt]


def _clock(time: str) -> str:
    """Return a time of day with its zone as people read it: 23:20:30 UTC+04:30."""
    clock, zone = time[:8], time[8:]
    if not zone:
        return clock
    if zone == "Z":
        return f"{clock} UTC"
    return f"{clock} UTC{zone.replace('-', '−')}{'' if ':' in zone else ':00'}"
