"""Which text a stored digest is of: the public one of a live page, the newest draft of any other."""

import pytest

from faq.digest import content_digest
from faq.models import FAQPage, TextDigest
from faq.review.digests import store_digests
from faq.review.texts import texts_of, with_text
from tests.factories import SourceFactory, approve_page, make_faq_page, make_question

pytestmark = pytest.mark.django_db


def stored(page) -> str:
    return TextDigest.objects.get(page_id=page.pk).digest


def test_saving_a_draft_of_a_live_page_leaves_the_digest_of_what_is_public(faq_page):
    public = stored(faq_page)
    faq_page.summary = "Not yet public."
    faq_page.save_revision()
    assert stored(faq_page) == public == content_digest(FAQPage.objects.get(pk=faq_page.pk))


def test_publishing_stores_the_digest_of_the_new_text(faq_page):
    faq_page.summary = "Public now."
    faq_page.save_revision().publish()
    assert stored(faq_page) == content_digest(FAQPage.objects.get(pk=faq_page.pk))


def test_a_draft_of_a_live_page_can_be_saved_where_only_reviewed_text_may_be_published(faq_page, settings):
    approve_page(faq_page)
    settings.REVIEW_POLICY = "block"
    faq_page.summary = "Not yet public."
    assert faq_page.save_revision()


def test_the_digest_of_a_page_that_is_not_live_is_that_of_its_newest_draft(site):
    page = make_faq_page(live=False)
    page.summary = "A newer draft."
    draft = page.save_revision().as_object()
    assert stored(page) == content_digest(draft)
    row = FAQPage.objects.get(pk=page.pk)
    row.slug = "moved"
    row.save()
    assert stored(page) == content_digest(draft)


def test_an_unpublished_page_is_judged_by_its_newest_draft(faq_page):
    faq_page.summary = "A newer draft."
    draft = faq_page.save_revision().as_object()
    FAQPage.objects.get(pk=faq_page.pk).unpublish()
    assert stored(faq_page) == content_digest(draft)


def test_the_text_of_a_draft_is_read_as_wagtail_reads_it(site):
    citation = [{"type": "source", "value": SourceFactory().pk}]
    page = make_faq_page(
        live=False,
        country="MX",
        sources=citation,
        questions=[make_question("First?"), make_question("Second?", sources=citation)],
    )
    page.introduction = "<p>What it covers.</p>"
    page.save_revision()
    (text,) = texts_of(FAQPage.objects.all())
    assert content_digest(text) == content_digest(FAQPage.objects.get().get_latest_revision_as_object())


def test_the_number_of_queries_does_not_depend_on_the_number_of_drafts(site, django_assert_num_queries):
    make_faq_page(live=False)
    with django_assert_num_queries(4):
        texts_of(with_text(FAQPage.objects.all()))
    for _ in range(5):
        make_faq_page(live=False)
    with django_assert_num_queries(4):
        texts_of(with_text(FAQPage.objects.all()))


def test_storing_says_how_many_digests_had_to_change(faq_page):
    assert store_digests([faq_page]) == 0
    TextDigest.objects.update(digest="sha256:stale")
    assert store_digests([faq_page]) == 1
