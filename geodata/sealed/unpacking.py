"""Getting the author's files out of a sealed file again, so that editing can go on."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from geodata.errors import ExportFailed, GeodataError
from geodata.sealed.header import damaged
from geodata.sealed.names import inner_path, is_sealed_name
from geodata.sealed.opening import files_inside, verify_sealed
from geodata.storage.open import find_career

__all__ = ["career_folder", "unpack", "unpacked"]

_CAREER = "career.toml"


def unpack(path: Path, folder: Path) -> Path:
    """Write the files of a sealed career to ``folder``, which must not be there or be empty.

    Returns the career's own folder in it. Raises DatabaseUnusable for a file that is not whole,
    and ExportFailed where ``folder`` is in use or cannot be written; nothing is then left behind.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ExportFailed(f"“{folder}” is there already. Name a folder that is new or empty.")
    beside = ""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = mkdtemp(prefix=f".{folder.name[:40]}-", dir=folder.parent)
        career = _write(path, Path(beside))
        if folder.exists():
            folder.rmdir()
        os.replace(beside, folder)  # noqa: PTH105
        folder.chmod(0o755)
    except GeodataError:
        raise
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ExportFailed(f"“{folder}” cannot be written ({reason}). Name another.") from error
    finally:
        if beside:
            shutil.rmtree(beside, ignore_errors=True)
    return folder / career


@contextmanager
def unpacked(path: Path) -> Iterator[Path]:
    """Give the career's folder, unpacked where it is thrown away afterwards."""
    with TemporaryDirectory(prefix="career-atlas-") as folder:
        yield Path(folder) / _write(path, Path(folder))


@contextmanager
def career_folder(name: str, *, seeds: Path) -> Iterator[Path]:
    """Give the folder of a career by its name or path; a sealed one is unpacked while it is used.

    Raises UnknownCareer, and DatabaseUnusable for a sealed file that is not whole.
    """
    if is_sealed_name(name) and Path(name).is_file():
        verify_sealed(Path(name))
        with unpacked(Path(name)) as folder:
            yield folder
    else:
        yield find_career(name, seeds=seeds)


def _write(path: Path, folder: Path) -> str:
    careers = []
    with files_inside(path) as files:
        for name, content in files:
            inner = inner_path(name)
            if inner is None:
                raise damaged(path, f"the name of the file “{name[:80]}”")
            place = folder / inner
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
            if inner.name == _CAREER and len(inner.parts) == 2:
                careers.append(inner.parts[0])
    if len(careers) != 1:
        raise damaged(path, "the list of its files")
    return careers[0]
