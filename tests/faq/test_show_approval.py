"""`manage.py show_approval`: what a record says, and the exact text that its digest is of."""

import hashlib
import io
import uuid

import pytest
from django.core.management import CommandError, call_command

from faq.digest import content_digest
from faq.review.approving import revoke
from tests.factories import UserFactory, approve_page, make_faq_page, make_reviewer

pytestmark = pytest.mark.django_db


def show(*options) -> str:
    out = io.StringIO()
    call_command("show_approval", *options, stdout=out)
    return out.getvalue()


def sha256(text: str) -> str:
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def test_the_content_of_a_record_is_printed_byte_for_byte(site):
    page = make_faq_page(title="Prótesis de rodilla")
    for record in approve_page(page):
        text = show(str(record.uuid), "--content")
        assert "Prótesis de rodilla" in text
        assert sha256(text) == record.content_digest


def test_the_present_text_of_a_page_has_the_digest_that_everybody_is_told(faq_page):
    assert sha256(show("--page", str(faq_page.pk), "--content")) == content_digest(faq_page)


def test_a_record_is_printed_field_by_field(faq_page):
    record = approve_page(faq_page, make_reviewer(name="Demo Reviewer Z"), questions=None)[0]
    lines = show(str(record.uuid)).splitlines()
    assert f"uuid: {record.uuid}" in lines
    assert "reviewer_name: Demo Reviewer Z" in lines
    assert "interests: None declared" in lines
    assert f"content_digest: {record.content_digest}" in lines


def test_the_records_of_a_page_are_listed_oldest_first(faq_page):
    page, question = approve_page(faq_page)
    revoked = revoke(faq_page, user=UserFactory(), reason="Safety notice")
    lines = show("--page", str(faq_page.pk)).splitlines()
    assert [line.split()[0] for line in lines] == [str(row.uuid) for row in (page, question, revoked)]
    assert [line.split()[1] for line in lines] == ["approved", "approved", "revoked"]
    assert f"question {question.question_uuid}" in lines[1]


def test_the_records_of_a_deleted_page_remain(faq_page):
    record = approve_page(faq_page)[0]
    number = faq_page.pk
    faq_page.delete()
    assert str(record.uuid) in show("--page", str(number))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ([str(uuid.UUID(int=7))], "There is no approval"),
        (["--page", "0", "--content"], "There is no FAQ page 0"),
        (["seven"], "'seven' is no UUID"),
        ([], "one of the arguments UUID --page is required"),
    ],
)
def test_what_is_not_there_or_makes_no_sense_is_refused(site, options, message):
    with pytest.raises(CommandError, match=message):
        show(*options)
