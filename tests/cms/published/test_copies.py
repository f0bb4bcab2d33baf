"""Answers kept in memory: as fast as memory, never older than the last change."""

import datetime as dt
from unittest import mock

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.http import parse_http_date
from wagtail.models import Page, PageViewRestriction

from cms.answers import Answer, answered
from cms.published.copies import Copies, _Ends, copies
from cms.published.freshness import bring_up_to_date
from cms.published.models import FOREVER, DocumentMark
from tests.factories import faq_index, make_faq_page, make_question
from tests.problem_assertions import PREFIX

NOW = dt.datetime(2026, 9, 1, 12, tzinfo=dt.UTC)
ONE = "one"
HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)


def answer(body: bytes = b"body", valid_until: dt.datetime = FOREVER) -> Answer:
    return Answer(body, "application/json", changed_at=NOW, valid_until=valid_until)


def kept(store: Copies, key: str, *, token: str = ONE, now: dt.datetime = NOW) -> bytes | None:
    found = store.get(key, token=token, now=now)
    return found.body if found else None


def test_an_answer_is_kept_while_the_token_is_the_same():
    store = Copies(100_000)
    store.put("/a/", answer(), token="one", valid_until=FOREVER)
    assert kept(store, "/a/") == b"body"
    assert kept(store, "/b/") is None
    assert kept(store, "/a/", token="two") is None


def test_another_token_ends_all_copies():
    store = Copies(100_000)
    store.put("/a/", answer(), token="one", valid_until=FOREVER)
    store.put("/b/", answer(), token="two", valid_until=FOREVER)
    assert kept(store, "/a/", token="one") is None
    assert kept(store, "/a/", token="two") is None


def test_time_ends_one_answer_or_all():
    store = Copies(100_000)
    store.put("/short/", answer(valid_until=NOW + HOUR), token="one", valid_until=NOW + 2 * HOUR)
    store.put("/long/", answer(), token="one", valid_until=NOW + 2 * HOUR)
    assert kept(store, "/short/", now=NOW + HOUR) is None
    assert kept(store, "/long/", now=NOW + HOUR) == b"body"
    assert kept(store, "/long/", now=NOW + 2 * HOUR) is None


def test_the_least_used_answer_goes_first_when_memory_is_full():
    store = Copies(3 * 5_000)
    for key in ("/a/", "/b/", "/c/"):
        store.put(key, answer(b"x" * 900), token="one", valid_until=FOREVER)
    kept(store, "/a/")
    store.put("/d/", answer(b"x" * 900), token="one", valid_until=FOREVER)
    assert [key for key in ("/a/", "/b/", "/c/", "/d/") if kept(store, key)] == ["/a/", "/c/", "/d/"]


def test_an_answer_larger_than_the_memory_is_not_kept():
    store = Copies(3_000)
    store.put("/a/", answer(b"x" * 10_000), token="one", valid_until=FOREVER)
    assert kept(store, "/a/") is None


# Committed, because what stands in an open transaction is never copied.
committed = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def page(transactional_db):
    copies.clear()
    return make_faq_page(slug="knee", questions=[make_question(short_answer="Old answer.")])


def queries(client, address: str, **headers) -> tuple[int, int]:
    """Status, and the number of queries, of the second of two equal requests."""
    client.get(address, **headers)
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address, **headers)
    return response.status_code, len(asked)


ADDRESSES = [
    "{api}faqs/{id}/",
    "{api}faqs/",
    "{api}pages/resolve/?path=/faq/knee/",
    "{api}navigation/",
    "/faq/knee/",
]


@committed
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_copied_answer_costs_one_small_query(client, page, address):
    address = address.format(api=PREFIX, id=page.pk)
    assert queries(client, address) == (200, 1)
    etag = client.get(address)["ETag"]
    assert queries(client, address, HTTP_IF_NONE_MATCH=etag) == (304, 1)


@committed
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_copied_answer_is_the_same_to_the_last_header(client, page, address):
    address = address.format(api=PREFIX, id=page.pk)
    # What ends at midnight counts its seconds down: both are asked for at the same moment.
    with mock.patch("django.utils.timezone.now", return_value=timezone.now()):
        first, second = client.get(address), client.get(address)
    assert second.content == first.content
    changing = ("X-Request-ID", "RateLimit-Remaining", "RateLimit-Reset", "Last-Modified")
    assert {k: v for k, v in second.items() if k not in changing} == {
        k: v for k, v in first.items() if k not in changing
    }
    head = client.head(address)
    assert (head.status_code, head["ETag"]) == (200, first["ETag"])


@committed
def test_what_visitors_make_up_without_end_is_not_copied(client, page):
    assert queries(client, "/search/?q=old")[1] > 1


@committed
def test_a_change_ends_the_copies(client, page):
    addresses = [address.format(api=PREFIX, id=page.pk) for address in ADDRESSES]
    for address in addresses:
        client.get(address)
    page.title = "A new title"
    page.questions = [make_question(short_answer="New answer.")]
    page.save_revision().publish()
    assert client.get(addresses[0]).json()["title"] == "A new title"
    assert "New answer." in client.get("/faq/knee/").content.decode()
    PageViewRestriction.objects.create(page=Page.objects.get(pk=faq_index().pk), restriction_type="login")
    assert client.get(addresses[0]).status_code == 404
    assert client.get("/faq/knee/").status_code == 302


@committed
def test_what_an_editor_or_a_token_gets_is_never_copied(client, page, admin_client):
    address = f"{PREFIX}faqs/{page.pk}/"
    client.get(address, HTTP_AUTHORIZATION="Bearer nothing")
    assert client.get(address).status_code == 200
    assert client.get(address, HTTP_AUTHORIZATION="Bearer nothing").status_code == 401
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    private = admin_client.get("/faq/knee/")
    assert private.status_code == 200
    assert private["Cache-Control"].startswith("private, no-store")
    assert client.get("/faq/knee/").status_code == 302


@committed
def test_a_request_that_writes_leaves_nothing_for_the_next_reader_to_work_in(client, page):
    page.title = "Written, and then something is posted"
    page.save_revision().publish()
    client.post("/admin/login/")
    assert not DocumentMark.objects.exists()


@committed
def test_an_answer_excludes_whoever_wants_another_state(client, page):
    address = f"{PREFIX}faqs/{page.pk}/"
    for _ in range(2):
        response = client.get(address, HTTP_IF_MATCH='"another"')
        assert response.status_code == 412
        assert response["Content-Type"] == "application/problem+json"


def test_copies_end_when_time_changes_a_page_a_second_time(site):
    page = make_faq_page()
    begins = timezone.make_aware(dt.datetime.combine(timezone.localdate() + 7 * DAY, dt.time(12)))
    ends = begins + HOUR
    Page.objects.filter(pk=page.pk).update(go_live_at=begins, expire_at=ends)
    token = bring_up_to_date(now=timezone.now())
    over = _Ends()
    assert over.of(token, begins - HOUR) == begins
    assert over.of(token, begins + HOUR / 2) == ends


def test_an_answer_carries_no_date_of_what_came_while_it_was_made(rf):
    request = rf.get("/")
    request.asked_at = NOW
    made = Answer(b"", "text/plain", changed_at=NOW + dt.timedelta(seconds=5), valid_until=FOREVER)
    with mock.patch("cms.answers.STARTED", NOW - HOUR):
        assert parse_http_date(answered(request, made)["Last-Modified"]) < NOW.timestamp()
