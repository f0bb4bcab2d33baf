"""What an FAQ index claims in schema.org terms: that it collects pages, and where it stands."""

from cms import structured_data as site_nodes
from cms.identity import Identity
from cms.jsonld import Node, graph, node, reference
from cms.page_documents import PageMeta


def index_graph(meta: PageMeta, identity: Identity, *, url: str, name: str, description: str) -> Node:
    """The JSON-LD document of one page of the index's list; `url` is that page's own address."""
    breadcrumbs = site_nodes.breadcrumbs(url, [(crumb.title, crumb.url) for crumb in meta.breadcrumbs])
    page = node(
        type_="CollectionPage",
        id_=url,
        url=url,
        name=name,
        description=description,
        inLanguage=meta.locale,
        isPartOf={"@id": site_nodes.website_id(identity)},
        publisher={"@id": site_nodes.organization_id(identity)},
        breadcrumb=reference(breadcrumbs),
    )
    return graph([page, breadcrumbs, site_nodes.website(identity), site_nodes.organization(identity)])
