"""The signed papers of a repository, as files: reading the newest, writing the next.

What the framework calls metadata is in ``metadata/`` below the repository: ``N.root.json``,
``N.targets.json``, ``N.snapshot.json``, and ``timestamp.json``, which is the only one that changes
in place. A reader who comes in between sees the old state, whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from tuf.api.exceptions import UnsignedMetadataError
from tuf.api.metadata import (  # type: ignore[attr-defined]  # handed on, as documented
    Metadata,
    MetaFile,
    Root,
    Snapshot,
    Targets,
    Timestamp,
)
from tuf.repository import Repository  # type: ignore[attr-defined]  # handed on, as documented

from geodata.errors import ExportFailed
from geodata.updates.clock import as_iso, now
from geodata.updates.disk import write_whole
from geodata.updates.framework import SIGNED_ON
from geodata.updates.keys import KeyRing

__all__ = ["DAYS", "Papers"]

DAYS: Final[Mapping[str, int]] = {"root": 3650, "targets": 730, "snapshot": 730, "timestamp": 90}
"""How long a signature holds. The timestamp is signed again more often, by a timer; a stick may
lie in a drawer for that long."""

_BEGINNINGS: Final = {
    "root": Root,
    "targets": Targets,
    "snapshot": Snapshot,
    "timestamp": Timestamp,
}


class Papers(Repository):
    """The papers in a folder, signed with the keys of a ring. ``days`` as in DAYS."""

    def __init__(self, folder: Path, ring: KeyRing, *, days: Mapping[str, int] = DAYS) -> None:
        self._folder = folder
        self._ring = ring
        self._days = days

    def open(self, role: str) -> Metadata[Any]:
        """Return the newest paper of a role, or its beginning."""
        path = self._newest(role)
        return Metadata(_BEGINNINGS[role]()) if path is None else Metadata.from_file(str(path))

    def close(self, role: str, md: Metadata[Any]) -> None:
        """Sign a paper as its next version, and write it. Raises ExportFailed without its key."""
        before = self.open(role).signed if self._newest(role) else None
        md.signed.version = before.version + 1 if before else 1
        md.signed.expires = now() + timedelta(days=self._days[role])
        md.signed.unrecognized_fields[SIGNED_ON] = as_iso(now())
        root = md.signed if role == Root.type else self.root()
        self._sign(role, md, [root, *([before] if role == Root.type and before else [])])
        self._write(role, md)

    @property
    def targets_infos(self) -> dict[str, MetaFile]:
        """What the snapshot says of the list of contents."""
        return {"targets.json": self._info("targets")}

    @property
    def snapshot_info(self) -> MetaFile:
        """What the timestamp says of the snapshot."""
        return self._info("snapshot")

    def _info(self, role: str) -> MetaFile:
        path = self._newest(role)
        assert path is not None
        content = path.read_bytes()
        return MetaFile.from_data(self.open(role).signed.version, content, ["sha256"])

    def _sign(self, role: str, md: Metadata[Any], roots: list[Root]) -> None:
        md.signatures.clear()
        for root in roots:
            keys = [root.get_key(keyid) for keyid in root.roles[role].keyids]
            for signer in self._ring.signers(role, keys):
                md.sign(signer, append=True)
        for root in roots:
            try:
                root.verify_delegate(role, md.signed_bytes, md.signatures)
            except UnsignedMetadataError as error:
                wanted = ", ".join(f"{role}-{keyid[:16]}.pem" for keyid in root.roles[role].keyids)
                raise ExportFailed(
                    f"The key for “{role}” is missing: {wanted}. Name its folder with --keys."
                ) from error

    def _write(self, role: str, md: Metadata[Any]) -> None:
        content = md.to_bytes()
        name = "timestamp.json" if role == Timestamp.type else f"{md.signed.version}.{role}.json"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_whole(self._folder / name, content)
            if role == Root.type:
                write_whole(self._folder.parent / "root.json", content)
        except OSError as error:
            raise ExportFailed(f"“{self._folder / name}” was not written ({error}).") from error

    def _newest(self, role: str) -> Path | None:
        if role == Timestamp.type:
            path = self._folder / "timestamp.json"
            return path if path.exists() else None
        found = self._folder.glob(f"*.{role}.json")
        numbered = {int(path.name.partition(".")[0]): path for path in found}
        return numbered[max(numbered)] if numbered else None
