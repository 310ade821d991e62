"""``career-atlas update``: fetch signed content from a folder, a stick or a server, and go back."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Final

from geodata.locations import find_locations
from geodata.updates.client import Updates
from geodata.updates.installed import updates_folder
from geodata.updates.shelf import Version
from geodata.updates.stick import take_from_stick
from geodata.updates.sticknews import write_stick_news
from geodata.verbs.common import (
    DEFAULT_CAREER,
    add_json,
    add_language,
    dumped,
    printable,
    system_language,
    telling,
)
from geodata.words import languages, load_words

__all__ = ["HELP", "NAME", "add_arguments", "run"]

NAME: Final = "update"
HELP: Final = "fetch signed content from a folder, a stick or a server, and go one step back"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do, with what, and where."""
    parser.add_argument("action", nargs="?", choices=tuple(_ACTIONS), default="fetch")
    parser.add_argument(
        "what",
        metavar="FILE",
        nargs="?",
        type=Path,
        help="trust: the root.json of your repository",
    )
    parser.add_argument("--from", dest="source", metavar="URL|FOLDER", help="where the updates are")
    parser.add_argument("--check", action="store_true", help="only say what is new")
    parser.add_argument(
        "--once", metavar="FOLDER", type=Path, help="watch-stick: look once where sticks appear"
    )
    parser.add_argument("--apply", action="store_true", help="show it from the next start on")
    parser.add_argument("--career", metavar="ID", default=DEFAULT_CAREER)
    parser.add_argument("--into", metavar="FOLDER", type=Path, help="default: the user's own")
    add_language(parser)
    add_json(parser)


@telling
def run(arguments: argparse.Namespace) -> int:
    """Do it and say what is shown and what waits; 2 where something is missing, 3 if refused."""
    updates = Updates(_folder(arguments), career=arguments.career)
    return _ACTIONS[arguments.action](arguments, updates)


def _folder(arguments: argparse.Namespace) -> Path:
    """The machine's folder of updates."""
    return Path(arguments.into or updates_folder(find_locations()))


def _fetch(arguments: argparse.Namespace, updates: Updates) -> int:
    if not arguments.source:
        return _missing("--from URL|FOLDER")
    if arguments.check:
        offer = updates.check(arguments.source)
        said = f"Version {offer.version} of {offer.published} is new." if offer else "Nothing new."
        return _say(arguments, updates, said, offered=asdict(offer) if offer else None)
    staged = updates.stage(arguments.source)
    if staged is None:
        return _say(arguments, updates, "Nothing new.")
    return _applied(arguments, updates) if arguments.apply else _waiting(arguments, updates, staged)


def _apply(arguments: argparse.Namespace, updates: Updates) -> int:
    return _applied(arguments, updates)


def _roll_back(arguments: argparse.Namespace, updates: Updates) -> int:
    before = updates.roll_back()
    what = f"version {before.version}" if before else "the content that shipped with the program"
    return _say(arguments, updates, f"From the next start on {what} is shown again.")


def _trust(arguments: argparse.Namespace, updates: Updates) -> int:
    if arguments.what is None:
        return _missing("the file root.json of your repository")
    try:
        content = arguments.what.read_bytes()
    except OSError as error:
        print(f"“{arguments.what}” cannot be read ({error.strerror}).", file=sys.stderr)
        return 2
    updates.trust(content)
    return _say(arguments, updates, "From now on this machine takes updates of that repository.")


def _watch_stick(arguments: argparse.Namespace, updates: Updates) -> int:
    if arguments.once is None:
        return _missing("the folder where sticks appear, such as --once /media")
    report = take_from_stick(arguments.once, updates)
    if report is None:
        return _say(arguments, updates, f"There is no update in “{arguments.once}”.")
    if arguments.apply and report.staged is not None:
        updates.apply()
    language = arguments.language or system_language()
    i18n = find_locations().resources / "i18n"
    _say(arguments, updates, report.sentence(load_words(language, folder=i18n)))
    # The exhibit shows it: whoever put the stick in sees neither terminal nor journal.
    write_stick_news(
        _folder(arguments),
        report,
        id_=str(time.time_ns()),
        languages=languages(i18n),
        words_for=partial(load_words, folder=i18n),
    )
    return 0 if report.done else 3


def _status(arguments: argparse.Namespace, updates: Updates) -> int:
    shown, staged = updates.shown().current, updates.staged()
    said = f"Shown: {_named(shown)}. Waiting: {_named(staged) if staged else 'nothing'}."
    return _say(arguments, updates, said)


_ACTIONS: Final[Mapping[str, Callable[[argparse.Namespace, Updates], int]]] = {
    "fetch": _fetch,
    "apply": _apply,
    "rollback": _roll_back,
    "status": _status,
    "trust": _trust,
    "watch-stick": _watch_stick,
}


def _applied(arguments: argparse.Namespace, updates: Updates) -> int:
    version = updates.apply()
    return _say(arguments, updates, f"Version {version.version} is shown from the next start on.")


def _waiting(arguments: argparse.Namespace, updates: Updates, staged: Version) -> int:
    said = (
        f"Version {staged.version} is here, and waits until the exhibit is idle "
        "(or: career-atlas update apply)."
    )
    return _say(arguments, updates, said)


def _named(version: Version | None) -> str:
    return f"version {version.version}" if version else "what shipped with the program"


def _say(arguments: argparse.Namespace, updates: Updates, said: str, **more: object) -> int:
    if not arguments.json:
        print(printable(said))
        return 0
    shelf = asdict(updates.shown())
    told = {key: shelf[key] for key in ("current", "previous", "staged", "highest")}
    print(dumped({"career": arguments.career, "said": said, **told, **more}))
    return 0


def _missing(what: str) -> int:
    print(f"career-atlas {NAME}: name {what}.", file=sys.stderr)
    return 2
