"""One conversation with a repository, through the client of The Update Framework.

Everything the framework finds wrong becomes an UpdateRefused with a sentence for staff. The
library keeps what it has verified in a folder of its own, and needs nothing of it to go on: damage
there, as a power cut leaves it, is fetched anew.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from tuf.api import exceptions
from tuf.api.metadata import (  # type: ignore[attr-defined]  # handed on, as documented
    Metadata,
    Root,
    TargetFile,
    Targets,
    Timestamp,
)
from tuf.ngclient.config import UpdaterConfig
from tuf.ngclient.updater import Updater

from geodata.errors import UpdateRefused
from geodata.sealed import SUFFIX
from geodata.updates import reasons
from geodata.updates.clock import check_clock, now
from geodata.updates.disk import flush
from geodata.updates.fetching import fetcher_for

__all__ = ["Offer", "Session", "check_root", "signing_time"]

SIGNED_ON: Final = "signed-on"
"""A field of ours in the metadata: the time of signing, ISO 8601. The framework lets others be."""

_LARGEST: Final = 2 * 1024**3
_HIGHEST: Final = 10**10 - 1
_LEAST_ROOM: Final = 64
"""MB that are asked for where the disk is full and how much is lacking is not known."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a repository offers for a career: its version, the day it was published (ISO), its
    file's length in bytes and SHA-256 in hex, and the version of the tables that it needs."""

    career: str
    version: int
    published: str
    bytes: int
    sha256: str
    tables: int


class Session:
    """A repository whose signatures have been verified, as far as asked for."""

    def __init__(self, source: str, *, metadata: Path, root: bytes) -> None:
        self._source = source
        self._metadata = metadata
        base, fetcher = fetcher_for(source)
        with _refusing(source, metadata):
            metadata.mkdir(parents=True, exist_ok=True)
            _sweep(metadata)
            self._updater = Updater(
                str(metadata),
                f"{base}/metadata/",
                target_base_url=f"{base}/targets/",
                fetcher=fetcher,
                config=UpdaterConfig(app_user_agent="career-atlas"),
                bootstrap=root,
            )

    def refresh(self) -> str:
        """Fetch and verify what the repository holds; returns when it was signed (ISO 8601)."""
        with _refusing(self._source, self._metadata):
            self._updater.refresh()
            _flush_all(self._metadata)
            signed = signing_time(Metadata[Timestamp].from_file(self._path("timestamp")).signed)
        check_clock(signed)
        return signed

    def keys(self) -> str:
        """Return a mark of the keys that may sign content now."""
        with _refusing(self._source, self._metadata):
            root = Metadata[Root].from_file(self._path("root")).signed
        whole = sha256("\n".join(sorted(root.roles[Targets.type].keyids)).encode())
        return whole.hexdigest()[:16]

    def offer(self, career: str) -> Offer:
        """Return what there is for a career. Raises UpdateRefused where there is nothing."""
        with _refusing(self._source, self._metadata):
            target = self._updater.get_targetinfo(f"{career}{SUFFIX}")
        if target is None:
            known = ", ".join(self._known()) or "–"
            raise UpdateRefused(reasons.LACKING, career=career, known=known)
        return _offer(career, target)

    def download(self, offer: Offer, path: Path) -> None:
        """Fetch the file of an offer to ``path`` and flush it to the disk."""
        with _refusing(self._source, path.parent):
            target = self._updater.get_targetinfo(f"{offer.career}{SUFFIX}")
            assert target is not None
            self._updater.download_target(target, str(path))
            flush(path)

    def _known(self) -> list[str]:
        with _refusing(self._source, self._metadata):
            targets = Metadata[Targets].from_file(self._path("targets")).signed.targets
        return sorted(name.removesuffix(SUFFIX) for name in targets if name.endswith(SUFFIX))

    def _path(self, role: str) -> str:
        return str(self._metadata / f"{role}.json")


def check_root(content: bytes) -> None:
    """Hold a file that is to be trusted against what a root must be. Raises UpdateRefused."""
    try:
        root = Metadata[Root].from_bytes(content)
        root.verify_delegate(Root.type, root)
    except (exceptions.RepositoryError, ValueError, KeyError, TypeError) as error:
        raise UpdateRefused(reasons.UNREADABLE, error="root.json") from error


def signing_time(signed: Any) -> str:
    """Return when a part of the metadata was signed, "" where it does not say."""
    told = signed.unrecognized_fields.get(SIGNED_ON, "")
    return told if isinstance(told, str) else ""


def _offer(career: str, target: TargetFile) -> Offer:
    custom = target.custom if isinstance(target.custom, dict) else {}
    version, tables = custom.get("version"), custom.get("tables", 0)
    digest = target.hashes.get("sha256", "")
    if (
        not isinstance(version, int)
        or not isinstance(tables, int)
        or not 0 < version <= _HIGHEST
        or len(digest) != 64
        or target.length > _LARGEST
    ):
        raise UpdateRefused(reasons.UNREADABLE, error=f"{career}{SUFFIX}")
    published = str(custom.get("published", ""))[:20]
    return Offer(career, version, published, target.length, digest, tables)


def _sweep(metadata: Path) -> None:
    """Delete what the library had begun to write when it was killed."""
    for path in metadata.iterdir():
        if path.is_file() and path.suffix != ".json":
            path.unlink(missing_ok=True)


def _flush_all(metadata: Path) -> None:
    for path in (*metadata.glob("*.json"), *metadata.glob("*/*.json")):
        flush(path)
    for folder in (metadata / "root_history", metadata):
        flush(folder)


@contextmanager
def _refusing(source: str, folder: Path) -> Iterator[None]:
    """Turn whatever is wrong with a repository, or with our disk, into a sentence."""
    try:
        yield
    except UpdateRefused:
        raise
    except exceptions.DownloadError as error:
        raise _download(error, source) from error
    except exceptions.RepositoryError as error:
        raise _repository(error) from error
    except OSError as error:
        raise _disk(error, folder) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        # What a malicious mirror made so odd that the library did not expect it.
        raise UpdateRefused(reasons.UNREADABLE, error=type(error).__name__) from error


def _download(error: exceptions.DownloadError, source: str) -> UpdateRefused:
    if isinstance(error, exceptions.DownloadLengthMismatchError):
        return UpdateRefused(reasons.TOO_LARGE)
    if isinstance(error, exceptions.DownloadHTTPError) and error.status_code in (403, 404):
        return UpdateRefused(reasons.NO_REPOSITORY, source=source)
    cause = error.__cause__ or error
    return UpdateRefused(reasons.OUT_OF_REACH, source=source, error=type(cause).__name__)


def _repository(error: exceptions.RepositoryError) -> UpdateRefused:
    if isinstance(error, exceptions.ExpiredMetadataError):
        return UpdateRefused(reasons.EXPIRED, now=f"{now():%Y-%m-%d}")
    if isinstance(error, exceptions.UnsignedMetadataError):
        return UpdateRefused(reasons.UNSIGNED)
    if isinstance(error, exceptions.BadVersionNumberError):
        return UpdateRefused(reasons.OLDER_METADATA)
    if isinstance(error, exceptions.LengthOrHashMismatchError):
        return UpdateRefused(reasons.NOT_WHOLE)
    return UpdateRefused(reasons.UNREADABLE, error=type(error).__name__)


def _disk(error: OSError, folder: Path) -> UpdateRefused:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return UpdateRefused(reasons.NO_ROOM, needed=_LEAST_ROOM)
    reason = error.strerror or type(error).__name__
    return UpdateRefused(reasons.NOT_WRITABLE, folder=str(folder), error=reason)
