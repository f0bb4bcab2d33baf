"""The stored digests, by which lists and reports filter, are those of the text that the status is about."""

import pytest
from wagtail.models import Locale

from cms.dates import today
from faq.digest import content_digest
from faq.models import FAQPage, TextDigest
from faq.review.digests import pages_that_refer_to, store_digests
from faq.review.filters import with_review_status
from tests.factories import SourceFactory, TreatmentFactory, approve_page, make_faq_page, make_question
from tests.faq.review.steps import draft_of, fresh, reword

pytestmark = pytest.mark.django_db


def stored(page) -> str:
    return TextDigest.objects.get(page_id=page.pk).digest


def status(page) -> str:
    pages = with_review_status(FAQPage.objects.all(), today=today(), due_soon_days=60)
    return pages.get(pk=page.pk).review_status


def test_of_a_live_page_it_is_what_readers_see_and_not_the_draft(faq_page):
    reword(faq_page)
    assert stored(faq_page) == content_digest(fresh(faq_page)) != content_digest(draft_of(faq_page))


def test_of_a_page_that_is_not_live_it_is_the_newest_draft(site):
    page = make_faq_page(live=False)
    reword(page)
    assert stored(page) == content_digest(draft_of(page))


def test_publishing_moves_it(faq_page):
    reword(faq_page, publish=True)
    assert stored(faq_page) == content_digest(fresh(faq_page))


def test_a_changed_source_or_treatment_moves_it_for_every_page_that_names_it(site):
    source, treatment = SourceFactory(), TreatmentFactory()
    cited = [{"type": "source", "value": source.pk}]
    pages = [
        make_faq_page(treatment=treatment, sources=cited),
        make_faq_page(questions=[make_question(sources=cited)]),
        make_faq_page(),
    ]
    assert {page.pk for page in pages_that_refer_to(source)} == {page.pk for page in pages[:2]}
    before = [stored(page) for page in pages]
    source.title = "Another guideline"
    source.save()
    after = [stored(page) for page in pages]
    assert [old != new for old, new in zip(before, after, strict=True)] == [True, True, False]
    treatment.name = "Another name"
    treatment.save()
    assert stored(pages[0]) != after[0]
    assert all(stored(page) == content_digest(fresh(page)) for page in pages)


def test_a_changed_source_shows_in_lists_at_once(site):
    source = SourceFactory()
    page = make_faq_page(sources=[{"type": "source", "value": source.pk}])
    approve_page(page)
    assert status(page) == "reviewed"
    source.publisher = "Another institute"
    source.save()
    assert status(page) == "edited_since_review"


def test_a_translation_is_marked_when_its_source_changes_and_when_that_goes_offline(faq_page):
    spanish = Locale.objects.get(language_code="es")
    faq_page.get_parent().specific.copy_for_translation(spanish, copy_parents=True)
    translation = faq_page.copy_for_translation(spanish)
    translation.save_revision().publish()
    approve_page(fresh(translation))
    assert status(translation) == "reviewed"
    reword(faq_page, publish=True)
    assert status(translation) == "edited_since_review"
    approve_page(fresh(translation))
    fresh(faq_page).unpublish()
    assert status(translation) == "edited_since_review"


def test_storing_again_changes_nothing_and_says_so(faq_page):
    assert store_digests([fresh(faq_page)]) == 0
    TextDigest.objects.update(digest="sha256:old")
    assert store_digests([fresh(faq_page)]) == 1
