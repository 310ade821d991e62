"""docs/kiosk-rows.md: every row of what an exhibit must keep stands there once, and each test that
is said to hold one exists."""

from __future__ import annotations

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
PAGE = TOP / "docs" / "kiosk-rows.md"
COUNTS = {"0.": 12, "A": 22, "M": 19, "O": 10, "B": 15, "C": 19, "P": 8, "E": 11, "F": 8}
IDS = {f"{letter}{number}" for letter, most in COUNTS.items() for number in range(1, most + 1)}
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def rows() -> list[tuple[str, str]]:
    """The id of each row of the page's tables, and what holds it."""
    cells = [
        [cell.strip() for cell in line.split("|")[1:-1]]
        for line in PAGE.read_text(encoding="utf-8").splitlines()
        if line.startswith("| ")
    ]
    assert all(len(row) == 3 for row in cells)
    return [(row[0], row[2]) for row in cells if row[0] != "id"]


@cache
def names_in(path: str) -> frozenset[str]:
    tree = ast.parse((TOP / path).read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def test_every_row_stands_there_once() -> None:
    assert Counter(name for name, _ in rows()) == Counter(IDS)


def test_every_row_names_a_test_or_says_why_there_is_none() -> None:
    for name, held in rows():
        assert NAMED.search(held) or held.startswith("not here: "), name


def test_every_test_that_is_named_exists() -> None:
    named = {pair for _, held in rows() for pair in NAMED.findall(held)}
    assert len(named) > 150
    assert [f"{path}::{test}" for path, test in sorted(named) if test not in names_in(path)] == []


def test_nothing_that_looks_like_a_test_is_passed_over() -> None:
    for name, held in rows():
        assert held.count("::") == len(NAMED.findall(held)), name


def test_the_technician_finds_it() -> None:
    for page in ("kiosk.md", "technician.md"):
        assert "(kiosk-rows.md)" in (TOP / "docs" / page).read_text(encoding="utf-8")
