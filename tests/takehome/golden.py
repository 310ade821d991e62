"""What an export looked like when somebody last looked at it.

To renew after a change that is meant, look at the pages, then:

    CAREER_ATLAS_RENEW_GOLDEN=1 ./atlas test tests/takehome

and read the difference before it is committed.
"""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["held"]

FOLDER = Path(__file__).resolve().parent / "golden"


def held(name: str, text: str) -> tuple[str, str]:
    """The text as it is, and as the golden file has it; the file is renewed where asked for."""
    file = FOLDER / name
    if os.environ.get("CAREER_ATLAS_RENEW_GOLDEN"):
        file.write_text(text, encoding="utf-8")
    return text, file.read_text(encoding="utf-8")
