"""/sitemap.xml: which pages it names is in test_visibility; here is what it says about them."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import etree
from wagtail.models import Locale

from cms import sitemap_sections
from cms.sitemap_sections import Address
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


def text(client: Client, address: str) -> bytes:
    return b"".join(client.get(address).streaming_content)


def locations(client: Client, address: str) -> list[str]:
    return etree.fromstring(text(client, address)).xpath("s:url/s:loc/text()", namespaces=NAMES)


def lastmod(entry: etree._Element) -> str | None:
    return entry.findtext("s:lastmod", namespaces=NAMES)


def test_pages_of_every_type_are_named_at_their_public_address(client, faq_page, site):
    SiteIdentity.objects.create(site=site, frontend_origin="https://www.example.org")
    assert {url for url in entries(client) if "/treatments/" not in url} == {
        "https://www.example.org/",
        "https://www.example.org/faq/",
        "https://www.example.org/faq/knee-replacement-spain/",
    }


def test_the_date_of_an_faq_page_is_the_day_its_text_changed(client, faq_page):
    faq_page.save_revision().publish()  # a publication without a change
    assert lastmod(entries(client)["http://localhost/faq/knee-replacement-spain/"]) == "2026-09-01"


def test_pages_without_a_date_of_their_own_claim_none(client, faq_page):
    """The day on which they were published, or loaded from elsewhere, says nothing about their text."""
    home_page().save_revision().publish()
    found = entries(client)
    assert lastmod(found["http://localhost/"]) is None
    assert lastmod(found["http://localhost/faq/"]) is None


def test_a_page_kept_out_of_search_results_is_left_out_in_all_its_addresses(client, faq_page):
    faq_page.hidden_from_search = True
    faq_page.save_revision().publish()
    assert "http://localhost/faq/knee-replacement-spain/" not in entries(client)
    listed = client.get("/api/content/v1/sitemap/").json()["items"]
    assert "/faq/knee-replacement-spain/" not in [item["path"] for item in listed]


def test_who_has_it_gets_304_until_anything_changes(client, faq_page):
    first = client.get("/sitemap.xml")
    assert first.streaming
    assert "s-maxage=" in first["Cache-Control"]
    assert "Vary" not in first
    again = client.get("/sitemap.xml", HTTP_IF_NONE_MATCH=first["ETag"])
    assert again.status_code == 304
    assert again["ETag"] == first["ETag"]
    make_faq_page()
    assert client.get("/sitemap.xml", HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 200


def test_head_says_the_same_without_the_text(client, faq_page):
    response = client.head("/sitemap.xml")
    assert response["ETag"] == client.get("/sitemap.xml")["ETag"]
    assert b"".join(response.streaming_content) == b""


@pytest.fixture
def parts_of_three(monkeypatch):
    monkeypatch.setattr(sitemap_sections, "MOST_ADDRESSES", 3)


def test_a_large_site_is_split_into_parts_that_together_name_each_address_once(client, site, parts_of_three):
    SiteIdentity.objects.create(site=site, frontend_origin="https://www.example.org")
    for _ in range(8):
        make_faq_page(treatment=None)
    index = etree.fromstring(text(client, "/sitemap.xml"))
    assert index.tag == f"{{{NAMES['s']}}}sitemapindex"
    parts = index.xpath("s:sitemap/s:loc/text()", namespaces=NAMES)
    assert parts == [f"https://www.example.org/sitemap-pages-{number}.xml" for number in (1, 2, 3, 4)]
    named = [url for part in parts for url in locations(client, part.removeprefix("https://www.example.org"))]
    assert len(named) == len(set(named)) == 10
    assert max(len(locations(client, f"/sitemap-pages-{number}.xml")) for number in (1, 2, 3, 4)) == 3


def test_languages_of_a_page_stay_in_one_part(client, site, parts_of_three):
    spanish = Locale.objects.get(language_code="es")
    pages = [home_page(), faq_index(), *(make_faq_page(treatment=None) for _ in range(4))]
    for page in pages:
        page.copy_for_translation(spanish).get_latest_revision().publish()
    parts = [set(locations(client, f"/sitemap-pages-{number}.xml")) for number in (1, 2, 3, 4)]
    assert sum(len(part) for part in parts) == 12
    for part in parts:
        english = {url for url in part if "/es/" not in url}
        assert {url.replace("http://localhost/", "http://localhost/es/") for url in english} == part - english


def test_an_app_names_addresses_that_are_no_pages(client, site, monkeypatch):
    address = Address("/guides/knee/", dt.date(2026, 3, 4), (("en", "/guides/knee/"), ("es", "/es/guias/")))
    monkeypatch.setitem(sitemap_sections._registered, "guides", lambda site, now: [address])
    entry = entries(client)["http://localhost/guides/knee/"]
    assert lastmod(entry) == "2026-03-04"
    assert [link.get("href") for link in entry.findall("x:link", NAMES)] == [
        "http://localhost/guides/knee/",
        "http://localhost/es/guias/",
    ]
    assert locations(client, "/sitemap-guides-1.xml") == ["http://localhost/guides/knee/"]


@pytest.mark.parametrize("part", ["pages-0", "pages-2", "nothing-1"])
def test_a_part_that_is_none_is_not_found(client, site, part):
    assert client.get(f"/sitemap-{part}.xml").status_code == 404


def test_it_keeps_to_the_schema_of_the_protocol(client, faq_page):
    """The order of elements and the kinds of values that sitemaps.org's XSD allows."""
    root = etree.fromstring(text(client, "/sitemap.xml"))
    assert root.tag == f"{{{NAMES['s']}}}urlset"
    for entry in root:
        names = [etree.QName(child).localname for child in entry if child.tag.startswith(f"{{{NAMES['s']}}}")]
        assert names in (["loc"], ["loc", "lastmod"])
        assert entry.findtext("s:loc", namespaces=NAMES).startswith("http")
        assert len(entry.findtext("s:loc", namespaces=NAMES)) < 2048
        assert dt.date.fromisoformat(lastmod(entry) or "2026-01-01")


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
            ("x-default", english),
        }


def test_a_page_in_one_language_names_no_alternates(client, faq_page):
    assert all(not entry.findall("x:link", NAMES) for entry in entries(client).values())


def test_each_site_has_its_own(client, faq_page):
    make_site("other.example")
    assert set(entries(client, HTTP_HOST="other.example")) == {
        "http://other.example/",
        "http://other.example/faq/",
    }


def test_queries_do_not_grow_with_the_pages(client, site):
    counts = []
    for expected in (2, 12):
        entries(client)  # works in what has changed
        with CaptureQueriesContext(connection) as queries:
            assert len(entries(client)) == expected
        counts.append(len(queries))
        for _ in range(10):
            make_faq_page(treatment=None)
    assert counts[0] == counts[1]


def test_addresses_with_special_characters_stay_xml(client, site):
    make_faq_page(title="Ñ & co", slug="ñ-co")
    assert "http://localhost/faq/%C3%B1-co/" in entries(client)
