"""Each client of the APIs has a share of requests, and nobody gets another's by what they claim to be."""

import threading

import pytest
from django.core.exceptions import ImproperlyConfigured, MiddlewareNotUsed
from django.http import HttpResponse
from django.test import Client, RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from cms.rate_limit_middleware import RateLimitMiddleware
from cms.rate_limits import Counters, Rate, client_of, rate_from
from tests.problem_assertions import PREFIX, assert_problem


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("", None),
        ("1/second", (1, 1)),
        ("1200/minute", (1200, 60)),
        ("5/hour", (5, 3600)),
        ("9/day", (9, 86400)),
    ],
)
def test_a_setting_becomes_a_rate(text, rate):
    assert rate_from(text) == rate


@pytest.mark.parametrize(
    "text", ["0/minute", "-1/minute", "1200", "1200/month", "1_0/minute", "٣/minute", " 5/hour", "5/hour\n"]
)
def test_any_other_setting_is_refused_with_what_is_allowed(text):
    with pytest.raises(ImproperlyConfigured, match=r"API_RATE_LIMIT is .*such as 1200/minute"):
        rate_from(text)


def test_a_window_allows_its_limit_and_no_more():
    counters = Counters(Rate(2, 60))
    verdicts = [counters.count("a", now=now) for now in (120.0, 150.5, 179.9)]
    assert verdicts == [(True, 1, 60), (True, 0, 30), (False, 0, 1)]
    assert counters.count("b", now=179.9).allowed
    assert counters.count("a", now=180.0) == (True, 1, 60)


def test_refused_requests_do_not_lengthen_the_wait():
    counters = Counters(Rate(1, 10))
    assert [counters.count("a", now=float(second)).allowed for second in range(12)] == (
        [True] + [False] * 9 + [True, False]
    )


def test_memory_is_bounded_and_the_oldest_client_is_forgotten():
    counters = Counters(Rate(1, 60), most_clients=3)
    for client in "abcd":
        assert counters.count(client, now=0).allowed
    assert not counters.count("d", now=1).allowed
    assert counters.count("a", now=1).allowed
    assert len(counters._counts) == 3


def test_threads_do_not_lose_counts():
    counters = Counters(Rate(10_000, 60))

    def send() -> None:
        for _ in range(1_000):
            counters.count("a", now=0)

    threads = [threading.Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counters.count("a", now=0).remaining == 10_000 - 8_001


@pytest.mark.parametrize(
    ("forwarded", "trusted", "client"),
    [
        ("203.0.113.9", 0, "192.0.2.1"),
        ("203.0.113.9", 1, "203.0.113.9"),
        ("10.9.9.9, 203.0.113.9", 1, "203.0.113.9"),
        ("10.9.9.9,203.0.113.9 , 198.51.100.7", 2, "203.0.113.9"),
        ("203.0.113.9, 198.51.100.7", 2, "203.0.113.9"),
        ("203.0.113.9", 2, "192.0.2.1"),
        ("", 1, "192.0.2.1"),
        (",", 2, "192.0.2.1"),
        (", 203.0.113.9", 2, "192.0.2.1"),
        ("unknown", 1, "192.0.2.1"),
        ("203.0.113.9, ", 1, "192.0.2.1"),
        ("203.0.113.9:80", 1, "192.0.2.1"),
        ("2001:db8:1:2:aaaa::1", 1, "2001:db8:1:2::/64"),
        ("2001:db8:1:2::ffff", 1, "2001:db8:1:2::/64"),
        ("fe80::1%eth0", 1, "fe80::/64"),
        ("::ffff:203.0.113.9", 1, "203.0.113.9"),
    ],
)
def test_the_client_is_what_the_outermost_trusted_proxy_saw(forwarded, trusted, client):
    assert client_of("192.0.2.1", forwarded, trusted_proxies=trusted) == client


@given(forged=st.text(max_size=200), trusted=st.integers(1, 3))
def test_forged_entries_change_nothing(forged, trusted):
    honest = ", ".join(["203.0.113.9", "198.51.100.1", "198.51.100.2"][:trusted])
    assert client_of("192.0.2.1", f"{forged}, {honest}", trusted_proxies=trusted) == "203.0.113.9"


@given(forwarded=st.text(max_size=300), remote=st.text(max_size=300))
def test_whatever_is_claimed_a_short_name_is_counted(forwarded, remote):
    assert len(client_of(remote, forwarded, trusted_proxies=1)) <= 64


@pytest.fixture
def limited(settings, db) -> Client:
    """A client of a server that allows two requests an hour; every `Client` is a server of its own."""
    settings.API_RATE_LIMIT = "2/hour"
    return Client(headers={"origin": "https://front.example"})


def test_every_answer_says_what_is_left(limited, site):
    for path, left in ((f"{PREFIX}faqs/", "1"), (f"{PREFIX}nothing/", "0")):
        response = limited.get(path)
        assert response["RateLimit-Limit"] == "2"
        assert response["RateLimit-Remaining"] == left
        assert 1 <= int(response["RateLimit-Reset"]) <= 3600


@pytest.mark.parametrize("path", [f"{PREFIX}faqs/", "/api/v2/pages/", "/api/content/v1", "/api/nothing"])
def test_too_many_requests_are_a_problem_that_scripts_of_other_sites_can_read(limited, site, path):
    for _ in range(2):
        assert limited.get(path).status_code != 429
    response = limited.get(path)
    assert_problem(response, 429, "too-many-requests")
    assert response["Retry-After"] == response["RateLimit-Reset"]
    assert response["RateLimit-Remaining"] == "0"
    assert "Accept" in response["Vary"]
    assert response["X-Content-Type-Options"] == "nosniff"
    if path.startswith(PREFIX):
        assert response["Access-Control-Allow-Origin"] == "*"
        exposed = response["Access-Control-Expose-Headers"]
        assert {"RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "Retry-After"} <= set(
            exposed.split(", ")
        )


def test_who_searches_too_often_is_told_so_in_the_language_of_the_address(limited, site):
    """Of all public pages only a search costs more than reading what is finished."""
    codes = [limited.get("/search/?q=knee").status_code for _ in range(20)]
    assert codes[0] == 200
    refused = limited.get("/es/search/?q=rodilla")
    assert (codes[-1], refused.status_code) == (429, 429)
    assert "Demasiadas búsquedas" in refused.text
    assert refused["Retry-After"] == refused["RateLimit-Reset"]
    assert refused["Cache-Control"] == "private, no-store"


def test_other_addresses_are_not_counted(limited, site):
    for _ in range(4):
        response = limited.get("/health/live")
        assert response.status_code == 200
        assert "RateLimit-Limit" not in response


def test_a_forged_header_gains_nothing_and_a_trusted_proxy_tells_clients_apart(limited, settings, site):
    forged = [
        limited.get(f"{PREFIX}", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=f"10.0.0.{n}")
        for n in range(3)
    ]
    assert [response.status_code for response in forged] == [200, 200, 429]
    settings.TRUSTED_PROXIES = 1
    behind = Client()
    seen = [behind.get(PREFIX, HTTP_X_FORWARDED_FOR=f"10.0.0.1, 10.1.0.{n}") for n in range(3)]
    assert [response.status_code for response in seen] == [200, 200, 200]


def test_without_a_limit_nothing_is_counted(settings):
    settings.API_RATE_LIMIT = ""
    with pytest.raises(MiddlewareNotUsed):
        RateLimitMiddleware(lambda request: HttpResponse())


def test_a_negative_number_of_proxies_is_refused(settings):
    settings.API_RATE_LIMIT, settings.TRUSTED_PROXIES = "2/hour", -1
    with pytest.raises(ImproperlyConfigured, match="TRUSTED_PROXIES is -1"):
        RateLimitMiddleware(lambda request: HttpResponse())


def test_neither_database_nor_cache_is_asked(settings):
    settings.API_RATE_LIMIT = "1/hour"
    settings.CACHES = {"default": {"BACKEND": "nothing.is.here"}}
    # The test has no database either: a query would fail it.
    middleware = RateLimitMiddleware(lambda request: HttpResponse())
    assert [middleware(RequestFactory().get(PREFIX)).status_code for _ in range(2)] == [200, 429]
