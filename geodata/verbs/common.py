"""What the verbs share: naming a career and a language, and telling what went wrong."""

from __future__ import annotations

import argparse
import json
import locale
import os
import re
import sys
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Final

from geodata.errors import GeodataError

__all__ = [
    "DEFAULT_CAREER",
    "add_career",
    "add_json",
    "add_language",
    "chosen_career",
    "dumped",
    "printable",
    "system_language",
    "telling",
]

DEFAULT_CAREER: Final = "zakovsky"

_CONTROL: Final = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
"""Everything but the line feed that a terminal obeys rather than shows."""


def add_career(parser: argparse.ArgumentParser, *, positional: bool = True) -> None:
    """Let the career be named as ``--career`` and, unless told otherwise, as an argument."""
    what = f"a career in seeds/, a career's folder or sealed file (default: {DEFAULT_CAREER})"
    if positional:
        parser.add_argument("career_argument", metavar="CAREER", nargs="?", help=what)
    parser.add_argument("--career", metavar="CAREER", help=what)


def add_language(parser: argparse.ArgumentParser) -> None:
    """Add ``--language``; None stands for the system's."""
    parser.add_argument(
        "--language", metavar="CODE", help="en, lv, ru … (default: the system's, else en)"
    )


def add_json(parser: argparse.ArgumentParser) -> None:
    """Add ``--json``."""
    parser.add_argument("--json", action="store_true", help="print JSON instead of text")


def chosen_career(arguments: argparse.Namespace) -> str:
    """Return the career that was named in one way or the other, or the default."""
    named = getattr(arguments, "career_argument", None) or arguments.career
    return str(named or DEFAULT_CAREER)


def system_language(env: Mapping[str, str] | None = None) -> str:
    """Return the language of the user's system as a code such as ``lv``, else ``en``.

    The variables of gettext are asked in its order; where none is set, the system's own settings.
    https://www.gnu.org/software/gettext/manual/html_node/Locale-Environment-Variables.html
    """
    given = os.environ if env is None else env
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = given.get(variable, "").partition(":")[0]
        if value:
            return _code(value)
    return _code(locale.getlocale()[0] or "") if env is None else "en"


def dumped(value: object) -> str:
    """Return a value as JSON that the terminal's encoding can hold."""
    unicode = (sys.stdout.encoding or "utf-8").lower().startswith("utf")
    return json.dumps(value, ensure_ascii=not unicode, indent=1)


def printable(text: str) -> str:
    """Return the text with what the terminal's encoding lacks as escapes, so that printing it
    cannot fail; control characters that could move the cursor are made visible likewise."""
    encoding = sys.stdout.encoding or "utf-8"
    calm = _CONTROL.sub(lambda match: f"\\x{ord(match[0]):02x}", text)
    return calm.encode(encoding, "backslashreplace").decode(encoding)


def telling(run: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """Let a verb tell the errors of our tree on standard error and return their exit status."""

    @wraps(run)
    def told(arguments: argparse.Namespace) -> int:
        try:
            return run(arguments)
        except GeodataError as error:
            from geodata.sentences import exit_status, sentences

            for line in sentences(error):
                print(line, file=sys.stderr)
            return exit_status(error)

    return told


def _code(value: str) -> str:
    """Return ``lv`` for ``lv_LV.UTF-8``; ``en`` for what is no language, such as ``C``."""
    code = value.replace("-", "_").partition(".")[0].partition("@")[0].partition("_")[0].lower()
    return code if code.isalpha() and 2 <= len(code) <= 3 else "en"
