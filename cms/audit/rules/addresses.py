"""R10 and R11: the page has one address and its markup uses it; every address is absolute and public."""

import re
from collections.abc import Iterator

from cms.audit.facts import AuditFacts
from cms.audit.graph import Node, as_list, literal
from cms.audit.rules.registry import ERROR, WARNING, Problem, rule
from cms.audit.rules.sources import GOOGLE_CANONICAL
from cms.audit.served_page import ServedPage
from cms.audit.text_folding import excerpt
from cms.audit.vocabulary import schema_org
from cms.audit.web_addresses import (
    canonical,
    is_absolute,
    is_private,
    parts,
    same_path,
    site_origin,
    without_fragment,
)

_HEADER_LINK = re.compile(r"<([^<>]{1,2000})>[^,<]{0,200}?rel\s*=\s*\"?canonical\b", re.IGNORECASE)
_OWN_TYPES = frozenset({"Question", "Answer", "BreadcrumbList", "WebSite"})


def _named(page: ServedPage) -> list[str]:
    header = [match.strip() for match in _HEADER_LINK.findall(page.header("Link"))]
    return page.canonicals or header


@rule("R10", ERROR, GOOGLE_CANONICAL, "Without it, copies of the page compete with each other.")
def missing_canonical(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Every page that answers 200; a Link header counts."""
    if page.status == 200 and not _named(page):
        yield Problem("head", "No canonical address; the head needs one <link rel=canonical>.")


@rule("R10", ERROR, GOOGLE_CANONICAL, "Two canonical addresses cancel each other out.")
def several_canonicals(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Links in the HTML and in the headers."""
    header = _HEADER_LINK.findall(page.header("Link"))
    if len(page.canonicals) > 1 or len({*page.canonicals, *header}) > 1:
        yield Problem(
            "link[rel=canonical]",
            "More than one canonical address; only one is allowed.",
            excerpt(page.canonicals),
        )


@rule("R10", ERROR, GOOGLE_CANONICAL, "A canonical outside the head is ignored.")
def canonical_outside_head(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Pages with a canonical link in the HTML."""
    for link in page.elements("//body//link[@href and contains(@rel, 'canonical')]"):
        yield Problem(
            "link[rel=canonical]", "Stands in the body; it has to be in the head.", link.get("href")
        )


@rule("R10", ERROR, GOOGLE_CANONICAL, "The canonical is the one public address.")
def malformed_canonical(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Pages with a canonical; a site on this machine may do without https."""
    for found in _named(page)[:1]:
        if not is_absolute(found):
            yield Problem("link[rel=canonical]", "Has to be an absolute address.", excerpt(found))
        elif "#" in found:
            yield Problem("link[rel=canonical]", "Must not have a fragment (#…).", excerpt(found))
        elif not found.lower().startswith("https:") and not facts.in_development:
            yield Problem("link[rel=canonical]", "Has to use https.", excerpt(found))


@rule("R10", ERROR, GOOGLE_CANONICAL, "A page that names another address as its own is not indexed.")
def canonical_elsewhere(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Pages with an absolute canonical; the paths are compared."""
    for found in _named(page)[:1]:
        if is_absolute(found) and is_absolute(page.url) and not same_path(found, page.url):
            yield Problem("link[rel=canonical]", f"Names another path than {page.url}.", excerpt(found))


@rule("R10", ERROR, GOOGLE_CANONICAL, "Markup of another address is not this page's.")
def page_node_elsewhere(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """FAQPage nodes, and profile pages."""
    for node in page.graph.of_type("FAQPage", "ProfilePage"):
        own = canonical(page)
        for prop, found in (("url", node.text("url")), ("@id", node.id)):
            if found is not None and is_absolute(found) and _page_of(prop, found) != own:
                yield Problem(
                    f"{node.where} {prop}", f"Has to be the canonical address {own}.", excerpt(found)
                )


def _page_of(prop: str, address: str) -> str:
    return without_fragment(address) if prop == "@id" else address


@rule("R10", WARNING, GOOGLE_CANONICAL, "Shared links should lead to the canonical address.")
def differing_og_url(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Pages with og:url and a canonical."""
    for found in page.metas("og:url"):
        if page.canonicals and found != canonical(page):
            yield Problem(
                "meta[property='og:url']", f"Differs from the canonical {canonical(page)}.", excerpt(found)
            )


def _addresses(page: ServedPage) -> Iterator[tuple[str, str]]:
    """Everything in the graph that has to be an address, with its place: values, `@id`s and links in answers."""
    for node in page.graph.nodes:
        if node.id is not None and not node.is_reference:
            yield f"{node.path} @id", node.id
        for prop, values in node.properties():
            ranges = schema_org().ranges.get(prop, frozenset())
            for value in as_list(values) if "URL" in ranges else ():
                said = literal(value)
                if isinstance(said, str) and ("Text" not in ranges or is_absolute(said)):
                    yield f"{node.where} {prop}", said
    for question in page.questions:
        for target in question.html.links() if question.html else ():
            yield f"{question.node.where} acceptedAnswer.text", target


@rule("R11", ERROR, GOOGLE_CANONICAL, "Nobody outside can follow an address of this machine or network.")
def private_address(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Values, identifiers and links in answers, unless the site itself is meant for this machine."""
    for where, found in () if facts.in_development else _addresses(page):
        if is_private(found):
            yield Problem(where, "Leads to a host that only this machine or network knows.", excerpt(found))


@rule("R11", WARNING, GOOGLE_CANONICAL, "Addresses without https are redirected or warned about.")
def address_without_https(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Addresses of this site in values, identifiers and links in answers."""
    own = parts(site_origin(page, facts) or "")
    for where, found in () if facts.in_development else _addresses(page):
        address = parts(found)
        if address and own and address.scheme == "http" and address.hostname == own.hostname:
            yield Problem(where, "An address of this site without https.", excerpt(found))


@rule("R11", ERROR, GOOGLE_CANONICAL, "A page's own parts live on the page's own site.")
def address_of_other_site(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Questions, answers, breadcrumbs and the WebSite of pages with a page node."""
    own = parts(site_origin(page, facts) or "")
    for node in page.graph.nodes if page.page_nodes and own else ():
        for prop, found in _own_addresses(node):
            address = parts(found)
            if address and own and address.hostname != own.hostname and not is_private(found):
                yield Problem(f"{node.where} {prop}", f"Has to be on {own.hostname}.", excerpt(found))


def _own_addresses(node: Node) -> Iterator[tuple[str, str]]:
    if not _OWN_TYPES.isdisjoint(node.types) and not node.is_reference:
        if node.id:
            yield "@id", node.id
        for text in node.texts("url"):
            yield "url", text
    if "ListItem" in node.types and node.parent and "BreadcrumbList" in node.parent.types:
        for text in node.texts("item"):
            yield "item", text
