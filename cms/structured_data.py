"""Nodes that every page's graph shares: the site, its publisher, breadcrumbs, countries."""

from collections.abc import Sequence

from babel import Locale

from cms.identity import Identity
from cms.jsonld import Node, graph, node, reference
from cms.page_documents import PageMeta

LEAST_LOGO = 112
"""Pixels on either side; a smaller logo is not claimed, because search engines refuse it."""


def website_id(identity: Identity) -> str:
    return f"{identity.origin}/#website"


def organization_id(identity: Identity) -> str:
    return f"{identity.origin}/#organization"


def organization(identity: Identity) -> Node:
    """The publisher."""
    return node(
        type_="Organization",
        id_=organization_id(identity),
        name=identity.name,
        url=f"{identity.origin}/",
        logo=_logo(identity),
        publishingPrinciples=identity.editorial_policy_url,
        correctionsPolicy=identity.corrections_policy_url,
        sameAs=list(identity.same_as),
    )


def _logo(identity: Identity) -> Node | None:
    logo = identity.logo
    if logo is None or min(logo.width, logo.height) < LEAST_LOGO:
        return None
    return image(logo.url, logo.width, logo.height) | {"@id": f"{identity.origin}/#logo"}


def image(url: str, width: int, height: int) -> Node:
    """An image with its size in pixels: schema.org wants a quantity with its unit there, not a bare number."""
    return node(type_="ImageObject", url=url, contentUrl=url, width=_pixels(width), height=_pixels(height))


def _pixels(number: int) -> Node:
    # E37 is "pixel" in the list of units that schema.org refers to (UN/CEFACT Recommendation 20).
    return {"@type": "QuantitativeValue", "value": number, "unitCode": "E37"}


def page_node(
    type_: str | list[str], meta: PageMeta, identity: Identity, *, url: str, name: str, description: str
) -> tuple[Node, Node | None]:
    """What every page says about itself, and its breadcrumbs: nothing of them on the home page.

    `url` is the page's own address, `name` the headline that it shows.
    """
    trail = breadcrumbs(url, [(crumb.title, crumb.url) for crumb in meta.breadcrumbs])
    page = node(
        type_=type_,
        id_=url,
        url=url,
        name=name,
        description=description,
        inLanguage=meta.locale,
        isPartOf={"@id": website_id(identity)},
        publisher={"@id": organization_id(identity)},
        breadcrumb=reference(trail),
    )
    return page, trail


def site_graph(nodes: Sequence[Node | None], identity: Identity) -> Node:
    """The JSON-LD document of a page: its own nodes, then the site and its publisher, to which every page refers."""
    return graph([*nodes, website(identity), organization(identity)])


def website(identity: Identity) -> Node:
    """The site the page belongs to."""
    return node(
        type_="WebSite",
        id_=website_id(identity),
        url=f"{identity.origin}/",
        name=identity.name,
        publisher={"@id": organization_id(identity)},
        inLanguage=identity.language,
    )


def breadcrumbs(url: str, trail: Sequence[tuple[str, str]]) -> Node | None:
    """The way from the home page to this one as (name, absolute address); nothing if it is the home page."""
    if len(trail) < 2:
        return None
    last = len(trail)
    items = [
        node(type_="ListItem", position=position, name=name, item=None if position == last else address)
        for position, (name, address) in enumerate(trail, start=1)
    ]
    return node(type_="BreadcrumbList", id_=f"{url}#breadcrumb", itemListElement=items)


def country(code: str, identity: Identity, *, language: str) -> Node:
    """A country by its ISO 3166-1 alpha-2 code, named in the page's language."""
    return node(
        type_="Country",
        id_=f"{identity.origin}/#country-{code.lower()}",
        name=country_name(code, language),
        identifier=code,
    )


def country_name(code: str, language: str) -> str:
    """The country's name in `language`, by CLDR; the code itself where CLDR has none."""
    return Locale.parse(language, sep="-").territories.get(code, code)
