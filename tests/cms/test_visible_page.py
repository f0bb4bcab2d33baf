"""What a web address answers: the same rule and the same headers as the API."""

import datetime as dt
import re
from unittest import mock

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from tests.factories import make_faq_page
from tests.problem_assertions import PREFIX

pytestmark = pytest.mark.django_db


def kept_for(response) -> int:
    """Seconds that shared caches may show an answer, also while they ask again."""
    found = re.search(r"s-maxage=(\d+), stale-while-revalidate=(\d+)", response["Cache-Control"])
    return int(found[1]) + int(found[2])


@pytest.mark.parametrize("address", ["/", "/faq/", "/faq/knee-replacement-spain/"])
def test_a_web_page_has_the_headers_of_its_document(client, faq_page, address):
    # What ends at midnight counts its seconds down: both are asked for at the same moment.
    with mock.patch("django.utils.timezone.now", return_value=timezone.now()):
        response = client.get(address)
        page_id = client.get(f"{PREFIX}pages/resolve/", {"path": address}).json()["page"]["id"]
        document = client.get(f"{PREFIX}pages/{page_id}/")
    assert response["Content-Type"] == "text/html; charset=utf-8"
    assert response["Content-Language"] == document["Content-Language"]
    # Its menu tells of other pages: that can end it, but nothing that ends the document may leave it standing.
    assert kept_for(response) <= kept_for(document)
    assert f"page:{page_id}" in response["Cache-Tag"].split(",")
    assert response["Cache-Tag"] == document["Cache-Tag"]
    assert response["ETag"] != document["ETag"]
    assert response["Vary"] == "Accept-Encoding"
    assert not response.cookies


@pytest.mark.parametrize("address", ["/", "/faq/", "/faq/knee-replacement-spain/"])
def test_no_web_page_is_kept_beyond_the_schedule_of_another_that_its_menu_names(client, faq_page, address):
    other = make_faq_page(title="In the menu", show_in_menus=True)
    Page.objects.filter(pk=other.pk).update(expire_at=timezone.now() + dt.timedelta(seconds=90))
    assert 0 < kept_for(client.get(address)) <= 90


def test_who_has_the_page_is_told_so_until_it_changes(client, faq_page):
    etag = client.get(faq_page.url)["ETag"]
    known = client.get(faq_page.url, HTTP_IF_NONE_MATCH=etag)
    assert (known.status_code, known.content) == (304, b"")
    faq_page.title = "Another title"
    faq_page.save_revision().publish()
    response = client.get(faq_page.url, HTTP_IF_NONE_MATCH=etag)
    assert response.status_code == 200
    assert b"Another title" in response.content
    assert response["ETag"] != etag


def test_head_answers_the_headers_alone(client, faq_page):
    whole, head = client.get(faq_page.url), client.head(faq_page.url)
    assert head.content == b""
    assert (head["ETag"], head["Cache-Tag"]) == (whole["ETag"], whole["Cache-Tag"])


def test_the_language_is_that_of_the_page_and_not_of_the_browser(client, faq_page):
    asked = [client.get(faq_page.url, HTTP_ACCEPT_LANGUAGE=language) for language in ("en", "es")]
    assert asked[0].content == asked[1].content
    assert asked[1]["Content-Language"] == "en"


def test_what_only_some_may_read_is_kept_by_nobody(client, faq_page, admin_client):
    PageViewRestriction.objects.create(page=faq_page, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(faq_page.url).status_code == 302
    response = admin_client.get(faq_page.url)
    assert response.status_code == 200
    assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))
    assert "Cache-Tag" not in response


@pytest.mark.parametrize(
    ("go_live", "expire", "status"), [(None, 1, 200), (None, -1, 404), (1, None, 404), (-1, None, 200)]
)
def test_a_schedule_holds_from_its_minute_on(client, faq_page, go_live, expire, status):
    now = timezone.now()
    moments = [now + dt.timedelta(minutes=minutes) if minutes else None for minutes in (go_live, expire)]
    Page.objects.filter(pk=faq_page.pk).update(go_live_at=moments[0], expire_at=moments[1])
    assert client.get(faq_page.url).status_code == status
    assert client.get(f"{PREFIX}faqs/{faq_page.pk}/").status_code == status
