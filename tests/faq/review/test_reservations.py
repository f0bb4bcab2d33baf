"""What the editorial checks find asks whoever approves for a reason, or refuses the approval, at every door."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from faq.digest import content_digest
from faq.editorial.blocking import blocking_codes, check_blocking_codes
from faq.editorial.findings import Finding
from faq.editorial.guidance import DISCERN
from faq.models import Approval
from faq.review.approving import Statement
from faq.review.decisions import approve_and_go_on
from faq.review.reservations import Reservations, ReservationsStand, weigh
from tests.editing import client_in_group
from tests.factories import approve_page
from tests.faq.editorial.pages import CLAIM, fair_page
from tests.faq.review.steps import decide, draft_of, fresh, logged_in, reviewer_in_group, submit

WITHOUT_REASON = Statement(evidence_checked=True, interests="None declared")
WITH_REASON = Statement(evidence_checked=True, interests="None declared", comment="Quoted from the leaflet.")


def finding(code="absolute_claim", severity="error", where="q1 short_answer"):
    return Finding(code, severity, where, "", "", "", DISCERN)


@pytest.fixture
def blocking(settings):
    settings.EDITORIAL_BLOCKS_APPROVAL = ["absolute_claim"]


@pytest.fixture
def reviewer(site):
    return reviewer_in_group()


# The rule ------------------------------------------------------------------------------------------------------


def test_warnings_and_errors_take_a_reason():
    found = weigh([finding("minimised_risk", "warning"), finding()], codes=())
    assert "minimised risk (Question 1, short answer), absolute claim" in found.objection("  ")
    assert found.objection("Quoted from the leaflet.") == ""


def test_notes_and_what_an_approval_settles_take_none():
    found = weigh(
        [
            finding("stale_year", "info"),
            finding("review_expired", "warning", "review"),
            finding("edited_after_review", "warning", "review"),
            finding("reviewer_unverified", "warning", "claimed_reviewer"),
        ],
        codes=(),
    )
    assert found == Reservations()
    assert found.objection("") == ""


def test_no_reason_passes_what_the_site_blocks():
    found = weigh([finding()], codes={"absolute_claim"})
    assert "approves no text" in found.objection("Quoted from the leaflet.")
    assert found.open == ()


# The setting ---------------------------------------------------------------------------------------------------


def test_nothing_blocks_unless_the_site_says_so(settings):
    settings.EDITORIAL_BLOCKS_APPROVAL = []
    assert blocking_codes() == frozenset()


@pytest.mark.parametrize(
    ("code", "severities", "error"),
    [
        ("no_such_check", "", "vouch.E022"),
        ("review_expired", "", "vouch.E022"),
        ("absolute_claim", "absolute_claim=off", "vouch.E023"),
    ],
)
def test_a_wrong_code_is_refused(settings, code, severities, error):
    settings.EDITORIAL_BLOCKS_APPROVAL = [code]
    settings.EDITORIAL_SEVERITIES = severities
    assert [found.id for found in check_blocking_codes(None)] == [error]


def test_a_right_code_passes_the_check(settings):
    settings.EDITORIAL_BLOCKS_APPROVAL = ["absolute_claim", "experimental_status_missing"]
    assert check_blocking_codes(None) == []


# The doors -----------------------------------------------------------------------------------------------------


@pytest.mark.django_db
class TestTheRecord:
    def test_is_not_written_without_a_reason(self, reviewer):
        page = fair_page(CLAIM)
        with pytest.raises(ReservationsStand, match="absolute claim"):
            approve_page(page, reviewer, statement=WITHOUT_REASON)
        assert not Approval.objects.exists()

    def test_keeps_the_reason(self, reviewer):
        [record, *_] = approve_page(fair_page(CLAIM), reviewer, statement=WITH_REASON)
        assert record.comment == "Quoted from the leaflet."

    def test_needs_no_reason_where_nothing_is_found(self, reviewer):
        assert approve_page(fair_page(), reviewer, statement=WITHOUT_REASON)

    def test_is_never_written_where_the_site_blocks(self, reviewer, blocking):
        with pytest.raises(ReservationsStand, match="approves no text"):
            approve_page(fair_page(CLAIM), reviewer, statement=WITH_REASON)
        assert not Approval.objects.exists()

    def test_of_one_question_minds_only_what_is_found_in_it(self, reviewer, blocking):
        page = fair_page(CLAIM)
        first, other = draft_of(page).questions.all()[:2]
        assert approve_page(page, reviewer, statement=WITHOUT_REASON, questions=[other.uuid])
        with pytest.raises(ReservationsStand):
            approve_page(page, reviewer, statement=WITH_REASON, questions=[first.uuid])

    def test_is_refused_within_a_workflow_too(self, reviewer, blocking, admin_user):
        page = fair_page(CLAIM)
        submit(page, admin_user)
        with pytest.raises(ValidationError):
            approve_and_go_on(
                fresh(page),
                user=reviewer.user,
                seen_digest=content_digest(draft_of(page)),
                statement=WITH_REASON,
            )
        assert fresh(page).current_workflow_task_state.status == "in_progress"


@pytest.mark.django_db
class TestTheReviewView:
    def test_asks_for_the_reason_at_its_field_and_keeps_what_was_typed(self, reviewer):
        response = decide(
            logged_in(reviewer.user), fair_page(CLAIM), comment="", interests="Shares in a clinic"
        )
        assert "absolute claim" in response.context["form"].errors["comment"][0]
        assert "Shares in a clinic" in response.content.decode()
        assert not Approval.objects.exists()

    def test_takes_the_reason(self, reviewer):
        decide(logged_in(reviewer.user), fair_page(CLAIM), comment="Quoted from the leaflet.")
        assert set(Approval.objects.values_list("comment", flat=True)) == {"Quoted from the leaflet."}

    def test_says_what_cannot_be_approved_here(self, reviewer, blocking):
        page = fair_page(CLAIM)
        client = logged_in(reviewer.user)
        shown = client.get(reverse("faq_review", args=[page.pk])).content.decode()
        assert "Cannot be approved" in shown
        refused = decide(client, page, comment="Quoted from the leaflet.")
        assert "approves no text" in refused.context["form"].non_field_errors()[0]
        assert not Approval.objects.exists()


@pytest.mark.django_db
def test_the_button_of_the_workflow_approves_nothing_by_itself(reviewer, blocking, admin_user):
    page = fair_page(CLAIM)
    state = submit(page, admin_user)
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    client_in_group("Publishers").post(url)
    assert not Approval.objects.exists()
    assert fresh(page).current_workflow_task_state.status == "in_progress"
