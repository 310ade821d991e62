"""The exported page before axe-core: no violation in any theme and language, with and without its
script, from a telephone's width up. https://github.com/dequelabs/axe-core"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.page.browser import Tab
from tests.page.test_export_page import choose_language, open_page

AXE = Path(__file__).resolve().parents[2] / "build" / "test-assets" / "axe.min.js"
LANGUAGES = ("en", "lv", "ru")
THEMES = ("light", "dark", "contrast")
STEPS = {"en": (0, 6), "lv": (8, 11), "ru": (6, 0)}
"""The content note; the most figures; accounts of torture; a stop nobody can place. Two in each
language: the same mark-up in another one would only take another second."""


@cache
def axe_core() -> str:
    assert AXE.is_file(), "set-up for tests fetches axe-core: ./atlas setup --for-tests"
    return AXE.read_text(encoding="utf-8")


def violations(tab: Tab) -> list[str]:
    """What axe-core finds, each with the first of its elements."""
    tab.run(f"{axe_core()};0")
    found: list[dict[str, Any]] = tab.run(
        """axe.run(document, {
          resultTypes: ["violations"],
          runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        }).then((r) => r.violations.map((v) => ({
          id: v.id, help: v.help, count: v.nodes.length,
          first: v.nodes[0].html.slice(0, 160), why: v.nodes[0].failureSummary,
        })))"""
    )
    return [f"{v['id']} ({v['count']}): {v['help']}: {v['first']} {v['why']}" for v in found]


def go_to(tab: Tab, step: int) -> None:
    tab.run(f"atlas.listeners.step.forEach((go) => go({step}))")
    tab.until(f"atlas.step === {step}")


@pytest.mark.parametrize("theme", THEMES)
def test_no_violation_in_any_language_and_at_any_kind_of_step(
    tab: Tab, exported: Path, theme: str
) -> None:
    open_page(tab, exported)
    tab.run(f"atlas.setTheme('{theme}')")
    for language in LANGUAGES:
        choose_language(tab, language)
        for step in STEPS[language]:
            go_to(tab, step)
            tab.run(
                "document.querySelectorAll('.step.chosen details').forEach((d) => d.open = true)"
            )
            assert violations(tab) == [], f"{theme} {language} step {step + 1}"


@pytest.mark.parametrize("size", [(320, 640), (1080, 1920), (3840, 2160)], ids=str)
def test_no_violation_at_any_width(tab: Tab, exported: Path, size: tuple[int, int]) -> None:
    tab.resize(*size)
    open_page(tab, exported)
    go_to(tab, 6)
    assert violations(tab) == []


def test_no_violation_without_the_script(tab: Tab, exported: Path) -> None:
    text = exported.read_text(encoding="utf-8")
    still = exported.with_name("still.html")
    still.write_text(text.replace("<script", '<script type="text/plain"'), encoding="utf-8")
    tab.open(still.as_uri())
    assert violations(tab) == []
