"""What set-up tells people, always on standard error: standard output belongs to the verb."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["SetupFailed", "detail", "say", "step"]


class SetupFailed(Exception):
    """A step of set-up cannot be done. The text is one sentence and a next step, for people."""


def say(text: str) -> None:
    """Show one line at once."""
    print(text, file=sys.stderr, flush=True)


def detail(text: str) -> None:
    """Show what a step is doing just now, cut to the width of a plain terminal."""
    say(f"    {text[:100]}")


@contextmanager
def step(text: str) -> Iterator[None]:
    """Announce a step, and how long it took once it is done."""
    say(f"  {text} …")
    begun = time.monotonic()
    yield
    say(f"  {text}: done in {time.monotonic() - begun:.0f} s")
