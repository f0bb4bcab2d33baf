"""The whole way of a text: imported, mended, submitted, approved, corrected, and its review withheld.

Each person has one role, and nobody is an administrator.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.page_editor import (
    WATCHED,
    act,
    choose_preview_mode,
    close_preview,
    open_from_menu,
    open_preview,
    page_id,
    saving_itself,
    wait_until_saved,
    wait_until_watched,
)

pytestmark = pytest.mark.browser
SIZES = {"desktop": (1280, 800), "phone": (390, 844)}
PROMISE = "A new hip cures everybody."
MENDED = "Most people have far less pain after a new hip."
CORRECTED = "Most people have less pain after a new hip."
REVIEWER = "Demo Reviewer A"
DOCUMENT = """# {title}

*What to know before you travel*

Country: Spain

## Does a new hip help?

**Short answer:** {promise}

Healing takes months, and some people need help at home in the first weeks.

## What are the risks?

Infection, a blood clot and loosening are the main ones. Ask how often each happens.

## What else could I do?

Exercise, weight loss and painkillers help some people for years.
"""

OpenPage = Callable[..., Page]


def import_document(page: Page, folder: Path, title: str) -> None:
    """Upload, look, choose, draft."""
    file = folder / f"{title}.md"
    file.write_text(DOCUMENT.format(title=title, promise=PROMISE))
    open_from_menu(page, "FAQ", "Import")
    page.get_by_label("Files").set_input_files(file)
    page.get_by_label(re.compile(r"\(English\)")).check()
    page.get_by_role("button", name="Upload and read").click()
    look = page.get_by_role("link", name=file.name)
    if look.count():
        look.click()
    expect(page.get_by_text(PROMISE).first).to_be_visible()
    page.get_by_label("Treatment").select_option(label="Knee replacement")
    page.get_by_role("button", name="Create draft").click()
    expect(page.get_by_text("The draft was created.")).to_be_visible()
    wait_until_watched(page)


def mend_the_warning(page: Page) -> None:
    """From the finding to its field, and the finding is gone."""
    page.get_by_role("tab", name="Review").click()
    checks = page.locator("[data-editorial]")
    expect(checks).to_contain_text(PROMISE)
    checks.get_by_role("link", name="Question 1, short answer").first.click()
    answer = page.locator("[name='questions-0-short_answer']")
    expect(answer).to_be_focused()
    answer.fill(MENDED)
    page.keyboard.press("Tab")
    page.get_by_role("tab", name="Review").click()
    expect(checks).not_to_contain_text("cures everybody")
    page.get_by_role("tab", name="Content").click()


def add_a_question(page: Page) -> None:
    page.get_by_role("button", name="Add question").click()
    page.locator("#id_questions-3-question").fill("How long until I can fly home?")
    page.locator("#id_questions-3-short_answer").fill("Ask your surgeon: weeks, not days.")
    page.keyboard.press("Tab")


def move_the_last_question_up(page: Page) -> None:
    page.locator("#inline_child_questions-3").get_by_role("button", name="Move up").click()
    expect(page.locator("#id_questions-3-ORDER")).to_have_value("3")


def look_at_every_preview(page: Page, title: str) -> None:
    preview = open_preview(page)
    expect(preview.get_by_role("heading", level=1)).to_have_text(title)
    expect(preview.get_by_text(MENDED).first).to_be_attached()
    choose_preview_mode(page, "Search result")
    expect(preview.get_by_role("heading", name="On a computer")).to_be_visible()
    choose_preview_mode(page, "Structured data")
    expect(preview.get_by_role("heading", name="JSON-LD")).to_be_visible()
    choose_preview_mode(page, "Markdown")
    expect(preview.get_by_text("## How long until I can fly home?")).to_be_attached()
    choose_preview_mode(page, "Page")
    expect(preview.get_by_role("heading", level=1)).to_have_text(title)
    close_preview(page)


def submit(page: Page) -> int:
    wait_until_saved(page)
    number = page_id(page)
    act(page, "Submit to Medical review")
    expect(page.get_by_text("submitted for moderation")).to_be_visible()
    return number


def approve(page: Page, title: str) -> None:
    """From the dashboard to the approval, which publishes."""
    page.goto("/admin/")
    page.locator("#today-section").get_by_role("link", name=title).first.click()
    page.wait_for_url("**/admin/faq/review/*/")
    review = page.locator(".review")
    expect(review.get_by_text(MENDED).first).to_be_visible()
    review.get_by_label("I have checked the evidence behind what I approve.").check()
    review.get_by_label("Comment").fill("What the checks find can stand.")
    review.get_by_role("button", name="Approve").click()
    expect(page.get_by_text("Readers see it as reviewed now.")).to_be_visible()


def correct(page: Page, number: int) -> None:
    """One sentence, saved as a draft: an editor makes nothing public."""
    page.goto(f"/admin/pages/{number}/edit/")
    wait_until_watched(page)
    page.get_by_role("button", name="Expand questions").click()
    with saving_itself(page):
        page.locator("[name='questions-0-short_answer']").fill(CORRECTED)
        page.keyboard.press("Tab")
    act(page, "Save draft")
    expect(page.get_by_text("has been updated.")).to_be_visible()
    expect(page.get_by_role("button", name="Publish")).to_have_count(0)


def publish(page: Page, number: int) -> None:
    page.goto(f"/admin/pages/{number}/edit/")
    wait_until_watched(page)
    act(page, "Publish")
    expect(page.get_by_text("has been published.")).to_be_visible()


def read(page: Page, number: int) -> tuple[str, str, bool]:
    """The public page: its text, how it stands, and whether its structured data says who reviewed it as a whole."""
    address = page.request.get(f"/api/content/v1/faqs/{number}/?fields=meta").json()["meta"]["path"]
    page.goto(address)
    graph = json.loads(page.locator("script[type='application/ld+json']").inner_text())["@graph"]
    [whole] = [node for node in graph if "MedicalWebPage" in node["@type"]]
    return page.locator("main").inner_text(), page.locator(".standing").inner_text(), "reviewedBy" in whole


@pytest.mark.parametrize("size", SIZES)
def test_a_text_goes_from_a_document_to_a_reviewed_page_and_loses_the_review_with_one_word(
    open_page: OpenPage, tmp_path: Path, size: str
):
    width, height = SIZES[size]
    title = f"Hip replacement in Spain, read on a {size}"
    writer, reviewer, publisher = (
        open_page(user, width=width, height=height) for user in ("writer", "reviewer", "publisher")
    )
    reader = open_page(width=width, height=height)
    for page in (writer, publisher):
        page.add_init_script(WATCHED)

    import_document(writer, tmp_path, title)
    mend_the_warning(writer)
    add_a_question(writer)
    move_the_last_question_up(writer)
    look_at_every_preview(writer, title)
    number = submit(writer)
    approve(reviewer, title)
    text, standing, named = read(reader, number)
    assert MENDED in text
    assert text.index("How long until I can fly home?") < text.index("What else could I do?")
    assert REVIEWER in standing
    assert named

    correct(writer, number)
    assert read(reader, number) == (text, standing, True)
    publish(publisher, number)
    text, standing, named = read(reader, number)
    assert CORRECTED in text
    assert "Not yet medically reviewed" in standing
    assert REVIEWER not in standing
    assert not named
