"""Pages that editors keep out of search results."""

import pytest

from tests.factories import faq_index, home_page, make_faq_page
from tests.faq.reading import read

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("make", [make_faq_page, home_page, faq_index])
def test_a_page_kept_out_of_search_results_asks_engines_not_to_list_it(site, make):
    page = make()
    assert read(page).find("meta", attrs={"name": "robots"})["content"] == "index,follow"
    page.hidden_from_search = True
    page.save_revision().publish()
    assert read(page).find("meta", attrs={"name": "robots"})["content"] == "noindex,follow"


def test_the_api_still_has_it_and_says_so(client, site):
    page = make_faq_page(hidden_from_search=True)
    assert client.get(f"/api/content/v1/faqs/{page.pk}/").json()["seo"]["robots"] == "noindex,follow"
