"""Tries every door to get a reviewer's name onto text that nobody approved, and must fail at each.

The doors that publish stand in `publishing_doors`, each under its name; under the policy "label" they publish without
any claim, under "block" they do not publish. The doors to an approval follow below.
"""

import datetime as dt
import json

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupApprovalTask, TaskState, Workflow, WorkflowTask

from cms.dates import today
from faq.digest import content_digest
from faq.models import Approval, FAQPage
from faq.review.approving import NotAllowed, TextChanged
from faq.review.policy import ReviewRequired, is_reviewed
from faq.review.receivers import ApprovalMissing
from tests.editing import client_in_group
from tests.factories import (
    SourceFactory,
    UserFactory,
    approve_page,
    faq_index,
    make_faq_page,
    make_question,
    make_reviewer,
)
from tests.faq.review.publishing_doors import DOORS, LATER, admin_publish_button, what_was_said
from tests.faq.review.steps import (
    CLAIMED,
    NOTHING,
    assert_no_claim,
    assert_truthful,
    claims,
    decide,
    draft_of,
    fresh,
    logged_in,
    reviewer_in_group,
    reword,
    submit,
)
from tests.problem_assertions import PREFIX

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.faq.review.urls_with_api_v3")]


@pytest.fixture
def reviewed(site) -> FAQPage:
    """Live with approved text; an older revision has another one."""
    page = make_faq_page(title="Knee replacement", slug="knee-replacement", live=False, summary="Nobody approved this.")
    reword(page, summary="A clinician approved this.")
    approve_page(page)
    draft_of(page).get_latest_revision().publish()
    page = fresh(page)
    assert claims(page) == CLAIMED
    return page


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_text_that_nobody_approved_goes_live_without_any_claim(reviewed, door):
    before = content_digest(reviewed)
    door(reviewed)
    found = []
    for page in FAQPage.objects.live():
        approved = page.pk == reviewed.pk and content_digest(page) == before
        found.append(claims(page))
        assert found[-1] == (CLAIMED if approved else NOTHING)
        assert_truthful(page)
    assert door in LATER or NOTHING in found, "the door did not open, so nothing was tried"


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_under_block_no_door_publishes_it_and_whoever_tried_is_told(reviewed, settings, door):
    settings.REVIEW_POLICY = "block"
    pages = FAQPage.objects.count()
    try:
        answer = door(reviewed)
    except ReviewRequired:
        answer = None
    if answer is not None:
        assert answer.status_code in (302, 422)
        said = what_was_said(answer)
        assert "cannot be published" in said
    assert all(is_reviewed(page) for page in FAQPage.objects.live())
    assert fresh(reviewed).scheduled_revision is None or door.__name__ == "scheduled_publishing"
    if "copy" in door.__name__ and "translation" not in door.__name__:
        assert FAQPage.objects.count() == pages, "half a copy"


def test_under_block_the_draft_is_kept_when_publishing_is_refused(reviewed, settings):
    settings.REVIEW_POLICY = "block"
    answer = admin_publish_button(reviewed)
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[reviewed.pk])
    assert draft_of(reviewed).summary == "Changed in the editor."
    assert claims(reviewed) == CLAIMED
