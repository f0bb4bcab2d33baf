"""Nodes that every page's graph shares: the site, its publisher, breadcrumbs, countries."""

from collections.abc import Sequence

from babel import Locale

from cms.identity import Identity
from cms.jsonld import Node, node


def website_id(identity: Identity) -> str:
    return f"{identity.origin}/#website"


def organization_id(identity: Identity) -> str:
    return f"{identity.origin}/#organization"


def organization(identity: Identity) -> Node:
    """The publisher."""
    logo = identity.logo and node(
        type_="ImageObject",
        id_=f"{identity.origin}/#logo",
        url=identity.logo.url,
        contentUrl=identity.logo.url,
    )
    return node(
        type_="Organization",
        id_=organization_id(identity),
        name=identity.name,
        url=f"{identity.origin}/",
        logo=logo,
        publishingPrinciples=identity.editorial_policy_url,
        correctionsPolicy=identity.corrections_policy_url,
        sameAs=list(identity.same_as),
    )


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
