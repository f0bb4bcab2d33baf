"""No reader gets an old text: every change of content is in the published documents when the next one asks."""

import datetime as dt
import json
from unittest import mock

import pytest
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from cms.published import freshness
from cms.published.documents import find, fresh, published, refresh_all
from cms.published.freshness import bring_up_to_date, refresh_overdue
from cms.published.models import DocumentMark, DocumentRemoval, DocumentState, PublishedDocument
from cms.published.rebuilding import Difference, differences
from cms.published.state import changed_at
from faq.models import FAQPage, PublishedQuestion
from tests.cms.published.events import EVENTS, Event, Readers
from tests.factories import (
    ImageFactory,
    TreatmentFactory,
    approve_page,
    faq_index,
    make_faq_page,
    make_question,
    make_reviewer,
    make_site,
    paragraph,
)
from tests.problem_assertions import PREFIX

pytestmark = pytest.mark.django_db


def now() -> dt.datetime:
    return timezone.now()


def all_that_is_read(client, page: FAQPage) -> str | None:
    """The page's document, if it is public; after checking that lists say the same of it."""
    response = client.get(f"{PREFIX}faqs/{page.pk}/")
    listed = client.get(f"{PREFIX}faqs/?limit=100&include=questions,prices,sources,seo").json()
    whole = {item["id"]: item for item in listed["items"]}
    assert (response.status_code == 200) == (page.pk in whole)
    if response.status_code == 404:
        return None
    document = response.json()
    assert whole[page.pk] == {name: document[name] for name in whole[page.pk]}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.__name__)
def test_after_an_event_nobody_reads_what_was_there_before(client, site, event: Event):
    steps = event()
    page = next(steps)
    all_that_is_read(client, page)
    expected = next(steps)
    assert isinstance(expected, Readers)
    read = all_that_is_read(client, page)
    assert (read is not None) == expected.public
    for words in expected.find:
        assert words in read
    for words in expected.miss:
        assert words not in read
    assert [each for each in differences(now=now()) if isinstance(each, Difference)] == []


def test_what_has_not_changed_costs_one_small_query(faq_page, django_assert_num_queries):
    bring_up_to_date(now=now())
    with django_assert_num_queries(1):
        bring_up_to_date(now=now())


def test_the_token_is_another_after_a_change_of_what_is_public(faq_page):
    before = bring_up_to_date(now=now())
    assert bring_up_to_date(now=now()) == before
    faq_page.title = "Another title"
    faq_page.save_revision().publish()
    assert bring_up_to_date(now=now()) != before


def test_the_token_stays_when_only_a_draft_changes(faq_page):
    before = bring_up_to_date(now=now())
    faq_page.title = "A draft"
    faq_page.save_revision()
    make_faq_page(title="Never public", live=False, treatment=faq_page.treatment)
    assert bring_up_to_date(now=now()) == before


def test_a_change_that_is_taken_back_leaves_no_mark(faq_page):
    bring_up_to_date(now=now())
    with transaction.atomic():
        faq_page.title = "Never committed"
        faq_page.save_revision().publish()
        transaction.set_rollback(True)
    assert not DocumentMark.objects.exists()


def test_everything_is_built_where_there_is_nothing_yet(site, faq_page):
    bring_up_to_date(now=now())
    for model in (PublishedDocument, DocumentState, DocumentMark):
        model.objects.all().delete()
    assert find(faq_page.pk, site=site, now=now()) is not None


def test_a_page_that_nothing_has_changed_keeps_its_place_in_the_feed(site, faq_page):
    before = find(faq_page.pk, site=site, now=now())
    Page.objects.filter(pk=faq_page.pk).update(seo_title="")
    after = find(faq_page.pk, site=site, now=now())
    assert (after.sequence, after.changed_at) == (before.sequence, before.changed_at)


def test_what_is_no_longer_public_leaves_its_address_and_nothing_else(site, faq_page):
    row = find(faq_page.pk, site=site, now=now())
    faq_page.unpublish()
    assert find(faq_page.pk, site=site, now=now()) is None
    removal = DocumentRemoval.objects.get(page_id=faq_page.pk)
    assert (removal.path, removal.type) == (row.path, "faq.FAQPage")
    assert removal.sequence > row.sequence
    assert not PublishedQuestion.objects.exists()


def test_a_page_that_is_public_again_is_no_removal(site, faq_page):
    faq_page.unpublish()
    bring_up_to_date(now=now())
    faq_page.get_latest_revision().publish()
    assert find(faq_page.pk, site=site, now=now()) is not None
    assert not DocumentRemoval.objects.exists()


def test_many_documents_that_tell_of_one_thing_are_rebuilt_when_they_are_read(site, monkeypatch):
    monkeypatch.setattr(freshness, "AT_ONCE", 1)
    treatment = TreatmentFactory(name="Old name")
    pages = [make_faq_page(treatment=treatment) for _ in range(3)]
    bring_up_to_date(now=now())
    treatment.name = "New name"
    treatment.save()
    bring_up_to_date(now=now())
    assert PublishedDocument.objects.filter(stale=True).count() == 2
    rows = fresh(list(published(site, now=now()).filter(treatment_id=treatment.pk)), site=site, now=now())
    assert len(rows) == len(pages)
    assert all("New name" in row.body and "Old name" not in row.body for row in rows)
    assert not PublishedDocument.objects.filter(stale=True).exists()


def test_time_alone_ends_a_review(site, faq_page):
    approve_page(faq_page, make_reviewer(name="Demo Voucher"))
    row = find(faq_page.pk, site=site, now=now())
    assert "Demo Voucher" in row.body
    assert now() < row.fresh_until < now() + dt.timedelta(days=400)
    later = now() + dt.timedelta(days=800)
    row = find(faq_page.pk, site=site, now=later)
    assert "Demo Voucher" not in row.body
    assert row.review_status == "expired"


def test_time_alone_takes_a_link_back(site):
    target = make_faq_page(slug="soon-over")
    Page.objects.filter(pk=target.pk).update(expire_at=now() + dt.timedelta(hours=1))
    page = make_faq_page(
        questions=[
            make_question(
                long_answer=[paragraph(f'<p><a linktype="page" id="{target.pk}">There</a> it is.</p>')]
            )
        ]
    )
    assert "soon-over" in find(page.pk, site=site, now=now()).body
    later = now() + dt.timedelta(hours=2)
    assert find(target.pk, site=site, now=later) is None


def test_a_document_of_other_code_is_rebuilt_before_it_is_read(site, faq_page):
    find(faq_page.pk, site=site, now=now())
    PublishedDocument.objects.update(built_by="an earlier release", body='{"old": true}')
    assert json.loads(find(faq_page.pk, site=site, now=now()).body)["id"] == faq_page.pk


def test_a_page_that_cannot_be_built_keeps_no_other_from_its_readers(site, faq_page, caplog):
    broken = make_faq_page(title="Broken")
    bring_up_to_date(now=now())
    broken.questions.update(long_answer='[{"type": "table", "value": {"rows": 7}, "id": "1"}]')
    faq_page.title = "Still here"
    faq_page.save_revision().publish()
    assert find(broken.pk, site=site, now=now()) is None
    assert "Still here" in find(faq_page.pk, site=site, now=now()).body
    assert f"Page {broken.pk} cannot be published" in caplog.text


def test_each_site_has_its_own_document_of_its_pages(site):
    other = make_site("other.example")
    index = Page.objects.descendant_of(other.root_page).get(slug="faq").specific
    page = make_faq_page(parent=index)
    assert find(page.pk, site=site, now=now()) is None
    assert find(page.pk, site=other, now=now()) is not None
    Site.objects.filter(pk=other.pk).delete()
    bring_up_to_date(now=now())
    assert not PublishedDocument.objects.filter(page_id=page.pk).exists()


def test_a_change_is_dated_when_it_was_worked_in_and_not_when_a_request_began_to_wait(site, faq_page):
    bring_up_to_date(now=now())
    began, faq_page.title = now(), "Another title"
    faq_page.save_revision().publish()
    committed = now()
    bring_up_to_date(now=began)
    assert DocumentState.objects.get().changed_at >= committed
    assert PublishedDocument.objects.get(page_id=faq_page.pk).changed_at >= committed


def test_a_later_change_has_a_later_date_even_if_the_clock_was_set_back(site, faq_page):
    bring_up_to_date(now=now())
    ahead = now() + dt.timedelta(hours=1)
    for model in (DocumentState, PublishedDocument):
        model.objects.update(changed_at=ahead)
    faq_page.title = "Another title"
    faq_page.save_revision().publish()
    row = find(faq_page.pk, site=site, now=now())
    assert row.changed_at > ahead
    assert DocumentState.objects.get().changed_at > ahead


def test_time_alone_changes_the_date_of_lists(site, faq_page):
    end = now() + dt.timedelta(hours=1)
    Page.objects.filter(pk=faq_page.pk).update(expire_at=end)
    bring_up_to_date(now=now())
    assert changed_at() < end
    with mock.patch("django.utils.timezone.now", return_value=end + dt.timedelta(minutes=1)):
        assert changed_at() >= end
        assert refresh_overdue(now=now(), most=100)
        assert changed_at() >= end


def test_a_page_that_appears_while_another_goes_is_no_removal(site, faq_page):
    other = make_faq_page()
    bring_up_to_date(now=now())
    other.unpublish()
    bring_up_to_date(now=now())
    assert DocumentRemoval.objects.filter(page_id=other.pk).exists()
    faq_page.unpublish()
    other.get_latest_revision().publish()
    bring_up_to_date(now=now())
    assert list(DocumentRemoval.objects.values_list("page_id", flat=True)) == [faq_page.pk]


def test_a_change_that_a_refresh_was_the_first_to_see_reaches_whoever_tells_of_it(site):
    target = make_faq_page(slug="old-address")
    link = paragraph(f'<p>See <a linktype="page" id="{target.pk}">there</a>.</p>')
    page = make_faq_page(questions=[make_question(long_answer=[link])])
    assert "old-address" in find(page.pk, site=site, now=now()).body
    target.slug = "new-address"
    target.save_revision().publish()
    # A reader who came before the change was committed finds the document due, while its mark still waits.
    freshness.refresh([target.pk], now=now())
    body = find(page.pk, site=site, now=now()).body
    assert "new-address" in body
    assert "old-address" not in body


def test_whoever_rebuilds_a_part_of_what_is_due_is_told_whether_more_is_left(site):
    for _ in range(2):
        make_faq_page()
    bring_up_to_date(now=now())
    due = PublishedDocument.objects.filter(type="faq.FAQPage")
    due.update(stale=True)
    assert not refresh_all(site, now=now(), most=1)
    assert due.filter(stale=True).count() == 1
    assert refresh_all(site, now=now(), most=1)
    assert refresh_all(site, now=now())


def test_a_language_that_is_called_otherwise_is_so_in_every_document(site):
    spanish = Locale.objects.get(language_code="es")
    page = faq_index().copy_for_translation(spanish, copy_parents=True)
    page.live = True
    page.save(clean=False)
    assert find(page.pk, site=site, now=now()).locale == "es"
    Locale.objects.filter(pk=spanish.pk).update(language_code="es-mx")
    assert find(page.pk, site=site, now=now()).locale == "es-mx"


def test_an_image_without_its_file_is_left_out_and_keeps_nothing_else_from_readers(client, site, faq_page):
    image = ImageFactory()
    chosen = {"image": {"image": image.pk, "decorative": False, "alt_text": ""}, "caption": ""}
    question = make_question(long_answer=[{"type": "image", "value": chosen, "id": "1"}])
    page = make_faq_page(title="With a picture", questions=[question])
    image.file.storage.delete(image.file.name)
    page.save_revision().publish()
    document = client.get(f"{PREFIX}faqs/{page.pk}/").json()
    assert document["questions"][0]["long_answer"]["blocks"] == []
    assert client.get(f"{PREFIX}faqs/{faq_page.pk}/").status_code == 200


def test_pages_that_other_code_could_not_build_get_another_chance(site, faq_page):
    find(faq_page.pk, site=site, now=now())
    lost = make_faq_page()
    bring_up_to_date(now=now())
    PublishedDocument.objects.filter(page_id=lost.pk).delete()
    PublishedDocument.objects.update(built_by="an earlier release")
    freshness.renew_after_release()
    assert find(lost.pk, site=site, now=now()) is not None
    assert PublishedDocument.objects.filter(stale=True).exists()


def test_a_release_that_changed_nothing_renews_nothing(site, faq_page):
    find(faq_page.pk, site=site, now=now())
    freshness.renew_after_release()
    assert not PublishedDocument.objects.filter(stale=True).exists()
    assert not DocumentMark.objects.exists()
