"""Links inside a site."""

import pytest

from cms.audit.links import anchor_findings, internal_links, missing_anchors
from cms.audit.models import AuditFinding
from cms.audit.rendering import served
from cms.audit.runs import run_audit
from cms.audit.served_page import ServedPage
from faq.models import FAQIndexPage
from tests.factories import TreatmentFactory, home_page, make_faq_page, make_question

PAGE = "https://guide.example/faq/knee/"
ORIGINS = {"https://guide.example"}


def test_links_inside_the_site_are_paths_each_once():
    hrefs = ["/faq/", "../hip/", "https://guide.example/faq/?page=2#x", "HTTPS://guide.example", "#here", ""]
    found = internal_links(hrefs, url=PAGE, origins=ORIGINS)
    assert found == ["/faq/", "/faq/hip/", "/", "/faq/knee/"]


def test_other_sites_and_what_is_no_web_address_are_left_out():
    hrefs = [
        "https://other.example/",
        "mailto:a@b.example",
        "tel:1",
        "javascript:x()",
        "//evil.example/",
        "http://[",
    ]
    assert internal_links(hrefs, url=PAGE, origins=ORIGINS) == []


def test_a_fragment_that_names_nothing_on_the_page_is_missing():
    hrefs = ["#recovery", "#gone", f"{PAGE}#gone-too", "/faq/hip/#elsewhere", "#top", "#"]
    assert missing_anchors(hrefs, {"recovery"}, url=PAGE) == ["gone", "gone-too"]


def test_the_finding_names_the_fragment():
    page = ServedPage(PAGE, html='<p id="a"><a href="#a">A</a><a href="#b">B</a></p>')
    assert [finding.excerpt for finding in anchor_findings(page)] == ["#b"]


@pytest.mark.django_db
def test_what_a_page_leads_on_to_for_now_is_never_a_link_to_nothing(site):
    """Related questions and the menu are other ones as soon as a page is taken down; nobody audits the page for it."""
    treatment = TreatmentFactory()
    page = make_faq_page(treatment=treatment, slug="page")
    related = make_faq_page(treatment=treatment, questions=[make_question("Who should not have it?")])
    listed = FAQIndexPage(title="More", slug="more", show_in_menus=True)
    home_page().add_child(instance=listed)
    run_audit()
    shown = served(page.full_url, site).html
    assert f'href="{related.url}#' in shown
    assert 'href="/more/"' in shown or 'href="http://localhost/more/"' in shown
    related.unpublish()
    listed.unpublish()
    run_audit()
    assert not AuditFinding.objects.filter(audited_page__page_id=page.pk, rule="broken_link").exists()
