"""``career-atlas date``: what an EDTF expression means, as one JSON object a line."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from typing import Final, get_args

from geodata.dates import Calendar, DateError, describe, parse_timespan
from geodata.locations import find_locations
from geodata.verbs.common import add_language, system_language
from geodata.words import Words, languages, load_words

__all__ = ["HELP", "NAME", "add_arguments", "run"]

NAME: Final = "date"
HELP: Final = "read EDTF dates: their bounds and their words, one JSON object a line"

_BEFORE_YEAR_NOUGHT: Final = re.compile(r"-[0-9X]")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """EXPR…, calendar and language."""
    parser.add_argument(
        "expressions",
        metavar="EXPR",
        nargs="+",
        help="an EDTF expression such as 1926-02/1932; - reads one a line from standard input",
    )
    parser.add_argument(
        "--calendar",
        choices=get_args(Calendar),
        default="unstated",
        help="the calendar the expressions are written in (default: unstated, read as Gregorian)",
    )
    add_language(parser)
    parser.add_argument("--json", action="store_true", help="print JSON, which this always does")
    # A year before the year 0, as in -0043-03-15, is an expression and no option. argparse knows
    # that of plain numbers only, and has no public way to be told more.
    parser._negative_number_matcher = _BEFORE_YEAR_NOUGHT


def run(arguments: argparse.Namespace) -> int:
    """Print a line for each expression; 0 where all are valid, 1 where one is not, 2 where there
    are no words in the language asked for."""
    folder = find_locations().resources / "i18n"
    known = languages(folder)
    if arguments.language and arguments.language not in known:
        said = f"There are no words in “{arguments.language}”. Choose one of: {', '.join(known)}."
        print(said, file=sys.stderr)
        return 2
    words = load_words(arguments.language or system_language(), folder=folder)
    all_valid = True
    for expression in _expressions(arguments.expressions):
        result = _reading(expression, arguments.calendar, words)
        print(_line(result), flush=True)
        all_valid = all_valid and result["valid"] is True
    return 0 if all_valid else 1


def _expressions(given: Sequence[str]) -> Iterator[str]:
    for expression in given:
        if expression == "-":
            yield from (line.rstrip("\r\n") for line in sys.stdin)
        else:
            yield expression


def _reading(expression: str, calendar: Calendar, words: Words) -> dict[str, object]:
    """Return what the expression means. Of an invalid one everything is null but the error."""
    try:
        span = parse_timespan(expression, calendar=calendar)
    except DateError as error:
        unknown = dict.fromkeys(("edtf", "calendar", "start", "end", "text"))
        return {"input": expression, "valid": False, **unknown, "error": str(error)}
    return {
        "input": expression,
        "valid": True,
        "edtf": span.edtf,
        "calendar": span.calendar,
        "start": span.start.as_iso(),
        "end": span.end.as_iso(),
        "text": describe(span, words),
    }


def _line(result: dict[str, object]) -> str:
    """Return one line of JSON that the terminal's encoding can hold."""
    encoding = (sys.stdout.encoding or "utf-8").lower()
    text = json.dumps(result, ensure_ascii=not encoding.startswith("utf"))
    # What the shell could not decode comes in as lone surrogates; \udcff is right in JSON too.
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
