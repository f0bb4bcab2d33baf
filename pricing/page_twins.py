"""The Markdown twins of pricing pages, from what their published documents say."""

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext as _
from wagtail.models import Site

from cms import markdown_twin
from cms.markdown_writing import document, heading, items, link, paragraphs, quotation, words
from cms.published.models import PublishedDocument
from cms.rich_text_markdown import to_markdown
from cms.templatetags.dates import day_text
from pricing.index_listing import PricingIndexDocument
from pricing.models import PricingIndexPage, PricingPage
from pricing.page_documents import PricingDocument
from pricing.price_table_markdown import price_table_markdown


def register() -> None:
    """Called once, when apps are ready."""
    markdown_twin.register(PricingPage, pricing_twin, draft=pricing_draft)
    markdown_twin.register(PricingIndexPage, pricing_index_twin, draft=pricing_index_draft)


def pricing_twin(row: PublishedDocument, site: Site, now: dt.datetime) -> str:
    return document(_pricing(PricingDocument.model_validate_json(row.body)))


def pricing_draft(page: PricingPage, shown: PricingDocument, site: Site, now: dt.datetime) -> str:
    return document(_pricing(shown))


def pricing_index_twin(row: PublishedDocument, site: Site, now: dt.datetime) -> str:
    introduction = PricingIndexPage.objects.values_list("introduction", flat=True).get(pk=row.page_id)
    return _index(row.title, introduction, row.tree_path, site, now)


def pricing_index_draft(
    page: PricingIndexPage, shown: PricingIndexDocument, site: Site, now: dt.datetime
) -> str:
    return _index(page.title, page.introduction, page.path, site, now)


def _index(title: str, introduction: str, tree_path: str, site: Site, now: dt.datetime) -> str:
    below = markdown_twin.pages_below(tree_path, site, now)
    return document([heading(1, title), paragraphs(introduction), below])


def _pricing(page: PricingDocument) -> Iterator[str]:
    yield heading(1, page.title)
    if page.summary:
        yield quotation(paragraphs(page.summary))
    yield items(_facts(page))
    yield to_markdown(page.introduction.html)
    for table in page.prices:
        yield from price_table_markdown(table)
    yield to_markdown(page.notes.html)
    yield items(link(about.title, about.url) for about in page.pages)


def _facts(page: PricingDocument) -> Iterator[str]:
    yield f"{words(_('Page'))}: <{page.meta.url}>"
    if page.treatment:
        yield link(page.treatment.name, page.treatment.url)
    if page.meta.modified_on:
        yield f"{words(_('Text last changed'))}: {day_text(page.meta.modified_on)}"
