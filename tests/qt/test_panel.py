"""The posting panel, as a visitor reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.panel import PostingPanel
from desktop.panel.evidence import spoken_evidence
from desktop.panel.figures import Bar
from desktop.panel.parts import line
from desktop.themes import PALETTES, Scale, style_sheet
from geodata.careers import StepText
from geodata.words import Words
from tests.qt.steps import PLACE, event, figure, siberia

ENGLISH = Words("en")
Show = Callable[..., PostingPanel]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def shown(
        step: StepText, *, width: int = 460, theme: str = "light", **more: object
    ) -> PostingPanel:
        panel = PostingPanel()
        qtbot.addWidget(panel)
        scale = Scale(1)
        panel.setStyleSheet(style_sheet(PALETTES[theme], scale))
        panel.resize(width, 900)
        with qtbot.waitExposed(panel):
            panel.show()
        panel.show_step(step, ENGLISH, PALETTES[theme], scale, **more)  # type: ignore[arg-type]
        qtbot.waitUntil(lambda: bool(visible_texts(panel)))
        return panel

    return shown


def visible(panel: PostingPanel) -> list[QLabel]:
    return [label for label in panel.findChildren(QLabel) if label.isVisible() and label.text()]


def visible_texts(panel: PostingPanel) -> list[str]:
    return [label.text() for label in visible(panel)]


def part(panel: PostingPanel, name: str) -> list[QLabel]:
    return [label for label in visible(panel) if label.property("part") == name]


def button(panel: PostingPanel, start: str) -> QPushButton:
    return next(b for b in panel.findChildren(QPushButton) if b.text().startswith(start))


def test_everything_a_visitor_needs_is_there(show: Show) -> None:
    texts = " | ".join(visible_texts(show(siberia())))
    for expected in (
        "Posting 7 of 12",
        "from February 1926, probably to 1932",
        "Head of the OGPU in Siberia",
        "today Siberia, Russia · a region: the mark stands for an area",
        "16,553",
        "shot · 28.8 %",
        "The source gives no end date.",
        "Sources disagree: when he left",
    ):
        assert expected in texts


def test_figures_are_at_least_as_large_as_the_office(show: Show) -> None:
    panel = show(siberia())
    (title,) = part(panel, "title")
    for number in part(panel, "figure"):
        assert number.fontInfo().pixelSize() >= title.fontInfo().pixelSize()
        assert number.fontInfo().weight() >= title.fontInfo().weight()


def test_bars_are_drawn_to_scale(show: Show) -> None:
    panel = show(siberia())
    bars = panel.findChildren(Bar)
    assert [bar.share for bar in bars] == [1, 4762 / 16553, 8576 / 16553, 3215 / 16553]
    assert len({bar.width() for bar in bars}) == 1


def test_figures_without_a_whole_share_one_scale(show: Show) -> None:
    lone = (figure(20, "tried", of=None, group="a"), figure(11702, "deported", of=None, group="b"))
    panel = show(siberia(figures=lone))
    bars = panel.findChildren(Bar)
    assert [bar.share for bar in bars] == [20 / 11702, 1]


def test_a_posting_without_a_number_says_so(show: Show) -> None:
    panel = show(siberia(figures=(), figures_note="This source gives no number."))
    assert "This source gives no number." in visible_texts(panel)


def test_accounts_of_torture_wait_behind_a_note(show: Show, qtbot: QtBot) -> None:
    panel = show(siberia())
    assert "Men were tortured." not in visible_texts(panel)
    button(panel, "The next lines tell of violence and death").click()
    qtbot.waitUntil(lambda: "Men were tortured." in visible_texts(panel))


def test_where_an_event_was_is_one_tap_away_and_offered_once(show: Show, qtbot: QtBot) -> None:
    camp = replace(PLACE, id="camp", name="Transit camp")
    told = event("happened", "He died.")
    events = (replace(told, place=camp), replace(told, place=camp), replace(told, place=PLACE))
    panel = show(siberia(events=events))
    doors = [b for b in panel.findChildren(QPushButton) if b.text().startswith("All names of")]
    assert [door.text() for door in doors] == [
        "All names of Siberia  ›",
        "All names of Transit camp  ›",
    ]
    with qtbot.waitSignal(panel.placeAsked) as asked:
        doors[1].click()
    assert asked.args == ["camp"]


def test_sources_are_one_tap_away_and_unchecked_ones_say_so(show: Show, qtbot: QtBot) -> None:
    panel = show(siberia())
    before = part(panel, "source")
    assert not before
    button(panel, "Sources (2)").click()
    qtbot.waitUntil(lambda: len(part(panel, "source")) > 2)
    lines = [label.text() for label in part(panel, "source")]
    book = next(text for text in lines if text.startswith("A book on the board"))
    assert "p. 40–41" in book
    assert "unchecked" in book
    assert "matched to this claim by the author" in book
    assert "A biography" in lines


def test_the_accent_stays_off_a_stop_at_which_he_died(show: Show) -> None:
    assert part(show(siberia()), "place")
    panel = show(siberia(), neutral=True)
    assert not part(panel, "place")
    assert part(panel, "place-neutral")


@pytest.mark.parametrize("width", [320, 460, 700, 1080])
def test_no_text_is_cut_and_none_overlaps(show: Show, width: int) -> None:
    panel = show(siberia(), width=width, note="A content note. " * 6)
    labels = visible(panel)
    for label in labels:
        assert label.height() >= label.heightForWidth(label.width()) or not label.wordWrap()
        assert label.width() >= label.minimumSizeHint().width() or label.wordWrap()
    page = labels[0].window()
    boxes = [(label, label.rect().translated(label.mapTo(page, QPoint(0, 0)))) for label in labels]
    for i, (_, one) in enumerate(boxes):
        assert not any(one.intersects(other) for _, other in boxes[i + 1 :])


def test_hostile_text_stays_text(show: Show) -> None:
    hostile = "<img src=x onerror=alert(1)></b><script>1</script> & \"'"
    panel = show(siberia(title=hostile, summary=hostile))
    assert visible_texts(panel).count(hostile) == 2


def test_a_reader_hears_the_heading_and_by_one_key_the_evidence(show: Show) -> None:
    panel = show(siberia())
    assert panel.heading() == (
        "Posting 7 of 12. Head of the OGPU in Siberia. Siberia. "
        "from February 1926, probably to 1932"
    )
    spoken = panel.read_evidence()
    assert spoken == spoken_evidence(siberia(), ENGLISH)
    for expected in ("4,762 shot, 1930", "the mark stands for an area", "unchecked"):
        assert expected in spoken


def test_a_new_step_begins_at_its_top(show: Show, qtbot: QtBot) -> None:
    panel = show(siberia(summary="Long. " * 600))
    bar = panel._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    panel.show_step(
        siberia(id="next", summary="Long. " * 600), ENGLISH, PALETTES["light"], Scale(1)
    )
    assert bar.value() == 0


def test_the_russian_for_year_never_begins_a_line() -> None:
    label = line("с января 1935, вероятно, по январь 1938 г. или позже", "when")
    assert "1938\N{NO-BREAK SPACE}г. или" in label.text()
    assert "1932\N{NO-BREAK SPACE}год" in line("вероятно, по 1932 год", "when").text()
