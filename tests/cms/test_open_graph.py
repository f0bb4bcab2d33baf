"""What a page shows where its address is shared."""

import pytest
from wagtail.models import Locale

from cms.open_graph import og_locale
from home.models import SiteIdentity
from tests.factories import ImageFactory, faq_index, home_page, make_faq_page
from tests.faq.reading import read

DETAIL = "/api/content/v1/faqs/{}/"


@pytest.mark.parametrize(
    ("code", "locale"), [("en", "en_US"), ("es", "es_ES"), ("en-gb", "en_GB"), ("ar", "ar_EG")]
)
def test_open_graph_gets_a_territory_with_every_language(code, locale):
    assert og_locale(code) == locale


def properties(soup) -> dict[str, str]:
    return {tag["property"]: tag["content"] for tag in soup.head.find_all("meta", property=True)}


def picture(**fields):
    return ImageFactory(file__width=1600, file__height=900, **fields)


@pytest.mark.django_db
def test_a_page_shows_its_own_picture_and_else_that_of_the_site(client, site):
    SiteIdentity.objects.create(
        site=site,
        frontend_origin="https://www.example.org",
        publisher_name="Guide",
        share_image=picture(description="The guide"),
    )
    page = make_faq_page()
    shown = properties(read(page))
    assert shown["og:image"].startswith("https://www.example.org/media/")
    assert (shown["og:image:alt"], shown["og:image:width"], shown["og:image:height"]) == (
        "The guide",
        "1200",
        "630",
    )
    page.share_image = picture(description="A knee")
    page.save_revision().publish()
    assert properties(read(page))["og:image:alt"] == "A knee"


@pytest.mark.django_db
def test_the_api_says_what_the_head_says(client, site):
    page = make_faq_page(share_image=picture(), search_description="What it is.")
    spanish = Locale.objects.get(language_code="es")
    for each in (home_page(), faq_index(), page):
        each.copy_for_translation(spanish).get_latest_revision().publish()
    graph = client.get(DETAIL.format(page.pk)).json()["seo"]["open_graph"]
    shown = properties(read(page))
    assert (graph["type"], graph["locale"], graph["locale_alternate"]) == ("article", "en_US", ["es_ES"])
    assert graph["twitter_card"] == "summary_large_image"
    pairs = {
        "title": "og:title",
        "description": "og:description",
        "url": "og:url",
        "site_name": "og:site_name",
    }
    pairs |= {"published_time": "article:published_time", "modified_time": "article:modified_time"}
    assert {name: graph[name] for name in pairs} == {name: shown[tag] for name, tag in pairs.items()}
    assert graph["image"]["url"] == shown["og:image"]


@pytest.mark.django_db
@pytest.mark.parametrize("make", [home_page, faq_index])
def test_pages_of_other_types_have_all_of_it_too(site, make):
    page = make()
    page.share_image = picture(description="A door")
    page.save_revision().publish()
    shown = properties(read(page))
    assert shown["og:type"] == "website"
    assert shown["og:image:alt"] == "A door"
    assert "article:modified_time" not in shown
