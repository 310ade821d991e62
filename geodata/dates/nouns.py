"""Names years, months and days, alone or two together, in any grammatical case."""

from __future__ import annotations

from dataclasses import dataclass, replace

from geodata.dates import messages as m
from geodata.dates.terms import Term
from geodata.words import Message, Words

__all__ = ["Noun", "Nouns", "Plain"]

Plain = tuple[int, int | None, int | None]
"""Year, month and day, as far as they are given."""


@dataclass(frozen=True, slots=True)
class Noun:
    """The name of a date.

    ``plain`` are its numbers where nothing else is to be said of it, so that two such dates can
    share their year. ``stretch`` is the name that stands alone where the date is "between" two
    days; ``term`` then says "some time between" them.
    """

    term: Term
    plain: Plain | None = None
    stretch: Term | None = None


@dataclass(frozen=True, slots=True)
class Nouns:
    """Names dates in one language."""

    words: Words

    def term(self, message: Message, **values: object) -> Term:
        """Return a message of the catalogue with its values."""
        return Term(self.words.template(message), values)

    def date(self, year: int, month: int | None = None, day: int | None = None) -> Noun:
        """Name a year, a month or a day. The year 0 is 1 BC."""
        shown = self.year(year)
        if month is None:
            term = self.term(m.YEAR, year=shown)
        elif day is None:
            term = self.term(m.MONTH, month=self.month(month), year=shown)
        else:
            term = self.term(m.DAY, day=day, month=self.month(month), year=shown)
        return Noun(term, (year, month, day)) if year > 0 else Noun(self.of_era(term, year))

    def year(self, year: int) -> str:
        """Return the number of a year in its era, with group marks from five digits on."""
        shown = year if year > 0 else 1 - year
        return str(shown) if shown < 10_000 else self.words.number(shown)

    def of_era(self, term: Term, year: int) -> Term:
        """Add "BC" to the name of a date where its year is before the year 1."""
        return term if year > 0 else self.term(m.BEFORE_CHRIST, date=term)

    def month(self, number: int) -> Term:
        """Name a month, 1 to 12."""
        return self.term(m.MONTHS[number - 1])

    def without_year(self, month: int, day: int | None) -> Term:
        """Name a day or a month whose year is said elsewhere, or not known."""
        name = self.month(month)
        return name if day is None else self.term(m.MONTH_AND_DAY, day=day, month=name)

    def noted(self, noun: Noun, *notes: Term) -> Noun:
        """Add notes in brackets."""
        if not notes:
            return noun
        note = ", ".join(map(str, notes))
        term = self.term(m.NOTE, date=noun.term, note=note)
        stretch = noun.stretch and self.term(m.NOTE, date=noun.stretch, note=note)
        return replace(noun, term=term, plain=None, stretch=stretch)

    def between(self, first: Noun, second: Noun) -> Noun:
        """Name what lies somewhere between two dates."""
        both = self.together(first, second, years=m.YEARS_BETWEEN, days=m.DAYS_BETWEEN)
        stretch = both or self.term(m.BETWEEN, first=first.term, second=second.term)
        return Noun(self.term(m.STRETCH, between=stretch), stretch=stretch)

    def together(self, first: Noun, second: Noun, *, years: Message, days: Message) -> Term | None:
        """Name two years, or two days or months of one year, which is then said once. Return None
        for any others."""
        one, two = first.plain, second.plain
        if one is None or two is None:
            return None
        if one[1] is None and two[1] is None:
            return self.term(years, first=self.year(one[0]), second=self.year(two[0]))
        if one[0] != two[0] or (one[2] is None) != (two[2] is None):
            return None
        if one[1] is None or two[1] is None:
            return None
        opening = self.without_year(one[1], one[2])
        if one[1] == two[1] and one[2] is not None:
            opening = self.term(m.DAY_ONLY, day=one[2])
        closing = self.without_year(two[1], two[2])
        return self.term(days, first=opening, second=closing, year=self.year(two[0]))
