"""The menu on every web page: the names of the API's menu, with the place of the page in it."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from cms.published.freshness import bring_up_to_date
from cms.published.state import token_of_request
from cms.site_menu import first_level
from tests.factories import TreatmentFactory, approve_page, make_faq_page, make_pricing_page, make_reviewer
from tests.faq.filled_pages import spanish_page
from tests.faq.reading import parse
from tests.problem_assertions import PREFIX

pytestmark = pytest.mark.django_db


def menus(address: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    soup = parse(Client().get(address).content)
    found = (soup.select(f"{place} nav li a") for place in (".site-ways", ".site-footer"))
    header, footer = ([(link.get_text(), link["href"]) for link in links] for links in found)
    return header, footer


def test_every_kind_of_page_has_the_menu_of_the_api_in_its_header_and_footer(client, site):
    treatment = TreatmentFactory(slug="knee")
    page = make_faq_page(title="Knee", slug="knee", treatment=treatment)
    approve_page(page, reviewer := make_reviewer())
    pricing = make_pricing_page(treatment)
    Page.objects.filter(depth=3).update(show_in_menus=True)
    items = client.get(f"{PREFIX}navigation/").json()["items"]
    expected = [(item["title"], item["path"]) for item in items]
    assert len(expected) == 2
    own = [page.url, pricing.url, f"/reviewers/{reviewer.slug}/", "/treatments/knee/"]
    for address in ["/", "/faq/", "/pricing/", "/search/", "/nothing-here/", *own]:
        assert menus(address) == (expected, expected), address


def test_the_menu_says_where_the_page_stands(client, faq_page):
    current = {}
    for address in ["/", "/faq/", faq_page.url]:
        link = parse(client.get(address).content).select_one(".site-menu a")
        current[address] = link.get("aria-current")
    assert current == {"/": None, "/faq/": "page", faq_page.url: "true"}


def test_the_menu_is_in_the_language_of_the_page(client, site):
    _, spanish = spanish_page()
    index = spanish.get_parent()
    Page.objects.filter(pk=index.pk).update(title="Preguntas", show_in_menus=True)
    assert menus(spanish.get_url_parts()[2])[0] == [("Preguntas", index.get_url_parts()[2])]


def test_a_page_without_a_menu_has_no_empty_one(client, faq_page):
    Page.objects.update(show_in_menus=False)
    soup = parse(client.get(faq_page.url).content)
    assert soup.select(".site-menu, .site-footer nav") == []


def test_what_is_not_public_is_not_in_the_menu(client, faq_page):
    Page.objects.filter(depth=3).update(show_in_menus=True, live=False)
    assert menus(faq_page.url) == ([], [])


def test_while_the_content_stays_the_same_the_menu_is_asked_for_once(client, faq_page):
    Page.objects.filter(depth=3).update(show_in_menus=True)
    client.get("/search/")
    with CaptureQueriesContext(connection) as asked:
        assert menus(faq_page.url)[0]
    assert not any('"show_in_menus" AND' in query["sql"] for query in asked)


def test_a_change_of_the_menu_is_on_every_page_at_once(client, faq_page):
    Page.objects.filter(depth=3).update(show_in_menus=True)
    before = menus(faq_page.url)[0]
    index = faq_page.get_parent()
    Page.objects.filter(pk=index.pk).update(title="Answers")
    assert menus(faq_page.url)[0] == [("Answers", index.get_url_parts()[2])] != before


def test_a_page_leaves_the_menu_when_its_time_is_over(site, faq_page):
    now = timezone.now()
    end = now + dt.timedelta(minutes=5)
    Page.objects.filter(pk=faq_page.get_parent().pk).update(show_in_menus=True, expire_at=end)
    with token_of_request(bring_up_to_date(now=now)):
        names = [
            [item.title for item in first_level(site, locale="en", now=moment)] for moment in (now, now, end)
        ]
    assert names == [["Questions and answers"], ["Questions and answers"], []]
