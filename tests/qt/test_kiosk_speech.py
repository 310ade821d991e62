"""What is spoken, and when, with Qt's mute engine."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.kiosk.reading import heading, parts
from desktop.kiosk.speech import MOCK, Speaker, voices
from geodata.locations import find_locations
from geodata.storage import OpenCareer, open_career
from geodata.words import ENGLISH, Words

# together with its like it would double the quick run
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("warm_cache")]


@pytest.fixture
def speaker(qtbot: QtBot) -> Iterator[Speaker]:
    speaker = Speaker(volume=60, engine=MOCK)
    speaker.open()
    qtbot.waitUntil(lambda: speaker._voices is not None, timeout=10_000)
    yield speaker
    speaker.close()


@pytest.fixture
def career() -> OpenCareer:
    return open_career("zakovsky", locations=find_locations())


def test_the_voices_of_the_machine_are_told_by_language(qtbot: QtBot) -> None:
    assert voices(["en", "lv", "ru"], engine=MOCK) == {"en": True, "lv": False, "ru": False}


def test_it_speaks_and_says_when_it_ends(qtbot: QtBot, speaker: Speaker) -> None:
    with qtbot.waitSignals([speaker.speakingChanged] * 2, timeout=5000):
        assert speaker.say("One two", "en")
        assert speaker.speaking
    assert not speaker.speaking


def test_a_language_without_a_voice_is_not_read_by_another_one(speaker: Speaker) -> None:
    assert not speaker.say("viens divi", "lv")
    assert not speaker.speaking


def test_the_next_sentence_ends_the_one_before(qtbot: QtBot, speaker: Speaker) -> None:
    speaker.say("word " * 200, "en")
    speaker.stop()
    speaker.say("word " * 200, "en")
    speaker.say("end", "en")
    qtbot.waitUntil(lambda: not speaker.speaking, timeout=5000)


def test_the_volume_changes_in_steps_and_is_reset(speaker: Speaker) -> None:
    assert [speaker.change_volume(way) for way in (1, 1, 1, 1, 1)] == [70, 80, 90, 100, 100]
    assert [speaker.change_volume(-9)] == [10]
    speaker.reset()
    assert speaker.volume == 60


def test_a_voice_that_hangs_holds_nobody_up_and_another_one_comes(
    qtbot: QtBot, speaker: Speaker
) -> None:
    process = speaker._process
    assert process is not None
    os.kill(process.processId(), signal.SIGSTOP)
    began = time.monotonic()
    assert speaker.say("one", "en")
    assert time.monotonic() - began < 0.1
    speaker._longest.start(30)
    with qtbot.waitSignals([speaker.troubled, speaker.speakingChanged], timeout=2000):
        pass
    assert not speaker.speaking
    with qtbot.waitSignals([speaker.speakingChanged] * 2, timeout=10_000):
        assert speaker.say("two", "en")


def test_a_voice_that_keeps_hanging_is_left_alone(qtbot: QtBot, speaker: Speaker) -> None:
    for _ in range(3):
        speaker.say("one", "en")
        speaker._give_up()
    assert not speaker.say("two", "en")


def test_what_is_said_before_the_voice_is_there_is_said_then(qtbot: QtBot) -> None:
    speaker = Speaker(volume=60, engine=MOCK)
    with qtbot.waitSignals([speaker.speakingChanged] * 2, timeout=10_000):
        assert speaker.say("one", "en")
    speaker.close()


def test_every_sentence_of_the_panel_is_in_the_parts(career: OpenCareer) -> None:
    words = Words(ENGLISH)
    for index in range(len(career.timeline)):
        step = career.step(index, words)
        told = " ".join(parts(step, words))
        for text in (step.title, step.summary, step.figures_note, step.unsaid, step.place_note):
            assert text.rstrip(".") in told
        assert all(figure.shown in told and figure.label in told for figure in step.figures)
        assert all(event.text.rstrip(".") in told for event in step.events)
        assert all(citation.label in told for citation in step.citations)
        assert parts(step, words)[0] == heading(step, words)


def test_an_account_of_torture_is_announced_and_never_in_the_reading_of_everything(
    career: OpenCareer,
) -> None:
    words = Words(ENGLISH)
    careful = [
        (step, event)
        for step in (career.step(index, words) for index in range(len(career.timeline)))
        for event in step.events
        if event.care
    ]
    assert careful
    for step, event in careful:
        told = parts(step, words)
        at = max(i for i, part in enumerate(told) if event.text.rstrip(".") in part)
        assert "Press down to hear it" in told[at - 1]
        assert told[at] not in parts(step, words, accounts=False)
