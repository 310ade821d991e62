"""A machine's updates: what is offered, fetching it, showing it, and one step back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from geodata.errors import GeodataError, UpdateRefused
from geodata.sealed.contents import verify_content
from geodata.storage.identity import SCHEMA_VERSION
from geodata.updates import reasons
from geodata.updates.clock import check_clock
from geodata.updates.disk import flush, locked, move, write_whole
from geodata.updates.framework import Offer, Session, check_root
from geodata.updates.shelf import POINTER, Shelf, Version, file_name, load_shelf, save_shelf, tidy

__all__ = ["Updates"]

_INCOMING: Final = ".incoming.part"
_SPARE: Final = 32 * 1024 * 1024
"""Bytes that stay free on the disk beside an update."""


class Updates:
    """The updates of one career, below ``folder``, which all careers of a machine share.

    Only ``stage`` and ``check`` talk to a repository; only ``apply`` and ``roll_back`` change what
    is shown, each in one step, and the caller does that while nobody is looking. Every method
    raises UpdateRefused with a sentence; what was shown is then shown still.
    """

    def __init__(self, folder: Path, *, career: str) -> None:
        self._folder = folder
        self._career = career
        self._shelf = folder / career

    def trust(self, root: bytes) -> None:
        """From now on believe the repository whose ``root.json`` this is, and no other."""
        check_root(root)
        with self._fetching():
            shutil.rmtree(self._folder / "metadata", ignore_errors=True)
            write_whole(self._folder / "root.json", root)

    def check(self, source: str) -> Offer | None:
        """Return what a folder or an address offers that is new here, and fetch nothing of it."""
        with self._fetching():
            _session, offer, _signed = self._ask(source)
            return offer

    def stage(self, source: str) -> Version | None:
        """Fetch what is new, verify it, and let it wait. None where there is nothing new."""
        with self._fetching():
            session, offer, signed = self._ask(source)
            if offer is None:
                return None
            keys = session.keys()
            staged = self.staged()
            if staged is not None and (staged.sha256, staged.keys) == (offer.sha256, keys):
                return staged
            return self._fetch(session, offer, signed=signed, keys=keys)

    def staged(self) -> Version | None:
        """Return what waits to be applied."""
        return self.shown().staged

    def shown(self) -> Shelf:
        """Return what is shown, what was before, and what waits."""
        return load_shelf(self._shelf)

    def apply(self) -> Version:
        """Show what waits, from the next opening on. It is verified once more."""
        with self._pointing() as shelf:
            if shelf.staged is None:
                raise UpdateRefused(reasons.NOTHING_STAGED)
            try:
                self._verify(self._shelf / shelf.staged.file)
            except UpdateRefused:
                save_shelf(self._shelf, shelf.without_staged())
                raise
            save_shelf(self._shelf, shelf.applied())
            tidy(self._shelf, shelf.applied(), incoming=_INCOMING)
            return shelf.staged

    def roll_back(self) -> Version | None:
        """Show what was shown before, from the next opening on; None is what had shipped."""
        with self._pointing() as shelf:
            if shelf.current is None or shelf.went_back:
                raise UpdateRefused(reasons.NOTHING_TO_GO_BACK_TO)
            save_shelf(self._shelf, shelf.gone_back())
            return shelf.previous

    def _ask(self, source: str) -> tuple[Session, Offer | None, str]:
        shelf = self.shown()
        check_clock(shelf.signed)
        session = Session(source, metadata=self._folder / "metadata", root=self._root())
        signed = session.refresh()
        offer = session.offer(self._career)
        if offer.tables > SCHEMA_VERSION:
            raise UpdateRefused(reasons.NEWER_PROGRAM)
        return session, offer if _is_new(offer, shelf, session.keys()) else None, signed

    def _fetch(self, session: Session, offer: Offer, *, signed: str, keys: str) -> Version:
        if shutil.disk_usage(self._shelf).free < offer.bytes + _SPARE:
            needed = (offer.bytes + _SPARE) // 1_000_000
            raise UpdateRefused(reasons.NO_ROOM, needed=needed)
        name = file_name(offer.version, offer.sha256)
        staged = Version(offer.version, name, offer.sha256, offer.published, keys)
        beside = self._shelf / _INCOMING
        try:
            session.download(offer, beside)
            self._verify(beside)
            with self._pointing() as shelf:
                move(beside, self._shelf / name)
                waiting = shelf.with_staged(staged, signed=signed)
                save_shelf(self._shelf, waiting)
                tidy(self._shelf, waiting, incoming=_INCOMING)
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
        return staged

    def _verify(self, path: Path) -> None:
        try:
            found = verify_content(path)
        except GeodataError as error:
            raise UpdateRefused(reasons.NOT_WHOLE) from error
        if found != self._career:
            raise UpdateRefused(reasons.OTHER_CAREER, found=found, career=self._career)

    def _root(self) -> bytes:
        try:
            return (self._folder / "root.json").read_bytes()
        except FileNotFoundError as error:
            raise UpdateRefused(reasons.NO_ROOT) from error

    @contextmanager
    def _fetching(self) -> Iterator[None]:
        """Let only one process talk to a repository, however long that takes."""
        with self._writing():
            if not self._shelf.is_dir():
                self._shelf.mkdir(parents=True)
                flush(self._folder)
                flush(self._folder.parent)
            with locked(self._folder / "fetching.lock"):
                if not (self._shelf / POINTER).exists():
                    save_shelf(self._shelf, self.shown())
                yield

    @contextmanager
    def _pointing(self) -> Iterator[Shelf]:
        """Let only one process change the pointer, which takes a moment: the exhibit, which does
        that itself, never waits for a download."""
        with self._writing():
            self._shelf.mkdir(parents=True, exist_ok=True)
            with locked(self._folder / "pointer.lock"):
                yield self.shown()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Turn a disk that refuses into a sentence."""
        try:
            yield
        except OSError as error:
            reason = error.strerror or type(error).__name__
            folder = str(self._folder)
            raise UpdateRefused(reasons.NOT_WRITABLE, folder=folder, error=reason) from error


def _is_new(offer: Offer, shelf: Shelf, keys: str) -> bool:
    """Return whether an offer is to be taken. Raises UpdateRefused for one that is older.

    After other keys have come into force, counting begins anew: a thief of the old ones may have
    used up all numbers.
    """
    if shelf.current is not None and offer.sha256.startswith(shelf.current.sha256[:16]):
        return False
    if offer.version > shelf.highest or (shelf.keys and shelf.keys != keys):
        return True
    if shelf.went_back and offer.version == shelf.highest:
        return False
    raise UpdateRefused(reasons.OLDER, version=offer.version, highest=shelf.highest)
