"""The one way to the network: paced, bounded in time and size, and honest about what failed."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Mapping
from http.client import HTTPException, HTTPMessage
from typing import IO, Any, Final, NoReturn
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPRedirectHandler,
    HTTPSHandler,
    ProxyHandler,
    Request,
    build_opener,
)

from geopy.adapters import AdapterHTTPError, BaseSyncAdapter, get_retry_after
from geopy.exc import (
    GeocoderParseError,
    GeocoderQueryError,
    GeocoderTimedOut,
    GeocoderUnavailable,
    GeopyError,
)

from geodata.errors import GeodataError
from geodata.geocoding.pace import LONGEST_PAUSE_S, Pace

__all__ = ["PacedAdapter"]

_LONGEST_ANSWER: Final = 4 * 1024 * 1024
_CHUNK: Final = 64 * 1024
_PAUSE_UNASKED_S: Final = 60.0
"""After a 429 that does not say how long to wait."""


class PacedAdapter(BaseSyncAdapter):  # type: ignore[misc]  # geopy has no types
    """Sends each request at its turn. ``proxies`` is what urllib takes, None for the system's."""

    def __init__(
        self, *, proxies: Mapping[str, str] | None, ssl_context: Any, pace: Pace, service: str
    ) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        self._pace = pace
        self._service = service
        # Without a handler of its own urllib would take the system's proxies even for none.
        handler = ProxyHandler(None if proxies is None else dict(proxies))
        https = HTTPSHandler(context=ssl_context)
        self._opener = build_opener(https, handler, _StayThere(pace, service))

    def get_json(
        self,
        url: str,
        *,
        timeout: float | None,
        headers: Mapping[str, str],
        body: bytes | None = None,
    ) -> Any:
        """Return the parsed answer; with ``body`` the request is a POST of JSON.

        Raises AdapterHTTPError for a status that is none of success, and the errors of geopy.
        """
        sent = {**headers, "Accept": "application/json"}
        if body is not None:
            sent["Content-Type"] = "application/json"
        content = self._content(url, timeout=timeout, headers=sent, body=body)
        try:
            return json.loads(content, parse_constant=_no_number)
        except (ValueError, RecursionError) as error:
            raise GeocoderParseError(f"no JSON ({error})") from error

    def get_text(self, url: str, *, timeout: float | None, headers: Mapping[str, str]) -> str:
        """Return the answer as text."""
        return self._content(url, timeout=timeout, headers=headers).decode("utf-8", "replace")

    def _content(
        self,
        url: str,
        *,
        timeout: float | None,
        headers: Mapping[str, str],
        body: bytes | None = None,
    ) -> bytes:
        self._pace.wait(self._service)
        deadline = None if timeout is None else time.monotonic() + timeout
        try:
            request = Request(url, data=body, headers=dict(headers))
            with self._opener.open(request, timeout=timeout) as answer:
                return _read(answer, deadline)
        except (GeopyError, GeodataError):  # some of them are OSErrors as well
            raise
        except HTTPError as error:
            with error:
                self._refused(error, deadline)
        except URLError as error:
            _unreachable(error.reason)
        except TimeoutError as error:
            raise GeocoderTimedOut("no answer in time") from error
        except OSError as error:
            _unreachable(error)
        except HTTPException as error:
            raise GeocoderParseError(f"no HTTP ({type(error).__name__})") from error
        except ValueError as error:  # an address or a header that HTTP cannot hold
            raise GeocoderQueryError(str(error)) from error

    def _refused(self, error: HTTPError, deadline: float | None) -> NoReturn:
        headers = {name.lower(): value for name, value in error.headers.items()}
        asked = get_retry_after(headers)
        if error.code == 429 or (error.code == 503 and asked is not None):
            pause = min(_PAUSE_UNASKED_S if asked is None else asked, LONGEST_PAUSE_S)
            self._pace.pause(self._service, pause)
            headers["retry-after"] = str(math.ceil(pause))  # what is done is what is told
        try:
            text = _read(error, deadline).decode("utf-8", "replace")
        except (GeocoderParseError, GeocoderTimedOut, OSError, HTTPException):
            text = ""  # the status says enough
        raise AdapterHTTPError(
            f"status {error.code}", status_code=error.code, headers=headers, text=text
        ) from error


class _StayThere(HTTPRedirectHandler):
    """Follows a service to another page of its own, at the next turn, and nowhere else: headers
    may carry a token."""

    def __init__(self, pace: Pace, service: str) -> None:
        self._pace = pace
        self._service = service

    def redirect_request(
        self,
        req: Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> Request | None:
        there, here = urlsplit(newurl), urlsplit(req.full_url)
        if req.data is not None or (there.scheme, there.netloc) != (here.scheme, here.netloc):
            return None
        self._pace.wait(self._service)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _read(answer: Any, deadline: float | None) -> bytes:
    """Read an answer to its end, unless it is endless in time or in size."""
    content = bytearray()
    while chunk := answer.read1(_CHUNK):
        content += chunk
        if len(content) > _LONGEST_ANSWER:
            raise GeocoderParseError(f"more than {_LONGEST_ANSWER} bytes")
        if deadline is not None and time.monotonic() > deadline:
            raise GeocoderTimedOut("no answer in time")
    return bytes(content)


def _unreachable(reason: object) -> NoReturn:
    if isinstance(reason, TimeoutError):
        raise GeocoderTimedOut("no answer in time") from reason
    told = reason.strerror if isinstance(reason, OSError) and reason.strerror else str(reason)
    raise GeocoderUnavailable(told or type(reason).__name__)


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number of JSON")
