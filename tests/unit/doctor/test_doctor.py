"""``career-atlas doctor`` as a technician runs it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from desktop.cli import main
from desktop.doctor import engine

# Qt in child processes
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("warm_cache")]

TOPICS = {
    *("sandbox", "fonts", "graphics", "touch", "clock", "disk", "content"),
    *("voices", "memory", "program", "settings"),
}


def test_everything_is_looked_at_and_said(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["doctor", "--json"])
    found = json.loads(capsys.readouterr().out)
    assert {each["topic"] for each in found} == TOPICS
    assert not [each for each in found if "could not be looked at" in each["text"]]
    assert all(each["next_step"] for each in found if each["state"] != "well")
    assert status == (1 if any(each["state"] == "bad" for each in found) else 0)
    (fonts,) = [each for each in found if each["topic"] == "fonts"]
    assert fonts["state"] == "well"
    sandbox = next(each for each in found if each["topic"] == "sandbox")
    if os.geteuid() == 0:
        assert sandbox["state"] == "look"


def test_missing_fonts_and_a_silent_qt_are_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAREER_ATLAS_ASSETS", str(tmp_path))
    monkeypatch.setattr(engine, "examine_voices", lambda _patient: [])
    assert main(["doctor", "--language", "lv"]) == 1
    said = capsys.readouterr().out
    assert "slikti  Trūkst fontu" in said
    assert "Karte darbojas" in said or "root" in said


def test_what_never_answers_is_cut_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "TRIAL_S", 0.05)
    assert "no answer" in engine._ask("desktop.doctor.asking", "/nowhere")
