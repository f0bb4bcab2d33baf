"""What a page's head says to search engines, sharing, feed readers and other programs."""

from django import template

from cms.alternates import alternates
from cms.feed_links import feed_links
from cms.identity import Identity
from cms.markdown_twin import twin_path
from cms.open_graph import OpenGraph, open_graph
from cms.other_addresses import is_document_path
from cms.page_documents import PageMeta
from cms.seo import Seo

register = template.Library()


@register.simple_tag
def open_graph_of(seo: Seo, meta: PageMeta, identity: Identity) -> OpenGraph:
    """The document's own properties; for one that has none, those that every page has."""
    return seo.open_graph or open_graph(
        meta, identity, title=seo.title, description=seo.description, url=seo.canonical
    )


@register.filter
def hreflang(meta: PageMeta) -> list[tuple[str, str]]:
    """Languages and addresses of a page, itself included also where it has one language only."""
    own = (meta.locale, meta.url)
    return alternates([own, *((other.locale, other.url) for other in meta.translations)]) or [own]


@register.simple_tag
def markdown_url(meta: PageMeta, identity: Identity) -> str:
    """The address of the page's Markdown; empty for an address that has none, such as the search."""
    # An address that is no page has 0 where a page has its number.
    is_page = bool(meta.breadcrumbs and meta.breadcrumbs[-1].id)
    return identity.absolute(twin_path(meta.path)) if is_page or is_document_path(meta.path) else ""


@register.filter
def feeds(meta: PageMeta, identity: Identity) -> list[tuple[str, str, str]]:
    """Title, media type and address of the feeds in the page's language."""
    return [
        (f"{identity.name}: {link.title}", link.media_type, identity.absolute(link.path))
        for link in feed_links(meta.locale)
    ]
