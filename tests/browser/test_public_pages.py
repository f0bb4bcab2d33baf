"""Public pages in a real browser: accessible in both colour schemes, on a phone, and without anybody else's help."""

import os
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from wagtail.models import Site

from tests.factories import PriceFactory, home_page, make_faq_page
from tests.faq.documents.test_build import rich_page
from tests.faq.filled_pages import full_page

# Playwright's own event loop makes Django think that the database is used from asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
ADDRESSES = ["/", "/faq/", "/faq/full/", "/faq/bare/", "/faq/wide/", "/nothing-here/"]


LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def origin(live_server) -> str:
    """The address of a site with a page that has everything, one with nothing, and one that is hard to fit."""
    site = Site.objects.get(is_default_site=True)
    site.hostname, port = live_server.url.removeprefix("http://").split(":")
    site.port = int(port)
    site.save()
    home = home_page()
    home.introduction = "Plain answers, with their sources."
    home.save_revision().publish()
    full_page(title="Knee replacement in Mexico", slug="full")
    make_faq_page(title="Bare", slug="bare", treatment=None, questions=[])
    wide = rich_page(title=f"{LONG_WORD} {LONG_WORD}", slug="wide", summary=LONG_WORD)
    for country in ["ES", "IE", "TR", "HU", "CR"]:
        PriceFactory(
            price_table=wide.questions.first().long_answer[1].value, country=country, option=LONG_WORD
        )
    return live_server.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_no_page_breaks_an_accessibility_rule(origin, page: Page, scheme, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    for address in ADDRESSES:
        page.goto(f"{origin}{address}")
        found = Axe().run(page)
        assert found.violations_count == 0, f"{address}: {found.generate_report()}"


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_no_page_scrolls_sideways(origin, page: Page, width):
    page.set_viewport_size({"width": width, "height": 800})
    for address in ADDRESSES:
        page.goto(f"{origin}{address}")
        assert page.evaluate("document.documentElement.scrollWidth") == width, address


def test_every_page_is_complete_without_scripts_other_hosts_and_errors(origin, page: Page):
    requests, complaints = [], []
    page.on("request", lambda request: requests.append(request))
    page.on("requestfailed", lambda request: complaints.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for address in ADDRESSES[:-1]:
        page.goto(f"{origin}{address}")
    assert complaints == []
    assert {request.resource_type for request in requests} <= {"document", "stylesheet", "image", "other"}
    assert [request.url for request in requests if not request.url.startswith(f"{origin}/")] == []


def test_the_keyboard_reaches_the_content_first(origin, page: Page):
    page.goto(f"{origin}/faq/full/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_a_link_to_a_question_brings_it_into_view(origin, page: Page):
    page.goto(f"{origin}/faq/full/#does-it-hurt")
    expect(page.locator("#does-it-hurt h2")).to_be_in_viewport()


def test_on_a_phone_each_price_stands_beside_the_name_of_its_country(origin, page: Page):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{origin}/faq/full/")
    label = page.evaluate("getComputedStyle(document.querySelector('.price-table td'), '::before').content")
    assert "Mexico" in label
    page.set_viewport_size({"width": 1280, "height": 800})
    assert page.locator(".price-table thead").bounding_box()["height"] > 20
