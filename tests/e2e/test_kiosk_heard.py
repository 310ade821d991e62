"""What the exhibit says is heard: a real voice, a real sound service, and somebody who listens."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.kiosk.speech import Speaker

RATE = 22_050
QUIET = 60
"""Root mean square of a tenth of a second in which nobody speaks, of 32,768."""
NEEDED = ("pulseaudio", "parec", "pactl", "speech-dispatcher")
SENTENCES = {
    "en": "Leonid Zakovsky. For help press F1 or 0.",
    "lv": "Leonīds Zakovskis. Lai saņemtu palīdzību, nospiediet F1 vai 0.",
    "ru": "Леонид Заковский. Для помощи нажмите F1 или 0.",
}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not all(shutil.which(name) for name in NEEDED), reason="no sound service is installed"
    ),
]


class Listener:
    """Hears what the machine plays."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "heard.raw"
        words = ["parec", "--device=null.monitor", "--format=s16le", f"--rate={RATE}"]
        with self._file.open("wb") as out:
            self._process = subprocess.Popen(
                [*words, "--channels=1", "--latency-msec=20"], stdout=out
            )

    def loudness(self) -> np.ndarray:
        """Root mean square of each tenth of a second since it began to listen."""
        raw = self._file.read_bytes()
        sound = np.frombuffer(raw[: len(raw) // 2 * 2], dtype=np.int16).astype(float)
        tenths = sound[: len(sound) // (RATE // 10) * (RATE // 10)].reshape(-1, RATE // 10)
        loudness: np.ndarray = np.sqrt((tenths**2).mean(axis=1))
        return loudness

    @property
    def hears(self) -> bool:
        return bool((self.loudness() > QUIET).any())

    def close(self) -> None:
        self._process.terminate()
        self._process.wait()


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder in which a sound service of its own runs, into a sink that swallows all."""
    folder = tmp_path_factory.mktemp("sound")
    before = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = str(folder)
    modules = ["-L", "module-native-protocol-unix", "-L", "module-null-sink sink_name=null"]
    service = subprocess.Popen(
        ["pulseaudio", "--daemonize=no", "--exit-idle-time=-1", "-n", *modules],
        stderr=subprocess.DEVNULL,
    )
    asked = subprocess.run(
        ["timeout", "20", "sh", "-c", "until pactl info; do sleep 0.1; done"], capture_output=True
    )
    assert asked.returncode == 0, "the sound service did not start"
    yield folder
    with suppress(OSError, ValueError):
        pid = folder / "speech-dispatcher" / "pid" / "speech-dispatcher.pid"
        os.kill(int(pid.read_text(encoding="ascii")), signal.SIGTERM)
    service.terminate()
    service.wait()
    os.environ.pop("XDG_RUNTIME_DIR")
    if before is not None:
        os.environ["XDG_RUNTIME_DIR"] = before


@pytest.fixture(scope="module")
def shared(sound: Path, qapp: QApplication) -> Iterator[Speaker]:
    speaker = Speaker(volume=60)
    speaker.open()
    yield speaker
    speaker.close()


@pytest.fixture
def speaker(shared: Speaker, qtbot: QtBot) -> Speaker:
    """One voice for the whole module; a test gets it silent, as for a first visitor."""
    shared.reset()
    qtbot.waitUntil(lambda: shared._voices is not None, timeout=15_000)
    return shared


def heard(
    speaker: Speaker, qtbot: QtBot, folder: Path, language: str, sentence: str = ""
) -> np.ndarray:
    """The loudness of one sentence, from its order until it is said that it ended."""
    listener = Listener(folder)
    try:
        qtbot.wait(200)  # its first samples are of before
        with qtbot.waitSignal(
            speaker.speakingChanged, timeout=20_000, check_params_cb=lambda speaking: not speaking
        ):
            assert speaker.say(sentence or SENTENCES[language], language)
            qtbot.waitUntil(lambda: listener.hears, timeout=3000)
        return listener.loudness()
    finally:
        listener.close()


@pytest.mark.parametrize("language", SENTENCES)
def test_within_three_seconds_each_language_is_heard_until_it_says_that_it_ended(
    speaker: Speaker, qtbot: QtBot, sound: Path, language: str
) -> None:
    loudness = heard(speaker, qtbot, sound, language)
    spoken = np.flatnonzero(loudness > QUIET)
    assert (spoken[-1] - spoken[0]) / 10 > 2, "it said that it had ended while it spoke"


def test_a_sentence_that_ends_another_is_heard_to_its_own_end(
    speaker: Speaker, qtbot: QtBot, sound: Path
) -> None:
    listener = Listener(sound)
    try:
        assert speaker.say(SENTENCES["en"] * 3, "en")
        qtbot.waitUntil(lambda: listener.hears, timeout=3000)
        ordered = len(listener.loudness())
        with qtbot.waitSignal(
            speaker.speakingChanged, timeout=20_000, check_params_cb=lambda speaking: not speaking
        ):
            assert speaker.say(SENTENCES["en"], "en")
        assert len(listener.loudness()) - ordered > 25, "the end of the first was taken for its own"
    finally:
        listener.close()


def test_the_volume_is_heard(speaker: Speaker, qtbot: QtBot, sound: Path) -> None:
    ordinary = heard(speaker, qtbot, sound, "en", "Riga.").max()
    speaker.change_volume(-4)
    assert heard(speaker, qtbot, sound, "en", "Riga.").max() < ordinary * 0.7


def test_stopped_it_is_silent_as_soon_as_the_sound_service_lets_go(
    speaker: Speaker, qtbot: QtBot, sound: Path
) -> None:
    listener = Listener(sound)
    try:
        assert speaker.say(SENTENCES["en"] * 3, "en")
        qtbot.waitUntil(lambda: listener.hears, timeout=3000)
        speaker.stop()
        stopped = len(listener.loudness())
        qtbot.waitUntil(lambda: len(listener.loudness()) >= stopped + 25, timeout=5000)
        assert listener.loudness()[stopped + 20 :].max() <= QUIET
    finally:
        listener.close()
