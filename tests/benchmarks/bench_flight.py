"""How long a frame takes while the map flies, on a tour from end to end of the shipped career."""

from __future__ import annotations

from tests.benchmarks.result import Result
from tests.benchmarks.stand import (
    Stand,
    make_application,
    pause,
    percentile,
    synthetic,
    window_stand,
)

__all__ = ["run"]

BAR_MS = 50.0
LONGEST_FLIGHT_MS = 4000
TOURS = {
    "the shipped career": ("zakovsky", range(1, 12)),
    "1,000 postings": (None, range(980, 992)),
}

_COUNT_FRAMES = """(() => {
  window.frames_ = [];
  let before = 0;
  const count = (now) => {
    if (before && atlas.state().flying) frames_.push(now - before);
    before = atlas.state().flying ? now : 0;
    requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
})()"""


def run() -> list[Result]:
    """The 95th percentile of all frames in which the map moved."""
    application = make_application()
    results = [_tour(name, career, steps) for name, (career, steps) in TOURS.items()]
    application.quit()
    return results


def _tour(name: str, career: str | None, steps: range) -> Result:
    stand = window_stand(career or synthetic(1_000))
    stand.until_painted(steps.start - 1)
    pause(3000)
    stand.ask(_COUNT_FRAMES)
    for step in steps:
        stand.until_painted(step)
        _until_landed(stand)
    frames = [float(frame) for frame in stand.ask("frames_.join()").split(",")]
    stand.close()
    slow = percentile(frames, 0.95)
    return Result(
        name=f"frame in flight, p95 of {len(frames)}, {name}",
        value=round(slow, 1),
        unit="ms",
        floor=None,
        ratio=None,
        bar=BAR_MS,
        ok=slow < BAR_MS,
    )


def _until_landed(stand: Stand) -> None:
    for _ in range(LONGEST_FLIGHT_MS // 100):
        pause(100)
        if not stand.ask("atlas.state().flying"):
            break
    pause(300)
