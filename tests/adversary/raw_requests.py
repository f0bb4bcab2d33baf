"""Bytes that are hardly HTTP: smuggling, broken framing, bodies where none belong, connections that only wait."""

import gzip
import json
import socket

from tests.adversary.inspector import PREFIX, Inspector
from tests.adversary.wire import read

FAQS = f"{PREFIX}faqs/"
_SMUGGLED = b"GET /admin/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
# Seconds. A server that waits for more bytes says nothing meanwhile.
_QUIET = 1
# Fewer than the connections that one server process takes at a time; more need a proxy in front.
_WAITING = 50
_LARGE = 1_000_000
_MOST_SECONDS = 10
_REFUSED = (400, 404, 405, 413)


def _requests(authority: str) -> dict[str, bytes]:
    def request(head: str, more: bytes = b"", target: str = FAQS, method: str = "GET") -> bytes:
        return f"{method} {target} HTTP/1.1\r\nHost: {authority}\r\n{head}\r\n".encode("latin-1") + more

    length, chunked = f"Content-Length: {len(_SMUGGLED)}\r\n", "Transfer-Encoding: chunked\r\n"
    end = "Connection: close\r\n"
    return {
        "length and chunks": request(length + chunked + end, b"0\r\n\r\n" + _SMUGGLED, method="POST"),
        "two lengths": request("Content-Length: 0\r\n" + length + end, _SMUGGLED, method="POST"),
        "two different lengths in one": request("Content-Length: 0, 5\r\n" + end, b"hello", method="POST"),
        "negative length": request("Content-Length: -1\r\n" + end, method="POST"),
        "length with a sign": request("Content-Length: +5\r\n" + end, b"hello", method="POST"),
        "huge length": request(f"Content-Length: {'9' * 40}\r\n" + end, method="POST"),
        "unknown coding": request("Transfer-Encoding: xchunked\r\n" + end, b"0\r\n\r\n", method="POST"),
        "coding with a space": request("Transfer-Encoding : chunked\r\n" + end, b"0\r\n\r\n", method="POST"),
        "broken chunk": request(chunked + end, b"zz\r\nhello\r\n0\r\n\r\n", method="POST"),
        "huge chunk": request(chunked + end, b"ffffffffffffffff\r\nhello", method="POST"),
        "folded header": request("X-A: b\r\n c\r\n" + end),
        "NUL in a header": request("X-A: b\x00c\r\n" + end),
        "NUL in the path": request(end, target=f"{FAQS}\x00"),
        "bare line feeds": f"GET {FAQS} HTTP/1.1\nHost: {authority}\nConnection: close\n\n".encode(),
        "bare carriage return": request("X-A: b\rX-B: c\r\n" + end),
        "space in the path": request(end, target=f"{FAQS} x"),
        "header without a colon": request("nonsense\r\n" + end),
        "empty header name": request(": x\r\n" + end),
        "two hosts": request(f"Host: evil.example\r\n{end}"),
        "no host": f"GET {FAQS} HTTP/1.1\r\nConnection: close\r\n\r\n".encode(),
        "HTTP/1.0": f"GET {FAQS} HTTP/1.0\r\nHost: {authority}\r\n\r\n".encode(),
        "HTTP/9.9": f"GET {FAQS} HTTP/9.9\r\nHost: {authority}\r\n\r\n".encode(),
        "no version": f"GET {FAQS}\r\n\r\n".encode(),
        "upgrade": request("Upgrade: h2c\r\nConnection: Upgrade, close\r\nHTTP2-Settings: AAAA\r\n"),
        "websocket": request("Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: eA==\r\n"),
        "expect": request("Expect: 100-continue\r\nContent-Length: 5\r\n" + end, b"hello", method="POST"),
        "header of 100 kB": request(f"X-A: {'a' * 100_000}\r\n" + end),
        "500 headers": request("".join(f"X-{n}: 1\r\n" for n in range(500)) + end),
        "TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 32,
        "nothing but line ends": b"\r\n" * 50,
        "latin-1 in the path": request(end, target=f"{FAQS}\xe9/"),
    }


def raw_requests(inspector: Inspector) -> None:
    """An answer, a refusal or a closed connection; never a failure, and never a second answer."""
    for name, data in _requests(inspector.wire.authority).items():
        received = inspector.wire.raw(data, timeout=_QUIET)
        inspector.expect(received.count(b"HTTP/1.1 ") <= 2, f"{name}: answered more than once")
        inspector.expect(b"/admin/login" not in received, f"{name}: the smuggled request was answered")
        answer = read(received)
        if answer.status:
            # What the server refuses before it reads an address is no answer of the API.
            inspector.judge(answer, name, under_api=False)
    inspector.ask(FAQS, statuses=(200,))


def bodies(inspector: Inspector) -> None:
    """Nothing here takes a body; one that comes all the same is refused without being worked on."""
    form, as_json = "application/x-www-form-urlencoded", "application/json"
    parts = b"".join(b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n' for _ in range(2_500))
    sent = {
        "11 MB": (as_json, b"x" * 11_000_000),
        "nesting": (as_json, b"[" * 100_000),
        "doubled keys": (as_json, b'{"limit": 1, "limit": 2}'),
        "bad UTF-8": (as_json, b'{"a": "\xff\xfe"}'),
        "zipped": (as_json, gzip.compress(b"0" * 50_000_000)),
        "2,500 parts": ("multipart/form-data; boundary=x", parts + b"--x--\r\n"),
        "no boundary": ("multipart/form-data", b"--x\r\n"),
        "XML": ("application/xml", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
        "30,000 fields": (form, b"&".join(b"a%d=1" % n for n in range(30_000))),
        "a method": (form, b"_method=DELETE"),
        "unknown charset": ("application/json; charset=nothing", json.dumps({"a": 1}).encode()),
    }
    for address in (FAQS, f"{PREFIX}nothing/", f"{FAQS}{inspector.content.public_ids[0]}/"):
        for name, (media_type, body) in inspector.some(list(sent.items())):
            headers = [("Content-Type", media_type)]
            if name == "zipped":
                headers.append(("Content-Encoding", "gzip"))
            if len(body) < _LARGE:
                inspector.ask(address, method="POST", headers=headers, body=body, statuses=_REFUSED)
                inspector.ask(address, headers=headers, body=body, statuses=(200, *_REFUSED))
            else:
                _send_large(inspector, address, headers, body)


def _send_large(inspector: Inspector, address: str, headers: list[tuple[str, str]], body: bytes) -> None:
    """A server may answer and close before it has read all of this, and then the answer can get lost."""
    answer = inspector.wire.send(address, method="POST", headers=headers, body=body)
    inspector.expect(
        answer.status in (0, *_REFUSED), f"POST {address}: {answer.status} for {len(body)} bytes"
    )
    inspector.expect(answer.seconds < _MOST_SECONDS, f"POST {address}: {answer.seconds:.0f} s")
    inspector.ask(FAQS, statuses=(200,))


def waiting_connections(inspector: Inspector) -> None:
    """Clients that never finish their request do not keep others from being answered."""
    waiting = [
        socket.create_connection((inspector.wire.host, inspector.wire.port), timeout=10)
        for _ in range(_WAITING)
    ]
    try:
        for connection in waiting:
            connection.sendall(f"GET {FAQS} HTTP/1.1\r\nHost: {inspector.wire.authority}\r\nX-A: ".encode())
        answer = inspector.ask(FAQS, statuses=(200,))
        inspector.expect(
            answer.seconds < _MOST_SECONDS,
            f"answered after {answer.seconds:.0f} s behind waiting connections",
        )
    finally:
        for connection in waiting:
            connection.close()
