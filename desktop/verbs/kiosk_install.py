"""``career-atlas kiosk install``: every file that makes a machine an exhibit, all explained."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from desktop.saying import say
from desktop.watch.units import HOME, Site, SystemFile
from desktop.watch.units_all import after_writing, files_for
from desktop.watch.units_placing import foreign, place
from geodata.errors import GeodataError
from geodata.verbs.common import add_career, printable

__all__ = ["main"]

REFUSED: Final = 3
_NAME: Final = "career-atlas kiosk install"
_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_SETTINGS: Final = f"{HOME}/kiosk.toml"
"""Where the exhibit may write: it has a page of settings for the staff."""


def main(words: Sequence[str]) -> int:
    """Print the files, or write them; 2 for what cannot be understood, 3 where it is refused."""
    arguments = _parser().parse_args(list(words))
    try:
        site = site_for(arguments)
    except (GeodataError, ValueError) as error:
        return _tell_wrong(error)
    files = files_for(site)
    if arguments.into is None or arguments.print:
        print(printable("\n".join(_shown(file) for file in files)), end="")
        return 0
    return _write(site, files, arguments)


def site_for(arguments: argparse.Namespace) -> Site:
    """The site that the words and the answer file describe; words win. Raises ValueError, or
    GeodataError for the answer file."""
    site = _from_answers(arguments.answers) if arguments.answers else _plain()
    named = arguments.career_argument or arguments.career
    given = {
        "career": _absolute(named),
        "career_id": named and _id_of(named),
        "settings": arguments.settings and str(arguments.settings.absolute()),
        "user": arguments.user,
        "shell": arguments.shell,
        "opens": arguments.open,
        "closes": arguments.close,
        "days": arguments.days,
        "restarts": arguments.restart_at,
        "updates": arguments.updates,
        "report": arguments.report,
    }
    site = replace(site, **{name: value for name, value in given.items() if value is not None})
    there = arguments.into or Path("/")
    site = replace(site, namespaces=(there / "etc/apparmor.d/abi/4.0").exists())
    if not site.settings:
        raise ValueError("Name the settings: --settings FILE, or --answers FILE with them in it.")
    if bool(site.opens) != bool(site.closes):
        raise ValueError("Opening hours have two ends: give both --open and --close.")
    if site.opens and site.opens >= site.closes:
        raise ValueError(f"Opening at {site.opens} is not before closing at {site.closes}.")
    return site


def _plain() -> Site:
    from PySide6.QtCore import QLibraryInfo

    from geodata.verbs.common import DEFAULT_CAREER

    program = (sys.executable, "-P", "-m", "desktop")
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.LibraryExecutablesPath)
    engine = f"{folder}/QtWebEngineProcess"
    return Site(program, engine, career=DEFAULT_CAREER, career_id=DEFAULT_CAREER, settings="")


def _from_answers(path: Path) -> Site:
    from desktop.kiosk.settings import load_kiosk
    from geodata.errors import ImportRejected
    from geodata.fleet.answers import read_answers

    answers = read_answers(path)
    _, found = load_kiosk(path)  # its line numbers are those of the whole file
    problems = [problem for problem in found if problem.field != "install"]
    if problems:
        raise ImportRejected(
            f"The answer file “{path}” cannot be used. Correct what is listed.", problems=problems
        )
    return replace(
        _plain(),
        career=answers.career,
        career_id=_id_of(answers.career),
        settings=_SETTINGS,
        settings_text=answers.settings,
        user=answers.user,
        shell="gnome" if answers.compositor == "gnome" else "cage",
        opens=answers.opens,
        closes=answers.closes,
        restarts=answers.restarts,
        sticks=answers.sticks,
        updates=answers.updates,
        root=answers.root,
        name=answers.name,
        report=answers.report,
    )


def _write(site: Site, files: Sequence[SystemFile], arguments: argparse.Namespace) -> int:
    root = arguments.into
    others = [] if arguments.replace else foreign(files, root)
    if others:
        listed = "".join(f"\n  {path}" for path in others)
        say(f"{_NAME}: these stand there already and are not its own:{listed}")
        say("Nothing was written. Move them away, or add --replace.")
        return REFUSED
    try:
        written = place(files, root)
    except OSError as error:
        say(f"{_NAME}: “{error.filename}”: {error.strerror}.{_who(root)}")
        return REFUSED
    for path in written:
        print(printable(str(path)))
    return _activate(site, root, arguments.only_files)


def _who(root: Path) -> str:
    if root == Path("/") and os.geteuid() != 0:
        return " Writing to the system's folders needs root: run it with sudo."
    return " Nothing was changed."


def _activate(site: Site, root: Path, only_files: bool) -> int:
    steps = after_writing(site)
    runs = root == Path("/") and Path("/run/systemd/system").is_dir() and not only_files
    if not runs:
        say("To make it run, as root, on the machine itself:")
        for step in steps:
            say(f"  {step.shown}")
        return 0
    failed = [step for step in steps if not step.runs_well()]
    for step in failed:
        say(f"{_NAME}: did not succeed: {step.shown}")
    return 1 if failed else 0


def _shown(file: SystemFile) -> str:
    return f"### {file.path}  (mode {file.mode:o})\n\n{file.text}"


def _tell_wrong(error: Exception) -> int:
    if isinstance(error, GeodataError):
        from geodata.sentences import sentences

        for sentence in sentences(error):
            say(f"{_NAME}: {sentence}")
    else:
        say(f"{_NAME}: {error}")
    return 2


def _absolute(career: str | None) -> str | None:
    if career and (career.endswith(".career") or os.sep in career):
        return str(Path(career).absolute())
    return career


def _id_of(career: str) -> str:
    """The career's own id: what ships is called by it; a sealed file says it inside."""
    if not career.endswith(".career"):
        return Path(career).name
    from geodata.locations import find_locations
    from geodata.storage import open_career

    opened = open_career(career, locations=find_locations())
    try:
        return opened.id
    finally:
        opened.close()


def _time(text: str) -> str:
    if not re.fullmatch(r"(?:[01]\d|2[0-3]):[0-5]\d|", text):
        raise argparse.ArgumentTypeError(f"“{text}” is no time such as 09:00")
    return text


def _day_names(text: str) -> tuple[str, ...]:
    days: list[str] = []
    for part in text.split(","):
        first, _, last = part.partition("..")
        if first not in _DAYS or (last and last not in _DAYS):
            raise argparse.ArgumentTypeError(f"“{part}” is not of {', '.join(_DAYS)}, or a span")
        begin, end = _DAYS.index(first), _DAYS.index(last or first)
        days += _DAYS[begin : end + 1] if begin <= end else _DAYS[begin:] + _DAYS[: end + 1]
    return tuple(day for day in _DAYS if day in days)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=_NAME,
        description="print every file that makes this machine an exhibit, each line explained; "
        "with --into / write them and start it",
    )
    add_career(parser)
    parser.add_argument("--shell", choices=("cage", "gnome"), help="what shows the one window")
    parser.add_argument("--user", metavar="NAME", help="the exhibit's account (default: exhibit)")
    parser.add_argument("--settings", type=Path, metavar="FILE", help="the exhibit's settings")
    parser.add_argument(
        "--answers", type=Path, metavar="FILE", help="settings and all the rest in one file"
    )
    parser.add_argument("--open", type=_time, metavar="HH:MM", help="opens at, local time")
    parser.add_argument("--close", type=_time, metavar="HH:MM", help="closes at, local time")
    parser.add_argument(
        "--days", type=_day_names, metavar="Mon..Sun", help="days on which it opens; Tue..Sun,Mon"
    )
    parser.add_argument(
        "--restart-at", type=_time, metavar="HH:MM", help='fresh start each night, "" for none'
    )
    parser.add_argument("--updates", metavar="URL|FOLDER", help="where updates come from")
    parser.add_argument("--report", metavar="FOLDER", help="where it tells that it is well")
    parser.add_argument(
        "--into", type=Path, metavar="FOLDER", help="write below it; / is this machine"
    )
    parser.add_argument("--print", action="store_true", help="only print")
    parser.add_argument("--replace", action="store_true", help="also over files of others")
    parser.add_argument("--only-files", action="store_true", help="write, and start nothing")
    return parser
