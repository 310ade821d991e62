"""The notices of everything that is not ours and is needed to run, in one text file.

They are made from what is installed, so that they cannot fall behind it: the metadata and licence
files of the Python packages that ``requirements/run.txt`` locks, and the licence files of the web
assets and fonts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path

__all__ = ["is_gpl_only", "licence", "locked_names", "notices", "run_time_packages"]

RULE = "=" * 78
LICENCE_FILE = re.compile(r"(?i)(licen[cs]e|copying|notice|authors)[^/]*$")
LONGEST_NAME_OF_A_LICENCE = 100  # Longer, and the field holds the whole text.

HEADING = """\
Career Atlas stands on the work of others. What follows are their names and licences.

Qt and Qt for Python (PySide6) are used under the LGPL, version 3: they are separate libraries,
installed beside the program, and you may replace them with your own builds of the same version.
Qt WebEngine contains Chromium, whose parts have licences of their own.
"""


def notices(packages: Iterable[metadata.Distribution], licences: Path) -> str:
    """The whole text: ``packages``, then one section a file of the folder ``licences``."""
    sections = [HEADING]
    sections += [_section(_title(package), _texts(package)) for package in packages]
    sections += [
        _section(file.stem, [file.read_text(encoding="utf-8")])
        for file in sorted(licences.iterdir())
    ]
    return "\n".join(sections)


def run_time_packages(lock: Path, packages: Path) -> list[metadata.Distribution]:
    """Of the distributions in the folder ``packages``, those that the file ``lock`` names."""
    wanted = locked_names(lock)
    found = {_plain(each.name): each for each in metadata.distributions(path=[str(packages)])}
    return [found[name] for name in sorted(wanted) if name in found]


def locked_names(lock: Path) -> set[str]:
    """The names a lock holds, in lower case with hyphens."""
    return {_plain(name) for name in re.findall(r"(?m)^([\w.-]+)==", lock.read_text("utf-8"))}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def licence(package: metadata.Distribution) -> str:
    """What the package says its licence is: an SPDX expression where it has one."""
    told = package.metadata
    for field in ("License-Expression", "License"):
        for value in told.get_all(field, []):
            if 0 < len(value) <= LONGEST_NAME_OF_A_LICENCE:
                return str(value)
    classifiers = told.get_all("Classifier", [])
    names = [each.rpartition(" :: ")[2] for each in classifiers if each.startswith("License")]
    return ", ".join(names) or "see the text below"


def is_gpl_only(expression: str) -> bool:
    """Whether every alternative of a licence expression is the GPL or AGPL, not the LGPL."""
    strong = re.compile(r"(?i)\bA?GPL|\bGNU (Affero )?General Public")
    return all(strong.search(choice) for choice in re.split(r"(?i)\s+or\s+", expression))


def _title(package: metadata.Distribution) -> str:
    return f"{package.name} {package.version}: {licence(package)}"


def _texts(package: metadata.Distribution) -> Iterator[str]:
    for file in package.files or []:
        if ".dist-info" in str(file) and LICENCE_FILE.search(file.name):
            yield file.read_text(encoding="utf-8")


def _section(title: str, texts: Iterable[str]) -> str:
    return "\n".join([RULE, title, RULE, "", *(text.strip() + "\n" for text in texts)])
