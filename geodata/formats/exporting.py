"""Writes a gazetteer as a file, beside its place first and then swapped in."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from geodata.errors import ExportFailed
from geodata.formats.registry import exporter
from geodata.gazetteers import Gazetteer

__all__ = ["export_gazetteer"]

_LONGEST_NAME: Final = 100


def export_gazetteer(gazetteer: Gazetteer, path: Path, form: str) -> int:
    """Write all places in the format of that name; return how many.

    Raises ExportFailed where the file cannot be written; one that was there is then unchanged.
    """
    beside = path.with_name(f".{path.stem[:_LONGEST_NAME]}.{os.getpid()}{path.suffix}")
    try:
        with beside.open("w", encoding="utf-8", newline="") as out:
            count = exporter(form).write(gazetteer, out)
            out.flush()
            os.fsync(out.fileno())
        os.replace(beside, path)  # noqa: PTH105
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ExportFailed(
            f"The file “{path}” cannot be written ({reason}). Choose another place for it."
        ) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return count
