"""Asking the WSGI application directly, without a server: how long it takes and how many queries it makes."""

import io
import itertools
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from django.db import connection

HOST = "127.0.0.1"


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


def environ(path: str, headers: Mapping[str, str] | None = None) -> dict[str, Any]:
    """A GET request as a server hands it over."""
    address, _, query = path.partition("?")
    given = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in (headers or {}).items()}
    return {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote(address),
        "QUERY_STRING": query,
        "SERVER_NAME": HOST,
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": HOST,
        "HTTP_HOST": HOST,
        "HTTP_ACCEPT": "*/*",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
        **given,
    }


def call(
    application: Callable[..., Iterable[bytes]], path: str, headers: Mapping[str, str] | None = None
) -> Answer:
    """One answer, read to its end."""
    started: list[Any] = []
    request = {**environ(path, headers), "wsgi.input": io.BytesIO()}
    response = application(request, lambda status, fields, exc_info=None: started.extend((status, fields)))
    try:
        body = b"".join(response)
    finally:
        close = getattr(response, "close", None)
        if close:
            close()
    return Answer(int(started[0].split()[0]), dict(started[1]), body)


def batch(
    application: Callable[..., Iterable[bytes]],
    paths: Iterator[str],
    headers: Mapping[str, str],
    count: int,
    *,
    before: Callable[[], None] | None = None,
) -> float:
    """Mean seconds of `count` calls. What `before` does ahead of each is not counted."""
    total = 0.0
    for path in itertools.islice(paths, count):
        if before:
            before()
        start = time.perf_counter()
        call(application, path, headers)
        total += time.perf_counter() - start
    return total / count


def queries(
    application: Callable[..., Iterable[bytes]],
    path: str,
    headers: Mapping[str, str],
    *,
    before: Callable[[], None] | None = None,
) -> int:
    """How many database queries one call makes."""
    if before:
        before()
    with counted_queries() as statements:
        call(application, path, headers)
    return len(statements)


class counted_queries:
    """Collects every statement sent to the database within the block."""

    def __enter__(self) -> list[str]:
        self.statements: list[str] = []
        self._wrapper = connection.execute_wrapper(self._note)
        self._wrapper.__enter__()
        return self.statements

    def __exit__(self, *details: Any) -> None:
        self._wrapper.__exit__(*details)

    def _note(self, execute: Callable, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.statements.append(sql)
        return execute(sql, params, many, context)
