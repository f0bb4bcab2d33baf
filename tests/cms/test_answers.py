"""Answers and the conditions of RFC 9110 that readers set."""

import datetime as dt
import time

import pytest
from django.test import RequestFactory
from django.utils.http import http_date

from cms import answers
from cms.answers import Answer, answered
from cms.published.models import FOREVER

CHANGED_AT = dt.datetime(2026, 9, 1, 12, tzinfo=dt.UTC)
DATE = "Tue, 01 Sep 2026 12:00:00 GMT"
EARLIER = "Tue, 01 Sep 2026 11:59:59 GMT"


@pytest.fixture(autouse=True)
def started_long_ago(monkeypatch) -> None:
    monkeypatch.setattr(answers, "STARTED", dt.datetime(2026, 1, 1, tzinfo=dt.UTC))


def answer(body: bytes = b"{}", changed_at: dt.datetime = CHANGED_AT) -> Answer:
    return Answer(
        body, "application/json", changed_at=changed_at, valid_until=FOREVER, headers={"X-Own": "1"}
    )


def response(**headers):
    return answered(RequestFactory().get("/", **headers), answer())


def test_the_date_is_that_of_the_last_change():
    assert response()["Last-Modified"] == DATE


def test_new_code_counts_as_a_change(monkeypatch):
    monkeypatch.setattr(answers, "STARTED", CHANGED_AT + dt.timedelta(seconds=9))
    assert response()["Last-Modified"] == "Tue, 01 Sep 2026 12:00:09 GMT"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"HTTP_IF_MODIFIED_SINCE": DATE}, 304),
        ({"HTTP_IF_MODIFIED_SINCE": EARLIER}, 200),
        ({"HTTP_IF_MODIFIED_SINCE": "yesterday"}, 200),
        ({"HTTP_IF_MODIFIED_SINCE": DATE, "HTTP_IF_NONE_MATCH": '"other"'}, 200),
        ({"HTTP_IF_MODIFIED_SINCE": EARLIER, "HTTP_IF_NONE_MATCH": answer().etag}, 304),
        ({"HTTP_IF_MODIFIED_SINCE": DATE, "HTTP_IF_NONE_MATCH": "junk"}, 200),
        ({"HTTP_IF_UNMODIFIED_SINCE": DATE}, 200),
        ({"HTTP_IF_UNMODIFIED_SINCE": EARLIER}, 412),
        ({"HTTP_IF_UNMODIFIED_SINCE": EARLIER, "HTTP_IF_MATCH": answer().etag}, 200),
        ({"HTTP_IF_MATCH": '"other"'}, 412),
        ({"HTTP_IF_MATCH": "*"}, 200),
    ],
)
def test_dates_and_tags_are_weighed_as_rfc_9110_says(headers, status):
    assert response(**headers).status_code == status


def test_not_modified_carries_the_same_headers_and_no_body():
    full, short = response(), response(HTTP_IF_MODIFIED_SINCE=DATE)
    assert short.content == b""
    for name in ("ETag", "Last-Modified", "Cache-Control", "X-Own"):
        assert short[name] == full[name]


def test_two_changes_in_one_second_are_not_taken_for_one():
    """Who was told the date of this second must get the second change of it."""
    now = dt.datetime.fromtimestamp(int(time.time()), tz=dt.UTC)
    first = answered(RequestFactory().get("/"), answer(b"first", changed_at=now))
    again = RequestFactory().get("/", HTTP_IF_MODIFIED_SINCE=first["Last-Modified"])
    assert answered(again, answer(b"second", changed_at=now)).status_code == 200


def test_a_date_in_the_future_names_nothing_that_was_served():
    soon = http_date(time.time() + 60)
    assert response(HTTP_IF_MODIFIED_SINCE=soon).status_code == 304


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        (dt.timedelta(days=30), "public, max-age=0, s-maxage=300, stale-while-revalidate=86400"),
        (dt.timedelta(minutes=10), "public, max-age=0, s-maxage=300, stale-while-revalidate=300"),
        (dt.timedelta(seconds=6), "public, max-age=0, s-maxage=6, stale-while-revalidate=0"),
        (dt.timedelta(seconds=-1), "public, max-age=0, s-maxage=0, stale-while-revalidate=0"),
    ],
)
def test_shared_caches_keep_nothing_beyond_a_known_end(left, expected):
    request = RequestFactory().get("/")
    request.asked_at = CHANGED_AT
    ending = Answer(b"{}", "application/json", changed_at=CHANGED_AT, valid_until=CHANGED_AT + left)
    assert answered(request, ending)["Cache-Control"] == expected
