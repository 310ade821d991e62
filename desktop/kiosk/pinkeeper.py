"""Where the hash of the staff's PIN is: in the settings file, or else beside the exhibit's state.

A hash in the settings file counts alone. A machine that is installed from one answer file has it
there; one that was set up by hand has it in ``kiosk-pin``, which only its user may read, because
the settings file may not be the exhibit's to write. Whoever forgot the PIN removes both as the
machine's administrator, and the next start asks for a new one.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from desktop.kiosk.pin import is_hash

__all__ = ["PIN_FILE", "PinKeeper"]

PIN_FILE: Final = "kiosk-pin"


class PinKeeper:
    """``line`` is the hash, "" for none; ``can_keep`` is False where the settings file rules, and
    where it is broken: a slip of an editor must not let the next visitor choose the PIN."""

    def __init__(self, folder: Path, *, given: str, sound: bool = True) -> None:
        self._file = folder / PIN_FILE
        self.can_keep = not given and sound
        self.line = given or self._kept()

    def keep(self, line: str) -> None:
        """Keep a new hash, beside and then swapped in. Raises OSError where it cannot be."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        beside = self._file.with_name(PIN_FILE + ".new")
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(line + "\n")
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self._file)
        self.line = line

    def _kept(self) -> str:
        try:
            line = self._file.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return ""
        except (OSError, UnicodeDecodeError):
            self.can_keep = False
            return ""
        if not is_hash(line):
            self.can_keep = False  # damaged: an administrator must look
            return ""
        return line
