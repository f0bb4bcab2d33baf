"""The page editor: what questions keep, and where messages stand, whichever way the form is saved."""

import datetime as dt
import uuid

import pytest
from django.urls import reverse

from cms.dates import today
from faq.models import FAQPage
from tests.editing import client_in_group, page_form, question_row, stored_rows
from tests.factories import faq_index, make_faq_page, make_question, make_reviewer

pytestmark = pytest.mark.django_db
AUTOSAVE = {"headers": {"accept": "application/json"}}


def edit(client, page, questions, **extra):
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), page_form(questions, **extra))


def autosave(client, page, questions, **extra):
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(url, page_form(questions, **extra), **AUTOSAVE)


def draft_questions(page):
    return list(FAQPage.objects.get(pk=page.pk).get_latest_revision_as_object().questions.all())


def errors_of(response, row):
    return response.context["form"].formsets["questions"].forms[row].errors


@pytest.fixture
def live_page():
    return make_faq_page(questions=[make_question("Is it safe?"), make_question("Does it hurt?")])


def test_a_new_page_with_three_questions_gives_each_a_uuid_of_its_own(admin_client):
    url = reverse("wagtailadmin_pages:add", args=["faq", "faqpage", faq_index().pk])
    response = admin_client.post(url, page_form([question_row(f"Question {n}?") for n in range(3)]))
    page = FAQPage.objects.get(slug="knee-replacement")
    assert response.url.startswith(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert len({row.uuid for row in page.questions.all()}) == 3


def test_the_form_for_a_new_question_leaves_its_uuid_to_the_server(admin_client, live_page):
    response = admin_client.get(reverse("wagtailadmin_pages:edit", args=[live_page.pk]))
    empty = response.context["form"].formsets["questions"].empty_form
    assert empty["uuid"].value() is None
    assert f'value="{live_page.questions.first().uuid}"' in response.text


def test_a_question_in_the_draft_of_a_live_page_keeps_its_uuid_when_saved_twice_more(admin_client, live_page):
    rows = [*stored_rows(live_page), question_row("What does it cost?")]
    edit(admin_client, live_page, rows)
    first = draft_questions(live_page)
    assert first[2].pk is None
    for _ in range(2):
        edit(admin_client, live_page, stored_rows(live_page), initial=3)
    assert [row.uuid for row in draft_questions(live_page)] == [row.uuid for row in first]
    assert live_page.questions.count() == 2


def test_autosaving_the_draft_of_a_live_page_tells_the_browser_the_uuid(admin_client, live_page):
    rows = [*stored_rows(live_page), question_row("What does it cost?")]
    saved = autosave(admin_client, live_page, rows).json()
    known = saved["field_updates"]["questions-2-uuid"]
    assert str(draft_questions(live_page)[2].uuid) == known
    rows[2] |= {"uuid": known, "question": "What does it cost me?"}
    again = autosave(admin_client, live_page, rows, initial=3, overwrite_revision_id=saved["revision_id"])
    assert again.json()["revision_id"] == saved["revision_id"]
    assert [str(row.uuid) for row in draft_questions(live_page)] == [row["uuid"] for row in rows]


def test_autosaving_a_new_page_adds_no_question_twice(admin_client):
    url = reverse("wagtailadmin_pages:add", args=["faq", "faqpage", faq_index().pk])
    saved = admin_client.post(url, page_form([question_row("Is it safe?")]), **AUTOSAVE).json()
    updates = saved["field_updates"]
    row = question_row("Is it safe?") | {
        "id": updates["questions-0-id"],
        "uuid": updates["questions-0-uuid"],
    }
    page = FAQPage.objects.get(pk=saved["pk"])
    autosave(admin_client, page, [row, question_row("Does it hurt?")], initial=1)
    assert [question.question for question in page.questions.all()] == ["Is it safe?", "Does it hurt?"]


def test_autosave_moves_the_modified_date_in_the_open_form_too(admin_client, live_page):
    rows = stored_rows(live_page)
    rows[0]["short_answer"] = "Not at all."
    saved = autosave(admin_client, live_page, rows).json()
    assert saved["field_updates"]["modified_on"] == today().isoformat()


def test_reordering_questions_keeps_their_uuids(admin_client, live_page):
    rows = stored_rows(live_page)
    edit(admin_client, live_page, [rows[0] | {"ORDER": "2"}, rows[1] | {"ORDER": "1"}])
    after = draft_questions(live_page)
    assert [row.question for row in after] == ["Does it hurt?", "Is it safe?"]
    assert [str(row.uuid) for row in after] == [rows[1]["uuid"], rows[0]["uuid"]]


def test_two_rows_with_the_same_uuid_get_different_ones_and_the_stored_one_keeps_its_own(
    admin_client, live_page
):
    stored = stored_rows(live_page)
    copied = question_row("What does it cost?", uuid=stored[0]["uuid"], ORDER="1")
    edit(admin_client, live_page, [stored[0] | {"ORDER": "2"}, stored[1] | {"ORDER": "3"}, copied])
    after = {row.question: row.uuid for row in draft_questions(live_page)}
    assert len(set(after.values())) == 3
    assert str(after["Is it safe?"]) == stored[0]["uuid"]


def test_a_repeated_question_is_refused_at_the_second_one(admin_client, live_page):
    rows = [*stored_rows(live_page), question_row("is it SAFE")]
    response = edit(admin_client, live_page, rows)
    assert errors_of(response, 0) == {}
    assert "Question 1 on this page has the same words" in errors_of(response, 2)["question"][0]
    assert len(draft_questions(live_page)) == 2


def test_a_repeated_question_is_counted_in_the_order_on_the_screen(admin_client, live_page):
    rows = stored_rows(live_page)
    last = question_row("Does it hurt?", ORDER="9")
    response = edit(admin_client, live_page, [rows[0], last, rows[1] | {"ORDER": "1"}])
    assert "Question 2 on this page" in errors_of(response, 1)["question"][0]


def test_a_question_that_repeats_a_deleted_one_is_accepted(admin_client, live_page):
    rows = stored_rows(live_page)
    edit(admin_client, live_page, [rows[0] | {"DELETE": "1"}, rows[1], question_row("Is it safe?")])
    assert [row.question for row in draft_questions(live_page)] == ["Does it hurt?", "Is it safe?"]


def test_a_repeated_anchor_is_refused_at_its_field(admin_client, live_page):
    rows = stored_rows(live_page)
    response = edit(admin_client, live_page, [rows[0], rows[1] | {"anchor": "is-it-safe"}])
    assert "Question 1 on this page already has this anchor" in errors_of(response, 1)["anchor"][0]


@pytest.mark.parametrize("action", [{}, {"action-publish": "1"}])
def test_an_answer_without_a_question_is_refused_at_the_question(admin_client, live_page, action):
    response = edit(admin_client, live_page, [*stored_rows(live_page), question_row("")], **action)
    assert "required" in errors_of(response, 2)["question"][0]


def test_an_added_but_empty_question_is_passed_over(admin_client, live_page):
    empty = question_row("") | {"short_answer": ""}
    edit(admin_client, live_page, [*stored_rows(live_page), empty], **{"action-publish": "1"})
    assert live_page.questions.count() == 2


def test_a_draft_may_lack_everything_but_a_title(admin_client):
    url = reverse("wagtailadmin_pages:add", args=["faq", "faqpage", faq_index().pk])
    admin_client.post(url, page_form([], title="Only a title", modified_on=today().isoformat()))
    assert FAQPage.objects.get(title="Only a title").live is False


def test_a_modified_date_in_the_future_is_refused_at_its_field(admin_client, live_page):
    tomorrow = today() + dt.timedelta(days=1)
    response = edit(admin_client, live_page, stored_rows(live_page), modified_on=tomorrow.isoformat())
    assert "is in the future" in response.context["form"].errors["modified_on"][0]


def test_publishing_from_the_listing_leads_back_to_it(admin_client, live_page):
    listing = reverse("faq_faqpage_modeladmin_index")
    rows = stored_rows(live_page)
    response = edit(admin_client, live_page, rows, next=listing, **{"action-publish": "1"})
    assert response.url == listing


def test_a_malformed_uuid_is_refused_and_changes_nothing(admin_client, live_page):
    rows = stored_rows(live_page)
    response = edit(admin_client, live_page, [rows[0] | {"uuid": "not-a-uuid"}, rows[1]])
    assert "uuid" in errors_of(response, 0)
    assert [str(row.uuid) for row in draft_questions(live_page)] == [row["uuid"] for row in rows]


def test_a_hundred_questions_fit_into_one_form(admin_client, live_page):
    rows = [question_row(f"Question number {number}?", uuid=str(uuid.uuid4())) for number in range(100)]
    edit(admin_client, live_page, [*stored_rows(live_page), *rows])
    assert len(draft_questions(live_page)) == 102


@pytest.mark.parametrize(("role", "offered"), [("Editors", False), ("Publishers", True)])
def test_only_who_may_edit_a_reviewer_is_offered_a_link_to_do_so(role, offered):
    reviewer = make_reviewer()
    page = make_faq_page(medical_reviewer=reviewer)
    client = client_in_group(role)
    editor = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    edit_url = reverse("faq_medicalreviewer_modeladmin_edit", args=[reviewer.pk])
    assert (f'href="{edit_url}"' in editor.text) is offered
    assert (client.get(edit_url).status_code == 200) is offered
