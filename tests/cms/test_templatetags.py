"""Template tags that every page uses, and the pages that show when another cannot."""

import datetime as dt

import pytest
from django.db import connection
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.models import Site

from cms.templatetags.dates import day
from cms.templatetags.identity import site_identity
from cms.templatetags.languages import country, language_name
from home.models import SiteIdentity
from tests.faq.reading import parse


def test_a_day_is_shown_in_the_pages_language_with_its_machine_readable_form():
    with translation.override("es"):
        assert day(dt.date(2026, 10, 2)) == '<time datetime="2026-10-02">2 de octubre de 2026</time>'


def test_a_moment_is_shown_as_its_day_in_utc():
    moment = dt.datetime(2026, 10, 2, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=-5)))
    assert day(moment) == '<time datetime="2026-10-03">October 3, 2026</time>'


def test_no_day_is_shown_as_nothing():
    assert day(None) == ""


@pytest.mark.parametrize(
    ("code", "name"), [("es", "Español"), ("en", "English"), ("pt-br", "Português (Brasil)")]
)
def test_a_language_is_called_by_its_own_name(code, name):
    assert language_name(code) == name


def test_a_country_is_named_in_the_pages_language():
    with translation.override("es"):
        assert country("US") == "Estados Unidos"


def test_trusted_html_is_printed_as_it_is_and_everything_else_is_escaped():
    template = Template("{% load rich_text %}{{ html|trusted_html }}{{ html }}")
    assert template.render(Context({"html": "<b>a</b>"})) == "<b>a</b>&lt;b&gt;a&lt;/b&gt;"


@pytest.mark.django_db
def test_the_identity_of_the_site_asked_for_takes_one_query(site):
    SiteIdentity.objects.create(site=site, publisher_name="Demo Guide")
    request = RequestFactory().get("/")
    Site.find_for_request(request)
    with CaptureQueriesContext(connection) as queries:
        identity = site_identity(Context({"request": request}))
    assert identity.name == "Demo Guide"
    assert len(queries) == 1


@pytest.mark.django_db
def test_without_a_site_the_page_still_has_a_name(site):
    site.delete()
    assert site_identity(Context({"request": RequestFactory().get("/")})).name == "Vouch"


@pytest.mark.django_db
def test_a_missing_page_says_so_under_the_publishers_name(site):
    SiteIdentity.objects.create(site=site, publisher_name="Demo Guide")
    response = Client().get("/nothing-here/")
    soup = parse(response.content)
    assert response.status_code == 404
    assert soup.h1.get_text() == soup.title.get_text() == "Page not found"
    assert soup.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert "Demo Guide" in soup.header.get_text()
    assert soup.find_all("script") == []


@pytest.mark.django_db
def test_a_missing_page_below_a_language_is_in_that_language(site):
    soup = parse(Client(headers={"accept-language": "en"}).get("/es/nada/").content)
    assert (soup.html["lang"], soup.h1.get_text()) == ("es", "Página no encontrada")


def test_the_error_page_needs_neither_database_nor_request():
    assert "Something went wrong" in render_to_string("500.html")
