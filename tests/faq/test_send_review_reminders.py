"""`manage.py send_review_reminders`: one mail for each person, never twice, whatever one of them does."""

import io
import smtplib

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.mail import EmailMessage
from django.core.management import CommandError, call_command
from django.db import IntegrityError

from cms.dates import add_months, today
from faq.models import ReviewReminder
from faq.review import reminder_mail
from faq.review.reminder_mail import send_letters
from faq.review.reminders import letters_due
from tests.factories import UserFactory, approve_page_on, make_faq_page, make_reviewer

pytestmark = pytest.mark.django_db


def run(*options) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("send_review_reminders", *options, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


@pytest.fixture
def reviewer(site):
    """A clinician with one approval that ends in about a month, and one that has ended."""
    found = make_reviewer(
        user=UserFactory(email="reviewer@example.org", first_name="Demo", last_name="Reviewer")
    )
    approve_page_on(add_months(today(), -11), make_faq_page(title="Knee & hip"), found)
    approve_page_on(add_months(today(), -13), make_faq_page(title="Cataract"), found)
    return found


@pytest.fixture
def moderator():
    user = UserFactory(email="moderator@example.org")
    user.groups.add(Group.objects.get(name="Publishers"))
    return user


def test_one_mail_lists_the_pages_with_their_dates_and_the_way_to_the_review(reviewer, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://admin.example/"
    run()
    (message,) = mail.outbox
    assert message.to == ["reviewer@example.org"]
    assert message.subject == "Medical review due: 2 pages"
    assert message.body.startswith("Hello Demo Reviewer,")
    ended, ending = message.body.index("Cataract"), message.body.index("Knee & hip")
    assert ended < ending
    due = add_months(add_months(today(), -11), 12)
    assert f"ends on {due.day} {due:%B} {due.year}, in {(due - today()).days} days" in message.body
    page = reviewer.approvals.first().page_id
    assert f"https://admin.example/admin/faq/review/{page}/" in message.body


def test_a_mail_about_one_page_names_it_in_the_subject(site):
    approve_page_on(add_months(today(), -11), make_faq_page(title="Knee & hip"), make_reviewer())
    run()
    assert mail.outbox[0].subject == "Medical review due: “Knee & hip”"


def test_a_second_run_sends_nothing(reviewer, moderator):
    assert "Mails sent: 2." in run()[0]
    assert "Mails sent: 0." in run()[0]
    assert len(mail.outbox) == 2


def test_a_dry_run_prints_the_mails_and_sends_nothing(reviewer):
    out, _ = run("--dry-run")
    assert "To: reviewer@example.org" in out
    assert "Cataract" in out
    assert mail.outbox == []
    assert not ReviewReminder.objects.exists()


@pytest.mark.parametrize(
    "error", [smtplib.SMTPRecipientsRefused({}), TimeoutError("timed out"), ValueError("Invalid address")]
)
def test_a_mail_that_cannot_be_sent_stops_no_other_and_is_tried_again(
    reviewer, moderator, monkeypatch, error
):
    send = EmailMessage.send

    def refuse_one(message, *args, **kwargs):
        if message.to == ["moderator@example.org"]:
            raise error
        return send(message, *args, **kwargs)

    with monkeypatch.context() as broken:
        broken.setattr(EmailMessage, "send", refuse_one)
        with pytest.raises(CommandError, match="Mails not sent: 1"):
            run()
    assert [message.to for message in mail.outbox] == [["reviewer@example.org"]]
    run()
    assert [message.to for message in mail.outbox] == [["reviewer@example.org"], ["moderator@example.org"]]


def test_two_runs_at_once_send_a_letter_once(reviewer):
    letters = letters_due(today=today())
    assert len(list(send_letters(letters, today=today()))) == 1
    assert list(send_letters(letters, today=today())) == []
    assert len(mail.outbox) == 1


def test_the_database_refuses_a_second_note_of_the_same_reminder(reviewer):
    run()
    row = ReviewReminder.objects.first()
    row.pk = None
    with pytest.raises(IntegrityError):
        row.save()


def test_an_error_that_is_no_matter_of_mail_is_not_hidden(reviewer, monkeypatch):
    monkeypatch.setattr(reminder_mail, "send_mail", lambda *args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        run()
    assert not ReviewReminder.objects.exists()


def test_a_missing_group_is_named_and_reviewers_are_told_all_the_same(reviewer, settings):
    settings.REVIEW_REMINDER_GROUP = "Nobody"
    _, err = run()
    assert "There is no group “Nobody”" in err
    assert len(mail.outbox) == 1


def test_a_mail_server_that_does_not_answer_is_given_up(settings):
    assert 0 < settings.EMAIL_TIMEOUT <= 60
