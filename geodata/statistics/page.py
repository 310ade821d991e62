"""A page that draws the counts: one file, no script, nothing fetched.

Each chart is a table whose bars are painted in its cells, so that it reads as well by ear.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from geodata.statistics.counts import LENGTHS, Day
from geodata.words import Words

__all__ = ["as_page"]

_STYLE: Final = """
body { font: 1rem/1.5 "Source Sans 3", system-ui, sans-serif; color: #1b2227;
  background: #faf8f3; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
h1, h2 { line-height: 1.2 }
h2, summary { font-size: 1.25rem; font-weight: 600; margin: 2rem 0 .5rem }
summary { cursor: pointer }
table { border-collapse: collapse; width: 100% }
th { text-align: left; font-weight: normal; width: 11rem; padding: .15rem .5rem .15rem 0 }
td.n { text-align: right; width: 5rem; padding-right: .75rem; font-variant-numeric: tabular-nums }
.track { background: #e7e1d4; height: .8rem }
.bar { background: #33474f; height: 100%; min-width: 1px;
  print-color-adjust: exact; -webkit-print-color-adjust: exact }
"""
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"

_Rows = Iterable[tuple[str, int]]


def as_page(days: Sequence[Day], words: Words) -> str:
    """Return the page, in the language of the words."""
    title = words("How the exhibit is used")
    charts = (
        _chart(words("How long visitors stayed"), _by_length(days, words), words),
        _chart(words("Where they stopped reading"), _by_step(days, words), words),
        _chart(words("Languages"), _by_language(days), words),
        _chart(words("Visits a month"), _counted(days, len("2026-11")), words),
        _chart(words("Visits a day"), _counted(days, len("2026-11-30")), words, folded=True),
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(words.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{escape(title)}</h1>\n<p>{escape(_summary(days, words))}</p>\n{''.join(charts)}"
        "</main>\n</body>\n</html>\n"
    )


def _summary(days: Sequence[Day], words: Words) -> str:
    sessions = sum(day.sessions for day in days)
    if not sessions:
        return words("Nothing has been counted yet.")
    dated = [day.day for day in days if day.day != "undated"]
    mean = round(sum(day.seconds for day in days) / sessions)
    told = words.plural("{n} visit", "{n} visits", sessions)
    span = f"{dated[0]} – {dated[-1]}" if dated else ""
    average = words("{seconds} seconds on average", seconds=words.number(mean))
    return ". ".join(part for part in (span, f"{told}, {average}") if part) + "."


def _chart(title: str, rows: _Rows, words: Words, *, folded: bool = False) -> str:
    """A heading and a row for each count; ``folded`` where there may be a thousand rows."""
    kept = list(rows)
    most = max((count for _, count in kept), default=0) or 1
    lines = "".join(
        f'<tr><th scope="row">{escape(label)}</th><td class="n">{words.number(count)}</td>'
        f'<td aria-hidden="true"><div class="track">{_bar(count / most)}</div></td></tr>\n'
        for label, count in kept
    )
    table = f"<table>\n{lines}</table>\n"
    if folded:
        return f"<details>\n<summary>{escape(title)}</summary>\n{table}</details>\n"
    return f"<section>\n<h2>{escape(title)}</h2>\n{table}</section>\n"


def _bar(share: float) -> str:
    return f'<div class="bar" style="width: {share:.1%}"></div>' if share else ""


def _counted(days: Sequence[Day], letters: int) -> _Rows:
    """Visits by the first letters of the date: seven for months, ten for days."""
    counts: Counter[str] = Counter()
    for day in days:
        counts[day.day[:letters]] += day.sessions
    return sorted(counts.items())


def _by_length(days: Sequence[Day], words: Words) -> _Rows:
    labels = [words("up to {n} s", n=end) for end in LENGTHS]
    labels.append(words("over {n} s", n=LENGTHS[-1]))
    return [(label, sum(day.lengths[at] for day in days)) for at, label in enumerate(labels)]


def _by_step(days: Sequence[Day], words: Words) -> _Rows:
    counts: Counter[tuple[str, int]] = Counter()
    for day in days:
        for step, count in day.last_steps.items():
            counts[day.career, step] += count
    several = len({career for career, _ in counts}) > 1
    for (career, step), count in sorted(counts.items()):
        label = words("stop {n}", n=step + 1)
        yield (f"{career}, {label}" if several else label, count)


def _by_language(days: Sequence[Day]) -> _Rows:
    counts: Counter[str] = Counter()
    for day in days:
        counts.update(day.languages)
    return counts.most_common()
