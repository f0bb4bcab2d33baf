"""What pricing pages and their index claim in schema.org terms."""

import datetime as dt
from typing import TYPE_CHECKING

from cms import structured_data as site_nodes
from cms.dates import published_and_modified
from cms.identity import Identity
from cms.jsonld import Node, node, reference
from cms.page_documents import PageMeta
from pricing.structured_data import service_nodes

if TYPE_CHECKING:
    from pricing.page_documents import PricingDocument


def pricing_graph(
    document: "PricingDocument", identity: Identity, *, about: Node | None, today: dt.date
) -> Node:
    """The JSON-LD document of a pricing page: the page, what it is `about`, and a service for each table."""
    page, breadcrumbs = site_nodes.page_node(
        "MedicalWebPage",
        document.meta,
        identity,
        url=document.seo.canonical,
        name=document.title,
        description=document.seo.description,
    )
    services, countries = service_nodes(
        document.prices,
        document.treatment.name if document.treatment else None,
        identity,
        document.meta.locale,
        url=document.seo.canonical,
        written_on=document.meta.modified_on,
        today=today,
    )
    published, modified = published_and_modified(document.meta.published_at, document.meta.modified_on)
    page |= node(
        datePublished=published,
        dateModified=modified,
        about=reference(about),
        mentions=[reference(service) for service in services],
        significantLink=[link.url for link in document.pages],
    )
    return site_nodes.site_graph([page, about, *services, *countries, breadcrumbs], identity)


def pricing_index_graph(meta: PageMeta, identity: Identity, *, name: str, description: str) -> Node:
    """The JSON-LD document of a pricing index."""
    page, breadcrumbs = site_nodes.page_node(
        "CollectionPage", meta, identity, url=meta.url, name=name, description=description
    )
    return site_nodes.site_graph([page, breadcrumbs], identity)
