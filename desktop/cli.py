"""One command, one registry of verbs.

A verb is a module with ``NAME``, ``HELP``, ``add_arguments(parser)`` and ``run(arguments) ->
int``; ``first(words) -> words``, where it has one, comes before any word is read. Modules are
imported when their verb is called, so that opening the map does not pay for the exports. Exit
status: 0 good, 1 problems found, 2 usage or unreadable, 3 refused.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import Final

from geodata.errors import GeodataError

__all__ = ["VERBS", "main"]

VERBS: Final = {
    "open": "desktop.verbs.open",
    "kiosk": "desktop.verbs.kiosk",
    "present": "desktop.verbs.present",
    "tour": "desktop.verbs.tour",
    "postings": "geodata.verbs.postings",
    "lesson": "geodata.verbs.lesson",
    "place": "geodata.verbs.place",
    "geocode": "geodata.verbs.geocode",
    "date": "geodata.verbs.date",
    "check": "geodata.verbs.check",
    "new": "geodata.verbs.new",
    "export": "desktop.verbs.export",
    "gazetteer": "geodata.verbs.gazetteer",
    "statistics": "geodata.verbs.statistics",
    "fleet": "geodata.verbs.fleet",
    "publish": "geodata.verbs.publish",
    "doctor": "desktop.verbs.doctor",
    "update": "geodata.verbs.update",
    "pack": "geodata.verbs.pack",
    "unpack": "geodata.verbs.unpack",
}
"""Every verb and the module that does it. A new verb is a module and a line here."""

DEFAULT: Final = "open"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the verb named first in ``arguments`` (``open`` where none is) and give its status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] in (["-h"], ["--help"], ["help"]):
        print(_overview().format_help(), end="")
        return 0
    if words == ["--version"]:
        print(f"career-atlas {_version()}")
        return 0
    if words and words[0] in VERBS:
        return _run(_verb(words[0]), words[1:])
    if words and _looks_like_a_verb(words[0]):
        return _no_such_verb(words[0])
    return _run(_verb(DEFAULT), words)


def _verb(name: str) -> ModuleType:
    return importlib.import_module(VERBS[name])


def _run(verb: ModuleType, words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog=f"career-atlas {verb.NAME}", description=verb.HELP)
    verb.add_arguments(parser)
    try:
        words = verb.first(words) if hasattr(verb, "first") else words
        return int(verb.run(parser.parse_args(words)))
    except SystemExit as exit_:  # argparse: 0 after --help, 2 after a wrong word
        return exit_.code if isinstance(exit_.code, int) else 2
    except GeodataError as error:
        from geodata.sentences import exit_status, sentences

        for sentence in sentences(error):
            print(f"career-atlas {verb.NAME}: {sentence}", file=sys.stderr)
        return exit_status(error)
    except BrokenPipeError:  # the reader of a pipe has seen enough
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        return 130


def _looks_like_a_verb(word: str) -> bool:
    """A bare word that is neither a career nor a path: most likely a misspelt verb."""
    from pathlib import Path

    from geodata.locations import find_locations

    if word.startswith("-") or any(mark in word for mark in "/\\.") or Path(word).exists():
        return False
    return not (find_locations().seeds / word / "career.toml").exists()


def _no_such_verb(word: str) -> int:
    import difflib

    near = difflib.get_close_matches(word, VERBS, n=1)
    hint = f"Did you mean “{near[0]}”?" if near else f"There are: {', '.join(VERBS)}."
    print(f"career-atlas: “{word}” is neither a verb nor a career. {hint}", file=sys.stderr)
    return 2


def _overview() -> argparse.ArgumentParser:
    rows = "\n".join(f"  {name:<10} {_verb(name).HELP}" for name in VERBS)
    return argparse.ArgumentParser(
        prog="career-atlas",
        usage="career-atlas [VERB] [CAREER] [options]",
        description="A map of a person's career, step by step, offline.",
        epilog=f"verbs ({DEFAULT} where none is named):\n{rows}\n\ncareer-atlas VERB --help",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _version() -> str:
    from geodata.version import version

    return version()
