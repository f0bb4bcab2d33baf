"""Writing approvals: bound to the text on screen, by a clinician who did not write it, or not at all."""

import datetime as dt
import hashlib

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import Locale

from cms.dates import add_months, today
from faq.digest import content_digest
from faq.documents import documents_of
from faq.models import Approval, FAQPage
from faq.review.approving import NotAllowed, Statement, TextChanged, revoke
from tests.factories import UserFactory, approve_page, make_faq_page, make_question, make_reviewer

pytestmark = pytest.mark.django_db


def review_of(page, site):
    return documents_of([FAQPage.objects.get(pk=page.pk)], site=site, now=timezone.now())[0].review


def reword(page, text="Nobody walks on the day.", publish=True, user=None):
    page = FAQPage.objects.get(pk=page.pk)
    row = page.questions.first()
    row.short_answer = text
    page.questions = [row, *list(page.questions.all())[1:]]
    revision = page.save_revision(user=user)
    if publish:
        revision.publish()
    return page


def test_an_approval_names_the_clinician_and_the_text_as_they_are_that_day(faq_page, site):
    reviewer = make_reviewer(name="Demo Reviewer Z", credentials="MD (demo)", registration_number="DEMO-77")
    record = approve_page(faq_page, reviewer)[0]
    reviewer.name, reviewer.credentials = "Changed Name", "Changed"
    reviewer.save()
    stored = Approval.objects.get(pk=record.pk)
    assert (stored.reviewer_name, stored.reviewer_credentials) == ("Demo Reviewer Z", "MD (demo)")
    assert stored.registration_number == "DEMO-77"
    assert stored.reviewed_on == today()
    assert stored.valid_until == add_months(today(), 12)
    assert stored.revision_id == faq_page.latest_revision_id
    review = review_of(faq_page, site)
    assert (review.status, review.reviewer.name) == ("reviewed", "Demo Reviewer Z")


def test_the_digest_of_a_record_is_the_sha256_of_the_text_it_keeps(faq_page):
    for record in approve_page(faq_page):
        assert record.content_digest == f"sha256:{hashlib.sha256(record.content.encode()).hexdigest()}"


def test_one_changed_word_withholds_the_claim_at_once(faq_page, site):
    approve_page(faq_page)
    reword(faq_page)
    review = review_of(faq_page, site)
    assert review.status == "edited_since_review"
    assert review.reviewer is None
    assert review.reviewed_on is None


def test_a_draft_does_not_touch_the_claim_of_the_live_text(faq_page, site):
    approve_page(faq_page)
    reword(faq_page, publish=False)
    assert review_of(faq_page, site).status == "reviewed"


def test_a_claim_returns_when_the_approved_words_return(faq_page, site):
    approve_page(faq_page)
    before = faq_page.questions.first().short_answer
    reword(faq_page)
    reword(faq_page, before)
    assert review_of(faq_page, site).status == "reviewed"


def test_nothing_is_approved_if_the_text_changed_meanwhile(faq_page):
    seen = content_digest(faq_page)
    reword(faq_page, publish=False)
    with pytest.raises(TextChanged, match="Nothing was approved"):
        approve_page(faq_page, seen_digest=seen)
    assert not Approval.objects.exists()


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"active": False}, "not active"),
        ({"registration_number": ""}, "no professional registration"),
        ({"registration_verified_on": None}, "not verified"),
        ({"registration_verified_on": add_months(today(), -24) - dt.timedelta(days=1)}, "not verified"),
    ],
)
def test_a_reviewer_without_a_standing_registration_cannot_approve(faq_page, fields, reason):
    with pytest.raises(NotAllowed, match=reason):
        approve_page(faq_page, make_reviewer(**fields))


def test_a_superuser_without_a_profile_cannot_approve(faq_page):
    reviewer = make_reviewer()
    reviewer.user, account = UserFactory(is_superuser=True), reviewer.user
    with pytest.raises(NotAllowed, match="not linked to a medical reviewer"):
        approve_page(faq_page, reviewer)
    assert account.pk


def test_who_changed_the_text_since_the_last_approval_cannot_approve_it(faq_page):
    reviewer = make_reviewer()
    reword(faq_page, publish=False, user=reviewer.user)
    with pytest.raises(NotAllowed, match="You changed this text"):
        approve_page(faq_page, reviewer)


def test_a_change_of_the_slug_does_not_make_an_author(faq_page):
    reviewer = make_reviewer()
    faq_page.slug = "elsewhere"
    faq_page.save_revision(user=reviewer.user)
    assert approve_page(faq_page, reviewer)


def test_an_author_of_text_that_was_approved_since_may_approve_later_text_of_others(faq_page):
    author = make_reviewer()
    reword(faq_page, "First.", publish=False, user=author.user)
    approve_page(faq_page)
    reword(faq_page, "Second.", publish=False, user=UserFactory())
    assert approve_page(faq_page, author)


@pytest.mark.parametrize(("evidence", "interests"), [(False, "None declared"), (True, " ")])
def test_an_incomplete_statement_approves_nothing(faq_page, evidence, interests):
    with pytest.raises(ValidationError):
        approve_page(faq_page, statement=Statement(evidence_checked=evidence, interests=interests))
    assert not Approval.objects.exists()


def test_a_single_question_can_be_approved_without_the_page(site):
    page = make_faq_page(questions=[make_question("First?"), make_question("Second?")])
    approve_page(page, questions=[page.questions.first().uuid])
    document = documents_of([page], site=site, now=timezone.now())[0]
    assert [question.review.status for question in document.questions] == ["reviewed", "unreviewed"]
    assert document.review.status == "unreviewed"


def test_other_questions_keep_their_review_when_one_changes(site):
    page = make_faq_page(questions=[make_question("First?"), make_question("Second?")])
    approve_page(page)
    reword(page)
    document = documents_of([FAQPage.objects.get(pk=page.pk)], site=site, now=timezone.now())[0]
    assert [question.review.status for question in document.questions] == ["edited_since_review", "reviewed"]
    assert document.review.reviewer is None


def test_approving_questions_that_do_not_exist_approves_nothing(faq_page):
    with pytest.raises(ValidationError, match="at least one question"):
        approve_page(faq_page, questions=[])


def test_a_revocation_needs_a_reason_and_ends_the_claim(faq_page, site):
    approve_page(faq_page)
    with pytest.raises(ValidationError, match="Say why"):
        revoke(faq_page, user=UserFactory(), reason=" ")
    revoke(faq_page, user=UserFactory(), reason="Safety notice")
    assert review_of(faq_page, site).status == "revoked"


def test_a_changed_source_page_marks_its_translation(site):
    source = make_faq_page()
    source.get_parent().specific.copy_for_translation(
        Locale.objects.get(language_code="es"), copy_parents=True
    )
    translation = source.copy_for_translation(Locale.objects.get(language_code="es"))
    translation.save_revision().publish()
    assert review_of(translation, site).status == "unreviewed"
    approve_page(FAQPage.objects.get(pk=translation.pk))
    assert review_of(translation, site).status == "reviewed"
    reword(source)
    assert review_of(translation, site).status == "edited_since_review"
