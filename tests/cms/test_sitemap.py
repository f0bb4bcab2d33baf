"""/sitemap.xml: which pages it names is in test_visibility; here is what it says about them."""

import datetime as dt

import pytest
from django.test import Client
from lxml import etree
from wagtail.models import Locale

from home.models import SiteIdentity
from tests.factories import faq_index, home_page, make_faq_page, make_site

pytestmark = pytest.mark.django_db

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def entries(client: Client, **headers) -> dict[str, etree._Element]:
    """The url elements of the sitemap by their address."""
    response = client.get("/sitemap.xml", **headers)
    assert response["Content-Type"] == "application/xml"
    root = etree.fromstring(b"".join(response.streaming_content))
    return {entry.findtext("s:loc", namespaces=NAMES): entry for entry in root.findall("s:url", NAMES)}


def lastmod(entry: etree._Element) -> str | None:
    return entry.findtext("s:lastmod", namespaces=NAMES)


def test_pages_of_every_type_are_named_at_their_public_address(client, faq_page, site):
    SiteIdentity.objects.create(site=site, frontend_origin="https://www.example.org")
    assert set(entries(client)) == {
        "https://www.example.org/",
        "https://www.example.org/faq/",
        "https://www.example.org/faq/knee-replacement-spain/",
    }


def test_the_date_of_an_faq_page_is_the_day_its_text_changed(client, faq_page):
    faq_page.save_revision().publish()  # a publication without a change
    assert lastmod(entries(client)["http://localhost/faq/knee-replacement-spain/"]) == "2026-09-01"


def test_other_pages_have_the_day_of_their_publication_or_no_date(client, site):
    published = dt.datetime(2026, 5, 4, 12, tzinfo=dt.UTC)
    type(home_page()).objects.update(last_published_at=published)
    type(faq_index()).objects.update(last_published_at=None)
    found = entries(client)
    assert lastmod(found["http://localhost/"]) == "2026-05-04"
    assert lastmod(found["http://localhost/faq/"]) is None


def test_translations_name_each_other(client, faq_page):
    spanish = Locale.objects.get(language_code="es")
    for page in (home_page(), faq_index(), faq_page):
        page.copy_for_translation(spanish).get_latest_revision().publish()
    found = entries(client)
    english, translated = (
        "http://localhost/faq/knee-replacement-spain/",
        "http://localhost/es/faq/knee-replacement-spain/",
    )
    for address in (english, translated):
        links = found[address].findall("x:link", NAMES)
        assert {(link.get("hreflang"), link.get("href")) for link in links} == {
            ("en", english),
            ("es", translated),
        }


def test_a_page_in_one_language_names_no_alternates(client, faq_page):
    assert all(not entry.findall("x:link", NAMES) for entry in entries(client).values())


def test_each_site_has_its_own(client, faq_page):
    make_site("other.example")
    assert set(entries(client, HTTP_HOST="other.example")) == {
        "http://other.example/",
        "http://other.example/faq/",
    }


def test_queries_do_not_grow_with_the_pages(client, site, django_assert_num_queries):
    make_faq_page()
    entries(client)
    for expected in (3, 13):
        entries(client)  # works in what has changed
        with django_assert_num_queries(5):
            assert len(entries(client)) == expected
        for _ in range(10):
            make_faq_page()


def test_addresses_with_special_characters_stay_xml(client, site):
    make_faq_page(title="Ñ & co", slug="ñ-co")
    assert "http://localhost/faq/%C3%B1-co/" in entries(client)
