"""The review of FAQ pages for Wagtail's APIs: the same words as in every other reader's document."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db.models import prefetch_related_objects
from wagtail.models import Site

from faq.documents.related import load_related
from faq.documents.review import reviews

if TYPE_CHECKING:
    from faq.models import FAQPage


def load_reviews(pages: Sequence["FAQPage"], *, site: Site, now: dt.datetime) -> None:
    """Set `review` of all pages; the number of queries does not depend on how many there are."""
    # What the digest of a text reads, whether or not it is to be shown.
    prefetch_related_objects(pages, "questions", "treatment")
    related = load_related(pages, site=site, now=now)
    for page in pages:
        page.review = reviews(page, related)[0].model_dump(mode="json")
