"""Editorial checks in a real browser: they follow what is typed, and lead to the field."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def open_editor(page: Page) -> None:
    page.goto("/admin/reports/medical-review/?show=all")
    page.get_by_role("link", name="PRP injections for tennis elbow").first.click()
    page.wait_for_url("**/edit/")


def test_findings_follow_what_is_typed_and_lead_to_the_field(open_page):
    page = open_page("editor")
    open_editor(page)
    page.get_by_role("button", name="Expand questions").click()
    page.locator("[name='questions-1-short_answer']").fill("The injection cures everybody.")
    page.get_by_role("tab", name="Review").click()
    checks = page.locator("[data-editorial]")
    expect(checks).to_contain_text("what stands in the form now")
    expect(checks).to_contain_text("The injection cures everybody.")
    checks.get_by_role("link", name="Question 2, short answer").first.click()
    expect(page.locator("[name='questions-1-short_answer']")).to_be_focused()
    page.locator("[name='questions-1-short_answer']").fill("It depends.")
    page.get_by_role("tab", name="Review").click()
    expect(checks).not_to_contain_text("cures everybody")
