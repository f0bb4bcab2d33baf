"""The report "Editorial checks"."""

import io

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from faq.editorial import report as report_module
from tests.editing import client_in_group
from tests.factories import UserFactory
from tests.faq.editorial.pages import CLAIM, fair_page
from tests.faq.reading import parse

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(site) -> Client:
    return client_in_group("Editors")


def report(client, **parameters):
    return client.get(reverse("editorial_report"), parameters)


def rows(client, **parameters):
    found = report(client, **parameters).context["object_list"]
    return [(row.title, row.errors, row.warnings, row.notes) for row in found]


def test_pages_are_listed_with_their_counts_the_most_serious_first(editor):
    fair_page(title="Fair")
    fair_page("The risks are low.", title="Warned")
    fair_page(f"{CLAIM} It is a silent killer.", title="Wrong")
    assert rows(editor) == [("Wrong", 1, 0, 1), ("Warned", 0, 1, 0)]


def test_the_report_is_narrowed_by_severity_check_and_words(editor):
    fair_page("The risks are low.", title="Warned")
    fair_page(f"{CLAIM} The risks are low.", title="Wrong")
    assert rows(editor, severity="error") == [("Wrong", 1, 0, 0)]
    assert rows(editor, code="minimised_risk") == [("Warned", 0, 1, 0), ("Wrong", 0, 1, 0)]
    assert rows(editor, code="testimonial") == []
    assert rows(editor, q="Warned") == [("Warned", 0, 1, 0)]


def test_what_was_found_is_told_in_words_beside_the_names_of_the_columns(editor):
    fair_page(f"{CLAIM} The risks are low.", title="Wrong")
    cells = parse(report(editor).content).select(".editorial-report tbody td")
    assert [cell.get("data-label") for cell in cells] == [
        None,
        "Language",
        "Errors",
        "Warnings",
        "Notes",
        "Checks",
    ]
    told = {line["title"]: line.get_text() for line in cells[-1].select("li")}
    assert told == {
        "absolute_claim": "This promises something without exception.",
        "minimised_risk": "This plays a risk down.",
    }


def test_each_finding_is_a_line_of_the_spreadsheet_and_no_formula(editor):
    page = fair_page(f"{CLAIM} The risks are low.", title="=1+1")
    content = report(editor, export="csv").getvalue().decode()
    header, *lines = content.strip().splitlines()
    assert header.startswith("Page,Page number,Language,Publication,Severity,Check,Where,Text")
    assert lines[0].startswith(f"'=1+1,{page.pk},English,Live,error,absolute_claim,")
    assert len(lines) == 2
    sheet = openpyxl.load_workbook(io.BytesIO(report(editor, export="xlsx").getvalue())).active
    assert sheet.max_row == 3


def test_only_those_who_work_on_pages_are_let_in(site):
    assert report(Client()).status_code == 302
    stranger = Client()
    stranger.force_login(UserFactory())
    assert report(stranger).status_code == 302
    reviewers = client_in_group("Medical reviewers")
    assert report(reviewers).status_code in (302, 403)


def test_the_report_is_in_the_menu(editor):
    assert reverse("editorial_report") in editor.get(reverse("wagtailadmin_home")).content.decode()


def test_the_number_of_queries_does_not_depend_on_the_number_of_pages(editor):
    taken = []
    for count in (1, 5, 6):
        for _ in range(count):
            fair_page(CLAIM)
        report(editor)
        with CaptureQueriesContext(connection) as queries:
            report(editor)
        taken.append(len(queries))
    assert taken == [taken[0]] * 3


def test_a_screen_looks_at_its_own_pages_only_however_many_there_are(editor, monkeypatch):
    monkeypatch.setattr("faq.editorial.report.PAGES_AT_ONCE", 2)
    looked_at = []
    look = report_module.draft_findings

    def counting(pages):
        looked_at.append(len(pages))
        return look(pages)

    monkeypatch.setattr("faq.editorial.report.draft_findings", counting)
    for number in range(5):
        fair_page(CLAIM, title=f"Page {number}")
    assert len(rows(editor)) == 2
    assert set(looked_at) == {2}
    assert len(rows(editor, p=3)) == 1


def test_a_screen_without_findings_leads_on_to_the_next(editor, monkeypatch):
    monkeypatch.setattr("faq.editorial.report.PAGES_AT_ONCE", 1)
    fair_page(CLAIM, title="Wrong")
    fair_page(title="Fair")
    shown = {number: report(editor, p=number).content.decode() for number in (1, 2)}
    assert sum("Nothing was found in pages" in each for each in shown.values()) == 1
    assert all("p=2" in each or "p=1" in each for each in shown.values())


def test_a_report_of_several_screens_says_what_its_order_holds_for(editor, monkeypatch):
    fair_page(CLAIM, title="Wrong")
    told = "hold for this screen"
    assert told not in report(editor).content.decode()
    monkeypatch.setattr("faq.editorial.report.PAGES_AT_ONCE", 1)
    fair_page(CLAIM, title="Wrong, too")
    shown = report(editor).content.decode()
    assert told in shown
    assert f"{reverse('audit_report')}?kind=editorial" in shown


def test_the_spreadsheet_holds_every_page(editor, monkeypatch):
    monkeypatch.setattr("faq.editorial.report.PAGES_AT_ONCE", 2)
    for number in range(5):
        fair_page(CLAIM, title=f"Page {number}")
    lines = report(editor, export="csv").getvalue().decode().strip().splitlines()
    assert len(lines) == 6
