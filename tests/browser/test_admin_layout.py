"""What editors write and choose from can be read whole, on a phone, too."""

import re
from contextlib import suppress

import pytest
from playwright.sync_api import Page, TimeoutError, expect

from tests.browser.page_editor import open_preview

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
CUT_OFF = """[...document.querySelectorAll('#page-edit-form :is(select, textarea)')].filter(field => {
  const form = field.closest('.w-form-width, form').getBoundingClientRect();
  const box = field.getBoundingClientRect();
  return field.checkVisibility() && (box.right > form.right + 1 || field.scrollHeight > field.clientHeight + 4);
}).map(field => field.name)"""


def open_editor(page: Page) -> None:
    page.goto("/admin/faq/faqpage/?q=Stem+cells+for+knee")
    page.get_by_role("link", name="Stem cells for knee osteoarthritis in Mexico").first.click()
    page.wait_for_url(re.compile("/edit/"))


@pytest.mark.parametrize("size", [{"width": 1280, "height": 900}, PHONE], ids=["desktop", "phone"])
def test_no_choice_is_wider_than_the_form_and_no_text_longer_than_its_field(open_page, size):
    page = open_page("publisher", **size)
    open_editor(page)
    if size != PHONE:
        open_preview(page)
    page.get_by_role("button", name="Expand questions").click()
    for tab in ["Content", "Review", "Search and sharing"]:
        page.get_by_role("tab", name=tab).click()
        # Wagtail's script fits a field to its text soon after it shows.
        with suppress(TimeoutError):
            page.wait_for_function(f"{CUT_OFF}.length === 0", timeout=5_000)
        assert page.evaluate(CUT_OFF) == [], tab


def test_on_a_phone_the_words_of_a_chooser_stay_whole(open_page):
    page = open_page("publisher", **PHONE)
    page.goto("/admin/pricing/pricetable/create/")
    page.get_by_role("button", name="Choose a treatment").click()
    title = page.locator(".modal-body .listing a", has_text="Cataract surgery")
    expect(title).to_be_visible()
    lines = "link => link.getBoundingClientRect().height / parseFloat(getComputedStyle(link).fontSize)"
    assert title.evaluate(lines) < 3
    assert page.locator(".modal-body").evaluate("body => body.scrollWidth <= body.clientWidth")
