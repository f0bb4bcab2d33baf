"""The editor's way in a real browser: from the menu FAQ to a published page, without the tree."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.page_editor import WATCHED, act, wait_until_watched

pytestmark = pytest.mark.browser
QUESTIONS = ["Is the operation painful?", "When may I drive again?"]


def choose(page: Page, button: str, words: str, name: str) -> None:
    """Search in a chooser and take the first thing called `name`."""
    page.get_by_role("button", name=button).first.click()
    window = page.locator(".modal-content")
    window.get_by_label("Search term").fill(words)
    expect(window.get_by_text(re.compile(r"There (is|are) \d+ match"))).to_be_visible()
    window.locator("a", has_text=name).first.click()
    expect(window).to_be_hidden()


def add_question(page: Page, number: int, question: str, answer: str) -> None:
    page.get_by_role("button", name="Add question").click()
    page.locator(f"#id_questions-{number}-question").fill(question)
    page.locator(f"#id_questions-{number}-short_answer").fill(answer)
    page.keyboard.press("Tab")


def uuids(page: Page) -> dict[str, str]:
    rows = page.locator("[data-inline-panel-child]").all()
    return {
        row.locator("input[name$='-question']").input_value(): row.locator(
            "input[name$='-uuid']"
        ).input_value()
        for row in rows
    }


def expect_saved(page: Page) -> None:
    """Created or updated: that depends on whether the page had saved itself before."""
    expect(page.get_by_text(re.compile(r"(created|has been updated)\."))).to_be_visible()
    wait_until_watched(page)


def new_page(page: Page, title: str) -> None:
    page.add_init_script(WATCHED)
    page.goto("/admin/")
    page.get_by_role("button", name="FAQ", exact=True).click()
    page.get_by_role("link", name="FAQ pages").click()
    page.get_by_role("link", name="Add FAQ page").click()
    # The demo has an index in each language, so there is a choice.
    page.get_by_label(re.compile(r"\(English\)")).check()
    page.get_by_role("button", name="Continue").click()
    wait_until_watched(page)
    page.get_by_role("textbox", name="Title").first.press_sequentially(title)


def test_an_editor_writes_and_publishes_a_page_without_the_tree(open_page):
    page = open_page("editor")
    new_page(page, "Shoulder surgery: what to expect")
    choose(page, "Choose a treatment", "repl", "replacement")
    for number, question in enumerate(QUESTIONS):
        add_question(page, number, question, "Less than most people fear.")
    act(page, "Save draft")
    expect_saved(page)
    before = uuids(page)
    assert list(before) == QUESTIONS
    assert len({*before.values()} - {""}) == 2

    page.locator("#inline_child_questions-1").get_by_role("button", name="Move up").click()
    act(page, "Publish")
    expect(page.get_by_text("has been published.")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/admin/faq/faqpage/$"))

    page.locator("#listing-search").fill("drive aga")
    page.keyboard.press("Enter")
    row = page.get_by_role("row", name=re.compile("Shoulder surgery"))
    expect(row).to_contain_text("Live")
    row.get_by_role("link", name="Shoulder surgery").click()
    wait_until_watched(page)
    assert list(uuids(page)) == QUESTIONS[::-1]
    assert uuids(page) == before


def test_what_saves_itself_is_saved_once_and_keeps_its_identity(open_page):
    page = open_page("editor")
    new_page(page, "Saved while typing")
    add_question(page, 0, "Is this kept?", "Yes.")
    expect(page.locator("#id_questions-0-uuid")).not_to_have_value("", timeout=15_000)
    act(page, "Publish")
    expect(page.get_by_text("has been published.")).to_be_visible()
    page.get_by_role("link", name="Saved while typing").click()
    wait_until_watched(page)

    add_question(page, 1, "Is the second one kept?", "Yes.")
    second = page.locator("#id_questions-1-uuid")
    expect(second).not_to_have_value("", timeout=15_000)
    known = second.input_value()
    page.locator("#id_questions-1-question").fill("Is the second one kept, too?")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Saved", exact=True)).to_be_visible(timeout=15_000)
    act(page, "Save draft")
    expect_saved(page)
    assert list(uuids(page).values())[1] == known
    assert len(uuids(page)) == 2


def test_a_message_stands_at_the_question_that_repeats_another(open_page):
    page = open_page("editor")
    new_page(page, "Asked twice")
    page.route(
        "**/admin/pages/**", lambda route: route.abort() if is_autosave(route.request) else route.continue_()
    )
    add_question(page, 0, "Is it safe?", "Yes.")
    add_question(page, 1, "is it SAFE", "Yes.")
    act(page, "Save draft")
    error = page.locator("#inline_child_questions-1 .error-message")
    expect(error).to_have_text(re.compile("Question 1 on this page has the same words"))
    expect(page.locator("#inline_child_questions-0 .error-message")).to_have_count(0)


def is_autosave(request) -> bool:
    return "application/json" in request.headers.get("accept", "")


def test_a_source_is_added_while_writing_and_opens_in_its_own_form(open_page):
    page = open_page("editor")
    new_page(page, "With a new source")
    sources = page.locator("#panel-child-content-sources-section")
    sources.get_by_role("button", name="Insert a block").first.click()
    sources.get_by_role("button", name="Choose a source").click()
    window = page.locator(".modal-content")
    window.get_by_text("Add a new source").click()
    window.get_by_label("Title").fill("Guideline written for this test")
    window.locator("button", has_text="Add this source").click()
    expect(sources.get_by_text("Guideline written for this test")).to_be_visible()
    sources.get_by_role("button", name="Actions").first.click()
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Edit this source").click()
    expect(opened.value.get_by_role("textbox", name="Title")).to_have_value("Guideline written for this test")


def test_the_slug_of_a_new_treatment_follows_its_name_in_plain_letters(open_page):
    page = open_page("editor")
    page.goto("/admin/pricing/treatment/create/?locale=es")
    page.locator("#id_name").press_sequentially("Artroscopia de rodilla: qué es")
    page.keyboard.press("Tab")
    expect(page.get_by_role("textbox", name="Slug")).to_have_value("artroscopia-de-rodilla-que-es")
    page.get_by_role("button", name="Save").click()
    row = page.get_by_role("row", name=re.compile("Artroscopia de rodilla"))
    expect(row).to_contain_text("Español")


@pytest.mark.parametrize(
    "listing", ["faq/faqpage", "faq/medicalreviewer", "pricing/treatment", "pricing/pricetable"]
)
def test_listings_fit_a_phone(open_page, listing):
    page = open_page("editor", width=390, height=844)
    page.goto(f"/admin/{listing}/")
    expect(page.get_by_role("table")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
