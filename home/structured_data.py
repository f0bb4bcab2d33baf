"""What a home page claims in schema.org terms: the site, who publishes it, and this page."""

from cms import structured_data as site_nodes
from cms.identity import Identity
from cms.jsonld import Node, graph, node, reference
from cms.page_documents import PageMeta


def home_graph(meta: PageMeta, identity: Identity, *, name: str, description: str) -> Node:
    """The JSON-LD document of a home page; it has breadcrumbs only where it does not stand at the top."""
    breadcrumbs = site_nodes.breadcrumbs(meta.url, [(crumb.title, crumb.url) for crumb in meta.breadcrumbs])
    page = node(
        type_="WebPage",
        id_=meta.url,
        url=meta.url,
        name=name,
        description=description,
        inLanguage=meta.locale,
        isPartOf={"@id": site_nodes.website_id(identity)},
        publisher={"@id": site_nodes.organization_id(identity)},
        about={"@id": site_nodes.organization_id(identity)},
        breadcrumb=reference(breadcrumbs),
    )
    return graph([page, breadcrumbs, site_nodes.website(identity), site_nodes.organization(identity)])
