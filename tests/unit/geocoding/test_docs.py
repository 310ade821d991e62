"""The examples in docs/geocoding.md do what they say, word for word."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import pytest

from geodata.geocoding import SERVICES
from geodata.locations import Locations

TEXT = (Path(__file__).resolve().parents[3] / "docs" / "geocoding.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"```python\n(.*?)```\n\n```text\n(.*?)\n```", re.DOTALL)


def ran(code: str, names: dict[str, Any]) -> str:
    """Run the lines as a notebook's cell, and return how it would show the last one."""
    *before, last = ast.parse(code).body
    assert isinstance(last, ast.Expr)
    exec(compile(ast.Module(before, []), "cell", "exec"), names)
    return repr(eval(compile(ast.Expression(last.value), "cell", "eval"), names))


def test_each_example_gives_what_stands_below_it(
    shipped: Locations, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CAREER_ATLAS_CACHE", str(shipped.cache))
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    examples = EXAMPLE.findall(TEXT)
    assert len(examples) == TEXT.count("```python")
    for code, shown in examples:
        assert ran(code, names) == shown


def test_the_first_example_has_three_lines() -> None:
    assert len(EXAMPLE.findall(TEXT)[0][0].splitlines()) == 3


def test_each_service_is_described() -> None:
    for name in SERVICES:
        assert f"| `{name}` |" in TEXT
