"""The report "Medical review": what it shows whom, how it is narrowed, and what can be downloaded."""

import datetime as dt
import io

import openpyxl
import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale, Page

from cms.dates import add_months, today
from faq.models import FAQIndexPage, FAQPage
from faq.review.approving import revoke
from tests.editing import client_in_group
from tests.factories import (
    UserFactory,
    approve_page,
    approve_page_on,
    home_page,
    make_faq_page,
    make_reviewer,
    make_site,
    submit_for_review,
)
from tests.faq.reading import parse

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Client:
    return client_in_group("Editors")


def client_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def reviewer_client(reviewer) -> Client:
    reviewer.user.groups.add(Group.objects.get(name="Medical reviewers"))
    return client_of(reviewer.user)


def report(client, **parameters):
    return client.get(reverse("medical_review_report"), parameters)


def titles(client, **parameters) -> list[str]:
    return [row.title for row in report(client, **parameters).context["object_list"]]


def edit(page, publish=True):
    page = FAQPage.objects.get(pk=page.pk)
    page.summary = f"{page.summary} One more word."
    revision = page.save_revision()
    if publish:
        revision.publish()


@pytest.fixture
def one_of_each():
    """A page for every status, titled by it."""
    reviewer = make_reviewer()
    pages = {
        name: make_faq_page(title=name)
        for name in ("never", "reviewed", "due soon", "overdue", "edited", "revoked", "in review")
    }
    approve_page(pages["reviewed"], reviewer)
    approve_page_on(add_months(today(), -11), pages["due soon"], reviewer)
    approve_page_on(add_months(today(), -13), pages["overdue"], reviewer)
    for name in ("edited", "revoked"):
        approve_page_on(add_months(today(), -2), pages[name], reviewer)
    edit(pages["edited"])
    revoke(pages["revoked"], user=UserFactory(), reason="Safety notice")
    submit_for_review(pages["in review"])
    return pages


def test_without_a_choice_the_report_lists_what_needs_action_and_a_page_never_reviewed_does(
    editor, one_of_each
):
    assert titles(editor) == ["revoked", "overdue", "edited", "never", "due soon", "in review"]


@pytest.mark.parametrize(
    ("show", "expected"),
    [
        ("unreviewed", ["never"]),
        ("expired", ["overdue"]),
        ("due_soon", ["due soon"]),
        ("edited_since_review", ["edited"]),
        ("revoked", ["revoked"]),
        ("in_review", ["in review"]),
        ("changes_requested", []),
        ("reviewed", ["reviewed"]),
        ("unmatched", []),
    ],
)
def test_the_report_can_show_one_status(editor, one_of_each, show, expected):
    assert titles(editor, show=show) == expected


def test_all_pages_can_be_shown(editor, one_of_each):
    assert set(titles(editor, show="all")) == set(one_of_each)


def test_a_row_names_reviewer_dates_claim_and_last_edit_and_links_to_the_editor(editor):
    page = make_faq_page(title="Knee", claimed_reviewer="Dr Printed Name")
    day = add_months(today(), -11)
    approve_page_on(day, page, make_reviewer(name="Demo Reviewer Z"))
    response = report(editor)
    (row,) = response.context["object_list"]
    assert (row.language, row.status, row.reviewer) == (
        "English",
        "Review due soon",
        "Dr Demo Reviewer Z, MD (demo)",
    )
    assert (row.reviewed_on, row.due) == (day, add_months(day, 12))
    assert row.claimed_reviewer == "Dr Printed Name"
    assert row.last_edited.date() == dt.datetime.now(dt.UTC).date()
    assert f'href="{reverse("wagtailadmin_pages:edit", args=[page.pk])}"' in response.text
    assert ">Review due soon</span>" in response.text


def test_the_report_is_filtered_by_language_publication_and_reviewer(editor):
    reviewer = make_reviewer()
    make_faq_page(title="Draft", live=False)
    make_faq_page(title="Assigned", medical_reviewer=reviewer)
    spanish = make_faq_page(title="Spanish")
    Page.objects.filter(pk=spanish.pk).update(locale=Locale.objects.get(language_code="es"))
    assert titles(editor, locale="es") == ["Spanish"]
    assert titles(editor, live="false") == ["Draft"]
    assert set(titles(editor, live="true")) == {"Assigned", "Spanish"}
    assert titles(editor, medical_reviewer=reviewer.pk) == ["Assigned"]
    assert titles(editor, q="rAf") == ["Draft"]


@pytest.mark.parametrize(
    "parameters",
    [
        {"show": "nonsense"},
        {"medical_reviewer": "x"},
        {"locale": "xx"},
        {"p": "99"},
        {"ordering": "password"},
    ],
)
def test_values_that_are_no_choice_leave_what_needs_action(editor, faq_page, parameters):
    approve_page(make_faq_page(title="Reviewed"))
    assert titles(editor, **parameters) == [faq_page.title]


@pytest.mark.parametrize(
    ("ordering", "expected"),
    [
        ("draft_title", ["due soon", "overdue"]),
        ("-draft_title", ["overdue", "due soon"]),
        ("approved_until", ["overdue", "due soon"]),
        ("-approved_until", ["due soon", "overdue"]),
    ],
)
def test_the_report_is_sorted_by_a_column(editor, one_of_each, ordering, expected):
    found = titles(editor, show="all", ordering=ordering)
    assert [title for title in found if title in expected] == expected


@pytest.mark.parametrize("group", ["Editors", "Publishers"])
def test_pages_that_an_editor_may_do_nothing_with_are_not_listed(group, faq_page):
    client = client_in_group(group)
    elsewhere = FAQIndexPage.objects.child_of(make_site().root_page).get()
    make_faq_page(parent=elsewhere, title="Elsewhere")
    Group.objects.get(name=group).page_permissions.update(page=home_page())
    response = report(client, show="all")
    assert [row.title for row in response.context["object_list"]] == [faq_page.title]
    assert "Elsewhere" not in report(client, show="all", export="csv").getvalue().decode()


def test_a_reviewer_without_rights_to_pages_sees_what_awaits_or_concerns_them_and_nothing_else():
    reviewer = make_reviewer()
    submitted, mine, approved = (make_faq_page(title=title) for title in ("Submitted", "Mine", "Approved"))
    make_faq_page(title="Of somebody else")
    submit_for_review(submitted)
    FAQPage.objects.filter(pk=mine.pk).update(medical_reviewer=reviewer)
    approve_page(approved, reviewer)
    client = reviewer_client(reviewer)
    assert set(titles(client, show="all")) == {"Submitted", "Mine", "Approved"}
    text = report(client).text
    assert f'href="{reverse("faq_review", args=[submitted.pk])}"' in text
    assert reverse("wagtailadmin_pages:edit", args=[submitted.pk]) not in text


@pytest.mark.parametrize("fields", [{"active": False}, {"registration_verified_on": None}])
def test_who_is_no_editor_and_may_not_review_is_refused(fields):
    client = reviewer_client(make_reviewer(**fields))
    assert report(client).status_code == 302
    assert "Medical review" not in client.get(reverse("wagtailadmin_home")).text


def test_visitors_are_sent_to_the_login(client):
    assert report(client).headers["location"].startswith("/admin/login/")


def test_the_report_stands_in_the_reports_menu(editor):
    home = editor.get(reverse("wagtailadmin_home")).text
    assert reverse("medical_review_report") in home


def test_the_number_of_queries_does_not_depend_on_the_number_of_pages(editor):
    reviewer, counts = make_reviewer(), []
    for more in (1, 19, 80):
        for number in range(more):
            page = make_faq_page(questions=[], medical_reviewer=reviewer, claimed_reviewer="Dr Printed Name")
            if number % 2 == 0:
                approve_page_on(add_months(today(), -13), page, reviewer)
        found = []
        for parameters in ({}, {"show": "all"}, {"export": "csv"}):
            response = report(editor, **parameters)  # fills the caches of permissions and sites
            with CaptureQueriesContext(connection) as queries:
                response = report(editor, **parameters)
                if response.streaming:
                    response.getvalue()
            found.append(len(queries))
        counts.append(found)
    assert counts[0] == counts[1] == counts[2]


def test_each_value_carries_the_name_of_its_column_for_cards_on_a_phone(editor):
    make_faq_page(medical_reviewer=make_reviewer(name="Demo Reviewer Z"))
    cells = parse(report(editor).content).select(".review-table tbody tr:first-child td")
    assert [cell["data-label"] for cell in cells if cell.has_attr("data-label")] == [
        "Language",
        "Status",
        "Review",
        "Last edited",
    ]
    assert "To be reviewed by Dr Demo Reviewer Z" in cells[3].get_text()


def test_the_download_has_every_row_that_the_filters_leave_and_no_other(editor, one_of_each):
    response = report(editor, show="expired", export="csv")
    header, row = response.getvalue().decode().splitlines()
    assert header == (
        "Page,Page number,Language,Publication,Status,New text,Last reviewed by,To be reviewed by,"
        "Last reviewed,Due,Claimed reviewer,Last edited"
    )
    assert row.startswith(f"overdue,{one_of_each['overdue'].pk},English,Live,Review overdue,,")
    assert f'filename="medical-review-{today()}.csv"' in response.headers["content-disposition"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_no_cell_of_a_download_is_a_formula(editor, start):
    make_faq_page(title=f"{start}SUM(1)", claimed_reviewer=f"{start}HYPERLINK(1)", slug="formula")
    text = report(editor, export="csv").getvalue().decode()
    assert f"'{start}SUM(1)" in text
    assert f"'{start}HYPERLINK(1)" in text
    book = openpyxl.load_workbook(io.BytesIO(report(editor, export="xlsx").getvalue()))
    cells = {cell.value: cell.data_type for row in book.active.iter_rows(min_row=2) for cell in row}
    assert cells[f"'{start}SUM(1)"] == "s"
    assert "f" not in cells.values()


def test_titles_are_escaped(editor):
    make_faq_page(title="<b>bold</b>", claimed_reviewer="<i>Dr</i>")
    text = report(editor).text
    assert "<b>bold</b>" not in text
    assert "<i>Dr</i>" not in text


def test_the_part_that_a_browser_reloads_is_the_same_list(editor, faq_page):
    response = editor.get(reverse("medical_review_report_results"))
    assert faq_page.title in response.text
    assert "<html" not in response.text
