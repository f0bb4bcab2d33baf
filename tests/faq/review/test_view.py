"""The review view: who sees what, what is kept with an approval, and what happens when the text changed meanwhile."""

import pytest
from django.test import Client
from django.urls import reverse

from cms.dates import today
from faq.digest import content_digest
from faq.models import Approval
from tests.editing import client_in_group
from tests.factories import UserFactory, approve_page, make_faq_page, make_question, make_reviewer
from tests.faq.reading import parse, words
from tests.faq.review.steps import (
    decide,
    draft_of,
    fresh,
    logged_in,
    messages_of,
    review_of,
    reviewer_in_group,
    reword,
    submit,
)

pytestmark = pytest.mark.django_db
QUERIES = 60


@pytest.fixture
def reviewer(site):
    return reviewer_in_group(interests="Shares in a clinic")


@pytest.fixture
def client_of_reviewer(reviewer) -> Client:
    return logged_in(reviewer.user)


@pytest.fixture
def page(site):
    return make_faq_page(
        title="Knee replacement", live=False, questions=[make_question("First?"), make_question("Second?")]
    )


def url(page):
    return reverse("faq_review", args=[page.pk])


def show(client, page):
    return parse(client.get(url(page)).content)


def withdraw(client, page, **fields):
    return client.post(url(page), {"decision": "revoke", "withdraw-reason": "Safety notice"} | fields)


def test_the_reviewer_reads_everything_an_approval_covers_and_finds_the_form(client_of_reviewer, page):
    submit(page)
    soup = show(client_of_reviewer, page)
    assert [heading.get_text(strip=True) for heading in soup.select(".review h2")][:5] == [
        "Where it stands",
        "What to look at",
        "The text",
        "As readers will see it",
        "Your decision",
    ]
    assert (
        "Most people walk on the day of the operation." in soup.select_one("#differences-content").get_text()
    )
    assert soup.select_one("textarea[name=interests]").get_text(strip=True) == "Shares in a clinic"
    assert soup.select_one("input[name=seen_digest]")["value"] == content_digest(draft_of(page))
    assert [button["value"] for button in soup.select("button[name=decision]")] == [
        "approve",
        "changes",
        "decline",
    ]
    assert "Approving the whole page publishes it." in soup.get_text()


def test_every_field_has_a_label_and_every_choice_its_group(client_of_reviewer, page):
    form = show(client_of_reviewer, page).select_one("#decision-content form")
    for field in form.select("textarea, input[type=checkbox], input[type=radio]"):
        assert form.find("label", attrs={"for": field["id"]}) or field.find_parent("label"), field
    assert [legend.get_text() for legend in form.select("fieldset legend")] == [
        "What do you approve?",
        "Questions",
    ]


def test_the_draft_is_shown_as_readers_will_see_it_to_nobody_in_particular(client_of_reviewer, page):
    reword(page, "The newest words.")
    address = show(client_of_reviewer, page).select_one("iframe")["src"]
    response = client_of_reviewer.get(address)
    assert "The newest words." in response.text
    assert "wagtail-userbar" not in response.text
    assert "no-store" in response["Cache-Control"] or "private" in response["Cache-Control"]


def test_changed_words_are_marked_for_eyes_and_for_screen_readers(client_of_reviewer, page):
    approve_page(page)
    reword(page, "Some people walk on the day of the operation.")
    soup = show(client_of_reviewer, page)
    assert soup.select_one(".review-part del").get_text() == "[removed: Most ]"
    assert soup.select_one(".review-part ins").get_text() == "[added: Some ]"
    assert soup.select_one(".review-summary").get_text(strip=True) == "“First?” (changed)"
    opened = [
        details.has_attr("open") for details in soup.select("#differences-content details.review-question")
    ]
    assert opened == [False, True, False]


def test_nothing_in_the_text_can_break_out_of_the_page(client_of_reviewer, page):
    reword(page, "<script>alert(1)</script> & more", summary="</p><script>alert(2)</script>")
    html = client_of_reviewer.get(url(page)).text
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_an_approval_keeps_what_was_declared(client_of_reviewer, reviewer, page):
    decide(client_of_reviewer, page, interests="Shares in a clinic", comment="Well written.")
    record = Approval.objects.get(question_uuid=None)
    assert (record.interests, record.comment, record.evidence_checked) == (
        "Shares in a clinic",
        "Well written.",
        True,
    )
    assert (record.reviewer, record.recorded_by, record.reviewed_on) == (reviewer, reviewer.user, today())


def test_an_approval_without_a_workflow_is_recorded_and_publishes_nothing(client_of_reviewer, page):
    response = decide(client_of_reviewer, page)
    assert "once it is published" in messages_of(response)
    assert not fresh(page).live
    assert review_of(page).status == "reviewed"


def test_single_questions_can_be_approved(client_of_reviewer, page):
    second = page.questions.all()[1].uuid
    decide(client_of_reviewer, page, scope="questions", questions=[str(second)])
    assert [record.question_uuid for record in Approval.objects.all()] == [second]


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"evidence_checked": ""}, "Confirm that you checked the evidence"),
        ({"interests": " "}, "State your interests"),
        ({"scope": ""}, "Choose what you approve"),
        ({"scope": "everything"}, "not one of the available choices"),
        ({"scope": "questions"}, "Choose at least one question"),
        ({"scope": "questions", "questions": ["not-a-uuid"]}, "not one of the available choices"),
        ({"decision": "changes"}, "Tell the editors why"),
        ({"decision": "decline"}, "Tell the editors why"),
        ({"decision": "delete"}, "not one of the available choices"),
        ({"decision": ""}, "Choose: approve, ask for changes, or decline."),
    ],
)
def test_an_incomplete_form_approves_nothing_and_says_what_is_missing(
    client_of_reviewer, page, fields, error
):
    state = submit(page)
    soup = parse(decide(client_of_reviewer, page, **fields).content)
    summary = soup.select_one("[role=alert]")
    assert error in summary.get_text()
    for link in summary.select("a"):
        if link["href"] != "#id_decision":
            assert soup.find(id=link["href"].removeprefix("#")), link
    assert not Approval.objects.exists()
    assert fresh(page).current_workflow_task_state == state


def test_when_the_text_changed_meanwhile_the_new_text_is_shown_and_what_was_written_is_kept(
    client_of_reviewer, page
):
    seen = content_digest(draft_of(page))
    reword(page, "Changed meanwhile.")
    response = decide(
        client_of_reviewer, page, seen_digest=seen, comment="A long comment.", interests="Shares"
    )
    soup = parse(response.content)
    assert "Nothing was approved" in soup.get_text()
    assert "Changed meanwhile." in soup.select_one("#differences-content").get_text()
    assert soup.select_one("input[name=seen_digest]")["value"] == content_digest(draft_of(page))
    assert soup.select_one("textarea[name=comment]").get_text(strip=True) == "A long comment."
    assert soup.select_one("textarea[name=interests]").get_text(strip=True) == "Shares"
    assert not soup.select_one("input[name=evidence_checked]").has_attr("checked")
    assert not Approval.objects.exists()


def test_a_refused_form_never_hides_that_the_text_changed(client_of_reviewer, page):
    """An error in another field must not lend the digest of the new text to the words that were read."""
    seen = content_digest(draft_of(page))
    reword(page, "Changed meanwhile.")
    response = decide(client_of_reviewer, page, seen_digest=seen, evidence_checked="")
    assert "Nothing was approved" in response.text


def test_the_reasons_stand_where_the_form_would_be(page):
    writer = reviewer_in_group()
    reword(page, user=writer.user)
    soup = show(logged_in(writer.user), page)
    assert (
        "You changed this text since it was last approved" in soup.select_one("#decision-content").get_text()
    )
    assert soup.select_one("#decision-content form") is None


def test_a_writer_among_the_reviewers_may_still_send_a_submitted_page_back(page):
    writer = reviewer_in_group()
    reword(page, user=writer.user)
    submit(page)
    soup = show(logged_in(writer.user), page)
    assert [button["value"] for button in soup.select("button[name=decision]")] == ["changes", "decline"]


def test_an_editor_sees_the_review_but_no_form(page):
    soup = show(client_in_group("Editors"), page)
    assert "not linked to a medical reviewer" in soup.select_one("#decision-content").get_text()
    assert soup.select_one("button[name=decision]") is None


def test_who_has_nothing_to_do_with_the_page_sees_nothing(page):
    stranger = UserFactory()
    for client in (Client(), logged_in(stranger)):
        for name in ("faq_review", "faq_review_preview"):
            response = client.get(reverse(name, args=[page.pk]))
            assert response.status_code == 302
            assert "/admin/" in response.url
    assert logged_in(make_reviewer().user).get(url(page)).status_code == 302, "an account without the admin"


def test_a_page_that_does_not_exist_is_not_found(client_of_reviewer):
    assert client_of_reviewer.get(reverse("faq_review", args=[999])).status_code == 404


@pytest.mark.parametrize("decision", ["changes", "decline"])
def test_a_page_that_nobody_submitted_cannot_be_sent_back(client_of_reviewer, page, decision):
    response = decide(client_of_reviewer, page, decision, comment="Please change it.")
    assert "not waiting for a medical review any more" in messages_of(response)


def test_a_reviewer_or_publisher_withdraws_with_a_reason(client_of_reviewer, page):
    for client in (client_of_reviewer, client_in_group("Publishers")):
        approve_page(page)
        assert review_of(page).status == "reviewed"
        assert "Withdrawn" in messages_of(withdraw(client, page))
        assert review_of(page).status == "revoked"


def test_a_withdrawal_without_a_reason_withdraws_nothing(client_of_reviewer, page):
    approve_page(page)
    response = withdraw(client_of_reviewer, page, **{"withdraw-reason": " "})
    assert (
        "Say why the approval is withdrawn." in parse(response.content).select_one("[role=alert]").get_text()
    )
    assert review_of(page).status == "reviewed"


def test_the_approval_of_one_question_can_be_withdrawn(client_of_reviewer, page):
    approve_page(page)
    second = page.questions.all()[1].uuid
    withdraw(client_of_reviewer, page, **{"withdraw-question": str(second)})
    assert Approval.objects.get(decision="revoked").question_uuid == second
    assert review_of(page).status == "revoked"


def test_an_editor_who_may_not_publish_cannot_withdraw(page):
    approve_page(page)
    client = client_in_group("Editors")
    assert show(client, page).select_one("#withdrawal-content") is None
    withdraw(client, page)
    assert review_of(page).status == "reviewed"


def test_the_history_counts_the_questions_that_came_with_the_page(client_of_reviewer, page):
    approve_page(page)
    approve_page(page, questions=[page.questions.first().uuid])
    withdraw(client_of_reviewer, page)
    lines = [words(item) for item in show(client_of_reviewer, page).select(".review-history li")]
    assert "Withdrawn" in lines[0]
    assert "Reason:Safetynotice" in lines[0]
    assert "“First?”" in lines[1]
    assert "thewholepage,withitsquestions(2)" in lines[2]


def test_the_number_of_queries_does_not_grow_with_the_page(client_of_reviewer, django_assert_max_num_queries):
    for number in (1, 20):
        page = make_faq_page(questions=[make_question(f"Question {n}?") for n in range(number)])
        for _ in range(3):
            approve_page(page)
        reword(page)
        with django_assert_max_num_queries(QUERIES):
            client_of_reviewer.get(url(page))
