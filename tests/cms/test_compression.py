"""Web pages are sent compressed to browsers that take it, as an answer of its own to every cache."""

import gzip

import pytest
from django.test import RequestFactory

from cms.compression import takes_gzip

pytestmark = pytest.mark.django_db
PAGE = "/faq/knee-replacement-spain/"
GZIP = {"HTTP_ACCEPT_ENCODING": "gzip, deflate, br"}


@pytest.mark.parametrize(
    ("header", "taken"),
    [
        ("gzip", True),
        ("br;q=1.0, GZIP ; q=0.5", True),
        ("", False),
        ("*", False),
        ("br", False),
        ("gzip;q=0", False),
        ("gzip; q=0.000, br", False),
        ("x-gzip", False),
    ],
)
def test_only_who_names_gzip_gets_it(header, taken):
    assert takes_gzip(RequestFactory().get("/", HTTP_ACCEPT_ENCODING=header)) is taken


def test_a_browser_gets_the_same_page_in_fewer_bytes(client, faq_page):
    plain, packed = client.get(PAGE), client.get(PAGE, **GZIP)
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert int(packed["Content-Length"]) == len(packed.content) < len(plain.content) / 2
    assert "Content-Encoding" not in plain
    assert plain["Vary"] == packed["Vary"] == "Accept-Encoding"


def test_each_form_has_a_strong_tag_of_its_own_and_answers_304_to_it(client, faq_page):
    plain, packed = client.get(PAGE), client.get(PAGE, **GZIP)
    assert packed["ETag"] == plain["ETag"][:-1] + '-gzip"'
    known = client.get(PAGE, HTTP_IF_NONE_MATCH=packed["ETag"], **GZIP)
    assert (known.status_code, known["ETag"], known["Vary"]) == (304, packed["ETag"], "Accept-Encoding")
    assert client.get(PAGE, HTTP_IF_NONE_MATCH=packed["ETag"]).status_code == 200
    assert client.get(PAGE, HTTP_IF_NONE_MATCH=plain["ETag"]).status_code == 304


def test_a_change_is_in_both_forms_at_once(client, faq_page):
    client.get(PAGE, **GZIP)
    faq_page.title = "Another title"
    faq_page.save_revision().publish()
    assert b"Another title" in client.get(PAGE).content
    assert b"Another title" in gzip.decompress(client.get(PAGE, **GZIP).content)


def test_the_api_leaves_compression_to_a_proxy(client, faq_page):
    answer = client.get("/api/content/v1/faqs/", **GZIP)
    assert "Content-Encoding" not in answer
    assert "Accept-Encoding" not in answer["Vary"]
