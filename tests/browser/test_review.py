"""The whole way of a medical review in a real browser: written, submitted, approved, and withheld after one word."""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.page_editor import act

pytestmark = pytest.mark.browser
REVIEWER = "Demo Reviewer A"
TITLE = "Elbow surgery: what to expect"
ANSWER = "Most people bend the elbow within two weeks."


def write_and_submit(page: Page) -> int:
    """A new page with one question; answers with its id."""
    page.goto("/admin/faq/faqpage/")
    page.get_by_role("link", name="Add FAQ page").click()
    page.get_by_label(re.compile(r"\(English\)")).check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("textbox", name="Title").first.fill(TITLE)
    page.get_by_role("button", name="Add question").click()
    page.locator("#id_questions-0-question").fill("When can I bend my elbow?")
    page.locator("#id_questions-0-short_answer").fill(ANSWER)
    page.keyboard.press("Tab")
    act(page, "Submit to Medical review")
    expect(page.get_by_text("submitted for moderation")).to_be_visible()
    address = page.locator(".messages").get_by_role("link", name="Edit").get_attribute("href")
    return int(re.search(r"/pages/(\d+)/edit/", address or "")[1])


def open_review(page: Page) -> Locator:
    """From the dashboard, as a reviewer finds it."""
    page.goto("/admin/")
    row = page.locator("#awaiting-review-section").get_by_role("row", name=re.compile(TITLE))
    row.get_by_role("button", name="Actions").click()
    page.get_by_role("button", name="Medical review").click()
    page.wait_for_url("**/admin/faq/review/*/")
    return page.locator(".review")


def approve(page: Page, review: Locator) -> None:
    review.get_by_label("I have checked the evidence behind what I approve.").check()
    review.get_by_label("Comment").fill("What the checks find can stand.")
    review.get_by_role("button", name="Approve").click()
    expect(page.get_by_text("Readers see it as reviewed now.")).to_be_visible()


def claims(page: Page, page_id: int) -> list[tuple[str, str] | None]:
    """Reviewer and date as readers get them: on the page, in the API document, in the structured data."""
    document = page.request.get(f"/api/content/v1/faqs/{page_id}/").json()
    page.goto(document["meta"]["path"])
    box = page.locator(".standing .reviewed")
    day = page.locator(".standing time, .standing .review").filter(has_text="Reviewed on").first
    shown = (box.inner_text(), day.inner_text()) if box.count() else None
    review = document["review"]
    [node] = [
        item
        for item in json.loads(page.locator("script[type='application/ld+json']").inner_text())["@graph"]
        if "MedicalWebPage" in item["@type"]
    ]
    return [
        shown,
        (review["reviewer"]["name"], review["reviewed_on"]) if review["reviewer"] else None,
        (str(node["reviewedBy"]), node["lastReviewed"]) if "reviewedBy" in node else None,
    ]


def change_one_word_and_publish(page: Page, page_id: int) -> None:
    page.goto(f"/admin/pages/{page_id}/edit/")
    page.locator("#id_questions-0-short_answer").fill(ANSWER.replace("Most", "Some"))
    act(page, "Publish")
    expect(page.get_by_text("has been published.")).to_be_visible()


def expect_editors_to_see_what_changed(page: Page, page_id: int) -> None:
    """In the report, and in the panel of the page editor."""
    page.goto("/admin/reports/medical-review/")
    expect(page.get_by_role("row", name=re.compile(TITLE))).to_contain_text("Edited since review")
    page.goto(f"/admin/pages/{page_id}/edit/#tab-review")
    expect(page.get_by_text("“When can I bend my elbow?” (changed)")).to_be_visible()


def test_a_clinician_vouches_for_exact_words_and_one_changed_word_ends_it(open_page):
    editor, reviewer, reader = open_page("editor"), open_page("reviewer"), open_page()
    page_id = write_and_submit(editor)

    review = open_review(reviewer)
    expect(review.get_by_text("No text of this page was ever approved as a whole.")).to_be_visible()
    expect(review.get_by_text(ANSWER).first).to_be_visible()
    expect(reviewer.frame_locator(".review-preview").get_by_role("heading", level=1)).to_have_text(TITLE)
    approve(reviewer, review)
    on_page, in_api, in_json_ld = claims(reader, page_id)
    assert REVIEWER in on_page[0]
    assert in_api[0] == REVIEWER
    assert in_api[1] == in_json_ld[1]
    assert in_api[1][:4] in on_page[1]

    change_one_word_and_publish(editor, page_id)
    assert claims(reader, page_id) == [None, None, None]
    expect_editors_to_see_what_changed(editor, page_id)

    act(editor, "Submit to Medical review")
    expect(editor.get_by_text("has been submitted for moderation")).to_be_visible()
    review = open_review(reviewer)
    expect(review.locator(".review-part del")).to_have_text("[removed: Most ]")
    expect(review.locator(".review-part ins")).to_have_text("[added: Some ]")
    approve(reviewer, review)
    assert None not in claims(reader, page_id)


def test_a_text_that_changes_under_the_reviewers_eyes_is_not_approved(open_page):
    editor, reviewer = open_page("editor"), open_page("reviewer")
    page_id = page_called(editor, "Cataract")
    reviewer.goto(f"/admin/faq/review/{page_id}/")
    review = reviewer.locator(".review")
    review.get_by_label("I have checked the evidence behind what I approve.").check()
    review.get_by_label("Comment").fill("Clear and careful.")

    editor.goto(f"/admin/pages/{page_id}/edit/")
    editor.locator("#id_subtitle").fill("Changed while somebody reads it")
    act(editor, "Save draft")
    expect(editor.get_by_text("has been updated.")).to_be_visible()

    review.get_by_role("button", name="Approve").click()
    expect(reviewer.get_by_text("Nothing was approved.")).to_be_visible()
    expect(review.get_by_text("Changed while somebody reads it").first).to_be_visible()
    expect(review.get_by_label("Comment")).to_have_value("Clear and careful.")
    expect(review.get_by_label("I have checked the evidence")).not_to_be_checked()
    expect(review.get_by_text("Nobody has approved anything on this page yet.")).to_be_visible()


def page_called(page: Page, words: str) -> int:
    """The id of a page of the demo that no other test of this module changes."""
    listed = page.request.get("/api/content/v1/faqs/?locale=en&limit=100").json()["items"]
    return next(item["id"] for item in listed if words in item["title"])


@pytest.mark.parametrize("width", [1280, 390])
def test_the_review_breaks_no_accessibility_rule_and_fits_a_phone(open_page, width):
    page = open_page("reviewer", width=width)
    page_id = page_called(page, "Gastric")
    page.goto(f"/admin/faq/review/{page_id}/")
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_role("alert")).to_contain_text("Confirm that you checked the evidence")
    found = Axe().run(page, context=".review", options={"iframes": False})
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator(".review").evaluate("node => node.scrollWidth <= node.clientWidth")
