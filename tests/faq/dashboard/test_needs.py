"""What waits for somebody: each list names what that person may act on, and nothing else."""

import datetime as dt

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from django.utils import timezone

from cms.audit.models import AuditedPage, AuditFinding
from faq.dashboard.needs import SHOWN, audit_errors, imports, last_changes, needs_of, own_drafts, prices
from faq.models import FAQIndexPage, FAQPage, ImportDraft
from tests.factories import PriceTableFactory, UserFactory, faq_index, home_page, make_faq_page, make_site
from tests.faq.review.steps import reword, submit

pytestmark = pytest.mark.django_db


def member_of(name):
    user = UserFactory()
    user.groups.add(Group.objects.get(name=name))
    return user


def titles(need) -> list[str]:
    return [line.title for line in need.lines]


def listed(kind, user):
    return kind(user, now=timezone.now())


def draft_by(user, **fields) -> FAQPage:
    page = make_faq_page(live=False, questions=[], **fields)
    page.save_revision(user=user)
    return page


def finding(page, severity="error", message="It is wrong.") -> AuditFinding:
    now = timezone.now()
    audited, _ = AuditedPage.objects.get_or_create(
        key=f"page-{page.pk if page else 0}",
        defaults={
            "url": "https://guide.example/",
            "site_id": 1,
            "page_id": page.pk if page else None,
            "title": page.title if page else "",
            "audited_at": now,
            "due_at": now,
        },
    )
    return AuditFinding.objects.create(
        audited_page=audited,
        key=message + severity,
        kind="content",
        rule="x",
        severity=severity,
        where="Title",
        message=message,
        first_found_at=now,
    )


def upload(owner, **fields) -> ImportDraft:
    return ImportDraft.objects.create(owner=owner, parent=faq_index(), **{"file": "a.docx", **fields})


def test_a_draft_waits_for_who_wrote_it_and_for_nobody_else(site):
    editor, other = member_of("Editors"), member_of("Editors")
    page = draft_by(editor, title="Mine")
    draft_by(other, title="Of another editor")
    need = listed(own_drafts, editor)
    assert (titles(need), need.count) == (["Mine"], 1)
    assert need.lines[0].url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert need.lines[0].note == "Not published yet, not submitted"


def test_a_draft_that_is_in_review_waits_no_longer_and_one_sent_back_comes_first(site):
    editor = member_of("Editors")
    submitted, sent_back = draft_by(editor, title="Submitted"), draft_by(editor, title="Sent back")
    submit(submitted, editor)
    submit(sent_back, editor).reject(user=member_of("Publishers"))
    draft_by(editor, title="Newer")
    need = listed(own_drafts, editor)
    assert titles(need) == ["Sent back", "Newer"]
    assert need.lines[0].note == "Sent back to you"


def test_a_draft_sent_back_waits_for_who_submitted_it_though_another_wrote_on(site):
    editor = member_of("Editors")
    page = draft_by(editor, title="Ours")
    submit(page, editor).reject(user=member_of("Publishers"))
    reword(page, user=member_of("Publishers"))
    assert titles(listed(own_drafts, editor)) == ["Ours"]


def test_what_is_published_or_approved_for_a_day_to_come_waits_for_nobody(site):
    editor = member_of("Editors")
    draft_by(editor).latest_revision.publish()
    later = draft_by(editor)
    later.go_live_at = timezone.now() + dt.timedelta(days=2)
    later.save_revision(user=editor).publish()
    assert listed(own_drafts, editor).count == 0


def test_changes_of_a_live_page_are_a_draft_too(site):
    editor = member_of("Editors")
    reword(make_faq_page(), user=editor)
    assert listed(own_drafts, editor).lines[0].note == "Changes of a live page, not submitted"


def test_a_draft_that_somebody_may_no_longer_edit_is_not_named(site):
    editor = member_of("Editors")
    elsewhere = FAQIndexPage.objects.child_of(make_site().root_page).get()
    draft_by(editor, parent=elsewhere)
    Group.objects.get(name="Editors").page_permissions.update(page=home_page())
    assert listed(own_drafts, editor).count == 0


def test_five_are_named_and_all_are_counted(site):
    editor = member_of("Editors")
    for _ in range(SHOWN + 2):
        draft_by(editor)
    need = listed(own_drafts, editor)
    assert (len(need.lines), need.count) == (SHOWN, SHOWN + 2)


def test_prices_wait_for_those_who_may_check_or_change_them(site):
    table = PriceTableFactory(title="Old", checked_on=dt.date(2024, 5, 3))
    PriceTableFactory(title="Fresh", checked_on=timezone.localdate())
    need = listed(prices, member_of("Editors"))
    assert titles(need) == ["Old"]
    assert need.lines[0].note == "Last checked 3 May 2024"
    assert need.lines[0].url == reverse("pricing_pricetable_modeladmin_edit", args=[table.pk])
    assert listed(prices, member_of("Medical reviewers")).count == 0


def test_who_may_only_mark_prices_is_led_to_the_list(site):
    PriceTableFactory(title="Never", checked_on=None)
    user = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="check_pricetable"))
    line = listed(prices, user).lines[0]
    assert (line.url, line.note) == (reverse("pricing_recheck"), "Never checked")


def test_errors_of_the_audit_wait_for_those_who_may_edit_the_page(faq_page):
    finding(faq_page)
    finding(faq_page, severity="warning")
    finding(None)
    need = listed(audit_errors, member_of("Editors"))
    assert (titles(need), need.count) == ([faq_page.title], 1)
    assert need.lines[0].note == "Title: It is wrong."
    assert need.lines[0].url.startswith(reverse("wagtailadmin_pages:edit", args=[faq_page.pk]))
    assert need.url.endswith("?severity=error")
    assert listed(audit_errors, member_of("Medical reviewers")).count == 0


def test_errors_on_what_is_no_page_cost_the_dashboard_nothing(faq_page, monkeypatch):
    finding(None)
    monkeypatch.setattr("faq.audit.stored_findings.public_paths", None)
    assert listed(audit_errors, member_of("Editors")).count == 0


def test_imports_wait_for_who_sent_them_until_they_are_done_or_forgotten(site):
    editor = member_of("Editors")
    state = ImportDraft.State
    upload(editor, file="refused.docx", state=state.REFUSED, refusal="No questions.")
    upload(editor, file="broken.docx", state=state.CREATING)
    upload(editor, file="problem.docx", state=state.READY, problem="The address is taken.")
    upload(editor, file="done.docx", state=state.DONE)
    upload(editor, file="old.docx", created_at=timezone.now() - dt.timedelta(days=2))
    upload(member_of("Editors"), file="of another.docx")
    need = listed(imports, editor)
    assert {line.title: line.note for line in need.lines} == {
        "refused.docx": "Refused: No questions.",
        "broken.docx": "Not finished",
        "problem.docx": "No page was created: The address is taken.",
    }
    assert all(line.url.startswith(reverse("faq_import")) for line in need.lines)


def test_an_import_of_who_may_no_longer_add_pages_is_not_named(site):
    user = member_of("Medical reviewers")
    upload(user)
    assert listed(imports, user).count == 0


def test_changes_by_others_are_told_and_ones_own_are_not(site):
    editor, other = member_of("Editors"), UserFactory(username="ana")
    draft_by(editor, title="Mine")
    draft_by(other, title="Of another")
    need = listed(last_changes, editor)
    assert "Of another" in titles(need)
    assert "Mine" not in titles(need)
    assert "With unpublished changes, by ana" in [line.note for line in need.lines]


@pytest.mark.parametrize("group", ["Editors", "Publishers", "Medical reviewers"])
def test_nothing_waits_where_there_is_nothing_to_do(site, group):
    assert needs_of(member_of(group), now=timezone.now()) == []
