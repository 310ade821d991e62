"""The keys that content is signed with, as files.

A key is a PEM file (PKCS #8, Ed25519) that only its owner may read, called after its role and the
first sixteen digits of its id, so that a signer finds it without opening any. With a passphrase it
is encrypted.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from securesystemslib.signer import (  # type: ignore[attr-defined]  # handed on, as documented
    CryptoSigner,
    Key,
    SSlibKey,
)

from geodata.errors import ExportFailed

__all__ = ["KeyRing", "Passphrase", "make_key"]

Passphrase = Callable[[str], str]
"""Asks for the passphrase of the key file of that name; "" is none."""

_MARK: Final = 16


def make_key(folder: Path, role: str, *, passphrase: str) -> SSlibKey:
    """Make a key and write it to ``folder``; returns its public half.

    Raises ExportFailed where it cannot be written.
    """
    private = Ed25519PrivateKey.generate()
    public = SSlibKey.from_crypto(private.public_key())
    locked = BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption()
    content = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, locked)
    path = folder / _name(role, public.keyid)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise ExportFailed(f"The key “{path}” was not written ({error}).") from error
    return public


class KeyRing:
    """The key files in some folders and everything below them. One is opened when it is needed,
    and its passphrase asked for once."""

    def __init__(self, folders: Iterable[Path], passphrase: Passphrase) -> None:
        self._files = {path.stem: path for each in folders for path in sorted(each.rglob("*.pem"))}
        self._passphrase = passphrase
        self._signers: dict[str, CryptoSigner] = {}

    def signers(self, role: str, public: Iterable[Key]) -> Sequence[CryptoSigner]:
        """Return signers for those of the public keys whose private halves are here.

        Raises ExportFailed for a file that others may read, or that the passphrase does not open.
        """
        return [
            self._signer(role, key)
            for key in public
            if isinstance(key, SSlibKey) and _stem(role, key.keyid) in self._files
        ]

    def _signer(self, role: str, public: SSlibKey) -> CryptoSigner:
        if public.keyid not in self._signers:
            path = self._files[_stem(role, public.keyid)]
            self._signers[public.keyid] = self._read(path, public)
        return self._signers[public.keyid]

    def _read(self, path: Path, public: SSlibKey) -> CryptoSigner:
        if os.name == "posix" and path.stat().st_mode & 0o077:
            raise ExportFailed(f"Others may read the key “{path}”. Run: chmod 600 {path}")
        content = path.read_bytes()
        word = self._passphrase(path.name) if b"ENCRYPTED" in content.split(b"\n")[0] else ""
        try:
            private = load_pem_private_key(content, word.encode() or None)
            return CryptoSigner(private, public)
        except (ValueError, TypeError) as error:
            raise ExportFailed(
                f"The passphrase does not open the key “{path}”. Try again."
            ) from error


def _stem(role: str, keyid: str) -> str:
    return f"{role}-{keyid[:_MARK]}"


def _name(role: str, keyid: str) -> str:
    return f"{_stem(role, keyid)}.pem"
