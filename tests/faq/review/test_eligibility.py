"""Who may approve: pure rules, and the accounts they are asked about."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser

from cms.dates import today
from faq.review.approving import revoke
from faq.review.eligibility import Profile, reasons_against, registration_in_date
from faq.review.reviewers import (
    editors_since_approval,
    is_reviewer,
    may_look,
    may_revoke,
    who_may_approve,
    why_not,
)
from tests.editing import client_in_group
from tests.factories import UserFactory, approve_page, make_faq_page, make_reviewer
from tests.faq.review.steps import draft_of, fresh, reviewer_in_group, reword

TODAY = dt.date(2026, 11, 22)
PROFILE = Profile(active=True, registration_number="DEMO-1", verified_on=TODAY)


def reasons(profile, editors=()):
    return reasons_against(profile, user_id=1, editors=editors, today=TODAY, registration_valid_months=24)


def test_a_clinician_who_did_not_change_the_text_may_approve():
    assert reasons(PROFILE, editors=[2, 3]) == []


@pytest.mark.parametrize(
    ("profile", "reason"),
    [
        (None, "not linked to a medical reviewer"),
        (Profile(False, "DEMO-1", TODAY), "not active"),
        (Profile(True, "", TODAY), "no professional registration"),
        (Profile(True, "DEMO-1", None), "not verified in the last 24 months"),
        (Profile(True, "DEMO-1", dt.date(2024, 11, 21)), "not verified in the last 24 months"),
        (Profile(True, "DEMO-1", dt.date(2026, 11, 23)), "not verified in the last 24 months"),
    ],
)
def test_each_thing_that_is_missing_is_named(profile, reason):
    [found] = reasons(profile)
    assert reason in found


def test_who_changed_the_text_may_not_approve_it():
    [found] = reasons(PROFILE, editors=[1])
    assert "Somebody else" in found


def test_everything_that_speaks_against_is_said_at_once():
    assert len(reasons(Profile(False, "", None), editors=[1])) == 4


def test_a_registration_counts_from_the_day_it_was_looked_up_for_24_months():
    assert registration_in_date(TODAY, today=TODAY, months=24)
    assert registration_in_date(dt.date(2024, 11, 22), today=TODAY, months=24)
    assert not registration_in_date(dt.date(2024, 11, 21), today=TODAY, months=24)


@pytest.mark.django_db
def test_an_account_counts_as_reviewer_only_while_its_profile_does():
    reviewer = make_reviewer()
    assert is_reviewer(reviewer.user)
    for field, value in [("active", False), ("registration_number", ""), ("registration_verified_on", None)]:
        changed = make_reviewer(**{field: value})
        assert not is_reviewer(changed.user), field
    reviewer.user.is_active = False
    assert not is_reviewer(reviewer.user)
    assert not is_reviewer(AnonymousUser())
    assert not is_reviewer(UserFactory(is_superuser=True))


@pytest.mark.django_db
def test_an_account_with_an_inactive_and_an_active_profile_is_a_reviewer():
    user = UserFactory()
    make_reviewer(user=user, active=False)
    make_reviewer(user=user)
    assert is_reviewer(user)


@pytest.mark.django_db
def test_only_a_change_of_the_reviewed_text_makes_an_editor(faq_page):
    approve_page(faq_page)
    writer, other = UserFactory(), UserFactory()
    reword(faq_page, user=writer)
    reword(faq_page, slug="another-address", user=other)
    assert editors_since_approval(draft_of(faq_page)) == {writer.pk}


@pytest.mark.django_db
def test_an_approval_starts_the_count_anew(faq_page):
    writer = make_reviewer()
    reword(faq_page, user=writer.user)
    assert why_not(draft_of(faq_page), writer.user)
    approve_page(faq_page)
    assert why_not(draft_of(faq_page), writer.user) == []


@pytest.mark.django_db
def test_a_withdrawn_approval_does_not_let_the_author_approve_the_text(faq_page):
    writer = make_reviewer()
    reword(faq_page, user=writer.user)
    approve_page(faq_page)
    revoke(fresh(faq_page), user=UserFactory(), reason="Safety notice")
    assert "Somebody else" in " ".join(why_not(draft_of(faq_page), writer.user))


@pytest.mark.django_db
def test_who_may_approve_are_the_accounts_that_can_log_in_and_did_not_write():
    writer, free, outside, lapsed = (
        reviewer_in_group(),
        reviewer_in_group(),
        make_reviewer(),
        reviewer_in_group(registration_verified_on=today() - dt.timedelta(days=900)),
    )
    page = make_faq_page()
    reword(page, user=writer.user)
    assert who_may_approve(draft_of(page)) == [free.user]
    assert outside.user not in who_may_approve(draft_of(page))
    assert lapsed.user not in who_may_approve(draft_of(page))


@pytest.mark.django_db
def test_withdrawing_is_for_reviewers_and_publishers_and_looking_for_whoever_works_on_the_page(faq_page):
    reviewer, stranger = make_reviewer().user, UserFactory()
    publisher, editor = (
        client_in_group(name).get("/admin/").wsgi_request.user for name in ("Publishers", "Editors")
    )
    assert [may_revoke(faq_page, user) for user in (reviewer, publisher, editor, stranger)] == [
        True,
        True,
        False,
        False,
    ]
    assert [may_look(faq_page, user) for user in (reviewer, publisher, stranger)] == [True, True, False]
    assert not may_look(faq_page, AnonymousUser())
