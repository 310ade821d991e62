"""Hands still pictures to ffmpeg, with chapters and subtitles, and watches it work."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from geodata.errors import ExportFailed

__all__ = ["Clip", "film"]

_RATE: Final = 15
_THREE_LETTERS: Final = {"en": "eng", "lv": "lav", "ru": "rus", "de": "deu"}
_CODECS: Final = {
    ".mp4": (
        "-c:v libx264 -preset veryfast -crf 20 -tune stillimage -movflags +faststart",
        "mov_text",
    ),
    ".webm": ("-c:v libvpx-vp9 -crf 32 -b:v 0 -deadline good -cpu-used 5 -row-mt 1", "webvtt"),
}


@dataclass(frozen=True, slots=True)
class Clip:
    """A still that stays for ``still`` seconds, and the pictures of its fade into the next one,
    which take ``fade`` seconds together; ``title`` is that of its chapter, ``words`` of its
    subtitle, "" for none."""

    pictures: tuple[Path, ...]
    still: float
    fade: float
    title: str
    words: str

    @property
    def seconds(self) -> float:
        """How long it takes in all."""
        return self.still + (self.fade if len(self.pictures) > 1 else 0)


def film(
    program: str,
    clips: Sequence[Clip],
    out: Path,
    *,
    title: str,
    credits: str,  # noqa: A002 (what films call it)
    language: str,
    progress: Callable[[float], None],
) -> None:
    """Write the film to ``out``, in the codecs that its ending asks for.

    ``progress`` is told what part is done, 0 to 1. Raises ExportFailed where ffmpeg fails.
    """
    folder = clips[0].pictures[0].parent
    (folder / "list.txt").write_text(_listed(clips), encoding="utf-8")
    (folder / "words.vtt").write_text(_subtitles(clips), encoding="utf-8")
    (folder / "about.txt").write_text(_chapters(clips, title, credits), encoding="utf-8")
    video, subtitles = _CODECS[out.suffix.lower()]
    command = [
        *(program, "-nostdin", "-hide_banner", "-loglevel", "error", "-y", "-progress", "pipe:1"),
        *("-f", "concat", "-safe", "0", "-i", "list.txt", "-i", "words.vtt"),
        *("-f", "ffmetadata", "-i", "about.txt"),
        *("-map", "0:v", "-map", "1:s", "-map_metadata", "2", "-map_chapters", "2"),
        *("-vf", f"fps={_RATE},format=yuv420p", *video.split(), "-c:s", subtitles),
        *("-metadata:s:s:0", f"language={_THREE_LETTERS.get(language, language)}"),
        *("-disposition:s:0", "0", str(out.absolute())),
    ]
    whole = sum(clip.seconds for clip in clips)
    _run(command, folder, lambda seconds: progress(min(1.0, seconds / whole)))


def _run(command: Sequence[str], folder: Path, seconds_done: Callable[[float], None]) -> None:
    """Run ffmpeg to its end; whatever stops us stops it too."""
    complaints = folder / "complaints.txt"
    with (
        complaints.open("wb") as errors,
        subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=errors) as ffmpeg,
    ):
        try:
            assert ffmpeg.stdout is not None
            for line in ffmpeg.stdout:
                if found := re.match(rb"out_time_us=(\d+)", line):
                    seconds_done(int(found[1]) / 1_000_000)
        except BaseException:
            ffmpeg.kill()
            raise
    if ffmpeg.returncode:
        said = complaints.read_text("utf-8", "replace").strip().splitlines()
        reason = said[-1] if said else f"status {ffmpeg.returncode}"
        raise ExportFailed(
            f"ffmpeg could not make the film ({reason}). What was there is unchanged."
        )


def _listed(clips: Sequence[Clip]) -> str:
    """The pictures and how long each is shown, as ffmpeg's concat demuxer reads them. The last is
    named twice: the demuxer ignores how long the last one is to stay.

    https://ffmpeg.org/ffmpeg-formats.html#concat-1
    """
    lines = ["ffconcat version 1.0"]
    for clip in clips:
        still, *fades = clip.pictures
        lines += [f"file {still.name}", f"duration {clip.still:.3f}"]
        for picture in fades:
            lines += [f"file {picture.name}", f"duration {clip.fade / len(fades):.3f}"]
    lines.append(f"file {clips[-1].pictures[0].name}")
    return "\n".join(lines) + "\n"


def _subtitles(clips: Sequence[Clip]) -> str:
    """The words as WebVTT has them.

    https://www.w3.org/TR/webvtt1/
    """
    cues = ["WEBVTT"]
    for start, clip in _timed(clips):
        if clip.words:
            text = " ".join(clip.words.split())
            for mark, instead in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
                text = text.replace(mark, instead)
            cues.append(f"{_clock(start)} --> {_clock(start + clip.still)}\n{text}")
    return "\n\n".join(cues) + "\n"


def _chapters(clips: Sequence[Clip], title: str, credits: str) -> str:  # noqa: A002
    """Title, credits and chapters, as ffmpeg reads them.

    https://ffmpeg.org/ffmpeg-formats.html#Metadata-2
    """
    lines = [";FFMETADATA1", f"title={_escaped(title)}", f"comment={_escaped(credits)}"]
    for start, clip in _timed(clips):
        end = start + clip.seconds
        lines += ["[CHAPTER]", "TIMEBASE=1/1000", f"START={start * 1000:.0f}"]
        lines += [f"END={end * 1000:.0f}", f"title={_escaped(clip.title)}"]
    return "\n".join(lines) + "\n"


def _timed(clips: Sequence[Clip]) -> Iterator[tuple[float, Clip]]:
    start = 0.0
    for clip in clips:
        yield start, clip
        start += clip.seconds


def _escaped(text: str) -> str:
    return re.sub(r"([=;#\\\n])", r"\\\1", " ".join(text.split()))


def _clock(seconds: float) -> str:
    whole, part = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}.{part:03d}"
