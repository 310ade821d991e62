"""Sealing a career's folder into one file."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkstemp
from typing import Final

from geodata.errors import DatabaseUnusable, ExportFailed, Problem, SeedsUnreadable
from geodata.locations import Locations
from geodata.sealed.digests import table_digest, tables_to_digest
from geodata.sealed.header import make_header_plain
from geodata.sealed.names import inner_path
from geodata.sealed.opening import verify_sealed
from geodata.sealed.seal import put_seal
from geodata.sealed.shape import APPLICATION_ID, make_sealed_tables
from geodata.seedfiles.files import find_gazetteers, seed_files

__all__ = ["Packed", "pack"]

PICTURES: Final = frozenset({".png", ".jpg", ".jpeg", ".webp", ".svg"})
_KEPT: Final = PICTURES | {".toml", ".geojson", ".md"}
_LARGEST: Final = 48 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Packed:
    """What was written: the career's id, the file's length in bytes, the digest of its seal in hex,
    and how many of the author's files are inside."""

    career: str
    bytes: int
    sha256: str
    files: int


def pack(folder: Path, out: Path, *, locations: Locations) -> Packed:
    """Seal the career in ``folder``, with the places it draws on, into the file ``out``.

    The same files give the same bytes. ``out`` is written beside and swapped in when it is whole
    and has been opened once; one that was there is unchanged otherwise. Raises SeedsUnreadable
    with every problem in the files, and ExportFailed where ``out`` cannot be written.
    """
    gazetteers = find_gazetteers(folder, shipped=locations.seeds / "gazetteer")
    files = _files(folder, gazetteers)
    with closing(_loaded(folder, gazetteers, files)) as connection:
        career = str(connection.execute("SELECT id FROM career").fetchone()[0])
        beside = _beside(out)
        try:
            digest = _write(connection, beside)
            verify_sealed(beside)
            size = beside.stat().st_size
            _swap(beside, out)
        except (OSError, sqlite3.Error) as error:
            raise _not_written(out, error) from error
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
    return Packed(career, size, digest, len(files))


def _files(folder: Path, gazetteers: tuple[Path, ...]) -> dict[str, bytes]:
    """Return the author's files by the name that they get inside.

    Unpacked, they stand as they stood: the career's folder, and ``gazetteer`` beside it.
    """
    paths = {
        f"gazetteer/{path.relative_to(gazetteers[0]).as_posix()}": path
        for path in seed_files(folder, gazetteers)
        if path.is_relative_to(gazetteers[0])
    }
    paths |= {
        f"{folder.name}/{path.relative_to(folder).as_posix()}": path
        for path in sorted(folder.rglob("*"))
        if _belongs(path, folder)
    }
    problems = [problem for name, path in paths.items() if (problem := _problem(name, path))]
    if problems:
        raise SeedsUnreadable(
            f"The career “{folder.name}” cannot be packed. Correct what is listed.",
            problems=problems,
        )
    return {name: path.read_bytes() for name, path in sorted(paths.items())}


def _belongs(path: Path, folder: Path) -> bool:
    is_hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return not is_hidden and path.suffix.lower() in _KEPT and path.is_file()


def _problem(name: str, path: Path) -> Problem | None:
    if inner_path(name) is None:
        return Problem(name, "", "", "", "A file of this name cannot be packed. Rename it.")
    if path.stat().st_size > _LARGEST:
        return Problem(name, "", "", "", "The file is larger than 48 MB. Make it smaller.")
    return None


def _loaded(
    folder: Path, gazetteers: tuple[Path, ...], files: Mapping[str, bytes]
) -> sqlite3.Connection:
    """Return the loaded career in memory, with its files and a digest of everything."""
    from geodata.seedfiles import read_seeds
    from geodata.storage.loader import load

    seeds = read_seeds(folder, gazetteers=gazetteers)
    connection = load(
        seeds.career,
        seeds.career.postings,
        places=seeds.places,
        sources=seeds.sources.values(),
        content_hash=_mark(files),
    )
    for leftover in ("_sqlite_migrations", "sqlite_stat1"):  # nobody migrates a sealed file
        connection.execute(f"DROP TABLE IF EXISTS {leftover}")
    make_sealed_tables(connection)
    rows = [(name, len(c), hashlib.sha256(c).digest(), c) for name, c in files.items()]
    connection.executemany("INSERT INTO sealed_file VALUES (?, ?, ?, ?)", rows)
    tables = [(name, *table_digest(connection, name)) for name in tables_to_digest(connection)]
    connection.executemany("INSERT INTO sealed_table VALUES (?, ?, ?)", tables)
    connection.commit()
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    return connection


def _mark(files: Mapping[str, bytes]) -> str:
    whole = hashlib.sha256()
    for name, content in files.items():
        whole.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
    return whole.hexdigest()


def _beside(out: Path) -> Path:
    try:
        handle, name = mkstemp(prefix=f".{out.stem[:40]}-", suffix=".part", dir=out.parent)
    except OSError as error:
        raise _not_written(out, error) from error
    os.close(handle)
    return Path(name)


def _write(connection: sqlite3.Connection, beside: Path) -> str:
    connection.execute("VACUUM INTO ?", (str(beside),))  # an empty file counts as none
    make_header_plain(beside)
    return put_seal(beside)


def _swap(beside: Path, out: Path) -> None:
    with beside.open("rb") as file:
        os.fsync(file.fileno())
    beside.chmod(0o644)
    os.replace(beside, out)  # noqa: PTH105


def _not_written(out: Path, error: Exception) -> ExportFailed:
    if isinstance(error, DatabaseUnusable):
        reason = "what was written could not be read back"
    else:
        reason = getattr(error, "strerror", None) or str(error)
    return ExportFailed(
        f"“{out}” was not written ({reason}). Choose another place or free some room."
    )
