"""Pages rendered in process are what a reader is served."""

import pytest
from django.test import Client
from django.utils import translation

from cms.audit.rendering import _handler, fetch, served
from tests.factories import make_faq_page, make_site

pytestmark = pytest.mark.django_db


def test_the_answer_is_the_one_that_readers_get(client: Client, site):
    page = make_faq_page()
    found, answer = served(page.full_url, site), client.get(page.url)
    assert found.html == answer.text
    assert found.status == 200
    assert found.header("content-type") == answer["Content-Type"]
    assert found.header("cache-control").startswith("public")


def test_each_site_answers_under_its_own_host_whatever_hosts_are_allowed(site, settings):
    other = make_site("guide.example")
    page = make_faq_page(parent=other.root_page.get_children().get(), title="Only there")
    settings.ALLOWED_HOSTS = ["localhost"]
    assert "Only there" in served(page.full_url, other).html
    assert served(f"http://localhost{page.url_path[len(other.root_page.url_path) - 1 :]}", site).status == 404


@pytest.fixture
def http_is_redirected(settings):
    settings.SECURE_SSL_REDIRECT = True
    # The middleware is loaded once.
    _handler.cache_clear()
    yield
    _handler.cache_clear()


def test_where_http_is_redirected_the_page_is_asked_for_by_https(site, http_is_redirected):
    assert served(make_faq_page().full_url, site).status == 200


def test_the_language_of_whoever_asks_is_left_as_it_was(site):
    with translation.override("es"):
        served(make_faq_page().full_url, site)
        assert translation.get_language() == "es"


def test_files_that_are_streamed_are_read_to_their_end(site):
    status, _, body = fetch("/robots.txt", site)
    assert (status, b"Sitemap" in body) == (200, True)
    status, _, body = fetch("/sitemap.xml", site)
    assert status == 200
    assert body.rstrip().endswith(b">")
