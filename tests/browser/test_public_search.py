"""Looking for an answer in a real browser: search, filters, and a way on from an address where nothing is."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def assert_pleasant(page: Page, width: int) -> None:
    """Nothing breaks a rule of accessibility in either colour scheme, and nothing is wider than the screen."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page)
        assert found.violations_count == 0, f"{page.url}: {found.generate_report()}"
    assert page.evaluate("document.documentElement.scrollWidth") == width


def narrow(page: Page, width: int) -> None:
    """On the index: to the pages of one country, and back."""
    everything = page.locator(".card").count()
    page.get_by_label("Country").select_option(index=1)
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".removals a")).to_have_count(1)
    assert 0 < page.locator(".card").count() < everything
    assert_pleasant(page, width)
    page.locator(".removals a").click()
    expect(page.locator(".card")).to_have_count(everything)


@pytest.mark.parametrize("width", [1280, 390])
def test_a_reader_finds_an_answer(open_page, width):
    page = open_page(width=width)
    page.goto("/")
    field = page.get_by_role("banner").get_by_role("searchbox")
    field.fill("knee")
    field.press("Enter")
    expect(page.locator("#found")).to_contain_text("match")
    expect(page.locator(".found mark").first).to_have_text("knee", ignore_case=True)
    assert_pleasant(page, width)

    page.locator(".found h3 a").first.click()
    place = page.locator(f'[id="{page.url.partition("#")[2]}"]')
    expect(place).to_be_in_viewport()
    page.go_back()

    field = page.get_by_role("main").get_by_role("searchbox")
    expect(field).to_have_value("knee")
    field.fill("unicorns")
    page.get_by_role("main").get_by_role("button", name="Search").click()
    expect(page.get_by_role("heading", name="Nothing was found")).to_be_visible()
    assert_pleasant(page, width)
    page.get_by_role("main").get_by_role("link", name="Questions and answers").click()
    narrow(page, width)


def test_who_lands_nowhere_can_search_in_the_language_of_the_address(chromium, demo):
    # Not with `open_page`: there an answer that nothing was found is an error.
    context = chromium.new_context(base_url=demo, viewport={"width": 390, "height": 844})
    try:
        page = context.new_page()
        page.goto("/es/nada/")
        expect(page.get_by_role("heading", level=1)).to_have_text("Página no encontrada")
        assert_pleasant(page, 390)
        page.get_by_role("main").get_by_role("searchbox").fill("rodilla")
        page.keyboard.press("Enter")
        page.wait_for_url("**/es/search/?q=rodilla")
        expect(page.get_by_role("heading", level=1)).to_have_text("Buscar")
    finally:
        context.close()
