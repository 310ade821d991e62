"""Who may import whom. The rules stand in docs/architecture.md; this holds them."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
QT = ("PySide6", "shiboken6")
CORE = ("geodata.dates", "geodata.places", "geodata.careers")
CORE_MAY = (*CORE, "geodata.errors", "geodata.words")

# What is named may be imported only by modules below one of the places.
ONLY_IN = {
    "desktop": ("desktop",),
    **dict.fromkeys(QT, ("desktop",)),
    "PySide6.QtWebEngineCore": ("desktop.mapview",),
    "PySide6.QtWebEngineWidgets": ("desktop.mapview",),
    "PySide6.QtWebChannel": ("desktop.mapview",),
    "branca": ("geodata.page",),
    "folium": ("geodata.page",),
    "geopy": ("geodata.geocoding",),
    "sqlite_utils": ("geodata.storage", "geodata.gazetteers"),
    **dict.fromkeys(("cryptography", "securesystemslib", "tuf"), ("geodata.updates",)),
}


def imported(source: str, package: str) -> Iterator[str]:
    """Every module that ``source``, a module of ``package``, imports anywhere in it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: 1 - node.level or None] if node.level else []
            base = ".".join([*above, *filter(None, [node.module])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def broken_rules(module: str, source: str, *, package: str) -> list[str]:
    """What the module imports although it must not; ``package`` is the one it belongs to."""
    names = imported(source, package)
    return [f"{module} imports {name}" for name in names if not may_import(module, name)]


def may_import(module: str, name: str) -> bool:
    if within(module, CORE) and not (_is_standard(name) or within(name, CORE_MAY)):
        return False
    homes = (places for ruled, places in ONLY_IN.items() if within(name, (ruled,)))
    return all(within(module, places) for places in homes)


def within(name: str, places: tuple[str, ...]) -> bool:
    return any(name == place or name.startswith(place + ".") for place in places)


def _is_standard(name: str) -> bool:
    return name.partition(".")[0] in sys.stdlib_module_names


def modules() -> list[Path]:
    return [file for top in ("geodata", "desktop") for file in (ROOT / top).rglob("*.py")]


def test_no_module_breaks_a_rule() -> None:
    broken: list[str] = []
    for file in modules():
        parts = file.relative_to(ROOT).with_suffix("").parts
        is_package = parts[-1] == "__init__"
        module = ".".join(parts[:-1] if is_package else parts)
        package = ".".join(parts[:-1])
        broken += broken_rules(module, file.read_text(encoding="utf-8"), package=package)
    assert modules()
    assert broken == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("geodata.page.build", "import desktop.themes"),
        ("geodata.page.build", "from PySide6.QtCore import QUrl"),
        ("geodata.words", "def late():\n    import shiboken6"),
        ("geodata.page.build", "from PySide6 import QtCore"),
        ("desktop.window", "from PySide6.QtWebEngineCore import QWebEngineProfile"),
        ("desktop.window", "from PySide6 import QtWebEngineWidgets"),
        ("desktop.panel.panel", "from ..mapview import view\nimport PySide6.QtWebChannel"),
        ("desktop.app", "import folium"),
        ("geodata.storage.read", "from branca.element import Figure"),
        ("geodata.places.places", "import geopy"),
        ("geodata.verbs.place", "import sqlite_utils"),
        ("desktop.kiosk.content", "from tuf.ngclient import Updater"),
        ("geodata.dates.parser", "import polib"),
        ("geodata.careers.timeline", "from geodata.storage import open_career"),
        ("geodata.places.places", "from ..storage import open_career"),
        ("geodata.places.places", "from .. import storage"),
        ("geodata.careers.steps", "from geodata import page"),
    ],
)
def test_what_breaks_a_rule_is_found(module: str, source: str) -> None:
    assert broken_rules(module, source, package=module.rpartition(".")[0])


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("geodata.page.build", "import folium"),
        ("geodata.storage.read", "from sqlite_utils import Database"),
        ("desktop.mapview.view", "from PySide6.QtWebEngineWidgets import QWebEngineView"),
        ("desktop.window", "from PySide6.QtWidgets import QMainWindow"),
        ("geodata.careers.timeline", "from geodata.dates import Timespan\nimport dataclasses"),
        ("geodata.places.places", "from ..dates import Timespan\nfrom .names import folded"),
    ],
)
def test_what_keeps_the_rules_passes(module: str, source: str) -> None:
    assert broken_rules(module, source, package=module.rpartition(".")[0]) == []
