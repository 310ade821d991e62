"""Reads everything that a screen reader could say of a program, through AT-SPI.

Run by the system's own Python, which has the bindings; prints the texts as JSON.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import gi  # type: ignore[import-not-found]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # type: ignore[import-not-found]  # noqa: E402

sys.path.insert(0, str(Path(__file__).parent))
from atspi_reader import every, of_role, waited_for  # type: ignore[import-not-found]  # noqa: E402


def texts_of(accessible: Any) -> list[str]:
    """Name, description and text of one accessible."""
    said = [accessible.get_name(), accessible.get_description()]
    if "Text" in accessible.get_interfaces():
        said.append(Atspi.Text.get_text(accessible, 0, -1))
    return [text for text in said if text]


def main() -> None:
    """Wait for the slider, then read all."""
    waited_for(lambda: of_role("slider"))
    Atspi.Accessible.clear_cache(Atspi.get_desktop(0))
    everything = [text for one in every(Atspi.get_desktop(0)) for text in texts_of(one)]
    print(json.dumps(everything))  # noqa: T201


if __name__ == "__main__":
    main()
