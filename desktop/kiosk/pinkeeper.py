"""Where the hash of the staff's PIN is: in the settings file, or else beside the exhibit's state.

A hash in the settings file counts alone. Where the exhibit may not write that file, or has none, a
PIN that was chosen on the screen goes to ``kiosk-pin``, which only its user may read. Whoever
forgot the PIN removes both as the machine's administrator, and the next start asks for a new one.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from desktop.kiosk.pin import is_hash
from desktop.settingsfile import write_values

__all__ = ["PIN_FILE", "PinKeeper"]

PIN_FILE: Final = "kiosk-pin"


class PinKeeper:
    """``line`` is the hash, "" for none; ``given`` is the one of the settings ``file``.

    ``can_keep`` is False where the settings file has one that the exhibit may not change, and
    where a file is not ``sound``: a slip of an editor must not let a visitor choose the PIN.
    """

    def __init__(
        self, folder: Path, *, given: str, file: Path | None = None, sound: bool = True
    ) -> None:
        self._own = folder / PIN_FILE
        self._settings = file if file is not None and _may_write(file) else None
        self.can_keep = sound and (not given or self._settings is not None)
        self.line = given or self._kept()

    def keep(self, line: str) -> None:
        """Keep a new hash, beside and then swapped in. Raises OSError where it cannot be."""
        if self._settings is not None:
            write_values(self._settings, {"pin_hash": line}, fresh="")
        else:
            self._keep_own(line)
        self.line = line

    def _keep_own(self, line: str) -> None:
        self._own.parent.mkdir(parents=True, exist_ok=True)
        beside = self._own.with_name(PIN_FILE + ".new")
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(line + "\n")
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self._own)

    def _kept(self) -> str:
        try:
            line = self._own.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return ""
        except (OSError, UnicodeDecodeError):
            self.can_keep = False
            return ""
        if not is_hash(line):
            self.can_keep = False  # damaged: an administrator must look
            return ""
        return line


def _may_write(file: Path) -> bool:
    """A file is replaced as a whole, so its folder counts as well."""
    return os.access(file, os.W_OK) and os.access(file.absolute().parent, os.W_OK)
