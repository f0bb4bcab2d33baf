"""Readers of the process tests: connections to each of several servers, and what all of them must be told."""

import http.client
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

TIMEOUT = 60
CONNECTIONS = 2
"""Of each server."""
DETAIL, LIST = "/api/content/v1/faqs/{page}/", "/api/content/v1/faqs/?limit=100&include=questions"
QUESTIONS = "/api/content/v1/questions/?page={page}"
API = (DETAIL, LIST, QUESTIONS)


@dataclass(frozen=True)
class Read:
    """What one request was answered."""

    status: int
    text: str
    etag: str
    last_modified: str


@dataclass
class Connection:
    """A connection to one server, and the newest that it was told of each address."""

    port: int
    known: dict[str, Read] = field(default_factory=dict)
    _client: http.client.HTTPConnection | None = None

    def get(self, address: str, headers: Mapping[str, str] | None = None) -> Read:
        """One request; a server may have closed a connection that was idle."""
        if self._client is None:
            self._client = http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT)
        try:
            self._client.request("GET", address, headers=dict(headers or {}))
            response = self._client.getresponse()
            text = response.read().decode()
        except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
            self._client.close()
            self._client = None
            return self.get(address, headers)
        return Read(response.status, text, response.headers["ETag"], response.headers["Last-Modified"])

    def three_ways(self, address: str) -> list[tuple[str, Read]]:
        """What the address says now, and to those who have its last answer; 304 is told as that answer."""
        before = self.known.get(address)
        reads = [("", self.get(address))]
        if before is not None and before.etag:
            for name, value in (("If-None-Match", before.etag), ("If-Modified-Since", before.last_modified)):
                read = self.get(address, {name: value})
                reads.append((name, before if read.status == 304 else read))
        self.known[address] = reads[0][1]
        return reads


class Readers:
    """Ask all servers over all connections at once; `reads` counts, `findings` tell of every wrong answer."""

    def __init__(self, ports: Sequence[int]) -> None:
        self.connections = [Connection(port) for port in ports for _ in range(CONNECTIONS)]
        self.reads = 0
        self.findings: list[str] = []
        self._threads = ThreadPoolExecutor(len(self.connections))

    def ask(
        self,
        addresses: Iterable[str],
        *,
        find: Iterable[str] = (),
        miss: Iterable[str] = (),
        status: Iterable[int] = (200,),
        about: str = "",
    ) -> None:
        """Every address three ways over every connection: `find` must be in each answer and `miss` in none."""
        expected = list(addresses), tuple(find), tuple(miss), tuple(status)
        each = self._threads.map(lambda connection: _check(connection, *expected), self.connections)
        for reads, findings in each:
            self.reads += reads
            self.findings += [f"{about}: {finding}" for finding in findings]

    def forget(self) -> None:
        """What is read next is not compared with what was read before."""
        for connection in self.connections:
            connection.known.clear()


def _check(
    connection: Connection,
    addresses: Sequence[str],
    find: Sequence[str],
    miss: Sequence[str],
    status: Sequence[int],
) -> tuple[int, list[str]]:
    reads, findings = 0, []
    for address in addresses:
        for way, read in connection.three_ways(address):
            reads += 1
            wrong = [f"without {words!r}" for words in find if words not in read.text]
            wrong += [f"still with {words!r}" for words in miss if words in read.text]
            if read.status not in status:
                wrong.append(f"status {read.status}")
            if wrong:
                findings.append(f"port {connection.port} {address} {way}: {', '.join(wrong)}")
    return reads, findings
