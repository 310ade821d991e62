"""Two careers in one lesson: whose stop it is, notes kept with their own career, either hidden."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop.present.captions import caption_of
from desktop.together import Whose
from geodata.teaching import TeacherNotes
from geodata.together import TwoCareers
from tests.e2e.lesson.lessonroom import GivenLesson, giving_lesson, wait_until


@pytest.fixture(scope="module")
def both(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[GivenLesson]:
    folder = tmp_path_factory.mktemp("both")
    with giving_lesson(folder, qapp, beside="mandelstam", windowed=True) as given:
        yield given


def whose_buttons(given: GivenLesson) -> Whose:
    whose = given.speaker.findChild(Whose)
    assert isinstance(whose, Whose)
    return whose


def step_of(given: GivenLesson, stop: str) -> int:
    return next(
        n for n in range(len(given.lesson.texts)) if given.lesson.texts.posting(n)[1] == stop
    )


def test_the_class_reads_whose_stop_it_is(both: GivenLesson) -> None:
    both.go_to(step_of(both, "voronezh"))
    caption = caption_of(both.lesson)
    assert caption.place == "◆ Nadezhda Mandelstam: Voronezh"
    assert caption.second
    both.go_to(step_of(both, "siberia"))
    assert caption_of(both.lesson).place.startswith("● Leonid Zakovsky: ")


def test_notes_are_those_of_the_stop_s_own_career(both: GivenLesson) -> None:
    both.go_to(step_of(both, "voronezh"))
    own = both.room.conducting.notes
    own._keep("**Mine.** About Voronezh.")
    locations = both.room.locations
    kept = TeacherNotes.of("mandelstam", locations).text("voronezh", "en")
    assert kept == "**Mine.** About Voronezh."
    assert TeacherNotes.of("zakovsky", locations).edits() == ()
    own._reset()
    assert TeacherNotes.of("mandelstam", locations).edits() == ()


def test_a_short_lesson_takes_half_of_its_time_from_each(both: GivenLesson) -> None:
    career = both.lesson.texts.career
    assert isinstance(career, TwoCareers)
    twenty = next(preset for preset in both.lesson.texts.presets() if preset.minutes == 20)
    assert {career.owner(step) for step in twenty.steps} == {0, 1}
    one, other = (each.presets("en") for each in career.careers)
    ten = [next(p for p in presets if p.minutes == 10) for presets in (one, other)]
    assert len(twenty.steps) == sum(len(preset.steps) for preset in ten)


def test_either_is_hidden_and_comes_back(both: GivenLesson) -> None:
    both.go_to(step_of(both, "siberia"))
    whose = whose_buttons(both)
    whose.buttons[1].click()
    wait_until(lambda: both.speaker.jump.count() == 12)
    assert len(both.lesson.texts) == 12
    assert both.lesson.texts.posting(both.lesson.step) == ("zakovsky", "siberia")
    assert "Zakovsky" not in caption_of(both.lesson).place  # alone it need not be said
    both.wait_for_map()
    whose.buttons[1].click()
    wait_until(lambda: both.speaker.jump.count() == 37)
    assert both.lesson.texts.posting(both.lesson.step) == ("zakovsky", "siberia")
    both.wait_for_map()
