"""``career-atlas publish``: make and sign a repository of content for kiosks."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Final

from geodata.errors import ExportFailed
from geodata.updates.publishing import OFFLINE, ROLES, Publisher, create, open_repository
from geodata.verbs.common import add_json, dumped, printable, telling

__all__ = ["HELP", "NAME", "add_arguments", "run"]

NAME: Final = "publish"
HELP: Final = "make and sign a repository of content, for a stick or any static file server"

_VARIABLE: Final = "CAREER_ATLAS_PASSPHRASE"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """A parser for each thing to do."""
    below = parser.add_subparsers(dest="action", metavar="COMMAND", required=True)
    for name, (what, _run) in _ACTIONS.items():
        each = below.add_parser(name, help=what, description=what)
        each.add_argument("repository", metavar="REPOSITORY", type=Path, help="its folder")
        if name == "add":
            each.add_argument("sealed", metavar="FILE.career", type=Path, help="a sealed career")
            each.add_argument("--version", type=int, help="default: one more than before")
        if name == "rotate":
            each.add_argument("role", choices=ROLES, help="whose key is replaced")
            each.add_argument("--into", metavar="FOLDER", type=Path, required=True)
            each.add_argument("--revoke", metavar="KEYID", default="", help="which one, of several")
        if name != "status":
            _add_keys(each)
        add_json(each)


def _add_keys(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--keys",
        metavar="FOLDER",
        type=Path,
        action="append",
        required=True,
        help="where key files are, at any depth; may be given more than once",
    )
    parser.add_argument(
        "--passphrase-file",
        metavar="FILE",
        type=Path,
        help=f"default: the variable {_VARIABLE}, or a question",
    )


@telling
def run(arguments: argparse.Namespace) -> int:
    """Do it and say what the repository holds and until when its signatures do."""
    publisher = _ACTIONS[arguments.action][1](arguments)
    titles = [asdict(title) for title in publisher.titles()]
    papers = [asdict(paper) for paper in publisher.signatures()]
    if arguments.json:
        print(dumped({"careers": titles, "signatures": papers}))
        return 0
    for title in publisher.titles():
        print(printable(f"{title.career}: version {title.version} of {title.published}"))
    for paper in publisher.signatures():
        print(f"{paper.role}: signed until {paper.expires[:10]}")
    return 0


def _init(arguments: argparse.Namespace) -> Publisher:
    word = _passphrase(arguments, "the new keys (empty for none)", twice=True)
    return create(arguments.repository, arguments.keys[0], passphrase=word)


def _add(arguments: argparse.Namespace) -> Publisher:
    publisher = _opened(arguments)
    publisher.add(arguments.sealed, version=arguments.version)
    return publisher


def _sign(arguments: argparse.Namespace) -> Publisher:
    publisher = _opened(arguments)
    publisher.sign()
    return publisher


def _renew(arguments: argparse.Namespace) -> Publisher:
    publisher = _opened(arguments)
    publisher.renew()
    return publisher


def _rotate(arguments: argparse.Namespace) -> Publisher:
    publisher = _opened(arguments)
    asks = arguments.role in OFFLINE  # the others are for a timer, which has no one to ask
    word = _passphrase(arguments, "the new key (empty for none)", twice=True) if asks else ""
    publisher.rotate(arguments.role, into=arguments.into, revoke=arguments.revoke, passphrase=word)
    return publisher


def _status(arguments: argparse.Namespace) -> Publisher:
    return open_repository(arguments.repository, (), lambda _name: "")


_ACTIONS: Final[Mapping[str, tuple[str, Callable[[argparse.Namespace], Publisher]]]] = {
    "init": ("make the keys and an empty repository", _init),
    "add": ("publish a sealed career", _add),
    "sign": ("sign again what holds for a short time; for a timer", _sign),
    "renew": ("sign everything again, once every few years", _renew),
    "rotate": ("replace a key, after a loss or a theft", _rotate),
    "status": ("say what is in it and until when its signatures hold", _status),
}


def _opened(arguments: argparse.Namespace) -> Publisher:
    ask = partial(_passphrase, arguments, twice=False)
    return open_repository(arguments.repository, arguments.keys, ask)


def _passphrase(arguments: argparse.Namespace, what: str, *, twice: bool) -> str:
    if arguments.passphrase_file is not None:
        try:
            return str(arguments.passphrase_file.read_text("utf-8")).strip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            raise ExportFailed(
                f"“{arguments.passphrase_file}” cannot be read ({error})."
            ) from error
    if _VARIABLE in os.environ:
        return os.environ[_VARIABLE]
    if not sys.stdin.isatty():
        raise ExportFailed(
            f"The passphrase for {what} is missing. Name a file with --passphrase-file, "
            f"or set {_VARIABLE}."
        )
    word = getpass.getpass(f"Passphrase for {what}: ")
    if twice and getpass.getpass("Once more: ") != word:
        raise ExportFailed("The two passphrases differ. Nothing was made; try again.")
    return word
