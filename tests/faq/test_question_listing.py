"""The list of questions across pages: what it shows, finds, filters and exports, and how many queries it takes."""

import datetime as dt

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.dates import today
from faq.question_listing import edit_url, older_than
from tests.editing import client_in_group
from tests.factories import (
    TreatmentFactory,
    approve_page,
    home_page,
    make_faq_page,
    make_question,
    make_reviewer,
    make_site,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(site):
    return client_in_group("Editors")


def listing(client, **parameters):
    return client.get(reverse("faq_question_modeladmin_index"), parameters)


def listed(client, **parameters):
    return [row.question for row in listing(client, **parameters).context["object_list"]]


def two_pages():
    knee = make_faq_page(
        title="Knee replacement in Spain",
        slug="knee",
        country="ES",
        treatment=TreatmentFactory(name="Knee replacement"),
        questions=[make_question("How long does it take?"), make_question("Does it hurt?", short_answer="")],
    )
    eyes = make_faq_page(
        title="Cataract surgery in Costa Rica",
        slug="eyes",
        country="CR",
        treatment=TreatmentFactory(name="Cataract surgery"),
        questions=[make_question("Which lens is right?")],
    )
    return knee, eyes


def test_questions_stand_in_reading_order_those_of_the_newest_page_first(editor):
    two_pages()
    assert listed(editor) == ["Which lens is right?", "How long does it take?", "Does it hurt?"]


def test_a_row_says_where_the_question_stands_and_what_it_lacks(editor):
    two_pages()
    text = listing(editor, q="hurt").text
    for words in ("Does it hurt?", "Knee replacement in Spain", "Spain", "Missing", "Not reviewed"):
        assert words in text


@pytest.mark.parametrize("words", ["lens", "LENS right", "costa rica", "which cataract"])
def test_the_search_finds_words_of_the_question_its_answer_and_its_page(editor, words):
    two_pages()
    assert listed(editor, q=words) == ["Which lens is right?"]


def test_questions_are_filtered_by_short_answer_treatment_and_country(editor):
    _, eyes = two_pages()
    assert listed(editor, short_answer="missing") == ["Does it hurt?"]
    assert "Does it hurt?" not in listed(editor, short_answer="present")
    assert listed(editor, treatment=eyes.treatment_id) == ["Which lens is right?"]
    assert listed(editor, country="ES") == ["How long does it take?", "Does it hurt?"]
    assert len(listed(editor, country="XX")) == 3


def test_questions_are_filtered_by_the_age_of_what_they_say(editor):
    knee, _ = two_pages()
    type(knee).objects.filter(pk=knee.pk).update(modified_on=today() - dt.timedelta(days=400))
    assert listed(editor, age="12") == ["How long does it take?", "Does it hurt?"]
    assert listed(editor, age="24") == []


def test_the_age_counts_months_of_the_calendar():
    assert older_than(6, today=dt.date(2026, 8, 31)).children == [
        ("page__modified_on__lt", dt.date(2026, 2, 28))
    ]


def test_the_status_shown_is_the_one_filtered_by_and_the_one_readers_are_told(editor):
    knee, _ = two_pages()
    approve_page(knee, make_reviewer())
    assert listed(editor, review="reviewed") == ["How long does it take?", "Does it hurt?"]
    assert listed(editor, review="unreviewed") == ["Which lens is right?"]
    told = editor.get("/api/content/v1/questions/?review=reviewed").json()["meta"]["total"]
    assert told == 2


def test_a_draft_has_the_status_of_its_page(editor):
    make_faq_page(title="Draft", slug="draft", live=False, questions=[make_question("Is it ready?")])
    assert listed(editor, review="unreviewed") == ["Is it ready?"]


def test_edit_opens_the_page_at_the_question(editor):
    knee, _ = two_pages()
    question = knee.questions.get(question="Does it hurt?")
    address = edit_url(question)
    assert editor.get(reverse("faq_question_modeladmin_edit", args=[question.pk])).url == address
    form = editor.get(address.partition("#")[0]).text
    assert str(question.uuid) in form
    assert "faq/question_link.js" in form


def test_nobody_adds_or_deletes_a_question_here(editor, admin_client):
    two_pages()
    for client in (editor, admin_client):
        assert client.get("/admin/faq/question/create/").status_code in (302, 403)
    assert "Delete" not in listing(admin_client).text


def test_an_editor_of_one_site_sees_only_its_questions(editor):
    two_pages()
    other = make_site()
    make_faq_page(title="Elsewhere", slug="elsewhere", parent=other.root_page.get_children().get())
    Group.objects.get(name="Editors").page_permissions.update(page=home_page())
    assert len(listed(editor)) == 3


def test_a_medical_reviewer_does_not_list_questions(site):
    assert listing(client_in_group("Medical reviewers")).status_code == 302


def test_the_download_holds_what_the_list_shows_and_runs_no_formula(editor):
    make_faq_page(
        title="Page", slug="page", questions=[make_question("=1+1 or what is it?", short_answer="Yes.")]
    )
    lines = b"".join(listing(editor, export="csv")).decode().splitlines()
    assert lines[0].startswith("Question,")
    assert lines[1].startswith("'=1+1 or what is it?,Yes.,Page,")


def test_a_download_asks_the_database_no_more_often_for_more_questions(editor):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            rows = listing(editor, export="csv").getvalue().decode().splitlines()
        return len(captured), len(rows)

    page, _ = two_pages()
    queries()
    before, few = queries()
    for number in range(12):
        page.questions.add(make_question(f"Question {number}?"))
    page.save()
    after, many = queries()
    assert (after, many) == (before, few + 12)


def test_the_number_of_queries_does_not_grow_with_pages_and_questions(editor):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert listing(editor).status_code == 200
        return len(captured)

    two_pages()
    listing(editor)
    before = queries()
    for number in range(12):
        questions = [make_question(f"Question {number}-{row}?") for row in range(4)]
        make_faq_page(title=f"Page {number}", slug=f"page-{number}", country="MX", questions=questions)
    listing(editor)
    assert queries() <= before + 1
