"""What an FAQ index claims in schema.org terms: that it collects pages, which ones it lists, and where it stands."""

from collections.abc import Sequence

from cms import structured_data as site_nodes
from cms.identity import Identity
from cms.jsonld import Node, node
from cms.page_documents import PageMeta


def index_graph(
    meta: PageMeta,
    identity: Identity,
    *,
    url: str,
    name: str,
    description: str,
    listed: Sequence[tuple[str, str]] = (),
    first: int = 1,
    total: int = 0,
) -> Node:
    """The JSON-LD document of one page of the index's list; `url` is that page's own address.

    `listed` are the pages on it as (title, path), the first of them number `first` of `total` in the whole list.
    """
    page, trail = site_nodes.page_node(
        "CollectionPage", meta, identity, url=url, name=name, description=description
    )
    return site_nodes.site_graph(
        [page | node(mainEntity=_item_list(url, listed, identity, first, total)), trail], identity
    )


def _item_list(
    url: str, listed: Sequence[tuple[str, str]], identity: Identity, first: int, total: int
) -> Node | None:
    if not listed:
        return None
    items = [
        node(type_="ListItem", position=position, name=title, url=identity.absolute(path))
        for position, (title, path) in enumerate(listed, start=first)
    ]
    return node(type_="ItemList", id_=f"{url}#list", numberOfItems=total, itemListElement=items)
