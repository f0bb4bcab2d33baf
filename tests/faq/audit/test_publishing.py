"""AUDIT_BLOCKS_PUBLISHING: what the audit finds keeps a page back, at every door and only where the setting says so."""

import hashlib

import pytest
from django.core.checks import run_checks
from wagtail.models import Page

from cms.audit.findings import Finding, Severity
from faq.audit.publishing import AuditRefused, check_audit
from faq.models import FAQPage
from faq.review.policy import ReviewRequired
from faq.review.refused import PublishingRefused
from tests.factories import make_faq_page
from tests.faq.review.conftest import reviewed  # noqa: F401  a fixture
from tests.faq.review.publishing_doors import (
    DOORS,
    scheduled_publishing,
    translation_copy_published,
    what_was_said,
)
from tests.faq.review.steps import draft_of, fresh, reword

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.faq.review.urls_with_api_v3")]


@pytest.fixture
def strict(monkeypatch, settings):
    """Every text has an error of its own, so that whatever is new is refused."""
    settings.AUDIT_BLOCKS_PUBLISHING = ["error"]

    def audit_page(page, facts):
        text = hashlib.sha256(page.visible.text.encode()).hexdigest()
        return [Finding("planted", Severity.ERROR, page.url, "page", "A planted fault.", text)]

    monkeypatch.setattr("cms.audit.drafts.audit_page", audit_page)


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_no_door_publishes_what_the_audit_keeps_back_and_whoever_tried_is_told(reviewed, strict, door):  # noqa: F811
    texts = {page.pk: page.summary for page in FAQPage.objects.live()}
    pages, by_code = Page.objects.count(), door.__annotations__["return"] is None
    if by_code and door is not scheduled_publishing:
        with pytest.raises(PublishingRefused, match="cannot be published"):
            door(reviewed)
    else:
        answer = door(reviewed)
        assert by_code or answer.status_code in (302, 422)
        assert by_code or "A planted fault." in what_was_said(answer)
    assert {page.pk for page in FAQPage.objects.live()} <= set(texts)
    assert all(texts[page.pk] == page.summary for page in FAQPage.objects.live())
    assert fresh(reviewed).scheduled_revision is None or door is scheduled_publishing
    if "copy" in door.__name__ and door is not translation_copy_published:
        assert Page.objects.count() == pages, "half a copy"


def test_without_the_setting_nothing_is_kept_back(site, strict, settings):
    settings.AUDIT_BLOCKS_PUBLISHING = []
    page = make_faq_page()
    reword(page, publish=True)
    assert fresh(page).questions.get().short_answer == "Nobody walks on the day."


def test_other_severities_than_those_named_do_not_block(site, strict, settings):
    settings.AUDIT_BLOCKS_PUBLISHING = ["warning"]
    assert make_faq_page().live


def test_what_a_live_page_has_already_does_not_keep_it_from_being_saved(site, strict, settings):
    settings.AUDIT_BLOCKS_PUBLISHING = []
    page = make_faq_page()
    settings.AUDIT_BLOCKS_PUBLISHING = ["error"]
    draft_of(page).save_revision().publish()
    assert fresh(page).live


def test_a_page_without_structured_data_is_refused_by_the_rules_as_they_are(site, settings, monkeypatch):
    settings.AUDIT_BLOCKS_PUBLISHING = ["error"]
    page = make_faq_page(live=False)
    draft = draft_of(page)
    monkeypatch.setattr(
        "cms.audit.drafts.render_to_string", lambda *args: "<html><body><p>Nothing</p></body></html>"
    )
    with pytest.raises(AuditRefused, match="No FAQPage node"):
        check_audit([draft])


def test_a_refusal_by_the_audit_is_not_one_by_the_review_policy():
    assert not issubclass(AuditRefused, ReviewRequired)


def test_a_severity_that_does_not_exist_fails_the_check(settings):
    settings.AUDIT_BLOCKS_PUBLISHING = ["grave"]
    [error] = [found for found in run_checks() if found.id == "vouch.E030"]
    assert "grave" in error.msg
    assert "information" in error.hint
