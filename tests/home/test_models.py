"""The home page as visitors read it, and the identity behind every page."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from home.listing import RECENT_PAGES
from home.models import SiteIdentity
from tests.factories import TreatmentFactory, faq_index, home_page, make_faq_page, make_site
from tests.faq.reading import graph, node, parse, read

pytestmark = pytest.mark.django_db


def test_the_headline_is_the_heading_or_else_the_title(site):
    home = home_page()
    assert read(home).h1.get_text() == "Home"
    home.heading, home.introduction = "Answers before you travel", "With their sources."
    home.save_revision().publish()
    soup = read(home)
    assert soup.h1.get_text() == soup.title.get_text() == "Answers before you travel"
    assert "With their sources." in soup.main.get_text()


def test_the_home_page_leads_to_each_index_and_its_treatments(site):
    make_faq_page(treatment=TreatmentFactory(name="Knee replacement", slug="knee"))
    make_faq_page(treatment=TreatmentFactory(name="Draft only"), live=False)
    section = read(home_page()).select_one(".sections section")
    assert section.h2.a["href"] == "/faq/"
    links = [(link.get_text(), link["href"]) for link in section.select(".treatments a")]
    assert links == [("Knee replacement", "/faq/?treatment=knee")]


def test_the_pages_that_changed_last_come_first(site):
    for day in range(1, RECENT_PAGES + 3):
        make_faq_page(title=f"Page {day}", modified_on=dt.date(2026, 9, day))
    titles = [link.get_text() for link in read(home_page()).select(".card h3 a")]
    assert titles == [f"Page {day}" for day in range(RECENT_PAGES + 2, 2, -1)]


def test_drafts_and_pages_of_other_sites_are_not_listed(site):
    make_faq_page(title="Draft", live=False)
    make_faq_page(title="Elsewhere", parent=make_site().root_page.get_children().get())
    assert read(home_page()).select(".card") == []


def test_an_unpublished_index_is_not_listed(site):
    faq_index().unpublish()
    assert read(home_page()).select(".sections section") == []


def test_a_spanish_home_page_is_spanish_and_lists_spanish_pages_only(site, faq_page):
    spanish = Locale.objects.get(language_code="es")
    home = home_page().copy_for_translation(spanish)
    home.title = "Inicio"
    home.save_revision().publish()
    index = faq_index().copy_for_translation(spanish)
    index.title = "Preguntas"
    index.save_revision().publish()
    make_faq_page(title="Rodilla", parent=index, locale=spanish)
    soup = read(home, accept_language="en")
    assert soup.html["lang"] == "es"
    assert [link.get_text() for link in soup.select(".card h3 a")] == ["Rodilla"]
    assert [link.get_text() for link in soup.select(".sections h2 a")] == ["Preguntas"]
    assert soup.select_one(".site-name")["href"] == "/es/"


def test_the_home_page_says_which_site_it_is_and_who_publishes_it(site):
    SiteIdentity.objects.create(
        site=site, publisher_name="Demo Guide", frontend_origin="https://guide.example"
    )
    soup = read(home_page())
    assert node(soup, "WebSite")["@id"] == "https://guide.example/#website"
    assert node(soup, "Organization")["name"] == "Demo Guide"
    assert node(soup, "WebPage")["name"] == soup.h1.get_text()
    assert soup.find("link", rel="canonical")["href"] == "https://guide.example/"
    assert "Demo Guide" in soup.header.get_text()
    assert "Published by Demo Guide" in soup.footer.get_text()


def test_the_top_of_a_site_has_no_breadcrumbs(site):
    soup = read(home_page())
    assert soup.select(".breadcrumbs") == []
    assert [item["@type"] for item in graph(soup)] == ["WebPage", "WebSite", "Organization"]


def test_the_footer_links_to_the_policies_that_exist(site):
    SiteIdentity.objects.create(site=site, corrections_policy_url="https://guide.example/corrections")
    links = [link["href"] for link in read(home_page()).footer.select(":scope > ul a")]
    assert links == ["https://guide.example/corrections"]


def test_queries_do_not_grow_with_the_pages(site):
    def queries():
        Client().get("/")
        with CaptureQueriesContext(connection) as captured:
            Client().get("/")
        return len(captured)

    make_faq_page()
    few = queries()
    for _ in range(9):
        make_faq_page()
    assert queries() == few


def test_a_draft_of_the_home_page_can_be_previewed(site):
    home = home_page()
    home.heading = "New heading"
    assert parse(home.make_preview_request().content).h1.get_text() == "New heading"
