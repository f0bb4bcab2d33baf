"""What the benchmark calls Wagtail alone is Wagtail alone."""

import pytest
from django.db.models.signals import post_save
from wagtail.models import Page

from cms.published.models import DocumentMark
from faq.models import FAQPage
from tests.bench import stock

# PostgreSQL switches no trigger off in a transaction in which one has fired.
pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def test_within_the_block_a_page_is_saved_by_wagtail(faq_page):
    ours = FAQPage.save
    with stock.publishing():
        assert (FAQPage.save, FAQPage.save_revision, FAQPage.publish) == (
            Page.save,
            Page.save_revision,
            Page.publish,
        )
    assert FAQPage.save is ours


def test_within_the_block_none_of_our_receivers_hears_of_a_save(faq_page):
    before = list(post_save.receivers)
    with stock.publishing():
        assert not [entry for entry in post_save.receivers if stock._module_of(entry[1]).startswith("faq.")]
        assert [entry for entry in post_save.receivers if stock._module_of(entry[1]).startswith("wagtail.")]
    assert post_save.receivers == before


def test_triggers_are_off_within_the_block_and_on_after_it(faq_page):
    DocumentMark.objects.all().delete()
    with stock.without_triggers():
        FAQPage.objects.filter(pk=faq_page.pk).update(title="Unnoticed")
        assert not DocumentMark.objects.exists()
    FAQPage.objects.filter(pk=faq_page.pk).update(title="Noticed")
    assert DocumentMark.objects.exists()


def test_a_page_published_by_wagtail_alone_is_published(faq_page):
    with stock.publishing():
        page = FAQPage.objects.get(pk=faq_page.pk)
        page.title = "Published by Wagtail"
        page.save_revision().publish()
    assert FAQPage.objects.get(pk=faq_page.pk).title == "Published by Wagtail"
