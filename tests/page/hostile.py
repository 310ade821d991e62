"""A career whose every text tries to become markup or script."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import tomlkit

__all__ = ["HOSTILE", "poison_seeds"]

HOSTILE = (
    """</script></title></style><img src=x onerror="document.title='owned'">"""
    """'"`&amp;${document.title='owned'}<!--<script>document.title='owned'</script>"""
)

_TEXT_FIELDS = frozenset({"name", "label", "edition", "read_where", "licence", "pages", "note"})


def poison_seeds(seeds: Path, folder: Path) -> Path:
    """Copy career and gazetteer below ``folder`` and poison every text a visitor can see."""
    for name in ("zakovsky", "gazetteer"):
        shutil.copytree(seeds / name, folder / name)
    for path in folder.rglob("*.toml"):
        document = tomlkit.parse(path.read_text(encoding="utf-8"))
        _poison(document, everything=path.name.startswith("text."))
        path.write_text(tomlkit.dumps(document), encoding="utf-8")
    return folder


def _poison(value: Any, *, everything: bool) -> None:
    for key in list(value):
        inner = value[key]
        if isinstance(inner, list):
            for item in inner:
                if isinstance(item, dict):
                    _poison(item, everything=everything)
        elif isinstance(inner, dict):
            _poison(inner, everything=everything or key == "note")
        elif isinstance(inner, str) and (everything or key in _TEXT_FIELDS):
            value[key] = f"{HOSTILE} {inner}"
