"""Fetching pages of other servers, within limits."""

import gzip
import socket
import threading

import pytest

from cms.audit import fetching
from cms.audit.fetching import Fetcher, Unreachable
from cms.audit.hosts import Hosts
from tests.cms.audit.loopback import serving

HTML = {"Content-Type": "text/html"}


def fetcher(*typed: str) -> Fetcher:
    return Fetcher(Hosts(typed), pause=0)


def test_a_page_is_read_and_the_program_says_its_name():
    with serving(lambda path: (200, HTML, b"<p>Hello")) as (origin, asked):
        found = fetcher(origin).get(f"{origin}/a page?q=1#part")
    assert (found.status, found.body, found.headers["content-type"]) == (200, b"<p>Hello", "text/html")
    path, headers = asked[0]
    assert path == "/a%20page?q=1"
    assert headers["User-Agent"].startswith("VouchAudit/")


def test_redirects_are_followed_to_their_end_but_not_for_ever():
    def answer(path):
        step = int(path[1:])
        return (301, {"Location": f"/{step - 1}"}, b"") if step else (200, HTML, b"end")

    with serving(answer) as (origin, _):
        assert fetcher(origin).get(f"{origin}/5").url == f"{origin}/0"
        with pytest.raises(Unreachable, match="more than 5 redirects"):
            fetcher(origin).get(f"{origin}/6")


def test_a_redirect_into_a_private_network_is_refused():
    with (
        serving(lambda path: (200, HTML, b"secret")) as (inside, asked),
        serving(lambda path: (302, {"Location": f"{inside}/"}, b"")) as (origin, _),
        pytest.raises(Unreachable, match="not on the public internet"),
    ):
        fetcher(origin).get(origin)
    assert asked == []


def test_an_answer_that_is_too_large_is_given_up():
    with (
        serving(lambda path: (200, HTML, b"x" * 300_000)) as (origin, _),
        pytest.raises(Unreachable, match="larger"),
    ):
        fetcher(origin).get(origin, most_bytes=100_000)


def test_a_packed_answer_is_unpacked_up_to_the_limit():
    packed = gzip.compress(b"x" * 5_000_000)
    with serving(lambda path: (200, {"Content-Encoding": "gzip"}, packed)) as (origin, _):
        assert len(fetcher(origin).get(origin).body) == 5_000_000
        with pytest.raises(Unreachable, match="larger"):
            fetcher(origin).get(origin, most_bytes=1_000_000)


def test_a_server_that_says_a_byte_now_and_then_is_given_up(monkeypatch):
    monkeypatch.setattr(fetching, "TOTAL_SECONDS", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as server:
        ended = threading.Event()

        def drip() -> None:
            connection, _ = server.accept()
            with connection:
                while not ended.wait(0.05):
                    try:
                        connection.send(b"H")
                    except OSError:
                        return

        thread = threading.Thread(target=drip, daemon=True)
        thread.start()
        origin = f"http://127.0.0.1:{server.getsockname()[1]}/"
        with pytest.raises(Unreachable):
            fetcher(origin).get(origin)
        ended.set()
        thread.join()


def test_a_host_where_nobody_answers_is_unreachable():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(Unreachable):
        fetcher(f"http://127.0.0.1:{port}/").get(f"http://127.0.0.1:{port}/")


def test_what_is_no_http_is_unreachable():
    with socket.create_server(("127.0.0.1", 0)) as server:

        def babble() -> None:
            connection, _ = server.accept()
            connection.recv(1000)
            connection.sendall(b"220 mail.example ESMTP\r\n")
            connection.close()

        thread = threading.Thread(target=babble, daemon=True)
        thread.start()
        origin = f"http://127.0.0.1:{server.getsockname()[1]}/"
        with pytest.raises(Unreachable):
            fetcher(origin).get(origin)
        thread.join()


def test_between_two_pages_there_is_a_pause():
    slept = []
    with serving(lambda path: (200, HTML, b"")) as (origin, _):
        polite = Fetcher(Hosts([origin]), pause=2.0, sleep=slept.append, clock=lambda: 100.0)
        polite.get(origin)
        polite.get(origin)
    assert slept == [2.0]
