"""The Markdown twins of FAQ pages and indexes, from what their published documents say."""

import datetime as dt

from wagtail.models import Site

from cms import markdown_twin
from cms.markdown_writing import document, heading, paragraphs
from cms.published.models import PublishedDocument
from faq.documents import FAQDocument
from faq.documents.markdown import faq_markdown
from faq.index_listing import IndexDocument
from faq.models import FAQIndexPage, FAQPage


def register() -> None:
    """Called once, when apps are ready."""
    markdown_twin.register(FAQPage, faq_twin, draft=faq_draft)
    markdown_twin.register(FAQIndexPage, index_twin, draft=index_draft)


def faq_twin(row: PublishedDocument, site: Site, now: dt.datetime) -> str:
    return faq_markdown(FAQDocument.model_validate_json(row.body))


def faq_draft(page: FAQPage, shown: FAQDocument, site: Site, now: dt.datetime) -> str:
    return faq_markdown(shown)


def index_twin(row: PublishedDocument, site: Site, now: dt.datetime) -> str:
    """The index with all its pages, which its HTML shows twenty at a time."""
    introduction = FAQIndexPage.objects.values_list("introduction", flat=True).get(pk=row.page_id)
    return _index(row.title, introduction, row.tree_path, site, now)


def index_draft(page: FAQIndexPage, shown: IndexDocument, site: Site, now: dt.datetime) -> str:
    return _index(page.title, page.introduction, page.path, site, now)


def _index(title: str, introduction: str, tree_path: str, site: Site, now: dt.datetime) -> str:
    below = markdown_twin.pages_below(tree_path, site, now)
    return document([heading(1, title), paragraphs(introduction), below])
