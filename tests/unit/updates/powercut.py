"""A disk that forgets: what may be left of a folder when the power goes at any moment.

While something writes, the folder is looked at before each call that changes names or flushes. A
file's content is certain only as far as it was flushed, and a name only once its folder was.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

__all__ = ["Moment", "Recorder", "recording"]

_CALLS = ("fsync", "replace", "rename", "unlink", "remove", "symlink", "link", "mkdir", "rmdir")


@dataclass(frozen=True, slots=True)
class Thing:
    """A file, a link or a folder: its inode, and its content, target or None."""

    inode: int
    content: bytes | str | None


Tree = Mapping[str, Thing]


@dataclass(frozen=True, slots=True)
class Moment:
    """A folder just before a call: how it looked, and what of it would outlast a power cut."""

    call: str
    seen: Tree
    flushed: Mapping[int, bytes]
    named: Mapping[str, Tree]

    def after_cut(self, folder: Path, dice: random.Random | None) -> None:
        """Make the folder as it is after the power went: with everything that was not flushed
        gone, or, by dice, some of it."""
        for name, thing in sorted(self._names(dice).items()):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if thing.content is None:
                path.mkdir(exist_ok=True)
            elif isinstance(thing.content, str):
                path.symlink_to(thing.content)
            else:
                path.write_bytes(self._content(thing, dice))

    def _names(self, dice: random.Random | None) -> dict[str, Thing]:
        kept: dict[str, Thing] = {}
        folders = {_parent(name) for name in self.seen}
        for parent in sorted(folders):
            if parent and parent not in kept:
                continue  # the folder itself was forgotten
            lucky = dice is not None and dice.random() < 0.5
            source = self.seen if lucky else self.named.get(parent, {})
            kept |= {name: each for name, each in source.items() if _parent(name) == parent}
        return kept

    def _content(self, thing: Thing, dice: random.Random | None) -> bytes:
        assert isinstance(thing.content, bytes)
        safe = self.flushed.get(thing.inode, b"")
        if safe == thing.content or dice is None:
            return safe
        return dice.choice((safe, thing.content, thing.content[: len(thing.content) // 2], b""))


@dataclass(slots=True)
class Recorder:
    """Every moment of what was written below ``folder``."""

    folder: Path
    moments: list[Moment] = field(default_factory=list)
    _flushed: dict[int, bytes] = field(default_factory=dict)
    _named: dict[str, Tree] = field(default_factory=dict)

    def start(self) -> None:
        """What is there now is on the disk."""
        tree = self.look()
        self._flushed = {t.inode: t.content for t in tree.values() if isinstance(t.content, bytes)}
        for parent in {_parent(name) for name in tree} | {""}:
            self._name(parent, tree)

    def look(self) -> Tree:
        """Return the folder as a running system sees it."""
        return dict(self._things())

    def before(self, call: str, *args: Any) -> None:
        """Note the moment before a call, and then what the call makes certain."""
        seen = self.look()
        self.moments.append(Moment(call, seen, dict(self._flushed), dict(self._named)))
        if call == "fsync":
            self._flush(Path(f"/proc/self/fd/{args[0]}").readlink(), seen)

    def _flush(self, path: Path, seen: Tree) -> None:
        if path.is_dir():
            if path.is_relative_to(self.folder):
                self._name(self._relative(path), seen)
        elif path.is_relative_to(self.folder):
            self._flushed[path.stat().st_ino] = path.read_bytes()

    def _name(self, parent: str, seen: Tree) -> None:
        here = {name: thing for name, thing in seen.items() if _parent(name) == parent}
        self._named[parent] = here

    def _things(self) -> Iterator[tuple[str, Thing]]:
        for path in sorted(self.folder.rglob("*")):
            inode = path.lstat().st_ino
            if path.is_symlink():
                yield self._relative(path), Thing(inode, str(path.readlink()))
            elif path.is_dir():
                yield self._relative(path), Thing(inode, None)
            else:
                yield self._relative(path), Thing(inode, path.read_bytes())

    def _relative(self, path: Path) -> str:
        relative = path.relative_to(self.folder).as_posix()
        return "" if relative == "." else relative


@contextmanager
def recording(folder: Path) -> Iterator[Recorder]:
    """Record what this process writes below a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    recorder = Recorder(folder)
    recorder.start()
    with pytest.MonkeyPatch.context() as patched:
        for name in _CALLS:
            patched.setattr(os, name, _noting(recorder, name, getattr(os, name)))
        yield recorder
    recorder.before("end")


def _noting(recorder: Recorder, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
    def noted(*args: Any, **named: Any) -> Any:
        recorder.before(name, *args)
        return call(*args, **named)

    return noted


def _parent(name: str) -> str:
    return name.rpartition("/")[0]
