"""The audit in the content API: for programs with a token, and only of what is public."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.audit.addresses import other_urls
from cms.audit.models import AuditedPage, AuditFinding, AuditRun
from cms.audit.runs import run_audit
from cms.audit_api import MOST_FINDINGS
from cms.identity import for_site
from faq.models import FAQPage
from tests.cms.audit.stored import store_finding, store_page
from tests.cms.test_api_access import bearer
from tests.factories import approve_page, make_faq_page, make_site
from tests.problem_assertions import PREFIX, assert_problem, refused

pytestmark = pytest.mark.django_db

AUDIT = f"{PREFIX}audit/"


@pytest.fixture
def headers() -> dict[str, str]:
    return bearer(reads_audit=True)


def asked(client, headers, query="") -> dict:
    answer = client.get(AUDIT + query, headers=headers)
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_without_a_token_nobody_is_told_though_the_api_is_open(client, site):
    answer = client.get(AUDIT)
    assert_problem(answer, 401, "invalid-token")
    assert answer["WWW-Authenticate"] == "Bearer"
    assert "read:audit" in answer.json()["detail"]


def test_a_token_needs_the_scope(client, site):
    assert_problem(client.get(AUDIT, headers=bearer(reads_changes=True)), 403, "forbidden")


def test_before_the_first_run_there_is_nothing(client, site, headers):
    found = asked(client, headers)
    assert found["run"] is None
    assert found["items"] == found["rules"] == []
    assert found["counts"] == {"error": 0, "warning": 0, "information": 0}


def test_counts_rules_and_the_worst_page_first(client, site, headers):
    mild, bad = make_faq_page(title="Mild"), make_faq_page(title="Bad")
    store_finding(store_page(mild), severity="warning", rule="stale_prices", kind="content")
    worst = store_page(bad)
    for number in range(MOST_FINDINGS + 5):
        store_finding(worst, severity="error", rule="missing_answer", message=f"Question {number}")
    store_finding(worst, severity="warning", kind="editorial", rule="absolute_claim")
    found = asked(client, headers)
    assert found["counts"] == {"error": 25, "warning": 1, "information": 0}
    assert found["editorial"] == {"error": 0, "warning": 1, "information": 0}
    assert [page["title"] for page in found["items"]] == ["Bad", "Mild"]
    assert found["items"][0]["counts"] == {"error": 25, "warning": 1, "information": 0}
    assert len(found["items"][0]["findings"]) == MOST_FINDINGS
    assert found["rules"][0] == {
        "rule": "missing_answer", "kind": "structured_data", "severity": "error", "findings": 25, "pages": 1,
    }  # fmt: skip


def test_findings_are_narrowed_and_paged(client, site, headers):
    for title in ("A", "B", "C"):
        page = store_page(make_faq_page(title=title))
        store_finding(page, severity="warning")
    store_finding(page, severity="error", kind="content")
    assert [page["title"] for page in asked(client, headers, "?severity=error")["items"]] == ["C"]
    assert asked(client, headers, "?kind=editorial")["meta"]["total"] == 0
    part = asked(client, headers, "?limit=1&offset=1")
    assert part["meta"]["total"] == 3
    assert part["links"]["next"] == f"{AUDIT}?limit=1&offset=2"
    assert refused(client.get(f"{AUDIT}?severity=grave", headers=headers))["code"] == "unknown_value"


def test_a_page_that_was_taken_down_since_the_run_is_not_named(client, site, headers):
    page = make_faq_page(title="Taken down")
    store_finding(store_page(page))
    page.unpublish()
    answer = client.get(AUDIT, headers=headers)
    assert "Taken down" not in answer.text
    assert answer.json()["counts"]["error"] == 0


def test_a_profile_that_is_public_no_longer_is_not_named(client, site, headers):
    page = make_faq_page()
    approve_page(page)
    [url] = [url for url in other_urls(site, for_site(site), now=timezone.now()) if "/reviewers/" in url]
    store_finding(store_page(url=url, title="Profile"))
    assert [item["title"] for item in asked(client, headers)["items"]] == ["Profile"]
    page.unpublish()
    found = asked(client, headers)
    assert found["items"] == found["rules"] == []
    assert found["counts"]["error"] == 0


def test_a_draft_is_never_audited_nor_named(client, site, headers):
    make_faq_page(title="Secret draft", live=False)
    live = make_faq_page(title="Public")
    draft = FAQPage.objects.get(pk=live.pk)
    draft.title = "Secret new title"
    draft.save_revision()
    run_audit()
    assert "Secret" not in client.get(AUDIT, headers=headers).text
    assert not AuditedPage.objects.filter(title__contains="Secret").exists()
    assert not AuditFinding.objects.filter(excerpt__contains="Secret").exists()


def test_the_findings_of_other_sites_are_their_own(client, site, headers):
    other = make_site()
    page = make_faq_page(title="Elsewhere", parent=other.root_page.get_children().get())
    store_finding(store_page(page, site_id=other.pk))
    assert asked(client, headers)["items"] == []


def test_no_cache_keeps_the_answer(client, site, headers):
    answer = client.get(AUDIT, headers=headers)
    assert answer["Cache-Control"] == "private, no-store"
    assert "Cache-Tag" not in answer


def test_the_last_run_is_told(client, site, headers):
    make_faq_page()
    run_audit()
    found = asked(client, headers)["run"]
    run = AuditRun.objects.get()
    assert found["pages"] == run.pages > 0
    assert found["finished_at"].endswith("Z")


def test_the_number_of_queries_does_not_depend_on_the_number_of_pages(client, site, headers):
    taken = []
    for count in (1, 5):
        for _ in range(count):
            store_finding(store_page(make_faq_page()))
        client.get(AUDIT, headers=headers)
        with CaptureQueriesContext(connection) as queries:
            client.get(AUDIT, headers=headers)
        taken.append(len(queries))
    assert taken[0] == taken[1]
