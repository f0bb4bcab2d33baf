"""The sitemap in the content API; it says the same as /sitemap.xml."""

import pytest
from wagtail.models import Locale

from tests.api_pages import quick_page
from tests.cms.test_sitemap import entries, lastmod
from tests.factories import faq_index, home_page, make_faq_page, make_question
from tests.problem_assertions import PREFIX, refused
from tests.query_counts import assert_fixed_queries

pytestmark = pytest.mark.django_db

LIST = f"{PREFIX}sitemap/"
PATH = "/faq/knee-replacement-spain/"


def test_every_page_is_named_with_the_day_its_text_changed(client, faq_page):
    answer = client.get(LIST).json()
    assert [item["path"] for item in answer["items"]] == ["/", "/faq/", PATH]
    assert answer["items"][2] == {
        "id": faq_page.pk,
        "type": "faq.FAQPage",
        "locale": "en",
        "path": PATH,
        "url": f"http://localhost{PATH}",
        "lastmod": "2026-09-01",
        "alternates": [],
    }


def test_it_says_the_same_as_the_sitemap_for_search_engines(client, faq_page):
    make_faq_page(live=False)
    spanish = Locale.objects.get(language_code="es")
    for page in (home_page(), faq_index(), faq_page):
        page.copy_for_translation(spanish).get_latest_revision().publish()
    xml = {url: lastmod(entry) for url, entry in entries(client).items() if "/treatments/" not in url}
    items = client.get(LIST).json()["items"]
    assert {item["url"]: item["lastmod"] for item in items} == xml
    both = [
        {"locale": "en", "path": PATH, "url": f"http://localhost{PATH}"},
        {"locale": "es", "path": f"/es{PATH}", "url": f"http://localhost/es{PATH}"},
    ]
    assert [item["alternates"] for item in items if item["path"].endswith(PATH)] == [both, both]


def test_a_language_kept_out_of_search_results_is_no_alternate_either(client, faq_page):
    spanish = Locale.objects.get(language_code="es")
    for page in (home_page(), faq_index()):
        page.copy_for_translation(spanish).get_latest_revision().publish()
    hidden = faq_page.copy_for_translation(spanish)
    hidden.hidden_from_search = True
    hidden.save_revision().publish()
    assert f"http://localhost/es{PATH}" not in entries(client)
    [item] = [item for item in client.get(LIST).json()["items"] if item["path"].endswith(PATH)]
    assert (item["path"], item["alternates"]) == (PATH, [])


def test_it_is_read_page_by_page(client, faq_page):
    assert [item["path"] for item in client.get(f"{LIST}?limit=1&offset=2").json()["items"]] == [PATH]
    assert refused(client.get(f"{LIST}?locale=en"))["allowed"] == ["limit", "offset", "cursor", "fields"]


def test_a_list_takes_the_same_queries_for_1_20_and_100_pages(client, site):
    def add(number: int) -> None:
        quick_page([make_question()], title=f"Page {number}")

    assert_fixed_queries(client, f"{LIST}?limit=100", add, budget=13)
