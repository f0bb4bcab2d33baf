"""What the records say about who vouches for a text."""

import pytest

from faq.editorial.manuscript import Records
from tests.faq.editorial.manuscripts import manuscript, places

IN_BOTH = pytest.mark.parametrize("language", ["en", "es"])


def recorded(language, **records):
    return manuscript(language=language, records=Records(**records))


@IN_BOTH
def test_a_claimed_reviewer_is_unverified_until_an_approval_is_in_force(language):
    claim = {"claimed_reviewer": "Dr Plainly Claimed"}
    code = "reviewer_unverified"
    assert places(recorded(language, **claim, review_status="unreviewed"), code) == ["claimed_reviewer"]
    assert places(recorded(language, **claim, review_status="due_soon"), code) == []
    assert places(recorded(language, review_status="unreviewed"), code) == []


@IN_BOTH
@pytest.mark.parametrize(
    ("code", "status"), [("review_expired", "expired"), ("edited_after_review", "edited_since_review")]
)
def test_a_review_that_no_longer_holds_is_named(language, code, status):
    assert places(recorded(language, review_status=status), code) == ["review"]
    assert places(recorded(language, review_status="reviewed"), code) == []


@IN_BOTH
def test_author_and_reviewer_must_be_two_people(language):
    code = "author_is_reviewer"
    assert places(recorded(language, author="Demo A", reviewer="Dr. Demo A, MD"), code) == ["author"]
    assert places(recorded(language, author="Dr Demo A", claimed_reviewer="Dra. Demo A"), code) == ["author"]
    assert places(recorded(language, author="Demo A", reviewer="Dr. Demo B"), code) == []
    assert places(recorded(language), code) == []
