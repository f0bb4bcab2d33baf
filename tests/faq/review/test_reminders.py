"""When a reminder is due, and whom it is for."""

import datetime as dt

import pytest
from django.contrib.auth.models import Group
from hypothesis import given
from hypothesis import strategies as st

from cms.dates import add_months, today
from faq.models import FAQIndexPage, FAQPage, ReviewReminder
from faq.review.approving import revoke
from faq.review.reminders import STAGES, End, Reminder, letters_due, reminders_due
from tests.factories import (
    UserFactory,
    approve_page,
    approve_page_on,
    home_page,
    make_faq_page,
    make_reviewer,
    make_site,
)

DUE = dt.date(2026, 11, 22)
END = End(page_id=1, reviewed_on=DUE - dt.timedelta(days=365), due_on=DUE)


def days_due(left: int, *sent: int, end: End = END) -> list[int]:
    """The stages due `left` days before the end, when those of `sent` were sent."""
    told = {Reminder(end.page_id, end.due_on, days) for days in sent}
    found = reminders_due([end], told, today=end.due_on - dt.timedelta(days=left))
    return [reminder.days for reminder in found]


@pytest.mark.parametrize(
    ("left", "sent", "expected"),
    [
        (61, [], []),
        (60, [], [60]),
        (60, [60], []),
        (59, [], [60]),
        (45, [60], []),
        (30, [60], [30]),
        (29, [60], [30]),
        (29, [], [30]),
        (1, [60, 30], []),
        (0, [60, 30], [0]),
        (0, [60, 30, 0], []),
        (-1, [60, 30], [0]),
        (-400, [], [0]),
    ],
)
def test_a_reminder_is_due_from_its_day_until_it_was_sent_or_the_next_one_is(left, sent, expected):
    assert days_due(left, *sent) == expected


def test_nobody_is_reminded_of_a_day_before_the_approval_was_given():
    short = End(page_id=1, reviewed_on=DUE - dt.timedelta(days=31), due_on=DUE)
    assert days_due(31, end=short) == []
    assert days_due(30, end=short) == [30]


def test_a_renewed_approval_starts_its_own_reminders():
    later = End(page_id=1, reviewed_on=DUE, due_on=add_months(DUE, 12))
    sent = {Reminder(1, DUE, days) for days in STAGES}
    assert reminders_due([later], sent, today=later.due_on) == [Reminder(1, later.due_on, 0)]


def test_the_earliest_end_comes_first():
    ends = [
        End(page, DUE - dt.timedelta(days=300), DUE + dt.timedelta(days=days))
        for page, days in ((1, 9), (2, 3))
    ]
    assert [reminder.page_id for reminder in reminders_due(ends, set(), today=DUE)] == [2, 1]


@given(runs=st.sets(st.integers(-70, 5), max_size=30))
def test_whatever_days_are_missed_no_reminder_comes_twice_and_the_last_one_always_comes(runs):
    sent: set[Reminder] = set()
    for day in sorted(runs | {5}):
        new = reminders_due([END], sent, today=DUE + dt.timedelta(days=day))
        assert not sent & set(new)
        assert all(reminder.days >= -day for reminder in new)
        sent |= set(new)
    assert Reminder(1, DUE, 0) in sent


def moderator(**fields):
    user = UserFactory(**fields)
    user.groups.add(Group.objects.get(name="Publishers"))
    return user


def told() -> dict[str, list[str]]:
    """Titles by address."""
    titles = dict(FAQPage.objects.values_list("pk", "title"))
    return {
        letter.user.email: [titles[reminder.page_id] for reminder in letter.reminders]
        for letter in letters_due(today=today())
    }


@pytest.fixture
def ending(site):
    """A page whose approval ends in about a month, and the clinician who gave it."""
    reviewer = make_reviewer()
    page = make_faq_page(title="Ending")
    approve_page_on(add_months(today(), -11), page, reviewer)
    return page, reviewer


def test_the_reviewer_and_the_moderators_are_told_each_in_one_letter(ending):
    _, reviewer = ending
    approve_page_on(add_months(today(), -13), make_faq_page(title="Ended"), reviewer)
    editor = moderator()
    assert told() == {reviewer.user.email: ["Ended", "Ending"], editor.email: ["Ended", "Ending"]}


def test_a_reviewer_is_told_of_their_own_approvals_only(ending):
    _, reviewer = ending
    other = make_reviewer()
    approve_page_on(add_months(today(), -11), make_faq_page(title="Other"), other)
    assert told() == {reviewer.user.email: ["Ending"], other.user.email: ["Other"]}


def test_a_reviewer_who_is_a_moderator_too_gets_one_letter(ending):
    _, reviewer = ending
    reviewer.user.groups.add(Group.objects.get(name="Publishers"))
    assert told() == {reviewer.user.email: ["Ending"]}


def test_a_moderator_is_not_told_of_pages_they_may_do_nothing_with(ending):
    _, reviewer = ending
    elsewhere = FAQIndexPage.objects.child_of(make_site().root_page).get()
    approve_page_on(add_months(today(), -11), make_faq_page(parent=elsewhere, title="Elsewhere"), reviewer)
    Group.objects.get(name="Publishers").page_permissions.update(page=home_page())
    editor = moderator()
    assert told()[editor.email] == ["Ending"]


def test_people_without_an_address_or_with_a_closed_account_are_not_told(ending):
    _, reviewer = ending
    reviewer.user.is_active = False
    reviewer.user.save()
    moderator(email="")
    moderator(is_active=False)
    assert told() == {}


def test_nothing_is_said_about_texts_whose_claim_ended_otherwise_or_that_nobody_can_read(ending):
    page, reviewer = ending
    assert told()
    page.summary = "One more word."
    page.save_revision().publish()
    revoked = make_faq_page()
    approve_page_on(add_months(today(), -11), revoked, reviewer)
    revoke(revoked, user=UserFactory(), reason="Safety notice")
    approve_page_on(add_months(today(), -11), make_faq_page(live=False), reviewer)
    approve_page(make_faq_page(), reviewer)
    assert told() == {}


def test_what_was_sent_to_one_person_is_still_due_to_another(ending):
    page, reviewer = ending
    editor = moderator()
    for letter in letters_due(today=today()):
        if letter.user == reviewer.user:
            (reminder,) = letter.reminders
    ReviewReminder.objects.create(
        page=page, user=reviewer.user, due_on=reminder.due_on, days=reminder.days, sent_on=today()
    )
    assert told() == {editor.email: ["Ending"]}


def test_a_renewed_approval_ends_the_reminders(ending):
    page, reviewer = ending
    approve_page(page, reviewer)
    assert told() == {}


def test_the_group_is_a_setting(ending, settings):
    _, reviewer = ending
    settings.REVIEW_REMINDER_GROUP = "Editors"
    moderator()
    editor = UserFactory()
    editor.groups.add(Group.objects.get(name="Editors"))
    assert set(told()) == {reviewer.user.email, editor.email}


def test_the_number_of_queries_does_not_depend_on_the_number_of_pages(django_assert_max_num_queries, ending):
    _, reviewer = ending
    moderator()
    with django_assert_max_num_queries(8) as few:
        letters_due(today=today())
    for _ in range(20):
        approve_page_on(add_months(today(), -11), make_faq_page(questions=[]), reviewer)
    with django_assert_max_num_queries(8) as many:
        letters_due(today=today())
    assert len(few) == len(many)
