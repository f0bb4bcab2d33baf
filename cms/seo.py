"""What every page's document says to search engines and to whoever shares its address."""

from typing import Any

from pydantic import BaseModel

from cms.identity import Identity
from cms.open_graph import Kind, OpenGraph, open_graph
from cms.page_documents import PageMeta
from cms.share_images import ShareImage


class Seo(BaseModel):
    """What search engines and sharing read. `json_ld` is the document inside the page's script element."""

    title: str
    description: str
    canonical: str
    robots: str
    json_ld: dict[str, Any]
    open_graph: OpenGraph | None = None


def shared(
    seo: Seo, meta: PageMeta, identity: Identity, *, kind: Kind = "website", image: ShareImage | None = None
) -> Seo:
    """With what the page shows where its address is shared; without a picture of its own, the site's."""
    seo.open_graph = open_graph(
        meta,
        identity,
        title=seo.title,
        description=seo.description,
        url=seo.canonical,
        kind=kind,
        image=image,
    )
    return seo
