"""What a home page claims in schema.org terms: the site, who publishes it, and this page."""

from cms import structured_data as site_nodes
from cms.identity import Identity
from cms.jsonld import Node, node
from cms.page_documents import PageMeta


def home_graph(meta: PageMeta, identity: Identity, *, name: str, description: str) -> Node:
    """The JSON-LD document of a home page; it has breadcrumbs only where it does not stand at the top."""
    page, trail = site_nodes.page_node(
        "WebPage", meta, identity, url=meta.url, name=name, description=description
    )
    about = node(about={"@id": site_nodes.organization_id(identity)})
    return site_nodes.site_graph([page | about, trail], identity)
