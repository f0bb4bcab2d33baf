"""The report "Editorial checks"."""

import io

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.editing import client_in_group
from tests.factories import UserFactory
from tests.faq.editorial.pages import CLAIM, fair_page

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
