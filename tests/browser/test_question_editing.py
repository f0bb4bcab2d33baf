"""The questions in the page editor, in a real browser: fold, reorder, duplicate, advise, move to another page."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

from cms.letter_widths import text_width
from cms.search_snippet import TITLE_SIZE

pytestmark = pytest.mark.browser
# What is half done on purpose is not to be saved by itself: the browser would report the refusal as an error.
NOT_BY_ITSELF = """addEventListener('DOMContentLoaded', () => {
  const form = document.getElementById('page-edit-form');
  if (form) form.dataset.controller = 'w-init w-unsaved';
})"""
REWORDED = "What else could I do instead?"
TITLE = "Ácido hialurónico: 100 % — 注射 (WHO)?"


def open_editor(page: Page, title: str, question: str = "") -> None:
    page.add_init_script(NOT_BY_ITSELF)
    # Other tests have imported more pages than the list shows at once.
    page.goto(f"/admin/faq/faqpage/?q={quote(title)}")
    page.get_by_role("link", name=re.compile(f"^{title}")).first.click()
    page.wait_for_url(re.compile("/edit/"))
    if question:
        page.goto(f"{page.url.partition('?')[0]}#question-{question}")
        page.reload()
    expect(page.locator("[data-questions-number]")).to_have_text(re.compile(r"\d+ questions"))


def rows(page: Page) -> Locator:
    return page.locator("[data-questions] [data-inline-panel-child]:not(.deleted)")


def titles(page: Page) -> list[str]:
    return [
        re.sub(r" · .*", "", text)
        for text in rows(page)
        .locator("[data-panel-heading-text]:has([data-question-words])")
        .all_inner_texts()
    ]


def words(page: Page) -> list[str]:
    return [title.partition(". ")[2] for title in titles(page)]


def opened(page: Page) -> list[int]:
    """The positions of the questions that are not folded."""
    states = [
        row.locator("[data-panel-toggle]").first.get_attribute("aria-expanded") for row in rows(page).all()
    ]
    return [position for position, state in enumerate(states) if state == "true"]


def said(page: Page) -> Locator:
    return page.locator("[data-questions-status]")


def test_questions_fold_and_keep_the_focus_while_they_are_reordered(open_page):
    page = open_page("editor")
    open_editor(page, "PRP injections for tennis elbow")
    before = words(page)
    assert titles(page)[2] == f"3. {before[2]}"
    assert opened(page) == []
    page.get_by_role("button", name="Expand questions").click()
    assert len(opened(page)) == len(before)
    page.locator("[data-questions-fold=close]").click()
    assert opened(page) == []

    down = rows(page).nth(0).get_by_role("button", name="Move down")
    down.focus()
    page.keyboard.press("Enter")
    expect(said(page)).to_have_text(f"“{before[0]}” is now question 2 of {len(before)}.")
    expect(rows(page).nth(1).get_by_role("button", name="Move down")).to_be_focused()
    page.keyboard.press("Enter")
    assert words(page)[:3] == [before[1], before[2], before[0]]

    for place in (0, -1):
        following = words(page)[1] if place == 0 else words(page)[-2]
        rows(page).nth(place).get_by_role("button", name="Delete").first.click()
        toggle = rows(page).nth(place).locator(":scope > section > .w-panel__header [data-panel-toggle]")
        expect(toggle).to_be_focused()
        assert words(page)[place] == following


def test_a_duplicate_stands_below_has_to_be_reworded_and_becomes_a_question_of_its_own(open_page):
    page = open_page("editor")
    open_editor(page, "PRP injections for tennis elbow")
    before = words(page)
    rows(page).nth(1).get_by_role("button", name="Duplicate").first.click()
    copy = rows(page).nth(2).locator("input[name$='-question']")
    expect(copy).to_be_focused()
    twice = [before[0], before[1], before[1], before[2]]
    assert words(page)[:4] == twice
    page.get_by_role("button", name="Save draft").click()

    expect(page.locator(".error-summary")).to_be_focused(timeout=15_000)
    assert (words(page)[:4], opened(page)) == (twice, [2])
    page.locator(".error-summary a").first.click()
    expect(copy).to_be_focused()
    copy.fill(REWORDED)
    page.get_by_role("button", name="Save draft").click()

    expect(page.get_by_text("has been updated.")).to_be_visible(timeout=15_000)
    expect(page.locator("[data-questions-number]")).to_have_text(re.compile(r"\d+ questions"))
    assert words(page)[:4] == [before[0], before[1], REWORDED, before[2]]
    uuids = [row.locator("input[name$='-uuid']").input_value() for row in rows(page).all()]
    assert len(set(uuids)) == len(before) + 1
    blocks = page.locator("[name$='-long_answer-count']")
    assert blocks.nth(1).input_value() == blocks.nth(2).input_value()

    open_editor(page, "PRP injections for tennis elbow", uuids[3])
    expect(rows(page).nth(3).locator("input[name$='-question']")).to_be_focused()
    assert opened(page) == [3]


def test_advice_and_findings_stand_beside_the_field_and_lead_to_the_markup(open_page):
    page = open_page("editor")
    open_editor(page, "Gastric sleeve surgery")
    row = rows(page).nth(0)
    row.get_by_role("button", name="Toggle section").first.click()
    answer = row.locator("textarea[name$='-short_answer']")
    answer.fill("It cures everybody.")
    advice = page.locator(f"#{answer.get_attribute('id')}-length")
    expect(advice).to_have_text(re.compile("^19 characters, 3 words. Short:"))
    notes = page.locator(f"#{answer.get_attribute('id')}-notes")
    expect(notes).to_contain_text("Error: This promises something without exception.")
    assert re.search(r"-length\b.*-notes\b", answer.get_attribute("aria-describedby"))
    expect(row.locator("[data-question-notes]")).to_contain_text("finding")
    answer.fill("x" * 301)
    expect(advice).to_have_attribute("data-state", "long")
    expect(notes).not_to_contain_text("without exception")

    page.get_by_role("tab", name="Search and sharing").click()
    page.locator("#id_seo_title").fill(TITLE)
    width = text_width(TITLE, size=TITLE_SIZE)
    expect(page.locator("#id_seo_title-length")).to_contain_text(f"{width} pixels")
    page.get_by_role("button", name="Show the structured data").click()
    shown = page.frame_locator("#w-preview-iframe")
    expect(shown.get_by_text("x" * 301).first).to_be_visible()
    expect(shown.get_by_role("heading", name=re.compile("Findings"))).to_be_visible()
    page.evaluate("window.onbeforeunload = null")


def test_a_question_moves_to_another_page(open_page):
    page = open_page("editor")
    open_editor(page, "Dental implants in Hungary")
    leaving = words(page)[1]
    rows(page).nth(1).get_by_role("link", name="Move to another page…").click()
    page.get_by_label("Search pages by title").fill("cataract")
    page.locator("main").get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("radio", name="Cataract surgery in Costa Rica").check()
    page.get_by_role("button", name="Move question").click()
    expect(
        page.get_by_text(f"“{leaving}” moved from the draft of “Dental implants in Hungary”")
    ).to_be_visible()
    assert leaving not in words(page)
    page.get_by_role("link", name="Edit “Cataract surgery in Costa Rica”").click()
    expect(rows(page).last.locator("input[name$='-question']")).to_be_focused()
    assert words(page)[-1] == leaving
    page.get_by_role("button", name="Add question").click()
    rows(page).last.get_by_role("link", name="Move to another page…").click()
    expect(page.locator("[data-question-not-saved]")).to_contain_text("Save the page first")
