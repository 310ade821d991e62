"""The two ways out for text: results on standard output, everything else on standard error."""

from __future__ import annotations

import sys

__all__ = ["answer", "say"]


def answer(text: str) -> None:
    """A verb's result."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def say(sentence: str) -> None:
    """Progress, a warning, or what went wrong and what to do."""
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()
