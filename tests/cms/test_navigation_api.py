"""The site's menu in the content API."""

import pytest
from django.test import Client
from wagtail.models import Locale, Page

from faq.models import FAQIndexPage
from tests.api_pages import quick_page
from tests.factories import faq_index, home_page, make_faq_page, make_site
from tests.problem_assertions import PREFIX, refused
from tests.query_counts import queries_of

pytestmark = pytest.mark.django_db

MENU = f"{PREFIX}navigation/"


def show(*pages: Page) -> None:
    Page.objects.filter(pk__in=[page.pk for page in pages]).update(show_in_menus=True)


def hide_all() -> None:
    Page.objects.update(show_in_menus=False)


def tree(client: Client, query: str = "") -> list:
    def bare(items: list[dict]) -> list:
        return [(item["title"], bare(item["children"])) for item in items]

    return bare(client.get(MENU + query).json()["items"])


def test_the_menu_is_a_tree_of_the_pages_that_are_shown(client, site):
    hide_all()
    shown, hidden = make_faq_page(title="Shown", slug="shown"), make_faq_page(title="Not shown")
    show(faq_index(), shown)
    assert not Page.objects.get(pk=hidden.pk).show_in_menus
    assert client.get(MENU).json() == {
        "locale": "en",
        "items": [
            {
                "id": faq_index().pk,
                "title": faq_index().title,
                "path": "/faq/",
                "url": "http://localhost/faq/",
                "children": [
                    {
                        "id": shown.pk,
                        "title": "Shown",
                        "path": "/faq/shown/",
                        "url": "http://localhost/faq/shown/",
                        "children": [],
                    }
                ],
            }
        ],
    }


def test_it_is_as_deep_as_asked_for(client, site):
    hide_all()
    show(home_page(), faq_index(), make_faq_page(title="Page"))
    index = faq_index().title
    assert tree(client, "?depth=1") == [(index, [])]
    assert tree(client) == tree(client, "?depth=2") == tree(client, "?depth=4") == [(index, [("Page", [])])]


@pytest.mark.parametrize("depth", ["0", "5", "x"])
def test_other_depths_are_refused(client, site, depth):
    assert refused(client.get(f"{MENU}?depth={depth}"))["loc"] == ["query", "depth"]


def test_what_stands_below_a_page_that_is_not_shown_is_left_out(client, site):
    hide_all()
    show(make_faq_page())
    assert tree(client) == []


def test_the_order_is_that_of_the_tree(client, site):
    hide_all()
    for title in ("B", "A"):
        home_page().add_child(instance=FAQIndexPage(title=title, show_in_menus=True))
    assert tree(client) == [("B", []), ("A", [])]


def test_each_language_has_its_own_menu(client, site):
    hide_all()
    spanish = Locale.objects.get(language_code="es")
    assert tree(client, "?locale=es") == []
    index = faq_index()
    for page in (home_page(), index):
        page.copy_for_translation(spanish).get_latest_revision().publish()
    translated = index.get_translation(spanish)
    Page.objects.filter(pk=translated.pk).update(title="Preguntas", show_in_menus=True)
    assert tree(client, "?locale=es") == [("Preguntas", [])]
    assert tree(client) == []
    assert client.get(f"{MENU}?locale=es")["Content-Language"] == "es"


def test_another_site_has_another_menu(client, site):
    hide_all()
    other = make_site("other.example")
    show(*Page.objects.descendant_of(other.root_page))
    assert tree(client) == []
    assert len(client.get(MENU, HTTP_HOST="other.example").json()["items"]) == 1


def test_the_menu_takes_the_same_queries_for_1_20_and_100_pages(client, site):
    show(faq_index())
    taken = []
    for number in range(1, 101):
        quick_page([], title=f"Page {number}", show_in_menus=True)
        if number in (1, 20, 100):
            taken.append(queries_of(client, MENU))
    assert taken == [taken[0]] * 3
    assert taken[0] <= 8
    assert len(tree(client)[0][1]) == 100
