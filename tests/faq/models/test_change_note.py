"""What readers are told about a change: recorded when it is published, once, and never before."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from faq.append_only import AppendOnlyError
from faq.models import FAQPage, PublishedChange
from tests.factories import make_faq_page

pytestmark = pytest.mark.django_db

NOTE = "The waiting time is now six weeks."


def noted(page: FAQPage, note: str = NOTE, *, major: bool = True) -> FAQPage:
    page = page.get_latest_revision_as_object()
    page.change_note, page.major_change = note, major
    return page


def notes() -> list[str]:
    return [change.note for change in PublishedChange.objects.order_by("pk")]


def told(client, page: FAQPage) -> list[dict]:
    return client.get(f"/api/content/v1/faqs/{page.pk}/").json()["changes"]


def test_publishing_a_major_change_tells_readers_the_note_and_the_day(client, faq_page):
    noted(faq_page).save_revision().publish()
    day = timezone.localdate().isoformat()
    assert told(client, faq_page) == [{"date": day, "note": NOTE}]
    page = client.get("/faq/knee-replacement-spain/").content.decode()
    assert NOTE in page
    assert f'<time datetime="{day}">' in page
    assert NOTE in client.get("/faq/knee-replacement-spain.md").content.decode()


def test_a_draft_tells_nobody_until_it_is_published(client, faq_page):
    revision = noted(faq_page).save_revision()
    for address in (
        f"/api/content/v1/faqs/{faq_page.pk}/",
        "/faq/knee-replacement-spain/",
        "/feeds/faq.rss",
        "/api/v2/pages/?type=faq.FAQPage&fields=*",
    ):
        assert NOTE not in client.get(address).content.decode()
    revision.publish()
    assert notes() == [NOTE]


def test_a_minor_change_is_silent(client, faq_page):
    noted(faq_page, major=False).save_revision().publish()
    assert told(client, faq_page) == []


def test_the_next_version_begins_without_a_note(faq_page):
    noted(faq_page).save_revision().publish()
    page = FAQPage.objects.get(pk=faq_page.pk)
    assert (page.change_note, page.major_change) == ("", False)
    following = page.get_latest_revision_as_object()
    assert (following.change_note, following.major_change) == ("", False)
    following.save_revision().publish()
    page.save()
    assert notes() == [NOTE]


def test_a_draft_goes_on_with_the_note_it_has(faq_page):
    noted(faq_page).save_revision()
    page = FAQPage.objects.get(pk=faq_page.pk).get_latest_revision_as_object()
    assert (page.change_note, page.major_change) == (NOTE, True)


def test_the_last_change_comes_first(client, faq_page):
    for note in ("First.", "Second."):
        noted(FAQPage.objects.get(pk=faq_page.pk), note).save_revision().publish()
    assert [change["note"] for change in told(client, faq_page)] == ["Second.", "First."]


def test_a_note_does_not_move_the_modified_date_nor_touch_the_review(client, faq_page):
    before = client.get(f"/api/content/v1/faqs/{faq_page.pk}/").json()
    noted(faq_page).save_revision().publish()
    after = client.get(f"/api/content/v1/faqs/{faq_page.pk}/").json()
    assert after["meta"]["modified_on"] == before["meta"]["modified_on"] == "2026-09-01"
    assert after["review"] == before["review"]


def test_a_major_change_without_a_note_is_refused(faq_page):
    with pytest.raises(ValidationError, match="Say what is different for the reader"):
        noted(faq_page, " ").full_clean()


def test_what_readers_were_told_stays_told(faq_page):
    noted(faq_page).save_revision().publish()
    change = PublishedChange.objects.get()
    with pytest.raises(AppendOnlyError):
        change.save()
    with pytest.raises(AppendOnlyError):
        PublishedChange.objects.all().delete()
    faq_page.delete()
    assert notes() == [NOTE]


def test_a_copy_of_a_draft_does_not_take_its_note(faq_page):
    draft = make_faq_page(live=False, change_note=NOTE, major_change=True)
    copy = draft.copy(update_attrs={"slug": "copy", "title": "Copy"})
    assert (copy.change_note, copy.major_change) == ("", False)
    copy.get_latest_revision_as_object().save_revision().publish()
    assert notes() == []


def test_a_scheduled_change_is_told_when_its_time_comes(client, faq_page):
    page = noted(faq_page)
    page.go_live_at = timezone.now() + dt.timedelta(hours=1)
    revision = page.save_revision()
    revision.publish()
    assert notes() == []
    page = revision.as_object()
    page.go_live_at = None
    page.save_revision().publish()
    assert notes() == [NOTE]


def unpublish(page: FAQPage) -> None:
    FAQPage.objects.get(pk=page.pk).unpublish()


def test_publishing_a_version_again_tells_nobody_again(faq_page):
    revision = noted(faq_page).save_revision()
    revision.publish()
    unpublish(faq_page)
    revision.publish()
    later = FAQPage.objects.get(pk=faq_page.pk).get_latest_revision_as_object()
    later.save_revision().publish()
    revision.publish()
    assert notes() == [NOTE]


def test_the_form_of_an_unpublished_page_begins_without_what_was_told(faq_page):
    noted(faq_page).save_revision().publish()
    unpublish(faq_page)
    page = FAQPage.objects.get(pk=faq_page.pk).get_latest_revision_as_object()
    assert (page.change_note, page.major_change) == ("", False)


def test_the_same_words_about_a_later_change_are_told_again(faq_page):
    for _ in range(2):
        noted(FAQPage.objects.get(pk=faq_page.pk)).save_revision().publish()
    assert notes() == [NOTE, NOTE]
