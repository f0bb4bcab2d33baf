"""What happens to stored digests when something changes that page texts refer to."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from modelsearch.index import remove_object
from wagtail.signals import page_unpublished

from faq import address_redirects
from faq.models import FAQPage, Source
from faq.review.digests import pages_that_refer_to, store_digests, with_translations
from pricing.models import Treatment


def connect() -> None:
    """Called once, when apps are ready."""
    for model in (Source, Treatment):
        post_save.connect(
            restore_digests_of_users, sender=model, dispatch_uid=f"text-digest-{model.__name__}"
        )
    page_unpublished.connect(
        restore_digest_of_translations, sender=FAQPage, dispatch_uid="text-digest-unpublished"
    )
    post_delete.connect(remove_search_entry, sender=FAQPage, dispatch_uid="search-entry-removed")
    address_redirects.connect()


def restore_digests_of_users(sender: type[Model], instance: Model, created: bool, **kwargs: Any) -> None:
    if not created:
        store_digests(pages_that_refer_to(instance))


def restore_digest_of_translations(sender: type[FAQPage], instance: FAQPage, **kwargs: Any) -> None:
    store_digests(with_translations(instance))


def remove_search_entry(sender: type[FAQPage], instance: FAQPage, **kwargs: Any) -> None:
    """What Wagtail does for models whose search entry it writes; that of an FAQ page is written by its `save`."""
    remove_object(instance)
