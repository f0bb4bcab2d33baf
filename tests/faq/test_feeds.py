"""RSS and Atom of new pages and of changes that readers were told about."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from lxml import etree
from wagtail.models import Locale

from cms.dates import today
from cms.published.models import PublishedDocument
from faq.models import FAQPage, PublishedChange
from home.models import SiteIdentity
from tests.cms.test_visibility import HIDDEN
from tests.factories import faq_index, home_page, make_faq_page, make_site

pytestmark = pytest.mark.django_db

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def rss(client: Client, address: str = "/feeds/faq.rss", **headers) -> etree._Element:
    response = client.get(address, **headers)
    assert response["Content-Type"] == "application/rss+xml; charset=utf-8"
    return etree.fromstring(response.content)


def titles(client: Client, address: str = "/feeds/faq.rss", **headers) -> list[str]:
    return rss(client, address, **headers).xpath("channel/item/title/text()")


def tell(page: FAQPage, note: str) -> None:
    page = FAQPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    page.change_note, page.major_change = note, True
    page.save_revision().publish()


def test_a_new_page_and_its_change_are_two_entries_the_last_first(client, faq_page):
    tell(faq_page, "Waiting times changed.")
    items = rss(client).findall("channel/item")
    assert [item.findtext("description") for item in items] == [
        "Waiting times changed.",
        "New page: Knee replacement in Spain",
    ]
    assert {item.findtext("link") for item in items} == {"http://localhost/faq/knee-replacement-spain/"}
    guids = [item.findtext("guid") for item in items]
    assert len(set(guids)) == 2
    assert guids == [item.findtext("guid") for item in rss(client).findall("channel/item")]


def test_atom_says_the_same(client, faq_page):
    tell(faq_page, "Waiting times changed.")
    response = client.get("/feeds/faq.atom")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = etree.fromstring(response.content)
    assert feed.xpath("a:entry/a:summary/text()", namespaces=ATOM)[0] == "Waiting times changed."
    [link] = feed.xpath("a:link[@rel='self']", namespaces=ATOM)
    assert (link.get("href"), link.get("type")) == ("http://localhost/feeds/faq.atom", "application/atom+xml")
    [link] = rss(client).xpath("channel/a:link[@rel='self']", namespaces=ATOM)
    assert (link.get("href"), link.get("type")) == ("http://localhost/feeds/faq.rss", "application/rss+xml")
    ids = feed.xpath("a:entry/a:id/text()", namespaces=ATOM)
    assert ids == [item.findtext("guid") for item in rss(client).findall("channel/item")]
    assert all(name.startswith("urn:uuid:") for name in ids)


def test_what_looks_like_a_tag_in_a_note_is_read_as_text(client, faq_page):
    """Readers of feeds take descriptions for HTML, and Atom says so."""
    note = "Waiting times <5 weeks & <img src=x onerror=alert(1)> a&lt;b"
    tell(faq_page, note)
    feed = etree.fromstring(client.get("/feeds/faq.atom").content)
    summary = feed.xpath("a:entry[1]/a:summary", namespaces=ATOM)[0]
    assert summary.get("type") == "html"
    for shown in (summary.text, rss(client).findtext("channel/item/description")):
        read = BeautifulSoup(shown, "html.parser")
        assert read.find(True) is None
        assert read.get_text() == note


def test_atom_names_an_author(client, site, faq_page):
    """RFC 4287, 4.1.1: a feed without one is not valid."""
    SiteIdentity.objects.create(site=site, publisher_name="Guide\x0b of knees")
    feed = etree.fromstring(client.get("/feeds/faq.atom").content)
    assert feed.findtext("a:author/a:name", namespaces=ATOM) == "Guide of knees"


def test_republishing_without_a_word_to_readers_is_no_news(client, faq_page):
    faq_page.save_revision().publish()
    assert titles(client) == ["Knee replacement in Spain"]


@pytest.mark.parametrize("state", HIDDEN)
def test_what_is_hidden_is_no_news(client, site, state):
    page = HIDDEN[state]()
    PublishedChange(page_id=page.pk, changed_on=today(), note="canary note").save()
    assert b"canary" not in client.get("/feeds/faq.rss").content


def test_each_language_has_its_own(client, site, faq_page):
    spanish = Locale.objects.get(language_code="es")
    for page in (home_page(), faq_index(), faq_page):
        copy = page.copy_for_translation(spanish)
        copy.title = f"{page.title} (es)"
        copy.save_revision().publish()
    assert titles(client) == ["Knee replacement in Spain"]
    assert titles(client, "/es/feeds/faq.rss") == ["Knee replacement in Spain (es)"]
    head = client.get("/es/faq/knee-replacement-spain/").content.decode()
    assert 'type="application/rss+xml"' in head
    assert 'href="http://localhost/es/feeds/faq.rss"' in head


def test_each_site_has_its_own_at_its_public_address(client, site, faq_page):
    SiteIdentity.objects.create(site=site, frontend_origin="https://www.example.org", publisher_name="Guide")
    make_site("other.example")
    assert titles(client, HTTP_HOST="other.example") == []
    channel = rss(client, HTTP_HOST="localhost").find("channel")
    assert channel.findtext("link") == "https://www.example.org/"
    assert channel.findtext("item/link").startswith("https://www.example.org/faq/")


def test_pages_kept_out_of_search_results_are_no_news(client, site):
    make_faq_page(title="Nowhere", hidden_from_search=True)
    assert titles(client) == []


def test_an_empty_feed_stays_the_same(client, site):
    etag = client.get("/feeds/faq.rss")["ETag"]
    assert client.get("/feeds/faq.rss", HTTP_IF_NONE_MATCH=etag).status_code == 304


def test_characters_that_xml_refuses_are_left_out(client, site):
    make_faq_page(title="Knee\x0b replacement", summary="a\x0cb")
    assert titles(client) == ["Knee replacement"]


def test_it_has_at_most_fifty_entries_and_the_same_queries(
    client, site, monkeypatch, django_assert_max_num_queries
):
    monkeypatch.setattr("faq.feeds.MOST_ENTRIES", 3)
    for number in range(5):
        make_faq_page(title=f"Page {number}", treatment=None)
    client.get("/feeds/faq.rss")
    with django_assert_max_num_queries(14):
        assert len(titles(client)) == 3


def test_links_have_the_origin_of_now_while_rows_wait_to_be_rebuilt(client, site, faq_page):
    tell(faq_page, "Waiting times changed.")
    rss(client)
    row = PublishedDocument.objects.get(page_id=faq_page.pk)
    card = row.card.replace("http://localhost/", "https://old.example/")
    assert card != row.card
    PublishedDocument.objects.filter(pk=row.pk).update(card=card)
    links = [item.findtext("link") for item in rss(Client()).findall("channel/item")]
    assert links == ["http://localhost/faq/knee-replacement-spain/"] * 2


def test_each_feed_has_an_identifier_and_a_home_page_of_its_language(client, site):
    for prefix in ("", "/es"):
        feed = etree.fromstring(client.get(f"{prefix}/feeds/faq.atom").content)
        assert feed.findtext("a:id", namespaces=ATOM) == f"http://localhost{prefix}/feeds/faq.atom"
        assert feed.xpath("a:link[@rel='alternate']/@href", namespaces=ATOM) == [f"http://localhost{prefix}/"]
