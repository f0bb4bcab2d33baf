"""Public pages in a real browser: accessible in both colour schemes, on a phone, and without anybody else's help."""

import os
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from wagtail.models import Site

from pricing.models import Treatment
from tests.browser.sessions import note_errors
from tests.factories import (
    PriceFactory,
    approve_page,
    home_page,
    make_faq_page,
    make_question,
    make_reviewer,
)
from tests.faq.documents.test_build import rich_page
from tests.faq.filled_pages import full_page

# Playwright's own event loop makes Django think that the database is used from asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
ADDRESSES = [
    *(
        "/",
        "/faq/",
        "/faq/full/",
        "/faq/bare/",
        "/faq/wide/",
        "/treatments/knee/",
        "/reviewers/demo-reviewer/",
    ),
    *("/search/?q=hurt", "/nothing-here/"),
]


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
    full = full_page(title="Knee replacement in Mexico", slug="full")
    Treatment.objects.filter(pk=full.treatment_id).update(slug="knee")
    near = make_faq_page(
        title="Near",
        slug="near",
        treatment=full.treatment,
        questions=[make_question("When can I fly home?")],
    )
    approve_page(near, make_reviewer(name="Demo Reviewer", slug="demo-reviewer"))
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
    note_errors(page, complaints)
    page.on("console", lambda message: complaints.append(message.text))
    page.on("request", lambda request: requests.append(request))
    for address in ADDRESSES[:-1]:
        page.goto(f"{origin}{address}", wait_until="networkidle")
    assert complaints == []
    assert {request.resource_type for request in requests} <= {
        "document",
        "stylesheet",
        "script",
        "image",
        "other",
    }
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


COLLECT_SHIFTS = """
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shifted += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize("width", [390, 1280])
def test_the_button_copies_the_address_of_its_question_says_so_and_nothing_moves(
    origin, chromium: Browser, width
):
    context = chromium.new_context(viewport={"width": width, "height": 800})
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=origin)
    page, errors = context.new_page(), []
    note_errors(page, errors)
    page.add_init_script(COLLECT_SHIFTS)
    page.goto(f"{origin}/faq/full/?from=elsewhere")
    button = page.locator("#does-it-hurt .question-link button")
    status = page.locator("#copied")
    expect(button).to_have_accessible_description("Does it hurt?")
    height = page.evaluate("document.documentElement.scrollHeight")

    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_text("Link copied")
    expect(status).to_have_text("Link copied")
    assert page.evaluate("navigator.clipboard.readText()") == f"{origin}/faq/full/#does-it-hurt"
    assert page.evaluate("document.documentElement.scrollHeight") == height
    page.keyboard.press("Tab")
    expect(button).to_have_text("Copy link")
    expect(status).to_be_empty()
    assert page.evaluate("window.shifted") == 0
    assert errors == []
    context.close()


def test_without_scripts_a_question_has_a_plain_link_and_the_page_is_as_high(origin, chromium: Browser):
    heights = []
    for scripts in (True, False):
        context = chromium.new_context(java_script_enabled=scripts, viewport={"width": 390, "height": 800})
        page = context.new_page()
        page.goto(f"{origin}/faq/full/")
        heights.append(page.locator("body").bounding_box()["height"])
        if not scripts:
            link = page.locator("#does-it-hurt .question-link a")
            expect(link).to_have_attribute("href", "#does-it-hurt")
            link.click()
            assert page.url.endswith("#does-it-hurt")
        context.close()
    assert heights[0] == heights[1]


def test_the_header_leads_to_the_search_and_the_menu_wherever_a_reader_is(origin, page: Page):
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{origin}/faq/full/")
    expect(page.locator(".related a").first).to_be_visible()
    page.locator(".site-ways input[type=search]").fill("hurt")
    page.locator(".site-ways button").click()
    expect(page).to_have_url(f"{origin}/search/?q=hurt")
    expect(page.locator(".site-ways .search-form")).to_be_hidden()
    expect(page.locator("main .search-form")).to_be_visible()
    page.locator(".site-menu a").first.click()
    expect(page).to_have_url(f"{origin}/faq/")


def test_paper_shows_where_sources_are_and_nothing_to_press(origin, page: Page):
    page.goto(f"{origin}/faq/full/")
    page.emulate_media(media="print")
    for hidden in (".site-ways", ".contents", ".question-link", ".related", ".site-footer nav"):
        assert page.locator(hidden).first.evaluate("e => e.getBoundingClientRect().height") == 0, hidden
    address = page.evaluate("getComputedStyle(document.querySelector('.sources a'), '::after').content")
    assert "https://" in address or "attr(href)" in address
    expect(page.locator(".only-printed")).to_have_text(f"{origin}/faq/full/")
