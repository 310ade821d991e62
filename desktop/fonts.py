"""The two families of the program, loaded from its own files, and whether they cover us."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics

__all__ = ["NEEDED_LETTERS", "SANS", "SERIF", "load_fonts", "missing_letters"]

SERIF: Final = "Source Serif 4"
SANS: Final = "Source Sans 3"

NEEDED_LETTERS = "AaZzāčēģīķļņšūžАаЯяЁёѣіѳѵъ–—“”„«»№·"
"""Latin, Latvian, Russian, the letters Russian dropped in 1918, and the marks we print."""


def load_fonts(folder: Path) -> tuple[str, ...]:
    """Make the families known to Qt; gives a sentence for each thing that is wrong."""
    files = sorted(folder.glob("*.ttf"))
    broken = [path.name for path in files if QFontDatabase.addApplicationFont(str(path)) < 0]
    problems = [f"The font file {name} cannot be read. Run set-up again." for name in broken]
    known = set(QFontDatabase.families())
    problems += [
        f"The font “{family}” is missing; another one stands in. Run set-up again."
        for family in (SANS, SERIF)
        if family not in known
    ]
    return (*problems, *missing_letters())


def missing_letters() -> tuple[str, ...]:
    """A sentence where the letters of a shipped language would show as empty boxes."""
    metrics = QFontMetrics(QFont(SANS))
    gone = "".join(letter for letter in NEEDED_LETTERS if not metrics.inFontUcs4(ord(letter)))
    if not gone:
        return ()
    return (f"No font on this machine has the letters {gone}. Run set-up again.",)
