"""The area "What needs me today": one place for all that waits, and plain words where nothing does."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from faq.dashboard.panel import TodayPanel
from tests.editing import client_in_group
from tests.factories import (
    PriceTableFactory,
    UserFactory,
    approve_page,
    make_faq_page,
    make_reviewer,
    submit_for_review,
)
from tests.faq.dashboard.test_needs import draft_by, finding, member_of, upload

pytestmark = pytest.mark.django_db
NOTHING = "Nothing needs you today."


def shown(user) -> str:
    request = RequestFactory().get("/admin/")
    request.user = user
    return TodayPanel().render_html({"request": request})


@pytest.mark.parametrize("group", ["Editors", "Publishers", "Medical reviewers"])
def test_who_has_nothing_to_do_is_told_so(site, group):
    assert NOTHING in shown(member_of(group))


def test_the_area_stands_on_the_dashboard_with_all_that_waits(site):
    client = client_in_group("Editors")
    page = make_faq_page(title="Needs a review")
    PriceTableFactory(title="Old prices", checked_on=None)
    finding(page)
    html = client.get(reverse("wagtailadmin_home")).text
    for words in (
        "What needs me today",
        "Medical review (1)",
        "Prices to re-check (1)",
        "Errors of the audit (1)",
    ):
        assert words in html
    assert NOTHING not in html


def test_a_reviewer_is_told_of_reviews_and_of_nothing_else(site):
    reviewer = make_reviewer()
    reviewer.user.groups.add(Group.objects.get(name="Medical reviewers"))
    page = make_faq_page(title="To review")
    submit_for_review(page)
    PriceTableFactory(checked_on=None)
    finding(page)
    html = shown(reviewer.user)
    assert "For you to review" in html
    assert "Prices to re-check" not in html
    assert "Errors of the audit" not in html


def test_a_page_in_review_waits_for_its_reviewer_and_not_for_an_editor(faq_page):
    submit_for_review(faq_page)
    assert "Most urgent" not in shown(member_of("Editors"))


def test_an_approved_page_needs_nobody(faq_page):
    approve_page(faq_page)
    assert NOTHING in shown(member_of("Editors"))


def test_hostile_names_are_escaped(site):
    user = member_of("Editors")
    upload(user, file="<b>bold</b>.docx", state="refused", refusal="<i>no</i>")
    html = shown(user)
    assert "<b>bold" not in html
    assert "<i>no" not in html


def test_the_number_of_queries_does_not_depend_on_how_much_waits(site):
    user, other, counts = member_of("Editors"), UserFactory(), []
    for more in (1, 12):
        for number in range(more):
            page = draft_by(user)
            finding(page, message=f"{more} {number}")
            draft_by(other)
            PriceTableFactory(checked_on=None)
            upload(user, state="refused")
        fresh = type(user).objects.get(pk=user.pk)  # without cached permissions
        with CaptureQueriesContext(connection) as queries:
            shown(fresh)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 32
