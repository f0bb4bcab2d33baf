"""The report "Audit": what it lists for whom, and the button that runs it."""

import csv
import io

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupPagePermission

from cms.audit.models import AuditedPage, AuditRun
from cms.published.models import PublishedDocument
from tests.cms.audit.stored import store_finding, store_page
from tests.editing import client_in_group
from tests.factories import TreatmentFactory, UserFactory, approve_page, make_faq_page, make_reviewer

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(site) -> Client:
    return client_in_group("Editors")


def report(client: Client, query: str = "", name: str = "audit_report"):
    return client.get(reverse(name) + query)


def titles(answer) -> list[str]:
    return [row.title for row in answer.context["object_list"]]


def test_before_the_first_run_the_report_says_so(editor):
    answer = report(editor)
    assert "The audit has not run yet." in answer.text
    assert "run the audit" in answer.text


def test_a_profile_that_is_no_longer_public_is_left_out_before_the_next_run(editor):
    page, reviewer = make_faq_page(title="Knee"), make_reviewer(slug="demo-reviewer-z")
    approve_page(page, reviewer)
    finding = store_finding(store_page(page))
    AuditedPage.objects.filter(pk=finding.audited_page_id).update(
        page_id=None, title="Profile", url="http://localhost/reviewers/demo-reviewer-z/"
    )
    assert titles(report(editor)) == ["Profile"]
    page.unpublish()
    assert titles(report(editor)) == []


def test_errors_come_first_and_say_where_they_are_and_lead_there(editor):
    page = make_faq_page(title="Knee")
    stored = store_page(page)
    store_finding(stored, severity="information", rule="unreviewed", kind="content")
    store_finding(stored, where="FAQPage.mainEntity[1].acceptedAnswer", excerpt="Does it hurt?")
    answer = report(editor)
    assert [row.severity for row in answer.context["object_list"]] == ["Error", "Information"]
    assert "Question 2, answer" in answer.text
    assert f"{reverse('wagtailadmin_pages:edit', args=[page.pk])}#field-2-long_answer" in answer.text
    assert "Does it hurt?" in answer.text


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?severity=warning", ["B"]),
        ("?kind=editorial", ["C"]),
        ("?rule=stale_prices", ["B"]),
        ("?q=A", ["A"]),
        ("?severity=grave", ["A", "B", "C"]),
    ],
)
def test_findings_are_narrowed(editor, query, expected):
    fields = [{}, {"severity": "warning", "rule": "stale_prices", "kind": "content", "message": "x"},
              {"severity": "information", "kind": "editorial", "rule": "long_sentence", "message": "x"}]  # fmt: skip
    for title, each in zip("ABC", fields, strict=True):
        store_finding(store_page(make_faq_page(title=title, slug=f"page-{title.lower()}x")), **each)
    found = titles(report(editor, query))
    assert found == expected or (query == "?q=A" and "A" in found)


def test_a_page_is_found_by_its_number(editor):
    one, other = make_faq_page(title="One"), make_faq_page(title="Other")
    for page in (one, other):
        store_finding(store_page(page))
    assert titles(report(editor, f"?page={one.pk}")) == ["One"]


def test_who_works_on_some_pages_only_sees_theirs_and_addresses_that_are_no_pages(site):
    mine, theirs = make_faq_page(title="Mine"), make_faq_page(title="Theirs")
    group = Group.objects.create(name="Some pages")
    GroupPagePermission.objects.create(group=group, page=mine, permission=_permission("change"))
    group.permissions.add(_access())
    user = UserFactory()
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    for page in (mine, theirs):
        store_finding(store_page(page))
    approve_page(theirs, make_reviewer(slug="x"))
    store_finding(store_page(url="http://localhost/reviewers/x/"))
    assert sorted(titles(report(client))) == ["Mine", "http://localhost/reviewers/x/"]


def _permission(codename: str):
    return GroupPagePermission._meta.get_field("permission").related_model.objects.get(
        codename=f"{codename}_page"
    )


def _access():
    return Group.objects.get(name="Editors").permissions.get(codename="access_admin")


def test_only_those_who_work_on_pages_are_let_in(site):
    stranger = Client()
    stranger.force_login(UserFactory())
    for client in (Client(), stranger):
        assert report(client).status_code == 302
        assert client.post(reverse("audit_report_run")).status_code == 302
    assert not AuditRun.objects.exists()


def test_the_button_runs_the_audit_and_only_a_post_does(editor):
    make_faq_page()
    assert editor.get(reverse("audit_report_run")).status_code == 405
    answer = editor.post(reverse("audit_report_run"), follow=True)
    assert "public addresses" in answer.text
    assert "Last run" in answer.text
    assert AuditRun.objects.get().started_by is not None


def test_a_run_that_is_on_its_way_is_told(editor):
    AuditRun.objects.create()
    assert "still running" in editor.post(reverse("audit_report_run"), follow=True).text


def test_the_report_is_in_the_menu(editor):
    assert reverse("audit_report") in editor.get(reverse("wagtailadmin_home")).text


def test_the_spreadsheet_has_every_finding_and_no_formula(editor):
    stored = store_page(make_faq_page(title="=1+1"))
    store_finding(stored, excerpt="=cmd()")
    rows = list(csv.DictReader(io.StringIO(report(editor, "?export=csv").getvalue().decode())))
    assert (rows[0]["Page"], rows[0]["Text"]) == ("'=1+1", "'=cmd()")
    assert rows[0]["Severity"] == "Error"


def test_the_number_of_queries_does_not_depend_on_the_number_of_findings(editor):
    taken = []
    for count in (1, 10):
        for _ in range(count):
            store_finding(store_page(make_faq_page()))
        report(editor)
        with CaptureQueriesContext(connection) as queries:
            report(editor)
        taken.append(len(queries))
    assert taken[0] == taken[1]


def test_addresses_that_are_no_pages_cost_the_same_however_many_pages_and_findings_there_are(editor):
    taken = []
    for name in ("a", "b"):
        reviewer = make_reviewer(slug=f"reviewer-{name}")
        for number in range(1 if name == "a" else 4):
            page = make_faq_page(treatment=TreatmentFactory(slug=f"{name}-{number}"))
            approve_page(page, reviewer)
            store_finding(store_page(url=f"http://localhost/treatments/{name}-{number}/"))
        store_finding(store_page(url=f"http://localhost/reviewers/reviewer-{name}/"))
        report(editor)
        # Everything has to be built anew: not by who reads the report.
        PublishedDocument.objects.update(stale=True)
        with CaptureQueriesContext(connection) as queries:
            found = titles(report(editor))
        taken.append((len(queries), len(found)))
        assert not PublishedDocument.objects.filter(stale=False).exists()
    assert [count for _, count in taken] == [2, 7]
    assert taken[0][0] == taken[1][0]
