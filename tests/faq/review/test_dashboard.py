"""The dashboard panel: counts that lead into the report, the most urgent pages, and what waits for a reviewer."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.dates import add_months, today
from faq.models import FAQIndexPage
from faq.review.dashboard import SHOWN, MedicalReviewPanel
from tests.editing import client_in_group
from tests.factories import (
    UserFactory,
    approve_page,
    approve_page_on,
    home_page,
    make_faq_page,
    make_reviewer,
    make_site,
    submit_for_review,
)

pytestmark = pytest.mark.django_db


def member_of(name, user=None):
    user = user or UserFactory()
    user.groups.add(Group.objects.get(name=name))
    return user


def context_for(user):
    request = RequestFactory().get("/admin/")
    request.user = user
    return {"request": request}


def panel(user) -> dict:
    return MedicalReviewPanel().get_context_data(context_for(user))


def shown(user) -> str:
    return MedicalReviewPanel().render_html(context_for(user))


def test_each_number_leads_to_its_part_of_the_report(site):
    approve_page(make_faq_page())
    make_faq_page()
    user = member_of("Editors")
    links = {link.label: (link.pages, link.url) for link in panel(user)["sections"]}
    address = reverse("medical_review_report")
    assert links == {
        "Needs action": (1, address),
        "Not reviewed": (1, f"{address}?show=unreviewed"),
        "Reviewed": (1, f"{address}?show=reviewed"),
        "All pages": (2, f"{address}?show=all"),
    }
    assert f'href="{address}?show=unreviewed"' in shown(user)


def test_the_most_urgent_pages_come_first_and_public_ones_before_drafts(site):
    approve_page_on(add_months(today(), -13), make_faq_page(title="Overdue"))
    approve_page_on(add_months(today(), -13), make_faq_page(title="Overdue draft", live=False))
    make_faq_page(title="Never")
    approve_page(make_faq_page(title="Reviewed"))
    assert [row.title for row in panel(member_of("Editors"))["urgent"]] == [
        "Overdue",
        "Never",
        "Overdue draft",
    ]


def test_the_panel_names_a_few_pages_only(site):
    for _ in range(SHOWN + 1):
        make_faq_page(questions=[])
    assert len(panel(member_of("Editors"))["urgent"]) == SHOWN


def test_a_reviewer_sees_what_awaits_them_and_what_they_must_renew(site):
    reviewer = make_reviewer()
    user = member_of("Medical reviewers", reviewer.user)
    submitted, mine = make_faq_page(title="Submitted"), make_faq_page(title="Mine")
    submit_for_review(submitted)
    approve_page_on(add_months(today(), -11), mine, reviewer)
    approve_page_on(add_months(today(), -11), make_faq_page(title="Of another reviewer"))
    approve_page(make_faq_page(title="Long to go"), reviewer)
    own = panel(user)["own"]
    assert [row.title for row in own.awaiting] == ["Submitted"]
    assert [row.title for row in own.to_renew] == ["Mine"]
    html = shown(user)
    assert f'href="{reverse("faq_review", args=[submitted.pk])}"' in html
    assert "Of another reviewer" not in html


def test_who_only_reviews_is_not_shown_the_list_of_those_who_edit(faq_page):
    submit_for_review(faq_page)
    user = member_of("Medical reviewers", make_reviewer().user)
    assert shown(user).count(faq_page.title) == 1
    assert "Most urgent" not in shown(user)


def test_a_page_to_renew_that_stands_in_review_is_named_once_as_awaiting(faq_page):
    reviewer = make_reviewer()
    approve_page_on(add_months(today(), -13), faq_page, reviewer)
    submit_for_review(faq_page)
    own = panel(reviewer.user)["own"]
    assert [row.title for row in own.awaiting] == [faq_page.title]
    assert own.to_renew == []


def test_an_editor_who_is_no_reviewer_has_nothing_to_review(faq_page):
    user = member_of("Editors")
    assert panel(user)["own"] is None
    assert "For you to review" not in shown(user)


def test_pages_of_others_are_neither_named_nor_counted(faq_page):
    elsewhere = FAQIndexPage.objects.child_of(make_site().root_page).get()
    make_faq_page(parent=elsewhere, title="Elsewhere")
    Group.objects.get(name="Editors").page_permissions.update(page=home_page())
    user = member_of("Editors")
    assert [row.title for row in panel(user)["urgent"]] == [faq_page.title]
    assert {link.label: link.pages for link in panel(user)["sections"]}["All pages"] == 1


def test_who_has_nothing_to_do_with_pages_gets_no_panel(faq_page):
    assert shown(member_of("Medical reviewers")) == ""


def test_the_panel_stands_on_the_dashboard(faq_page):
    text = client_in_group("Editors").get(reverse("wagtailadmin_home")).text
    assert "Most urgent" in text
    assert faq_page.title in text


def test_titles_are_escaped(site):
    make_faq_page(title="<b>bold</b>")
    assert "<b>bold</b>" not in shown(member_of("Editors"))


@pytest.mark.parametrize("reviews", [False, True])
def test_the_number_of_queries_does_not_depend_on_the_number_of_pages(site, reviews):
    reviewer = make_reviewer()
    user = member_of("Editors", reviewer.user if reviews else None)
    counts = []
    for more in (1, 19, 40):
        for _ in range(more):
            page = make_faq_page(questions=[], medical_reviewer=reviewer)
            approve_page_on(add_months(today(), -13), page, reviewer)
        submit_for_review(make_faq_page(questions=[]))
        fresh = type(user).objects.get(pk=user.pk)  # without cached permissions
        with CaptureQueriesContext(connection) as queries:
            shown(fresh)
        counts.append(len(queries))
    assert len(set(counts)) == 1, counts
    assert counts[0] <= 12
