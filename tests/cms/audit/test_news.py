"""The nightly mail: what is new, to whom, and only once."""

import datetime as dt
import io

import pytest
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import GroupPagePermission

from cms.audit.models import AuditFinding, AuditMail, AuditRun
from cms.audit.news import MOST_NAMED
from tests.cms.audit.stored import store_finding, store_page
from tests.factories import UserFactory, make_faq_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_run(site, settings, monkeypatch):
    """The run finds what a test has stored; somebody is to be told of everything."""
    settings.AUDIT_REPORT_RECIPIENTS = ["seo@example.org"]
    settings.AUDIT_REPORT_GROUP = ""
    monkeypatch.setattr("cms.management.commands.send_audit_report.run_audit", lambda **options: AuditRun())


def send(*arguments: str) -> str:
    out = io.StringIO()
    call_command("send_audit_report", *arguments, stdout=out, stderr=out)
    return out.getvalue()


def test_what_is_new_is_told_once(site):
    page = store_page(make_faq_page(title="Knee"))
    store_finding(page)
    send()
    [letter] = mail.outbox
    assert letter.to == ["seo@example.org"]
    assert letter.subject == "Audit: 1 new finding"
    assert "Knee" in letter.body
    assert "Error: A question has no answer. (missing_answer)" in letter.body
    assert "/admin/reports/audit/" in letter.body
    send()
    assert len(mail.outbox) == 1
    store_finding(page, message="Another question has no answer.")
    send()
    assert "Another question" in mail.outbox[1].body
    assert "A question has no answer." not in mail.outbox[1].body


def test_information_and_editorial_advice_are_not_mailed(site):
    page = store_page(make_faq_page())
    store_finding(page, severity="information")
    store_finding(page, kind="editorial")
    send()
    assert mail.outbox == []


def test_members_of_the_group_hear_of_pages_that_they_work_on(site, settings):
    settings.AUDIT_REPORT_GROUP, settings.AUDIT_REPORT_RECIPIENTS = "Publishers", []
    moderator, stranger = UserFactory(), UserFactory()
    moderator.groups.add(Group.objects.get(name="Publishers"))
    nothing = Group.objects.create(name="Others")
    stranger.groups.add(nothing)
    store_finding(store_page(make_faq_page()))
    send()
    assert [letter.to for letter in mail.outbox] == [[moderator.email]]
    settings.AUDIT_REPORT_GROUP = "Others"
    send()
    assert len(mail.outbox) == 1


def test_of_many_findings_the_gravest_are_named_and_the_others_counted(site):
    page = store_page(make_faq_page())
    store_finding(page, severity="error", message="The gravest.")
    for number in range(MOST_NAMED + 2):
        store_finding(page, severity="warning", message=f"Number {number}.")
    send()
    body = mail.outbox[0].body
    assert "The gravest." in body
    assert "3 more stand in the report." in body


def test_who_could_not_be_reached_is_told_by_the_next_run(site, monkeypatch):
    store_finding(store_page(make_faq_page()))

    def fail(*args, **kwargs):
        raise OSError("no route")

    with monkeypatch.context() as broken:
        broken.setattr("cms.audit.mail.send_mail", fail)
        with pytest.raises(CommandError, match="Mails not sent: 1"):
            send()
    assert not AuditMail.objects.exists()
    send()
    assert len(mail.outbox) == 1


def test_a_dry_run_prints_and_sends_nothing(site):
    store_finding(store_page(make_faq_page(title="Knee")))
    out = send("--dry-run")
    assert "To: seo@example.org" in out
    assert "Knee" in out
    assert (mail.outbox, AuditMail.objects.count()) == ([], 0)


def test_a_finding_that_went_and_came_back_is_told_again(site):
    page = store_page(make_faq_page())
    store_finding(page)
    send()
    AuditFinding.objects.all().delete()
    store_finding(page)
    send()
    assert len(mail.outbox) == 2


def test_what_another_run_stored_since_this_one_began_is_told_next_time(site, monkeypatch):
    began = timezone.now() - dt.timedelta(minutes=10)
    run = AuditRun(started_at=began)
    monkeypatch.setattr("cms.management.commands.send_audit_report.run_audit", lambda **options: run)
    page = store_page(make_faq_page())
    store_finding(page, first_found_at=began)
    send()
    # It began before the mail was sent, and stored after that.
    store_finding(page, message="Found meanwhile.", first_found_at=began + dt.timedelta(minutes=5))
    run.started_at = timezone.now()
    send()
    assert ["Found meanwhile." in letter.body for letter in mail.outbox] == [False, True]


def test_accounts_with_one_address_get_one_mail_of_all_that_they_see(site, settings):
    settings.AUDIT_REPORT_GROUP, settings.AUDIT_REPORT_RECIPIENTS = "Desk", []
    desk = Group.objects.create(name="Desk")
    for number, email in enumerate(("Desk@example.org", "desk@example.org")):
        page = make_faq_page(title=f"Part {number}")
        store_finding(store_page(page))
        group = Group.objects.create(name=f"Part {number}")
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
        GroupPagePermission.objects.create(group=group, page=page, permission=permission)
        UserFactory(email=email).groups.add(desk, group)
    send()
    [letter] = mail.outbox
    assert "Part 0" in letter.body
    assert "Part 1" in letter.body
    send()
    assert len(mail.outbox) == 1


def test_an_address_that_is_spelt_otherwise_is_not_told_again(site, settings):
    store_finding(store_page(make_faq_page()))
    send()
    settings.AUDIT_REPORT_RECIPIENTS = ["SEO@example.org"]
    send()
    assert len(mail.outbox) == 1
