"""The film, as ffprobe sees it; without ffmpeg one sentence."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from geodata.errors import AssetMissing
from tests.takehome.stand import write

with_ffmpeg = pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is not here")


@with_ffmpeg
@pytest.mark.slow
@pytest.mark.parametrize(("form", "codec"), [("mp4", "h264"), ("webm", "vp9")])
def test_the_film_has_its_pace_chapters_subtitles_and_credits(
    form: str, codec: str, tmp_path: Path
) -> None:
    out = write(tmp_path / f"x.{form}", form, language="lv", pace=2, size=(640, 360))
    told = _probed(out)
    video, words = told["streams"][:2]
    assert (video["codec_name"], video["width"], video["height"]) == (codec, 640, 360)
    assert words["tags"]["language"] == "lav"
    tags = {key.lower(): value for key, value in told["format"]["tags"].items()}
    assert tags["title"] == "Paraugs"
    assert "CC BY 4.0" in tags["comment"]
    chapters = [chapter["tags"]["title"] for chapter in told["chapters"]]
    assert chapters[0] == "Paraugs"
    assert chapters[1:5] == [
        "1. Dzimšana: ķēniņš, ģērbšanās, ņēmējs, šūpoļļ",
        "2. Izsūtīšana uz ziemeļiem",
        "3. Arests",
        "4. LATERTITLE",
    ]
    lengths = [float(c["end_time"]) - float(c["start_time"]) for c in told["chapters"]]
    assert lengths[0] == pytest.approx(8, abs=0.01)
    assert lengths[1:5] == pytest.approx([2] * 4, abs=0.01)
    assert float(told["format"]["duration"]) == pytest.approx(sum(lengths), abs=0.4)
    assert "Āčēģīķļņšūž" in _subtitles(out)


def test_without_ffmpeg_one_sentence_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(AssetMissing, match=r"ffmpeg, which is not on this machine\. Install it"):
        write(tmp_path / "x.mp4", "mp4")
    assert list(tmp_path.glob("*.mp4")) == []


def _probed(file: Path) -> dict[str, Any]:
    asked = ["-show_format", "-show_streams", "-show_chapters", "-of", "json"]
    done = subprocess.run(
        ["ffprobe", "-v", "error", *asked, str(file)], capture_output=True, check=True
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _subtitles(file: Path) -> str:
    done = subprocess.run(
        ["ffmpeg", "-v", "error", "-i", str(file), "-map", "0:s:0", "-f", "webvtt", "-"],
        capture_output=True,
        check=True,
    )
    return done.stdout.decode()
