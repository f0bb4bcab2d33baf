"""Fetching pages of anybody's site: one at a time, with limits on time, size and redirects."""

import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from cms.audit.hosts import Hosts, Refused, place_of
from cms.audit.rendering import USER_AGENT
from cms.audit.web_addresses import joined

MOST_REDIRECTS = 5
MOST_BYTES = 10 * 1024 * 1024
CONNECT_SECONDS, TOTAL_SECONDS, PAUSE_SECONDS = 10.0, 30.0, 0.5
_PIECE = 64 * 1024
_REDIRECTS = (301, 302, 303, 307, 308)
_FAILURES = (OSError, http.client.HTTPException, zlib.error, UnicodeError, ValueError)


class Unreachable(Exception):
    """An address that could not be read; the text says why."""


@dataclass(frozen=True)
class Fetched:
    """An answer, at the address where redirects ended."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes


@contextmanager
def _connected(url: str, address: str) -> Iterator[http.client.HTTPConnection]:
    """A connection to an IP address that was chosen before; the name is looked up by nobody again.

    It is cut after so many seconds whatever it does: a server that sends a byte now and then runs into no other limit.
    """
    host, port = place_of(url)
    secure = urlsplit(url).scheme == "https"
    kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
    with socket.create_connection((address, port), timeout=CONNECT_SECONDS) as plain:
        watched = plain.dup()
        alarm = threading.Timer(TOTAL_SECONDS, _cut, [watched])
        alarm.daemon = True
        alarm.start()
        connection = kind(host, port, timeout=CONNECT_SECONDS)
        try:
            context = ssl.create_default_context() if secure else None
            connection.sock = context.wrap_socket(plain, server_hostname=host) if context else plain
            yield connection
        finally:
            alarm.cancel()
            watched.close()
            connection.close()


def _cut(plain: socket.socket) -> None:
    with suppress(OSError):
        plain.shutdown(socket.SHUT_RDWR)


class Fetcher:
    """Reads addresses politely. `typed` are those that somebody typed in (see `Hosts`)."""

    def __init__(
        self,
        hosts: Hosts,
        *,
        pause: float = PAUSE_SECONDS,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.hosts, self.pause = hosts, pause
        self._sleep, self._clock = sleep, clock
        self._last: float | None = None

    def get(self, url: str, *, most_bytes: int = MOST_BYTES) -> Fetched:
        """The answer at `url`, after at most five redirects. Raises `Unreachable`."""
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._ask(url, most_bytes)
            location = answer.headers.get("location", "")
            if answer.status not in _REDIRECTS or not location:
                return answer
            target = joined(url, location)
            if target is None:
                raise Unreachable(f"it redirects to {location[:200]}, which is no address")
            url = target
        raise Unreachable(f"more than {MOST_REDIRECTS} redirects")

    def _ask(self, url: str, most_bytes: int) -> Fetched:
        self._wait()
        ends = self._clock() + TOTAL_SECONDS
        try:
            with _connected(url, self.hosts.address_of(url)) as connection:
                return self._answer(url, connection, most_bytes, ends)
        except Refused as error:
            raise Unreachable(str(error)) from error
        except _FAILURES as error:
            raise Unreachable(_in_words(error)) from error

    def _answer(
        self, url: str, connection: http.client.HTTPConnection, most_bytes: int, ends: float
    ) -> Fetched:
        connection.request(
            "GET",
            _request_target(url),
            headers={
                "User-Agent": USER_AGENT,
                "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
                "Accept-Encoding": "identity",
                "Connection": "close",
            },
        )
        response = connection.getresponse()
        headers = {name.lower(): value for name, value in response.getheaders()}
        if response.status in _REDIRECTS:
            return Fetched(url, response.status, headers, b"")
        body = self._body(response, most_bytes, ends)
        if headers.get("content-encoding", "identity").lower() not in ("", "identity"):
            body = _inflated(body, headers["content-encoding"], most_bytes)
        return Fetched(url, response.status, headers, body)

    def _body(self, response: Any, most_bytes: int, ends: float) -> bytes:
        pieces, size = [], 0
        # One piece as it comes, so that a server that drips is given up.
        while piece := response.read1(_PIECE):
            pieces.append(piece)
            size += len(piece)
            if size > most_bytes:
                raise ValueError(f"the answer is larger than {most_bytes // 1024} KiB")
            if self._clock() > ends:
                raise TimeoutError(f"the answer took longer than {TOTAL_SECONDS:.0f} s")
        return b"".join(pieces)

    def _wait(self) -> None:
        now = self._clock()
        if self._last is not None and now < self._last + self.pause:
            self._sleep(self._last + self.pause - now)
        self._last = self._clock()


def _request_target(url: str) -> str:
    parts = urlsplit(url)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return f"{path}?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else path


def _inflated(body: bytes, encoding: str, most_bytes: int) -> bytes:
    if encoding.lower() not in ("gzip", "x-gzip", "deflate"):
        raise ValueError(f"the answer is packed as {encoding[:40]}, which was not asked for")
    inflate = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
    text = inflate.decompress(body, most_bytes)
    if inflate.unconsumed_tail:
        raise ValueError(f"the answer is larger than {most_bytes // 1024} KiB")
    return text


def _in_words(error: BaseException) -> str:
    if isinstance(error, TimeoutError) and not str(error):
        return "no answer in time"
    if isinstance(error, ssl.SSLError):
        return f"no secure connection: {error.reason or error}"
    if isinstance(error, socket.gaierror):
        return "the host is not found"
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__)[:200]
