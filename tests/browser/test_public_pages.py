"""Public pages in a real browser: accessible in both colour schemes, on a phone, and without anybody else's help."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.factories import PriceFactory, home_page, make_faq_page
from tests.faq.documents.test_build import rich_page
from tests.faq.test_templates import full_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
ADDRESSES = ["/", "/faq/", "/faq/full/", "/faq/bare/", "/faq/wide/", "/nothing-here/"]


@pytest.fixture
def site_with_pages(origin) -> str:
    """A page with everything, one with nothing, and one that is hard to fit on a phone."""
    home = home_page()
    home.introduction = "Plain answers, with their sources."
    home.save_revision().publish()
    full_page(title="Knee replacement in Mexico", slug="full")
    make_faq_page(title="Bare", slug="bare", treatment=None, questions=[])
    wide = rich_page(
        title="Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft " * 2,
        slug="wide",
    )
    for country in ["ES", "IE", "TR", "HU", "CR"]:
        PriceFactory(price_table=wide.questions.first().long_answer[1].value, country=country)
    return origin


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_no_page_breaks_an_accessibility_rule(site_with_pages, page: Page, scheme, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    for address in ADDRESSES:
        page.goto(f"{site_with_pages}{address}")
        found = Axe().run(page)
        assert found.violations_count == 0, f"{address}: {found.generate_report()}"


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_no_page_scrolls_sideways(site_with_pages, page: Page, width):
    page.set_viewport_size({"width": width, "height": 800})
    for address in ADDRESSES:
        page.goto(f"{site_with_pages}{address}")
        assert page.evaluate("document.documentElement.scrollWidth") == width, address


def test_every_page_is_complete_without_scripts_other_hosts_and_errors(site_with_pages, page: Page):
    requests, complaints = [], []
    page.on("request", lambda request: requests.append(request))
    page.on("requestfailed", lambda request: complaints.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for address in ADDRESSES[:-1]:
        page.goto(f"{site_with_pages}{address}")
    assert complaints == []
    assert {request.resource_type for request in requests} <= {"document", "stylesheet", "image", "other"}
    assert [request.url for request in requests if not request.url.startswith(f"{site_with_pages}/")] == []


def test_the_keyboard_reaches_the_content_first(site_with_pages, page: Page):
    page.goto(f"{site_with_pages}/faq/full/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_a_link_to_a_question_brings_it_into_view(site_with_pages, page: Page):
    page.goto(f"{site_with_pages}/faq/full/#does-it-hurt")
    assert page.locator("#does-it-hurt h2").is_visible()
    assert page.evaluate("document.querySelector('#does-it-hurt').getBoundingClientRect().top") < 400


def test_on_a_phone_each_price_stands_beside_the_name_of_its_country(site_with_pages, page: Page):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{site_with_pages}/faq/full/")
    label = page.evaluate("getComputedStyle(document.querySelector('.price-table td'), '::before').content")
    assert "Mexico" in label
    page.set_viewport_size({"width": 1280, "height": 800})
    assert page.locator(".price-table thead").bounding_box()["height"] > 20
