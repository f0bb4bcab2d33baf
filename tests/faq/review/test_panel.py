"""The panel "Medical review" in the page editor."""

import pytest
from django.urls import reverse

from faq.review.approving import revoke
from faq.review.overview import Overview
from faq.review.panel import ReviewPanel
from tests.editing import client_in_group
from tests.factories import UserFactory, approve_page, faq_index, make_faq_page, make_question, make_reviewer
from tests.faq.reading import parse
from tests.faq.review.steps import draft_of, fresh, reword

pytestmark = pytest.mark.django_db
QUERIES = 25


def panel(page, client=None):
    html = (
        (client or client_in_group("Editors")).get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content
    )
    section = parse(html).select_one("#panel-child-review-medical_review-section")
    assert section is not None
    return section


def text(node) -> str:
    return " ".join(node.get_text(" ").split())


def test_a_page_that_was_never_reviewed_says_so_and_leads_to_the_review(faq_page):
    section = panel(faq_page)
    assert "Not reviewed" in text(section)
    assert "Nobody has approved anything on this page yet." in text(section)
    assert section.find("a", href=reverse("faq_review", args=[faq_page.pk]))


def test_a_reviewed_page_says_by_whom_and_until_when(faq_page):
    record = approve_page(faq_page, make_reviewer(name="Demo Reviewer Z"))[0]
    words = text(panel(faq_page))
    assert "Reviewed Dr Demo Reviewer Z, MD (demo)" in words
    assert f"valid until {record.valid_until:%-d %B %Y}" in words
    assert "Not a word is different" in words
    assert "with its questions (1)" in words


def test_the_panel_says_of_when_it_is_and_has_the_words_for_when_the_form_changes(faq_page):
    approve_page(faq_page)
    section = panel(faq_page)
    assert "As of when this page was opened." in text(section)
    assert "Not a word is different" in text(section.select_one("[data-review-unchanged]"))
    changed = section.select_one("[role=status] > [data-review-changed][hidden]")
    assert text(changed).startswith("You have changed this page since;")


def test_what_readers_see_and_what_the_draft_says_are_told_apart(faq_page):
    approve_page(faq_page)
    reword(faq_page, summary="Another summary.")
    section = panel(faq_page)
    states = [text(row) for row in section.select(".review-standing dt, .review-standing dd")]
    assert states[0] == "What readers see now"
    assert states[1].startswith("Reviewed")
    assert states[2:4] == ["The newest draft", "Edited since review"]
    changed = [text(line) for line in section.select(".review-summary li")]
    assert changed == ["Summary (added)", "“How long does recovery take?” (changed)"]


def test_each_question_has_its_own_status(site):
    page = make_faq_page(questions=[make_question("First?"), make_question("Second?")])
    approve_page(page, questions=[page.questions.all()[1].uuid])
    first, second = panel(page).select(".review-covered li")
    assert text(first) == "1. First? Not reviewed"
    assert text(second).startswith("2. Second? Reviewed Dr Demo Reviewer")


def test_the_history_keeps_approvals_and_withdrawals(faq_page):
    approve_page(faq_page)
    revoke(fresh(faq_page), user=UserFactory(), reason="Safety notice")
    lines = [text(line) for line in panel(faq_page).select(".review-history li")]
    assert [line.split()[0] for line in lines] == ["Withdrawn", "Approved"]
    assert "Reason: Safety notice" in lines[0]


def test_a_claimed_reviewer_is_named_as_a_claim(site):
    section = panel(make_faq_page(claimed_reviewer="Dr Plainly Claimed"))
    term = section.find("dt", string=lambda words: "Claimed by an imported document" in words)
    assert text(term.find_next("dd")) == "Dr Plainly Claimed"


def test_a_new_page_has_nothing_to_review_yet(admin_client):
    html = admin_client.get(reverse("wagtailadmin_pages:add", args=["faq", "faqpage", faq_index().pk])).text
    assert "Nothing to review yet: save the page first." in html


def test_what_the_form_holds_but_nobody_saved_is_not_called_reviewed(faq_page, rf):
    approve_page(faq_page)
    unsaved = draft_of(faq_page)
    unsaved.title = "Typed, not saved"
    bound = ReviewPanel().bind_to_model(type(unsaved)).get_bound_panel(unsaved, rf.get("/"), None)
    assert bound.get_context_data({})["overview"].draft.title == "Knee replacement in Spain"


def test_the_number_of_queries_is_small_and_does_not_grow(site, django_assert_max_num_queries):
    for number in (1, 20):
        page = make_faq_page(questions=[make_question(f"Question {n}?") for n in range(number)])
        for _ in range(number):
            approve_page(page)
        reword(page)
        with django_assert_max_num_queries(QUERIES):
            overview = Overview(fresh(page))
            assert overview.live_finding.in_force
            assert not overview.draft_finding.in_force
            assert overview.comparison.differences.any
            assert len(overview.questions) == number
            assert len(overview.history) == number
