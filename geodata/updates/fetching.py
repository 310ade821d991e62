"""Where updates come from: a folder, which may be a stick's, or a web server."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final
from urllib.parse import unquote, urlsplit

from tuf.api.exceptions import DownloadError, DownloadHTTPError, SlowRetrievalError
from tuf.ngclient.fetcher import FetcherInterface
from tuf.ngclient.urllib3_fetcher import Urllib3Fetcher
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from geodata.errors import UpdateRefused
from geodata.updates.reasons import NO_REPOSITORY, NOT_AN_ADDRESS

__all__ = ["FolderFetcher", "WebFetcher", "fetcher_for"]

_CHUNK: Final = 256 * 1024
_PATIENCE: Final = 15
"""Seconds without a byte after which a server is given up."""
_LONGEST: Final = 1800
"""Seconds that one file may take, however steadily it drips."""


def fetcher_for(source: str) -> tuple[str, FetcherInterface]:
    """Return the base address and the fetcher for what was named. Raises UpdateRefused."""
    scheme = urlsplit(source).scheme
    if scheme in ("http", "https"):
        return source.rstrip("/"), WebFetcher()
    folder = Path(source)
    if folder.is_dir():
        if not (folder / "metadata").is_dir():
            raise UpdateRefused(NO_REPOSITORY, source=source)
        return "folder:", FolderFetcher(folder)
    raise UpdateRefused(NOT_AN_ADDRESS if not scheme else NO_REPOSITORY, source=source)


class FolderFetcher(FetcherInterface):
    """Reads a repository in a folder. What is not a plain file there, is not there: a link could
    lead anywhere, and a pipe would never end."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _fetch(self, url: str) -> Iterator[bytes]:
        parts = [unquote(part) for part in url.removeprefix("folder:").split("/") if part]
        if any(part in ("..", ".") or "/" in part or "\0" in part for part in parts):
            raise DownloadHTTPError("a path that leaves the folder", 404)
        try:
            handle = os.open(self._folder.joinpath(*parts), _READING)
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as error:
            raise DownloadHTTPError("no such file", 404) from error
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            raise DownloadHTTPError("not a plain file", 404)
        return _chunks(handle)


class WebFetcher(Urllib3Fetcher):
    """Reads a repository from a web server, and gives up one that only drips."""

    def __init__(self, *, patience: float = _PATIENCE, longest: float = _LONGEST) -> None:
        super().__init__(app_user_agent="career-atlas")
        self.socket_timeout = patience  # type: ignore[assignment]  # urllib3 takes fractions
        self._longest = longest
        self._response: BaseHTTPResponse | None = None

    @contextmanager
    def download_file(self, url: str, max_length: int) -> Iterator[IO[bytes]]:
        """Fetch a file, and hang up whatever happens: an attacker's stream must not stay open."""
        try:
            with super().download_file(url, max_length) as file:
                yield file
        finally:
            if self._response is not None:
                self._response.close()
                self._response = None

    def _chunks(self, response: BaseHTTPResponse) -> Iterator[bytes]:
        self._response = response
        return self._hurried(response)

    def _hurried(self, response: BaseHTTPResponse) -> Iterator[bytes]:
        end = time.monotonic() + self._longest
        try:
            for chunk in response.stream(self.chunk_size):
                if time.monotonic() > end:
                    raise SlowRetrievalError
                yield chunk
        except HTTPError as error:  # the server hung up halfway
            raise DownloadError("broken off") from error


_READING: Final = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
)


def _chunks(handle: int) -> Iterator[bytes]:
    with os.fdopen(handle, "rb") as file:
        try:
            while chunk := file.read(_CHUNK):
                yield chunk
        except OSError as error:  # the stick was pulled out
            raise DownloadError("broken off") from error
