"""The private scheme ``atlas://app/``: the only addresses the map's page may ask for.

The glue is thin: a pure function ``data_for(path)`` gives the bytes, and everything here is about
who may ask. Nothing is read from the disk by a path that the page chose.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, Protocol

from PySide6.QtCore import QBuffer, QByteArray, QFile, QIODevice, QObject, QUrl, Signal
from PySide6.QtWebEngineCore import (
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

from geodata.errors import GeodataError

__all__ = [
    "CONTENT_POLICY",
    "ORIGIN",
    "SCHEME",
    "START",
    "AtlasSchemeHandler",
    "DataFor",
    "PageSource",
    "is_ours",
    "register_scheme",
]

SCHEME: Final = b"atlas"
HOST: Final = "app"
ORIGIN: Final = "atlas://app/"
START: Final = QUrl(ORIGIN + "index.html")

DataFor = Callable[[str], "tuple[str, bytes] | None"]
"""From a path below the origin, without its first slash, to MIME type and bytes; None where
there is no such thing."""

CONTENT_POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src atlas://app",
        # Leaflet places its tiles and labels by setting styles on elements from script, which
        # needs no allowance; a style element or attribute written in the page would.
        "style-src atlas://app",
        "img-src atlas://app data: blob:",
        "font-src atlas://app",
        "connect-src atlas://app",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
"""Sent with every answer, so that it holds even where a page brings none of its own."""

_CHANNEL_PATH: Final = "qwebchannel.js"
_CHANNEL_RESOURCE: Final = ":/qtwebchannel/qwebchannel.js"


_HEADERS: Final[Any] = {  # several values a name, which Qt's stubs do not say
    QByteArray(b"Content-Security-Policy"): [QByteArray(CONTENT_POLICY.encode())],
    QByteArray(b"X-Content-Type-Options"): [QByteArray(b"nosniff")],
}


class PageSource(Protocol):
    """What the map's page is served from; ``geodata.page.live.LivePage`` is one."""

    def data_for(self, path: str) -> tuple[str, bytes] | None:
        """MIME type and bytes of a path such as ``index.html``; None where there is none."""


def register_scheme() -> None:
    """Make the scheme known to Chromium. Must run before QApplication; a second call is nothing.

    Not ``LocalScheme``: with it a page could fetch ``file:`` addresses.
    """
    if QWebEngineUrlScheme.schemeByName(SCHEME).name() == SCHEME:
        return
    scheme = QWebEngineUrlScheme(SCHEME)
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    flag = QWebEngineUrlScheme.Flag
    scheme.setFlags(flag.SecureScheme | flag.CorsEnabled | flag.FetchApiAllowed)
    QWebEngineUrlScheme.registerScheme(scheme)


def is_ours(url: QUrl) -> bool:
    """Whether an address lies below our own origin."""
    return url.scheme() == SCHEME.decode() and url.host() == HOST


class AtlasSchemeHandler(QWebEngineUrlSchemeHandler):
    """Answers the page from the present source, and nobody else. ``missed(text)``: a file of the
    program's own that the source should have is gone or cannot be read."""

    missed = Signal(str)

    def __init__(self, source: PageSource | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source

    def set_source(self, source: PageSource) -> bool:
        """Serve another career from the next request on; False where there was none before."""
        others = self._source is not None
        self._source = source
        return others

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Answer one request: GET, from our own page or from the program itself, known path."""
        if job.requestMethod() != b"GET" or not _may_ask(job.initiator()):
            job.fail(QWebEngineUrlRequestJob.Error.RequestDenied)
            return
        try:
            found = self._find(job.requestUrl().path().lstrip("/"))
        except GeodataError as error:  # a request without an answer would keep the page waiting
            self.missed.emit(str(error))
            found = None
        if found is None:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        _reply(job, *found)

    def _find(self, path: str) -> tuple[str, bytes] | None:
        if path == _CHANNEL_PATH:
            return "text/javascript", _channel_script()
        return self._source.data_for(path) if self._source else None


def _may_ask(initiator: QUrl) -> bool:
    """The program's own navigation has an empty initiator; an opaque origin says ``null``."""
    return initiator.isEmpty() or is_ours(initiator)


def _reply(job: QWebEngineUrlRequestJob, mime: str, body: bytes) -> None:
    buffer = QBuffer(job)
    buffer.setData(QByteArray(body))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    job.setAdditionalResponseHeaders(_HEADERS)
    job.reply(QByteArray(mime.encode()), buffer)


def _channel_script() -> bytes:
    """Qt's own client of QWebChannel, from the library's resources."""
    file = QFile(_CHANNEL_RESOURCE)
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        return b""
    return bytes(file.readAll().data())
