"""Writes a gazetteer as a file, beside its place first and then swapped in."""

from __future__ import annotations

from pathlib import Path

from geodata.formats.registry import exporter
from geodata.gazetteers import Gazetteer
from geodata.writing import written_file

__all__ = ["export_gazetteer"]


def export_gazetteer(gazetteer: Gazetteer, path: Path, form: str) -> int:
    """Write all places in the format of that name; return how many.

    Raises ExportFailed where the file cannot be written; one that was there is then unchanged.
    """
    with written_file(path) as beside, beside.open("w", encoding="utf-8", newline="") as out:
        return exporter(form).write(gazetteer, out)
