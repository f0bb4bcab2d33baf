"""What an editor decides about a page in search results and where it is shared."""

from collections.abc import Iterator

from django.conf import settings
from django.db import models
from django.db.models import Q
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, get_page_models

INDEXED, HIDDEN = "index,follow", "noindex,follow"

panels = [
    FieldPanel("hidden_from_search"),
    FieldPanel("share_image"),
]


class SearchAppearance(models.Model):
    """For page types whose pages can be kept out of search results and have a picture of their own."""

    hidden_from_search = models.BooleanField(
        "keep out of search results",
        default=False,
        help_text="Search engines are asked not to list the page, and the sitemap, feeds and llms.txt leave it out. "
        "Visitors and the content API still get it.",
    )
    share_image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="picture for sharing",
        help_text="At best 1200 by 630 pixels. Empty means the first picture of the page, or else the site's.",
    )

    class Meta:
        abstract = True


def robots_of(page: Page) -> str:
    """What the page's robots directive says."""
    return HIDDEN if getattr(page, "hidden_from_search", False) else INDEXED


def hidden_pages() -> Q:
    """Which rows with a `page_id` stand for pages that are kept out of search results."""
    found = Q(pk__in=[])
    for model in _models():
        found |= Q(page_id__in=model.objects.filter(hidden_from_search=True).values("pk"))
    return found


def _models() -> Iterator[type[Page]]:
    yield from (model for model in get_page_models() if issubclass(model, SearchAppearance))
