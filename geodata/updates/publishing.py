"""Making and signing a repository of content, which any static file server can serve."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tuf.api.metadata import TargetFile  # type: ignore[attr-defined]  # handed on, as documented

from geodata.errors import ExportFailed
from geodata.sealed import SUFFIX
from geodata.sealed.contents import verify_content
from geodata.storage.identity import SCHEMA_VERSION
from geodata.updates.clock import as_iso, now
from geodata.updates.disk import flush, move
from geodata.updates.keys import KeyRing, Passphrase, make_key
from geodata.updates.papers import DAYS, Papers

__all__ = ["OFFLINE", "ROLES", "Paper", "Publisher", "Title", "create", "open_repository"]

OFFLINE: Final = ("root", "targets")
"""The roles whose keys stay in a safe; the others' are with the machine that signs daily."""

ROLES: Final = ("root", "targets", "snapshot", "timestamp")
_ROOT_KEYS: Final = 2


@dataclass(frozen=True, slots=True)
class Title:
    """A career in the repository: its version, the day it was published, and its file's length."""

    career: str
    version: int
    published: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Paper:
    """A signed paper: its role and version, and until when its signature holds (ISO)."""

    role: str
    version: int
    expires: str


def create(
    folder: Path, keys: Path, *, passphrase: str, days: Mapping[str, int] = DAYS
) -> Publisher:
    """Make the keys and an empty repository.

    Of the two keys for ``root`` either can replace every other key, the other one too; keep them
    apart. Those in ``keys/offline`` are encrypted with the passphrase, if it is not "". Raises
    ExportFailed where something is there already.
    """
    for each in (folder, keys):
        if each.exists() and (not each.is_dir() or any(each.iterdir())):
            raise ExportFailed(f"“{each}” is in use already. Name a folder that is new or empty.")
    made = [("root", passphrase)] * _ROOT_KEYS + [(role, passphrase) for role in ROLES[1:]]
    publics = [
        (role, make_key(_home(keys, role), role, passphrase=word if role in OFFLINE else ""))
        for role, word in made
    ]
    publisher = Publisher(folder, [keys], lambda _name: passphrase, days=days)
    with publisher.papers.edit_root() as root:
        for role, public in publics:
            root.add_key(public, role)
    with publisher.papers.edit_targets():
        pass
    publisher.sign()
    return publisher


class Publisher:
    """A repository in a folder, and the keys to sign it with. Raises ExportFailed throughout."""

    def __init__(
        self,
        folder: Path,
        keys: Iterable[Path],
        passphrase: Passphrase,
        *,
        days: Mapping[str, int] = DAYS,
    ) -> None:
        self.folder = folder
        self._keys = tuple(keys)
        self._passphrase = passphrase
        self._days = days
        self.papers = self._papers()

    def add(self, sealed: Path, *, version: int | None = None) -> Title:
        """Publish a sealed career under the next version, or a higher one that is named.

        Raises DatabaseUnusable too, for a file that is not whole.
        """
        career = verify_content(sealed)
        name = f"{career}{SUFFIX}"
        target = TargetFile.from_file(name, str(sealed), ["sha256"])
        last = self._version(name)
        chosen = last + 1 if version is None else version
        if chosen <= last:
            raise ExportFailed(f"“{career}” has version {last} already. Name a higher one.")
        published = as_iso(now())[:10]
        custom = {"version": chosen, "published": published, "tables": SCHEMA_VERSION}
        target.unrecognized_fields["custom"] = custom
        self._copy(sealed, f"{target.hashes['sha256']}.{name}")
        with self.papers.edit_targets() as targets:
            targets.targets[name] = target
        self.sign()
        return Title(career, chosen, published, target.length)

    def sign(self) -> None:
        """Sign what holds for a short time again, and the snapshot where contents changed."""
        self.papers.do_snapshot(force=self._runs_out_soon("snapshot"))
        self.papers.do_timestamp(force=True)

    def rotate(self, role: str, *, into: Path, revoke: str = "", passphrase: str = "") -> str:
        """Replace a role's key by a new one, written below ``into``; returns the new one's id.

        ``revoke`` is the id, or its beginning, of the key that goes; it may be left out where the
        role has one key. Kiosks follow by themselves, since the old ``root`` signs the new one.
        """
        goes = self._to_revoke(role, revoke)
        word = passphrase if role in OFFLINE else ""
        public = make_key(_home(into, role), role, passphrase=word)
        self._keys = (*self._keys, into)
        self.papers = self._papers()
        with self.papers.edit_root() as root:
            root.add_key(public, role)
            root.revoke_key(goes, role)
        if role == "targets":
            with self.papers.edit_targets():
                pass
        self.papers.do_snapshot(force=role == "snapshot")
        self.papers.do_timestamp(force=True)
        return public.keyid

    def renew(self) -> None:
        """Sign everything again, from the root down, with the keys that stay in the safe."""
        with self.papers.edit_root():
            pass
        with self.papers.edit_targets():
            pass
        self.papers.do_snapshot(force=True)
        self.papers.do_timestamp(force=True)

    def titles(self) -> list[Title]:
        """Return what the repository holds."""
        found = []
        for name, target in sorted(self.papers.targets().targets.items()):
            told = target.custom or {}
            career = name.removesuffix(SUFFIX)
            found.append(Title(career, told["version"], told["published"], target.length))
        return found

    def signatures(self) -> list[Paper]:
        """Return until when each signature holds."""
        papers = [(role, self.papers.open(role).signed) for role in ROLES]
        return [Paper(role, each.version, as_iso(each.expires)) for role, each in papers]

    def _papers(self) -> Papers:
        ring = KeyRing(self._keys, self._passphrase)
        return Papers(self.folder / "metadata", ring, days=self._days)

    def _version(self, name: str) -> int:
        target = self.papers.targets().targets.get(name)
        return int((target.custom or {}).get("version", 0)) if target else 0

    def _runs_out_soon(self, role: str) -> bool:
        paper = self.papers.open(role).signed
        return bool((paper.expires - now()).days < self._days[role] / 2)

    def _to_revoke(self, role: str, beginning: str) -> str:
        keyids = self.papers.root().roles[role].keyids
        found = [keyid for keyid in keyids if keyid.startswith(beginning)]
        if len(found) != 1:
            known = ", ".join(keyid[:16] for keyid in keyids)
            raise ExportFailed(f"Name the key of “{role}” that goes, with --revoke: {known}.")
        return found[0]

    def _copy(self, sealed: Path, name: str) -> None:
        folder = self.folder / "targets"
        beside = folder / f".{name[:40]}.part"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(sealed, beside)
            beside.chmod(0o644)
            flush(beside)
            move(beside, folder / name)
        except OSError as error:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            raise ExportFailed(f"“{folder / name}” was not written ({error}).") from error


def _home(keys: Path, role: str) -> Path:
    return keys / ("offline" if role in OFFLINE else "daily")


def open_repository(folder: Path, keys: Iterable[Path], passphrase: Passphrase) -> Publisher:
    """Open a repository that is there. Raises ExportFailed where there is none."""
    if not (folder / "metadata" / "timestamp.json").is_file():
        raise ExportFailed(
            f"“{folder}” holds no repository of content. Make one with career-atlas publish init."
        )
    return Publisher(folder, keys, passphrase)
