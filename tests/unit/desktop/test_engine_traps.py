"""What the web engine must never meet, looked for in the sources: each has crashed or opened it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

DESKTOP = Path(__file__).resolve().parents[3] / "desktop"
WHOLE_APPLICATION = {"app", "application", "qapp", "QApplication", "instance()"}


def nodes() -> Iterator[tuple[Path, ast.AST]]:
    for path in DESKTOP.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            yield path, node


def test_no_filter_sits_on_the_whole_application() -> None:
    """With a web view the next resize would crash."""
    filters = 0
    for path, node in nodes():
        if isinstance(node, ast.FunctionDef):
            assert node.name != "notify", path
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".installEventFilter"):
            filters += 1
            on = ast.unparse(node.func).removesuffix(".installEventFilter").rpartition(".")[2]
            assert on not in WHOLE_APPLICATION, path
    assert filters >= 4


def test_the_map_comes_by_its_own_scheme_which_is_no_local_one() -> None:
    """setHtml fails above two megabytes, and a local scheme lets a page read the disk."""
    for path, node in nodes():
        if isinstance(node, ast.Attribute):
            assert node.attr != "LocalScheme", path
            assert node.attr != "ContentSecurityPolicyIgnored", path
            if path.is_relative_to(DESKTOP / "mapview"):
                assert node.attr not in ("setHtml", "setContent"), path
