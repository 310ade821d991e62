"""The counts as a table for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from geodata.statistics.counts import LENGTHS, Day

__all__ = ["as_csv"]


def as_csv(days: Sequence[Day]) -> str:
    """Return a row for each day and career; steps are counted from 1, as visitors see them.

    Columns: day, career, sessions, seconds, then how many sessions were of each length, ended at
    each step, and in each language.
    """
    steps = sorted({step for day in days for step in day.last_steps})
    languages = sorted({language for day in days for language in day.languages})
    lengths = [f"up to {end} s" for end in LENGTHS] + [f"over {LENGTHS[-1]} s"]
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\r\n")  # RFC 4180
    table.writerow(
        ["day", "career", "sessions", "seconds", *lengths]
        + [f"left at step {step + 1}" for step in steps]
        + [f"language {language}" for language in languages]
    )
    for day in days:
        table.writerow(
            [day.day, day.career, day.sessions, day.seconds, *day.lengths]
            + [day.last_steps.get(step, 0) for step in steps]
            + [day.languages.get(language, 0) for language in languages]
        )
    return text.getvalue()
