"""The status of a text: one rule, in Python and in SQL."""

import datetime as dt
import uuid

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faq.models import Approval, FAQPage, TextDigest
from faq.review.filters import with_review_status
from faq.review.ledger import record_of
from faq.review.status import Record, ReviewStatus, Text, standing
from tests.factories import MedicalReviewerFactory, make_faq_page

TODAY = dt.date(2026, 11, 22)
DIGEST = "sha256:served"
OTHER = "sha256:other"
QUESTION = uuid.UUID(int=1)
TEXT = Text({1: DIGEST})


def approved(number=1, digest=DIGEST, days_ago=10, days_left=300, **fields) -> Record:
    on, until = TODAY - dt.timedelta(days=days_ago), TODAY + dt.timedelta(days=days_left)
    return Record(number, revoked=False, digest=digest, reviewed_on=on, valid_until=until, **fields)


def revoked(number=2, question=None) -> Record:
    return Record(number, revoked=True, question=question)


def status(*records, text=TEXT, **given_) -> ReviewStatus:
    return standing(records, text, today=TODAY, due_soon_days=60, **given_).status


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([], "unreviewed"),
        ([approved()], "reviewed"),
        ([approved(days_left=60)], "due_soon"),
        ([approved(days_left=61)], "reviewed"),
        ([approved(days_left=0)], "due_soon"),
        ([approved(days_left=-1)], "expired"),
        ([approved(digest=OTHER)], "edited_since_review"),
        ([approved(digest=OTHER, days_left=-1)], "edited_since_review"),
        ([approved(), revoked()], "revoked"),
        ([approved(), revoked(), approved(3)], "reviewed"),
        ([approved(), revoked(), approved(3, digest=OTHER)], "edited_since_review"),
        ([approved(), revoked(question=QUESTION)], "revoked"),
        ([approved(question=QUESTION)], "unreviewed"),
        ([approved(1), approved(2, digest=OTHER)], "reviewed"),
        ([approved(days_ago=-1)], "expired"),
        ([approved(digest_version=2)], "edited_since_review"),
        ([approved(source_digest="sha256:source")], "edited_since_review"),
    ],
)
def test_the_status_of_a_page(records, expected):
    assert status(*records) == expected


def test_an_approval_by_an_older_algorithm_counts_if_the_text_has_that_digest():
    text = Text({1: "sha256:old", 2: DIGEST})
    assert status(approved(digest="sha256:old", digest_version=1), text=text) == "reviewed"


def test_a_question_is_covered_by_its_own_record_and_loses_it_with_a_revocation_of_either_scope():
    own = approved(question=QUESTION)
    assert status(own, question=QUESTION) == "reviewed"
    assert status(own, revoked(question=QUESTION), question=QUESTION) == "revoked"
    assert status(own, revoked(), question=QUESTION) == "revoked"
    assert status(own, revoked(question=uuid.UUID(int=2)), question=QUESTION) == "reviewed"


@pytest.mark.parametrize("workflow", [ReviewStatus.IN_REVIEW, ReviewStatus.CHANGES_REQUESTED])
def test_a_workflow_shows_only_while_no_approval_of_the_served_text_is_in_force(workflow):
    assert status(workflow=workflow) == workflow
    assert status(approved(digest=OTHER), workflow=workflow) == workflow
    assert status(approved(), workflow=workflow) == "reviewed"


def test_the_newest_approval_in_force_is_the_one_named():
    found = standing([approved(2), approved(1)], TEXT, today=TODAY, due_soon_days=60)
    assert found.approval.number == 2


HISTORIES = st.lists(
    st.tuples(
        st.sampled_from(["approved", "approved", "revoked"]),
        st.sampled_from([DIGEST, OTHER]),
        st.sampled_from([None, QUESTION]),
        st.sampled_from([1, 2]),
        st.sampled_from(["", "sha256:source"]),
        st.integers(-1, 400),
        st.integers(-100, 400),
    ),
    max_size=5,
)


@pytest.fixture
def pages_for_histories(site):
    return MedicalReviewerFactory(), [make_faq_page() for _ in range(20)]


@pytest.mark.django_db
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(histories=st.lists(HISTORIES, min_size=20, max_size=20), source=st.sampled_from(["", "sha256:source"]))
def test_the_rule_and_the_database_filter_never_disagree(pages_for_histories, histories, source):
    """3,000 histories, twenty at a time: one query answers for all of them."""
    reviewer, pages = pages_for_histories
    with transaction.atomic():
        TextDigest.objects.update(digest=DIGEST, source_digest=source, version=1)
        for page, history in zip(pages, histories, strict=True):
            Approval.objects.bulk_create([_row(page, reviewer, *event) for event in history])
        annotated = with_review_status(FAQPage.objects.all(), today=TODAY, due_soon_days=60)
        found = dict(annotated.values_list("pk", "review_status"))
        text = Text({1: DIGEST}, source)
        expected = {page.pk: _expected(page, text) for page in pages}
        transaction.set_rollback(True)
    assert found == expected


def _expected(page, text):
    records = [record_of(row) for row in Approval.objects.filter(page_id=page.pk)]
    return standing(records, text, today=TODAY, due_soon_days=60).status


def _row(page, reviewer, decision, digest, question, version, source, days_ago, days_left):
    return Approval(
        decision=decision,
        page_id=page.pk,
        page_title=page.title,
        locale="en",
        question_uuid=question,
        content_digest=digest,
        digest_version=version,
        source_digest=source,
        reviewer=reviewer,
        reviewer_name=reviewer.name,
        reviewed_on=TODAY - dt.timedelta(days=days_ago),
        valid_until=TODAY + dt.timedelta(days=days_left),
        recorded_by_name="Demo",
    )
