"""What an address answers where nothing is."""

import pytest
from bs4 import BeautifulSoup
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction, Site

from tests.factories import faq_index, make_faq_page

pytestmark = pytest.mark.django_db


def read(client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 404
    return BeautifulSoup(response.content, "lxml")


def links(soup: BeautifulSoup) -> list[str]:
    return [link["href"] for link in soup.select(".ways-on a")]


def test_who_found_nothing_can_search_and_is_led_to_the_indexes(client, site):
    soup = read(client, "/nothing-here/")
    assert soup.main.select_one("form[role=search]")["action"] == "/search/"
    assert links(soup) == ["/faq/", "/"]
    assert soup.find("meta", attrs={"name": "robots"})["content"] == "noindex"


def test_the_address_decides_the_language(client, site):
    soup = read(client, "/es/nada/")
    assert (soup.html["lang"], soup.h1.get_text()) == ("es", "Página no encontrada")
    assert soup.main.select_one("form[role=search]")["action"] == "/es/search/"
    assert links(soup) == ["/es/"]


def test_it_costs_few_queries_however_many_pages_there_are(client, site):
    """Nobody keeps a copy of it, and there are addresses without end."""

    def queries() -> int:
        read(client, "/nothing-here/")
        with CaptureQueriesContext(connection) as captured:
            read(client, "/nothing-here-either/")
        return len(captured)

    few = queries()
    for number in range(5):
        make_faq_page(title=f"Page {number}", show_in_menus=True)
    assert queries() == few <= 22


def test_an_index_that_only_some_may_read_is_not_named(client, site):
    PageViewRestriction.objects.create(page=faq_index(), restriction_type=PageViewRestriction.LOGIN)
    assert links(read(client, "/nothing-here/")) == ["/"]


def test_without_a_site_there_is_still_a_page(client, site):
    Site.objects.all().delete()
    soup = read(client, "/nothing-here/")
    assert soup.main.select_one("form[role=search]")
    assert links(soup) == ["/"]


def test_without_a_database_it_says_what_it_can(client, site, monkeypatch):
    """A picture that is not there is not there, whatever is wrong elsewhere."""

    def fail(request):
        raise OperationalError("The database does not answer.")

    monkeypatch.setattr(Site, "find_for_request", fail)
    soup = read(client, "/media/missing.jpg")
    assert soup.h1.get_text() == "Page not found"
    assert soup.a["href"] == "/"
