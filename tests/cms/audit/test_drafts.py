"""The audit of a draft of any page type, with what an app checks in its document."""

import pytest
from django.utils import timezone

from cms.audit.content_audits import Found
from cms.audit.drafts import findings_if_published
from cms.audit.findings import Finding, Severity
from cms.audit.kinds import Kind
from cms.audit.served_page import ServedPage
from tests.factories import TreatmentFactory, home_page, make_pricing_page, pricing_index

pytestmark = pytest.mark.django_db


def test_drafts_of_every_page_type_can_be_audited(site):
    for page in (home_page(), make_pricing_page(TreatmentFactory(), live=False), pricing_index()):
        found = findings_if_published(page, now=timezone.now())
        assert Severity.ERROR not in {each.finding.severity for each in found}


def test_an_app_checks_the_document_and_the_page_that_shows_it(site):
    seen = []

    def check(document, page: ServedPage, today):
        seen.append((document.title, page.status, today))
        return [Found(Kind.CONTENT, Finding("own", Severity.ERROR, page.url, "", "Its own."))]

    home = home_page()
    home.heading = "Only a draft"
    found = findings_if_published(home, now=timezone.now(), content=check)
    assert found[0].finding.rule == "own"
    assert seen == [("Only a draft", 200, timezone.localdate())]


def test_a_page_of_no_site_has_no_findings(site):
    home = home_page()
    site.delete()
    assert findings_if_published(type(home).objects.get(pk=home.pk), now=timezone.now()) == []
