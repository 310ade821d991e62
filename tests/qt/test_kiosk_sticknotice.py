"""Staff without a keyboard read on the screen what became of their stick."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.kiosk.sticknotice import StickNotice
from geodata.errors import UpdateRefused
from geodata.locations import find_locations
from geodata.updates.stick import StickReport
from geodata.updates.sticknews import FILE_NAME, write_stick_news
from geodata.words import languages, load_words

I18N = find_locations().resources / "i18n"


def leave(folder: Path, report: StickReport, id_: str) -> None:
    write_stick_news(
        folder,
        report,
        id_=id_,
        languages=languages(I18N),
        words_for=lambda language: load_words(language, folder=I18N),
    )


def notice(qtbot: QtBot, folder: Path) -> StickNotice:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    made = StickNotice(window, folder, look_every_ms=20, shown_ms=150)
    window.show()
    return made


def test_done_or_refused_is_told_in_every_language_for_a_while(
    qtbot: QtBot, tmp_path: Path
) -> None:
    shown = notice(qtbot, tmp_path / "updates")
    leave(tmp_path / "updates", StickReport(tmp_path), "1")
    qtbot.waitUntil(shown.label.isVisible)
    paragraphs = shown.label.text().split("\n\n")
    assert len(paragraphs) == 3
    assert paragraphs[0].startswith("Done.")
    window = shown.label.window()
    assert window.rect().contains(shown.label.geometry())
    qtbot.waitUntil(shown.label.isHidden)
    leave(tmp_path / "updates", StickReport(tmp_path, refused=UpdateRefused("It is forged.")), "2")
    qtbot.waitUntil(shown.label.isVisible)
    assert "Refused, because:" in shown.label.text()


def test_what_was_told_before_is_not_told_again(qtbot: QtBot, tmp_path: Path) -> None:
    leave(tmp_path, StickReport(tmp_path), "1")
    shown = notice(qtbot, tmp_path)
    shown.look()
    assert shown.label.isHidden()


def test_rubbish_is_passed_over(qtbot: QtBot, tmp_path: Path) -> None:
    shown = notice(qtbot, tmp_path)
    for text in ("", "{", "[]", '{"id": 1}', '{"id": 1, "done": 1, "sentences": 3}'):
        (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
        shown.look()
        assert shown.label.isHidden()
