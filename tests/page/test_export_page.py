"""The exported page in a real browser: it shows, steps, speaks three languages and asks nobody."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.page.browser import Tab
from tests.page.conftest import SIZES
from tests.page.hostile import HOSTILE

LANGUAGES = ("en", "lv", "ru")
READY = "window.atlas && atlas.step >= 0 && !atlas.basemap.pending"


def open_page(tab: Tab, path: Path) -> None:
    tab.open(path.as_uri())
    tab.until(READY)
    tab.run("atlas.setReducedMotion(true)")


def press(tab: Tab, key: str, code: int, step: int) -> None:
    tab.press(key, code)
    tab.until(f"atlas.step === {step}")


def choose_language(tab: Tab, language: str) -> None:
    tab.run(f"document.querySelector('[data-language={language}]').click()")
    tab.until(f"document.querySelector('.announcement').lang === '{language}'")


def shown_text(tab: Tab) -> str:
    return str(tab.run("document.querySelector('.panel').innerText"))


def test_it_opens_at_the_first_posting_with_the_content_note(tab: Tab, exported: Path) -> None:
    open_page(tab, exported)
    text = shown_text(tab)
    assert text.startswith("Before you begin")
    assert "Posting 1 of 12" in text
    assert "Posting 2 of 12" not in text
    assert tab.complaints() == []


def test_it_asks_nobody(tab: Tab, exported: Path) -> None:
    path = exported
    open_page(tab, path)
    for step in range(1, 12):
        press(tab, "ArrowRight", 39, step)
    asked = {address for address in tab.requests() if not address.startswith("data:font/")}
    assert asked == {path.as_uri()}
    assert tab.complaints() == []


def test_keys_go_one_posting_at_a_time_and_to_both_ends(tab: Tab, exported: Path) -> None:
    open_page(tab, exported)
    press(tab, "ArrowRight", 39, 1)
    press(tab, "PageDown", 34, 2)
    press(tab, "ArrowLeft", 37, 1)
    press(tab, "PageUp", 33, 0)
    press(tab, "End", 35, 11)
    assert "Posting 12 of 12" in shown_text(tab)
    press(tab, "Home", 36, 0)


def test_less_movement_is_taken_from_the_reader_s_system(tab: Tab, exported: Path) -> None:
    for wish in ("reduce", "no-preference"):
        features = [{"name": "prefers-reduced-motion", "value": wish}]
        tab.call("Emulation.setEmulatedMedia", features=features)
        tab.open(exported.as_uri())
        tab.until(READY)
        assert tab.run("atlas.camera.reduced") is (wish == "reduce")


def test_names_in_another_language_say_which(tab: Tab, exported: Path) -> None:
    """For a voice that reads them (WCAG 2.2, 3.1.2): every text stands under its language."""
    open_page(tab, exported)
    strays = tab.run(
        """[...document.querySelectorAll("body *")].filter((e) => {
          const own = [...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data).join("");
          const lang = e.closest("[lang]").lang;
          if (["SCRIPT", "STYLE"].includes(e.tagName)) return false;
          return /[\u0400-\u04ff]{3}/.test(own) && lang !== "ru" && !lang.startsWith("ru-");
        }).map((e) => e.outerHTML.slice(0, 120))"""
    )
    assert strays == []
    marked = tab.run("[...document.querySelectorAll('li [lang=ru]')].map((e) => e.textContent)")
    assert "Опричники" in marked
    assert not [text for text in marked if set(text) & set("abcdefghijklmnopqrstuvwxyz")]


def test_buttons_step_and_stop_at_the_ends(tab: Tab, exported: Path) -> None:
    open_page(tab, exported)
    assert tab.run("document.querySelector('.previous').disabled") is True
    tab.run("document.querySelector('.next').click()")
    tab.until("atlas.step === 1")
    press(tab, "End", 35, 11)
    assert tab.run("document.querySelector('.next').disabled") is True


def test_the_language_changes_and_the_step_stays(tab: Tab, exported: Path) -> None:
    open_page(tab, exported)
    for _ in range(6):
        tab.press("ArrowRight", 39)
    tab.until("atlas.step === 6")
    for language, count in (("lv", "7. posms no 12"), ("ru", "Шаг 7 из 12"), ("en", "Posting 7")):
        choose_language(tab, language)
        assert count in shown_text(tab)
        assert tab.run("document.documentElement.lang") == language
        assert tab.run("atlas.step") == 6


def test_a_screen_reader_hears_the_heading_and_can_read_the_slider(
    tab: Tab, exported: Path
) -> None:
    open_page(tab, exported)
    press(tab, "ArrowRight", 39, 1)
    said = tab.run("document.querySelector('[aria-live]').textContent")
    assert said.startswith("Posting 2 of 12, ")
    assert len(said) < 200
    assert tab.run("document.querySelectorAll('[aria-live]').length") == 1
    axis = "document.querySelector('[role=slider]')"
    assert tab.run(f"{axis}.getAttribute('aria-valuenow')") == "2"
    assert "Posting 2 of 12, Olonets" in tab.run(f"{axis}.getAttribute('aria-valuetext')")
    assert tab.run(f"{axis}.getAttribute('aria-label')")


def test_everything_can_be_reached_and_named_by_keyboard(tab: Tab, exported: Path) -> None:
    open_page(tab, exported)
    nameless = tab.run(
        """[...document.querySelectorAll('button, a, summary, [tabindex="0"]')]
        .filter((e) => e.offsetParent && !e.disabled)
        .filter((e) => !(e.getAttribute('aria-label') || e.textContent.trim()))
        .map((e) => e.outerHTML.slice(0, 80))"""
    )
    assert nameless == []


def test_targets_are_at_least_a_finger_wide(tab: Tab, exported: Path) -> None:
    open_page(tab, exported)
    press(tab, "End", 35, 11)
    small = tab.run(
        """[...document.querySelectorAll('.strip button, .languages > *, .atlas-zoom button,'
          + '.atlas-label.now .visit, summary')]
        .filter((e) => e.offsetParent)
        .filter((e) => e.offsetWidth < 44 || e.offsetHeight < 44)
        .map((e) => e.outerHTML.slice(0, 80))"""
    )
    assert small == []


def test_accounts_of_torture_stay_closed_until_opened(tab: Tab, exported: Path) -> None:
    open_page(tab, exported)
    states = tab.run("[...document.querySelectorAll('.care')].map((e) => e.open)")
    assert states
    assert not any(states)


def test_figures_are_as_large_as_the_office_and_to_scale(tab: Tab, exported: Path) -> None:
    open_page(tab, exported)
    for _ in range(6):
        tab.press("ArrowRight", 39)
    tab.until("atlas.step === 6")
    size = "parseFloat(getComputedStyle(document.querySelector('.step.chosen {}')).fontSize)"
    assert tab.run(size.format(".number")) >= tab.run(size.format("h2"))
    shares = tab.run(
        """Object.fromEntries([...document.querySelectorAll('.step.chosen .figure')].map((f) => [
          f.querySelector('.number').textContent,
          f.querySelector('.part')
            ? f.querySelector('.part').getBoundingClientRect().width
              / f.querySelector('.track').getBoundingClientRect().width : null,
        ]))"""
    )
    assert shares["16,553"] == pytest.approx(1.0, abs=0.005)
    assert shares["4,762"] == pytest.approx(4762 / 16553, abs=0.005)
    assert shares["8,576"] == pytest.approx(8576 / 16553, abs=0.005)
    assert shares["347"] == pytest.approx(347 / 898, abs=0.005)


def test_stops_are_never_closer_than_a_finger(tab: Tab, exported: Path) -> None:
    open_page(tab, exported)
    for width, height in (*SIZES, (320, 640), (3840, 2160)):
        tab.resize(width, height)
        tab.until(f"innerWidth === {width} && document.querySelector('.axis svg').clientWidth > 0")
        centres = tab.run(
            """[...document.querySelectorAll('.axis circle')]
            .map((c) => c.getBoundingClientRect()).map((r) => (r.left + r.right) / 2)"""
        )
        gaps = [b - a for a, b in pairwise(centres)]
        assert len(centres) == 12
        assert min(gaps) >= 44


@pytest.mark.parametrize("size", [*SIZES, (320, 640), (3840, 2160)], ids=str)
def test_nothing_is_wider_than_the_window(tab: Tab, exported: Path, size: tuple[int, int]) -> None:
    tab.resize(*size)
    open_page(tab, exported)
    assert tab.run("document.documentElement.scrollWidth <= innerWidth") is True
    assert tab.run("document.querySelector('.panel').scrollWidth") <= tab.run(
        "document.querySelector('.panel').clientWidth"
    )
    assert tab.run("document.querySelector('.frame').clientHeight") > 150


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_no_label_meets_anything_at_any_step(
    tab: Tab, exported: Path, size: tuple[int, int]
) -> None:
    tab.resize(*size)
    open_page(tab, exported)
    for language in LANGUAGES:
        choose_language(tab, language)
        for step in range(12):
            tab.run(f"atlas.showStep({step}, 1, false)")
            state = tab.run("atlas.state()")
            where = f"{size} {language} step {step + 1}"
            assert _meetings(state) == [], where
            assert _misplaced(tab, state) == [], where
            current = [label for label in state["labels"] if label["now"]]
            assert current or state["card"], f"{where}: nothing names the current place"


def _meetings(state: dict[str, Any]) -> list[tuple[str, object]]:
    """Labels that meet another label, a mark, a control or the edge."""
    found: list[tuple[str, object]] = []
    labels = state["labels"]
    for i, label in enumerate(labels):
        others = [(o["text"], o["rect"]) for o in labels[i + 1 :]]
        others += [("mark", m) for m in state["marks"]]
        others += [("control", c) for c in state["controls"]]
        found += [(label["text"], name) for name, r in others if _meet(label["rect"], r)]
        r = label["rect"]
        if r["left"] < 0 or r["top"] < 0 or r["right"] > state["width"]:
            found.append((label["text"], "edge"))
        if r["bottom"] > state["height"]:
            found.append((label["text"], "edge"))
    return found


def _meet(a: dict[str, float], b: dict[str, float]) -> bool:
    return (
        a["left"] < b["right"]
        and b["left"] < a["right"]
        and a["top"] < b["bottom"]
        and b["top"] < a["bottom"]
    )


def _misplaced(tab: Tab, state: dict[str, Any]) -> list[object]:
    """Labels that are not drawn where the state says, or not drawn at all."""
    drawn = tab.run(
        """(() => {
          const o = atlas.map.getContainer().getBoundingClientRect();
          return [...document.querySelectorAll('.atlas-label')]
            .filter((e) => getComputedStyle(e).visibility === 'visible')
            .map((e) => e.getBoundingClientRect())
            .map((r) => [r.left - o.left, r.top - o.top, r.width, r.height]);
        })()"""
    )
    said = [
        [
            r["left"],
            r["top"],
            r["right"] - r["left"],
            r["bottom"] - r["top"],
        ]
        for r in (label["rect"] for label in state["labels"])
    ]
    near = [
        any(all(abs(a - b) < 2 for a, b in zip(s, d, strict=True)) for d in drawn) for s in said
    ]
    return [s for s, ok in zip(said, near, strict=True) if not ok] + (
        [] if len(drawn) == len(said) else [len(drawn), len(said)]
    )


def test_without_a_script_it_is_a_list_with_all_texts_and_sources(tab: Tab, exported: Path) -> None:
    tab.call("Emulation.setScriptExecutionDisabled", value=True)
    tab.open(exported.as_uri())
    text = shown_text(tab)
    for step in range(1, 13):
        assert f"Posting {step} of 12" in text
    assert "16,553" in text
    assert "Before you begin" in text
    assert "Sources (" in text
    assert "7. posms" not in text
    assert tab.run("document.querySelectorAll('.story.first .steps > li').length") == 12
    assert "Hope Against Hope" in tab.run("document.querySelector('.story.first').textContent")
    assert tab.run("document.querySelector('.frame').offsetParent") is None


def test_without_a_script_another_language_is_a_link_away(tab: Tab, exported: Path) -> None:
    tab.call("Emulation.setScriptExecutionDisabled", value=True)
    tab.open(exported.as_uri() + "#lv")
    text = shown_text(tab)
    assert "7. posms no 12" in text
    assert "Posting 7 of 12" not in text


def test_hostile_text_stays_text(tab: Tab, hostile_export: Path) -> None:
    open_page(tab, hostile_export)
    for step in range(1, 12):
        press(tab, "ArrowRight", 39, step)
    press(tab, "Home", 36, 0)
    for language in LANGUAGES:
        choose_language(tab, language)
    assert "owned" not in tab.run("document.title").replace(HOSTILE, "")
    assert tab.run("document.images.length") == 0
    assert tab.run("document.querySelectorAll('.panel script, .panel img, .head img').length") == 0
    assert HOSTILE in shown_text(tab)
    assert any("onerror" in label["text"] for label in tab.run("atlas.state()")["labels"]), (
        "the map's labels show the text too"
    )
    assert tab.complaints() == []
    assert [a for a in tab.requests() if not a.startswith(("file:", "data:font/"))] == []


def test_hostile_text_stays_text_without_a_script(tab: Tab, hostile_export: Path) -> None:
    tab.call("Emulation.setScriptExecutionDisabled", value=True)
    tab.open(hostile_export.as_uri())
    assert tab.run("document.images.length") == 0
    assert "onerror=" in shown_text(tab)


def test_a_question_stop_keeps_its_answer_until_asked(tab: Tab, exported: Path) -> None:
    open_page(tab, exported)
    asked = tab.run("document.querySelectorAll('.story.first .question').length")
    assert asked >= 5
    assert (
        tab.run("[...document.querySelectorAll('.question, .solution')].some((e) => e.open)")
        is False
    )
    tab.run("document.querySelector('.step.chosen .question').open = true")
    text = shown_text(tab)
    assert "To talk about" in text
    assert "Show the answer" in text
    shown = "document.querySelector('.step.chosen .solution p').checkVisibility()"
    assert tab.run(shown) is False
    tab.run("document.querySelector('.step.chosen .solution').open = true")
    assert tab.run(shown) is True


def test_no_note_for_the_teacher_is_in_the_page(exported: Path) -> None:
    text = exported.read_text(encoding="utf-8")
    assert "explains nothing of what he did later" not in text
    assert "**Say.**" not in text


def test_on_paper_stands_every_posting_with_its_sources(
    tab: Tab, exported: Path, tmp_path: Path
) -> None:
    open_page(tab, exported)
    choose_language(tab, "lv")
    tab.run("window.dispatchEvent(new Event('beforeprint'))")
    tab.call("Emulation.setEmulatedMedia", media="print")
    text = shown_text(tab)
    for step in range(1, 13):
        assert f"{step}. posms no 12" in text
    assert "Posting 1 of 12" not in text
    assert "16\u00a0553" in text
    assert "Hope Against Hope" in text
    assert tab.run("document.querySelector('.frame').offsetParent") is None
    assert (
        tab.run("[...document.querySelectorAll('.care, .solution')].some((e) => e.open)") is False
    )
    assert tab.run("document.documentElement.scrollWidth <= innerWidth") is True
    tab.run("window.dispatchEvent(new Event('afterprint'))")
    assert tab.run("[...document.querySelectorAll('.sources')].some((e) => e.open)") is False


def test_a_window_that_grows_is_filled_and_a_label_gets_its_details_back(
    tab: Tab, exported: Path
) -> None:
    tab.resize(390, 600)
    open_page(tab, exported)
    press(tab, "ArrowRight", 39, 1)  # an area, in a map too small for more than its name
    tab.resize(1366, 768)
    tab.until("document.querySelector('.atlas-label.now .detail')?.offsetParent")
    assert (
        tab.run("document.querySelector('.atlas-label.now').classList.contains('compact')") is False
    )
    tab.run("atlas.listeners.step.forEach((go) => go(8))")  # a point: the map need not move for it
    tab.until("atlas.step === 8")
    tab.resize(1920, 1080)
    frame = "document.querySelector('.frame')"
    canvas = "document.querySelector('canvas.atlas-base')"
    tab.until(f"Math.abs({canvas}.clientWidth - {frame}.clientWidth) < 2")
    tab.until(f"Math.abs({canvas}.clientHeight - {frame}.clientHeight) < 2")
