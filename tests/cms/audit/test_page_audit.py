"""Rules ask of a page only what its kind and what is known about it allow."""

import datetime as dt

import pytest

from cms.audit.served_page import ServedPage
from cms.jsonld import dumps
from tests.cms.audit.page_draft import BODY, SITE, URL, PageDraft


def test_a_page_without_a_review_is_in_order():
    draft = PageDraft()
    del draft.faq["lastReviewed"]
    draft.faq["mentions"] = [draft.faq["mentions"], draft.faq.pop("reviewedBy")]
    assert draft.codes() == set()


def test_of_an_address_that_is_not_found_only_that_is_said():
    draft = PageDraft()
    draft.status = 404
    draft.graph["@graph"] = []
    assert draft.codes() == {"unsuccessful_status"}


@pytest.mark.parametrize("status", [301, 403, 503])
def test_of_a_redirect_and_of_an_error_only_that_is_said(status):
    draft = PageDraft()
    draft.status = status
    draft.graph["@graph"] = []
    assert draft.codes() == {"unsuccessful_status"}


def test_a_page_that_came_with_another_success_is_looked_at_all_the_same():
    draft = PageDraft()
    draft.status = 203
    draft.faq["mainEntity"][0].pop("acceptedAnswer")
    assert {"unsuccessful_status", "missing_answer"} <= draft.codes()


@pytest.mark.parametrize("kind", ["WebPage", "CollectionPage", "AboutPage", "MedicalWebPage"])
def test_other_pages_are_not_asked_for_questions(kind):
    draft = PageDraft()
    page = {"@type": kind, "@id": URL, "url": URL, "name": "Start", "isPartOf": {"@id": f"{SITE}/#website"}}
    site = [draft.node("WebSite"), draft.node("Organization")]
    draft.graph["@graph"] = [page, *site]
    draft.know(expected_type=kind)
    assert draft.codes() == set()


def test_a_profile_is_not_asked_for_questions():
    draft = PageDraft()
    person = draft.node("Person")
    page = {
        "@type": "ProfilePage",
        "@id": URL,
        "url": URL,
        "name": "Noor Talbot",
        "mainEntity": {"@id": person["@id"]},
    }
    draft.graph["@graph"] = [page, person, draft.node("Organization")]
    draft.know(expected_type=None)
    assert draft.codes() == set()


def test_a_page_without_markup_is_told_so_and_read_as_html():
    served = ServedPage(
        URL, html=f"<html><head><title>T</title><link rel=canonical href={URL}></head>{BODY}</html>"
    )
    draft = PageDraft()
    draft.served = lambda: served  # type: ignore[method-assign]
    draft.know(expected_type=None)
    assert draft.codes() == {"missing_structured_data"}


@pytest.mark.parametrize("html", ["", " \n", "<!doctype html><html><head></head><body></body></html>"])
def test_of_an_empty_page_it_is_said_that_nothing_is_there(html):
    draft = PageDraft()
    draft.served = lambda: ServedPage(URL, html=html)  # type: ignore[method-assign]
    draft.know(expected_type=None)
    assert draft.codes() == {
        "missing_canonical",
        "missing_structured_data",
        "page_without_text",
        "title_count",
    }


@pytest.mark.parametrize("markup", ['itemscope itemtype="https://schema.org/FAQPage"', 'typeof="FAQPage"'])
def test_of_markup_in_another_notation_it_is_said_that_nobody_looked(markup):
    draft = PageDraft(script="[]")
    draft.in_body("<main>", f"<main {markup}>")
    draft.know(expected_type=None)
    [finding] = draft.findings()
    assert (finding.rule, "nothing was looked at" in finding.message) == ("missing_structured_data", True)


@pytest.mark.parametrize("kind", ["application/json", "application/pdf", "image/png"])
def test_of_a_file_only_its_media_type_is_told(kind):
    draft = PageDraft(headers={"Content-Type": kind}, body="", head="", script="{")
    assert draft.codes() == {"unexpected_media_type"}


def test_what_is_not_known_is_not_judged():
    draft = PageDraft(headers={})
    draft.know(robots=None, sitemap=None, origin=None, expected_type=None)
    assert draft.codes() == set()


def test_a_site_on_this_machine_may_do_without_https():
    draft = PageDraft(url=URL.replace(SITE, "http://127.0.0.1:8123"))
    draft.script = dumps(draft.graph).replace(SITE, "http://127.0.0.1:8123")
    draft.head = draft.head.replace(SITE, "http://127.0.0.1:8123")
    draft.know(origin="http://127.0.0.1:8123", sitemap=None)
    assert draft.codes() == set()
    draft.know(origin=None)
    assert {"malformed_canonical", "private_address"} <= draft.codes()


def test_a_review_is_outdated_after_two_years_to_the_day():
    draft = PageDraft()
    moment = dt.datetime(2028, 9, 21, tzinfo=dt.UTC)
    draft.node("Service")["offers"] = {}
    draft.know(today=moment.date(), now=moment)
    assert "outdated_review" not in draft.codes()
    draft.know(today=moment.date() + dt.timedelta(days=1))
    assert "outdated_review" in draft.codes()


def test_findings_come_gravest_first():
    draft = PageDraft()
    draft.faq["speakable"] = {"@type": "SpeakableSpecification", "cssSelector": "#q1"}
    draft.rename_question("Velmara in a few words")
    del draft.faq["datePublished"]
    assert [finding.severity for finding in draft.findings()] == ["error", "warning", "information"]


def test_one_rule_tells_at_most_two_hundred_findings():
    draft = PageDraft()
    draft.faq["mainEntity"] = [{"@type": "Question", "name": f"Who? {number}"} for number in range(300)]
    assert sum(finding.rule == "missing_answer" for finding in draft.findings()) == 200
