"""Keeping the stored digest of each page's text: after a save, and when something the text refers to changes."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, cast

from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.models import ReferenceIndex

from faq.digest import VERSION, cited_sources, content_digest
from faq.models.text_digest import TextDigest
from faq.review.ledger import source_digests
from faq.review.texts import texts_of, with_text

if TYPE_CHECKING:
    from faq.models import FAQPage

_VALUES = ("version", "digest", "source_digest")


def store_digests(pages: Iterable["FAQPage"]) -> int:
    """Write the digest of each page's text (`faq.review.texts`); returns how many were new or had changed."""
    return store_digests_of(texts_of(pages))


def store_digests_of(pages: Sequence["FAQPage"]) -> int:
    """Write the digests of pages that are given with their texts."""
    sources = source_digests(pages)
    cited = cited_sources(pages)
    known = TextDigest.objects.in_bulk([page.pk for page in pages], field_name="page_id")
    changed = 0
    new = []
    for page in pages:
        values = {
            "version": VERSION,
            "digest": content_digest(page, cited),
            "source_digest": sources.get(page.pk, ""),
        }
        row = known.get(page.pk)
        if row is None:
            new.append(TextDigest(page_id=page.pk, **values))
        elif any(getattr(row, name) != value for name, value in values.items()):
            TextDigest.objects.filter(pk=row.pk).update(**values)
            changed += 1
    if new:
        # Another process may have written some of them meanwhile.
        TextDigest.objects.bulk_create(
            new, update_conflicts=True, unique_fields=["page"], update_fields=list(_VALUES)
        )
    return changed + len(new)


def with_translations(page: "FAQPage") -> list["FAQPage"]:
    """The page, and those of its translations whose review depends on its text."""
    others = with_text(type(page).objects.filter(translation_key=page.translation_key).exclude(pk=page.pk))
    return [page, *others]


def pages_that_refer_to(instance: models.Model) -> list["FAQPage"]:
    """FAQ pages whose text names this object, such as a source or a treatment."""
    page_ids = [
        int(reference.object_id)
        for reference in ReferenceIndex.get_references_to(instance).select_related("base_content_type")
        if reference.base_content_type == ContentType.objects.get_by_natural_key("wagtailcore", "page")
    ]
    return list(with_text(_page_model().objects.filter(pk__in=page_ids)))


def _page_model() -> type["FAQPage"]:
    return cast("type[FAQPage]", TextDigest._meta.get_field("page").related_model)
