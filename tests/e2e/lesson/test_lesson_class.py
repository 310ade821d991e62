"""What the class sees: letters for the last row, questions, “Where next?”, then and today, and
nothing of the future."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.present.dialogs import choose_language
from desktop.present.plan import choose_plan
from desktop.present.room import capital_mm
from tests.e2e.lesson.lessonroom import GivenLesson, wait_until

Key = Qt.Key
LENINGRAD, MOSCOW, ARREST, SHOT = 8, 9, 10, 11


def capital_on_the_wall_mm(given: GivenLesson, label: QLabel) -> float:
    assert QFontInfo(label.font()).family() == "Source Sans 3"
    letters = given.room.conducting.letters
    assert letters is not None
    return QFontMetricsF(label.font()).capHeight() * letters.mm_per_px


@pytest.mark.parametrize("language", ["en", "lv", "ru"])
def test_every_word_can_be_read_from_the_last_row(given: GivenLesson, language: str) -> None:
    choose_language(given.room, language)
    try:
        for step in range(12):
            given.go_to(step)
            caption = given.stage.caption
            for label in (caption._place, caption._when, caption._sentence):
                if label.isVisible():
                    assert capital_on_the_wall_mm(given, label) >= capital_mm(6) * 0.99, step
                    assert caption.rect().contains(label.geometry()), (step, label.text())
        given.go_to(LENINGRAD)
        shown = given.ask("getComputedStyle(document.querySelector('.now .name')).fontSize")
        letters = given.room.conducting.letters
        assert letters is not None
        factor = given.map._view.zoomFactor()
        name_mm = float(shown.removesuffix("px")) * factor * 0.66 * letters.mm_per_px
        assert name_mm >= capital_mm(6) * 0.97
    finally:
        choose_language(given.room, "en")


def test_a_deeper_room_gets_larger_letters(given: GivenLesson) -> None:
    conducting = given.room.conducting
    settings, before = conducting.settings, given.stage.type_size
    conducting.apply(replace(settings, picture_width_m=3.0))
    try:
        wide = given.stage.type_size
        conducting.apply(replace(settings, picture_width_m=3.0, room_depth_m=8.0))
        assert given.stage.type_size > wide
        assert before == pytest.approx(53, abs=2)
        assert "not known" not in given.speaker.notice.text()
    finally:
        conducting.apply(settings)


def test_an_assumed_picture_is_told_to_the_teacher(given: GivenLesson) -> None:
    given.go_to(1)
    assert "2.7 m" in given.speaker.notice.text()


def test_the_class_sees_map_place_date_and_one_sentence_and_nothing_else(
    given: GivenLesson,
) -> None:
    given.go_to(1)
    place, when, sentence = given.stage.caption.texts()
    assert (place, when) == ("Olonets province", "from 1913, end not known")
    assert sentence.count(".") == 1
    assert given.ask("document.body.innerText").split() == ["Olonets", "province"]
    assert len(given.audience.findChildren(QLabel)) == 4  # three lines, and the still picture


def test_the_step_stands_above_the_words(given: GivenLesson) -> None:
    """The map goes on below the words, but its middle is the middle of what can be seen."""
    for step in (2, LENINGRAD):
        given.go_to(step)
        wait_until(lambda: not given.map_state()["flying"])
        frame = given.stage.map_frame()
        label = next(label for label in given.map_state()["labels"] if label["now"])
        factor = given.map._view.zoomFactor()
        assert label["rect"]["bottom"] * factor <= frame.seen_height + 1
        place = given.lesson.texts.places(step)[0]
        assert place.lat is not None
        assert place.lon is not None
        x, y = frame.to_stage(place.lat, place.lon)
        assert (x, y) == pytest.approx((frame.width / 2, frame.seen_height / 2), abs=60)


def test_a_question_its_answer_and_what_to_talk_about(given: GivenLesson) -> None:
    given.go_to(LENINGRAD)
    question = given.lesson.texts.lesson(LENINGRAD).questions[0]
    given.press(Key.Key_Q)
    assert given.class_reads().startswith(question.question)
    assert all(answer.text in given.class_reads() for answer in question.answers)
    assert "✓" not in given.class_reads()
    assert question.prompt not in given.class_reads()
    given.press(Key.Key_A)
    right = next(answer for answer in question.answers if answer.right)
    assert f"✓ {'ABCD'[question.answers.index(right)]}   {right.text}" in given.class_reads()
    given.press(Key.Key_D)
    assert question.prompt in given.class_reads()
    for label in given.stage.card.findChildren(QLabel):
        assert given.stage.card.rect().contains(label.geometry())
    for _ in range(given.lesson.asking.count):
        given.press(Key.Key_Q)
    assert not given.stage.card.isVisible()
    assert given.class_reads().startswith("Leningrad")


def test_next_goes_on_from_a_question(given: GivenLesson) -> None:
    given.go_to(LENINGRAD)
    given.press(Key.Key_Q)
    given.press(Key.Key_PageDown)
    assert given.lesson.step == MOSCOW
    assert not given.stage.card.isVisible()


def test_where_next_measures_and_keeps_no_score(given: GivenLesson) -> None:
    step = askable(given)
    given.go_to(step)
    given.press(Key.Key_Y)
    assert given.class_reads() == "Where next?\nPoint at the map."
    coming = given.lesson.texts.stop(step + 1)
    assert coming.place not in given.map_text()
    QTest.mouseClick(given.mirror, Qt.MouseButton.LeftButton, pos=given.on_mirror(0.3, 0.2))
    QTest.mouseClick(
        given.audience.layer, Qt.MouseButton.LeftButton, pos=given.audience.rect().center()
    )
    assert [guess.letter for guess in given.lesson.guessing.guesses] == ["A", "B"]
    assert given.lesson.step == step
    given.press(Key.Key_PageDown)
    assert given.lesson.step == step + 1
    assert all(guess.km is not None for guess in given.lesson.guessing.guesses)
    texts = [text for _, text in given.room.conducting.looking.overlay().guesses]
    assert all(text[0] in "AB" and (text.endswith(" km") or "here" in text) for text in texts)
    given.press(Key.Key_PageDown)
    assert given.lesson.guessing.guesses == ()


def askable(given: GivenLesson) -> int:
    """A stop after which “Where next?” may be asked."""
    texts = given.lesson.texts
    return next(step for step in range(11) if texts.lesson(step + 1).where_next and step > 0)


@pytest.mark.parametrize("step", [0, MOSCOW, ARREST])
def test_nobody_guesses_at_deportation_arrest_or_execution(given: GivenLesson, step: int) -> None:
    given.go_to(step)
    given.press(Key.Key_Question)
    assert not given.lesson.guessing.open
    assert given.class_reads().startswith(given.lesson.texts.stop(step).place or "1")
    assert "not asked" in given.speaker.notice.text()


def test_then_and_today_on_the_same_map(given: GivenLesson) -> None:
    given.go_to(LENINGRAD)
    given.press(Key.Key_X)
    wait_until(lambda: "Saint Petersburg" in given.map_text())
    assert "Leningrad" not in given.map_text()
    assert given.class_reads().startswith("Saint Petersburg\nnames and borders of today")
    assert given.map_state()["borders"] is True
    given.press(Key.Key_X)
    wait_until(lambda: "Leningrad" in given.map_text())
    assert given.map_state()["borders"] is False
    assert given.class_reads().startswith("Leningrad\nfrom January 1935")


def test_the_future_is_hidden_until_it_is_shown(given: GivenLesson) -> None:
    given.go_to(3)
    slider = given.speaker.slider
    assert slider.slider_layout().marks[-1].last == 3
    told = [given.speaker.jump.item(index).text() for index in range(12)]
    assert told[3].startswith("4  Seizure")
    assert told[4:] == [f"Posting {n}" for n in range(5, 13)]
    coming = given.lesson.texts.stop(4)
    assert given.speaker.coming.painted_texts()[1] == coming.title
    assert coming.title not in given.speaker.coming.accessibleName()
    for window in (given.audience, given.speaker):
        assert "Cheka" not in window.windowTitle()
    given.press(Key.Key_U)
    assert "Founding member" in given.speaker.jump.item(4).text()
    assert coming.title in given.speaker.coming.accessibleName()
    assert slider.slider_layout().marks[-1].last == 11


def test_the_map_knows_no_name_of_a_coming_stop(given: GivenLesson) -> None:
    given.go_to(2)
    everything = given.ask("document.documentElement.outerHTML")
    for name in ("Kazan", "Astrakhan", "Siberia", "Belorussia", "Moscow"):
        assert name not in everything
    given.map.placeTapped.emit("moscow")
    assert given.room.conducting.looking.overlay().popup is None


def test_a_tap_on_a_past_place_tells_its_name_on_both_screens(given: GivenLesson) -> None:
    given.go_to(6)
    given.map.placeTapped.emit("kazan")
    popup = given.room.conducting.looking.overlay().popup
    assert popup is not None
    assert popup.name == "Kazan"
    given.press(Key.Key_PageDown)
    assert given.room.conducting.looking.overlay().popup is None


def test_presets_choose_the_stops(given: GivenLesson) -> None:
    lesson = given.lesson
    presets = lesson.texts.presets()
    assert sorted(preset.minutes for preset in presets) == [10, 20, 45]
    whole = lesson.plan
    lesson.set_plan(choose_plan(presets, "10", count=12, minutes=45))
    try:
        lesson.first()
        seen = [lesson.step]
        for _ in range(12):
            given.press(Key.Key_PageDown)
            seen.append(lesson.step)
        steps = next(preset.steps for preset in presets if preset.minutes == 10)
        assert tuple(dict.fromkeys(seen)) == steps
        assert given.speaker.clock.remaining.text() in ("Left 10:00", "Left 9:59", "Left 9:58")
        assert "last stop" in given.speaker.notice.text()
    finally:
        lesson.set_plan(whole)
