"""Tries every door to get a reviewer's name onto text that nobody approved, and must fail at each.

The doors that publish stand in `publishing_doors`, each under its name; under the policy "label" they publish without
any claim, under "block" they do not publish. The doors to an approval follow below.
"""

import datetime as dt

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import Page, TaskState

from cms.dates import add_months, today
from faq.digest import content_digest
from faq.models import Approval, FAQPage
from faq.review.approving import NotAllowed, Statement, TextChanged, approve, revoke
from faq.review.policy import ReviewRequired, is_reviewed
from faq.review.receivers import ApprovalMissing
from tests.editing import client_in_group
from tests.factories import (
    SourceFactory,
    UserFactory,
    approve_page,
    approve_page_on,
    make_faq_page,
    make_question,
    make_reviewer,
)
from tests.faq.review.publishing_doors import (
    DOORS,
    LATER,
    OTHER,
    PUBLISH,
    import_and_publish,
    scheduled_publishing,
    translation_copy_published,
    what_was_said,
)
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
    post_editor,
    reviewer_in_group,
    reword,
    submit,
)
from tests.problem_assertions import PREFIX

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.faq.review.urls_with_api_v3")]
STATEMENT = Statement(evidence_checked=True, interests="None declared")


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
    pages, by_code = Page.objects.count(), door.__annotations__["return"] is None
    if by_code and door is not scheduled_publishing:
        with pytest.raises(ReviewRequired, match="cannot be published"):
            door(reviewed)
    else:
        answer = door(reviewed)
        assert by_code or answer.status_code in (302, 422)
        assert by_code or "cannot be published" in what_was_said(answer)
    assert all(is_reviewed(page) for page in FAQPage.objects.live())
    assert fresh(reviewed).scheduled_revision is None or door is scheduled_publishing
    if "copy" in door.__name__ and door is not translation_copy_published:
        assert Page.objects.count() == pages, "half a copy"


def test_saving_without_a_change_does_not_lose_an_approval_though_wagtail_starts_again(reviewed, settings):
    settings.WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
    draft_of(reviewed).save_revision().publish()
    assert claims(reviewed) == CLAIMED


def test_an_alias_carries_no_approval_nor_does_the_page_it_becomes(reviewed):
    alias = reviewed.create_alias(update_slug="alias")
    assert_no_claim(alias)
    ConvertAliasPageAction(FAQPage.objects.get(pk=alias.pk)).execute()
    assert_no_claim(alias)


def test_an_approved_question_pasted_into_another_page_carries_no_approval(reviewed):
    question = make_question(uuid=reviewed.questions.first().uuid, short_answer="Nobody walks on the day.")
    other = make_faq_page(title=reviewed.title, treatment=reviewed.treatment, questions=[question])
    assert_no_claim(other)
    assert Client().get(f"{PREFIX}faqs/{other.pk}/").json()["questions"][0]["review"]["reviewer"] is None


def test_a_changed_source_or_treatment_withholds_the_claim_without_any_publishing(site):
    source = SourceFactory()
    page = make_faq_page(sources=[{"type": "source", "value": source.pk}])
    approve_page(page)
    assert claims(page) == CLAIMED
    source.title = "Another guideline"
    source.save()
    assert_no_claim(page)


def test_forged_fields_in_the_editors_form_change_nothing(reviewed):
    reviewer = make_reviewer()
    forged = {
        "medical_reviewer": str(reviewer.pk),
        "claimed_reviewer": reviewer.name,
        "reviewed_on": "2026-11-01",
        "review_status": "reviewed",
        "approvals": "1",
    }
    post_editor(client_in_group("Publishers"), reviewed, **forged, **PUBLISH)
    assert fresh(reviewed).medical_reviewer == reviewer
    assert fresh(reviewed).claimed_reviewer == ""
    assert_no_claim(reviewed)


def test_what_a_document_claims_about_its_reviewer_is_nowhere_public(reviewed):
    import_and_publish(reviewed)
    page = FAQPage.objects.get(claimed_reviewer__contains="Plainly Claimed")
    assert page.live
    for address in [
        page.get_url_parts()[2],
        "/faq/",
        f"{PREFIX}faqs/{page.pk}/",
        f"{PREFIX}faqs/{page.pk}/jsonld/",
        f"{PREFIX}faqs/",
    ]:
        assert "Plainly Claimed" not in Client().get(address).text, address
    assert_no_claim(page)


def pass_by_the_task(page, user):
    state = submit(page)
    state.task.specific.on_action(state, user, "approve")


def pass_by_the_state(page, user):
    submit(page).approve(user=user)


def pass_by_saving(page, user):
    state = submit(page)
    state.status, state.finished_by = "approved", user
    state.save()


def pass_by_skipping(page, user):
    state = submit(page)
    state.status = "skipped"
    state.save()


@pytest.mark.parametrize("way", [pass_by_the_task, pass_by_the_state, pass_by_saving, pass_by_skipping])
def test_no_way_through_the_workflow_makes_an_approval(reviewed, way):
    reword(reviewed, OTHER)
    for user in (UserFactory(is_superuser=True), reviewer_in_group().user):
        with pytest.raises(ApprovalMissing), transaction.atomic():
            way(reviewed, user)
    assert claims(reviewed) == CLAIMED
    reword(reviewed, OTHER, publish=True)
    assert_no_claim(reviewed)


@pytest.mark.parametrize("action", ["approve", "reject", "review", "skip"])
def test_no_post_to_wagtails_own_addresses_makes_an_approval(reviewed, action):
    reword(reviewed, OTHER)
    state, written = submit(reviewed), Approval.objects.count()
    url = reverse("wagtailadmin_pages:workflow_action", args=[reviewed.pk, action, state.pk])
    button = {"action-workflow-action": "true", "workflow-action-name": action}
    for user in (UserFactory(is_superuser=True), reviewer_in_group().user):
        client = logged_in(user)
        client.post(url, {"comment": "Fine"})
        client.post(url, {"comment": "Fine"}, headers={"x-requested-with": "XMLHttpRequest"})
        if user.is_superuser:
            post_editor(client, reviewed, summary=reviewed.summary, **button)
    assert TaskState.objects.get(pk=state.pk).status == "in_progress"
    assert Approval.objects.count() == written
    assert claims(reviewed) == CLAIMED


def wrote_the_text(page):
    reviewer = reviewer_in_group()
    reword(page, OTHER, user=reviewer.user)
    return reviewer.user


def superuser_without_profile(page):
    return UserFactory(is_superuser=True)


def superuser_who_wrote_the_text(page):
    user = make_reviewer(user=UserFactory(is_superuser=True)).user
    reword(page, OTHER, user=user)
    return user


def expired_registration(page):
    return reviewer_in_group(registration_verified_on=today() - dt.timedelta(days=3 * 366)).user


def deactivated_reviewer(page):
    return reviewer_in_group(active=False).user


def closed_account(page):
    reviewer = reviewer_in_group()
    reviewer.user.is_active = False
    reviewer.user.save()
    return reviewer.user


def editor_who_is_only_named_as_reviewer(page):
    make_reviewer()
    return client_in_group("Publishers").get("/admin/").wsgi_request.user


NOT_ALLOWED = [
    wrote_the_text,
    superuser_without_profile,
    superuser_who_wrote_the_text,
    expired_registration,
    deactivated_reviewer,
    closed_account,
    editor_who_is_only_named_as_reviewer,
]


@pytest.mark.parametrize("who", NOT_ALLOWED, ids=lambda who: who.__name__)
def test_who_may_not_approve_cannot_in_the_review_nor_by_code(reviewed, who):
    reword(reviewed, "A first draft.")
    user, written = who(reviewed), Approval.objects.count()
    submit(reviewed)
    decide(logged_in(user), reviewed)
    with pytest.raises(NotAllowed):
        approve(
            fresh(reviewed), user=user, seen_digest=content_digest(draft_of(reviewed)), statement=STATEMENT
        )
    assert Approval.objects.count() == written
    reword(reviewed, OTHER, publish=True)
    assert_no_claim(reviewed)


def test_the_form_of_an_old_text_approves_nothing_when_it_is_sent_again(reviewed):
    client, old = logged_in(reviewer_in_group().user), content_digest(reviewed)
    assert decide(client, reviewed, seen_digest=old).status_code == 302
    written = Approval.objects.count()
    reword(reviewed, OTHER, publish=True)
    for digest in (old, "", "sha256:invented"):
        assert "Nothing was approved" in decide(client, reviewed, seen_digest=digest).text
    assert Approval.objects.count() == written
    assert_no_claim(reviewed)


def test_the_digest_of_another_page_approves_nothing(reviewed):
    other = make_faq_page(title="Hip replacement")
    for target, seen in [(other, reviewed), (reviewed, other)]:
        with pytest.raises(TextChanged):
            approve(
                target,
                user=make_reviewer().user,
                seen_digest=content_digest(draft_of(seen)),
                statement=STATEMENT,
            )
    assert_no_claim(other)


def test_an_approval_of_the_draft_says_nothing_of_the_live_text(reviewed):
    reword(reviewed, OTHER, publish=True)
    reword(reviewed, "A third text.")
    approve_page(reviewed)
    assert_no_claim(reviewed)


def test_a_withdrawn_approval_says_nothing_any_more(reviewed):
    revoke(reviewed, user=UserFactory(), reason="Safety notice")
    assert_no_claim(reviewed)


def test_an_approval_that_ended_yesterday_says_nothing_any_more(site):
    page = make_faq_page()
    approve_page_on(add_months(today(), -12) - dt.timedelta(days=1), page)
    assert_no_claim(page)
