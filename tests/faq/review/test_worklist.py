"""The list behind report and dashboard: in which sections a page stands, and what its row says."""

import pytest

from cms.dates import add_months, today
from faq.models import FAQPage
from faq.review.worklist import MOST_URGENT_FIRST, SECTIONS, review_list, rows, section_counts
from tests.factories import (
    UserFactory,
    approve_page,
    approve_page_on,
    make_faq_page,
    make_reviewer,
    submit_for_review,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(db):
    """Asks for the pages of a section as somebody who may see all."""
    superuser = UserFactory(is_superuser=True)

    def found(section="all"):
        listed = review_list(superuser, today=today()).filter(SECTIONS[section].condition)
        return list(rows(listed.order_by(*MOST_URGENT_FIRST)))

    return found


def titles(found) -> list[str]:
    return [row.title for row in found]


def reword(page, summary="One more word.", publish=True):
    page = FAQPage.objects.get(pk=page.pk)
    page.summary = summary
    revision = page.save_revision()
    if publish:
        revision.publish()


def test_a_claimed_reviewer_is_unmatched_until_a_clinician_vouches_for_the_text(pages, site):
    page = make_faq_page(title="Claimed", claimed_reviewer="Dr Printed Name")
    make_faq_page(title="No claim")
    assert titles(pages("unmatched")) == ["Claimed"]
    approve_page(page)
    assert pages("unmatched") == []
    reword(page)
    assert titles(pages("unmatched")) == ["Claimed"]


def test_a_reviewed_page_whose_next_text_is_in_review_needs_action_and_says_why(pages, faq_page):
    approve_page(faq_page)
    reword(faq_page, publish=False)
    submit_for_review(faq_page)
    (row,) = pages("action")
    assert (row.status, row.draft_status) == ("Reviewed", "New text: in review")
    assert titles(pages("in_review")) == titles(pages("reviewed")) == [faq_page.title]


def test_a_saved_draft_does_not_change_the_status_of_the_live_text(pages, faq_page):
    approve_page(faq_page)
    reword(faq_page, publish=False)
    assert pages("action") == []
    assert titles(pages("reviewed")) == [faq_page.title]


def test_a_page_that_was_never_live_is_judged_by_its_newest_draft(pages, site):
    page = make_faq_page(live=False)
    reword(page, publish=False)
    approve_page(page)
    assert titles(pages("reviewed")) == [page.title]


def test_a_text_that_was_edited_keeps_who_reviewed_it_last_but_no_due_date(pages, faq_page):
    approve_page(faq_page, make_reviewer(name="Demo Reviewer Z"))
    reword(faq_page)
    (row,) = pages("edited_since_review")
    assert row.reviewer == "Dr Demo Reviewer Z, MD (demo)"
    assert row.reviewed_on == today()
    assert row.due is None


def test_an_approval_in_force_is_named_even_if_a_later_one_was_for_another_text(pages, faq_page):
    reword(faq_page, "First words.")
    approve_page(faq_page, make_reviewer(name="Demo Reviewer First"))
    reword(faq_page, "Second words.")
    approve_page(faq_page, make_reviewer(name="Demo Reviewer Second"))
    reword(faq_page, "First words.")
    (row,) = pages("reviewed")
    assert "Demo Reviewer First" in row.reviewer


def test_who_is_to_review_is_said_where_nobody_has(pages, site):
    make_faq_page(medical_reviewer=make_reviewer(name="Demo Reviewer Z"))
    (row,) = pages("unreviewed")
    assert (row.reviewer, row.assigned_reviewer) == ("", "Dr Demo Reviewer Z, MD (demo)")


def test_the_most_urgent_page_comes_first_and_a_draft_last(pages, site):
    approve_page_on(add_months(today(), -13), make_faq_page(title="Overdue draft", live=False))
    approve_page_on(add_months(today(), -11), make_faq_page(title="Due soon"))
    approve_page_on(add_months(today(), -14), make_faq_page(title="Long overdue"))
    approve_page_on(add_months(today(), -13), make_faq_page(title="Overdue"))
    make_faq_page(title="Never")
    assert titles(pages()) == ["Long overdue", "Overdue", "Never", "Due soon", "Overdue draft"]


def test_the_number_of_each_section_is_that_of_its_pages(pages, site):
    reviewed, edited = make_faq_page(), make_faq_page(claimed_reviewer="Dr Printed Name")
    for page in (reviewed, edited):
        approve_page(page)
    reword(edited)
    submit_for_review(reviewed)
    submit_for_review(make_faq_page(live=False))
    make_faq_page(claimed_reviewer="Dr Printed Name")
    counts = section_counts(review_list(UserFactory(is_superuser=True), today=today()))
    assert counts == {name: len(pages(name)) for name in SECTIONS}
    assert (counts["all"], counts["action"], counts["unmatched"]) == (4, 4, 2)
