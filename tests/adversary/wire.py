"""Requests exactly as given, one connection each: ordinary clients correct what an adversary means to send."""

import http.client
import io
import socket
import time
from collections.abc import Iterable
from dataclasses import dataclass

TIMEOUT = 20
_MOST_BYTES = 32 * 1024 * 1024


@dataclass(frozen=True)
class Answer:
    """What came back. Status 0: the connection was closed without an answer that can be read."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    seconds: float

    def header(self, name: str) -> str:
        """All values of a header, joined; empty if there is none."""
        return ", ".join(value for key, value in self.headers if key.lower() == name.lower())

    @property
    def everything(self) -> bytes:
        """Headers and body: what a secret must not be in."""
        return "\n".join(f"{key}: {value}" for key, value in self.headers).encode() + b"\n\n" + self.body


class _Received:
    """Bytes in the shape that http.client reads from."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def makefile(self, mode: str) -> io.BytesIO:
        return io.BytesIO(self.data)


@dataclass(frozen=True)
class Wire:
    """A server to talk to."""

    port: int
    host: str = "127.0.0.1"

    @property
    def authority(self) -> str:
        return f"{self.host}:{self.port}"

    def send(
        self,
        target: str,
        *,
        method: str = "GET",
        headers: Iterable[tuple[str, str]] = (),
        body: bytes = b"",
        host: str | None = None,
    ) -> Answer:
        """One request; `target` goes out as it is, so it must be without spaces and line ends."""
        lines = [f"{method} {target} HTTP/1.1", f"Host: {self.authority if host is None else host}"]
        lines += [f"{name}: {value}" for name, value in headers]
        if body:
            lines.append(f"Content-Length: {len(body)}")
        head = "\r\n".join([*lines, "Connection: close", "", ""]).encode("utf-8", "surrogateescape")
        began = time.monotonic()
        data = self.raw(head + body)
        return read(data, method, time.monotonic() - began)

    def raw(self, data: bytes, *, timeout: float = TIMEOUT) -> bytes:
        """Everything the server says to these bytes until it closes, or falls silent for `timeout` seconds."""
        received = bytearray()
        with socket.create_connection((self.host, self.port), timeout=timeout) as connection:
            try:
                connection.sendall(data)
                while len(received) < _MOST_BYTES and (chunk := connection.recv(65_536)):
                    received += chunk
            except (TimeoutError, ConnectionError):
                # A server may close while it is still being sent to; what it said before counts.
                return bytes(received)
        return bytes(received)


def read(data: bytes, method: str = "GET", seconds: float = 0.0) -> Answer:
    """The first answer in these bytes."""
    response = http.client.HTTPResponse(_Received(data), method=method)  # type: ignore[arg-type]
    try:
        response.begin()
        body = response.read()
    except (http.client.HTTPException, ValueError):
        return Answer(0, (), data, seconds)
    return Answer(response.status, tuple(response.getheaders()), body, seconds)
