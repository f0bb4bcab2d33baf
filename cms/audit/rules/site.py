"""R26, R37, R38 and R39: the site and its publisher, profiles, the sitemap, and what is no longer in use."""

import datetime as dt
from collections.abc import Iterator

from cms.audit.facts import AuditFacts
from cms.audit.graph import Node, literal
from cms.audit.number_spellings import amount
from cms.audit.rules.dates import day_of
from cms.audit.rules.registry import ERROR, INFORMATION, WARNING, Problem, rule
from cms.audit.rules.sources import (
    GOOGLE_ORGANIZATION,
    GOOGLE_PROFILE,
    GOOGLE_TECHNICAL,
    GRAPH_PRACTICE,
    RETIRED,
)
from cms.audit.served_page import ServedPage
from cms.audit.text_folding import excerpt
from cms.audit.vocabulary import schema_org
from cms.audit.web_addresses import canonical, origin, site_origin

SMALLEST_LOGO = 112
_RETIRED = {
    "HowTo": "How-to results ended on 2023-09-13",
    "SearchAction": "the sitelinks search box ended on 2024-11-21",
    "SpecialAnnouncement": "special announcements ended in 2025",
    "ClaimReview": "fact checks ended in 2025",
}


@rule("R26", WARNING, GRAPH_PRACTICE, "A page belongs to a site that has a name.")
def incomplete_website(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Pages of questions: a WebSite with name and an address on this site."""
    sites = [node for node in page.graph.of_type("WebSite") if not node.is_reference]
    if page.faq_pages and not sites:
        yield Problem("WebSite", "No WebSite node; add one and link it with isPartOf.")
    for node in sites:
        address = node.text("url")
        if not node.text("name") or not address:
            yield Problem(node.where, "The WebSite needs name and url.")
        elif page.faq_pages and origin(address) != site_origin(page, facts) and not facts.in_development:
            yield Problem(f"{node.where} url", f"Is not on {site_origin(page, facts)}.", excerpt(address))


@rule("R26", WARNING, GOOGLE_ORGANIZATION, "A publisher is known by name, address and logo.")
def incomplete_publisher(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """FAQPage nodes: the publisher, or that of their WebSite."""
    for node in page.faq_pages:
        publisher = page.graph.target(node, "publisher")
        if publisher is None:
            yield Problem(f"{node.where} publisher", "No publisher node; name an Organization or a Person.")
            continue
        wanted = ("name", "url") if "Person" in publisher.types else ("name", "url", "logo")
        missing = [prop for prop in wanted if not publisher.data.get(prop)]
        if missing:
            yield Problem(publisher.where, f"The publisher lacks {', '.join(missing)}.")


@rule("R26", ERROR, GOOGLE_ORGANIZATION, "Smaller logos are not shown.")
def undersized_logo(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Logos whose width or height the markup gives."""
    for node in page.graph.nodes:
        for logo in page.graph.targets(node, "logo"):
            for prop in ("width", "height"):
                size = _pixels(page, logo, prop)
                if size is not None and size < SMALLEST_LOGO:
                    message = f"{size} pixels; at least {SMALLEST_LOGO} are needed."
                    yield Problem(f"{logo.where} {prop}", message)


def _pixels(page: ServedPage, logo: Node, prop: str) -> float | None:
    quantity = page.graph.target(logo, prop)
    found = amount(literal(quantity.data.get("value") if quantity else logo.data.get(prop)))
    return None if found is None else float(found)


@rule("R37", ERROR, GOOGLE_PROFILE, "A profile is of somebody the page shows.")
def incomplete_profile(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """ProfilePage nodes."""
    words = schema_org()
    for node in page.graph.of_type("ProfilePage"):
        who = page.graph.target(node, "mainEntity")
        fits = who and any(words.any_below(who.types, kind) for kind in ("Person", "Organization"))
        name = who.text("name") if who else None
        if not fits:
            yield Problem(f"{node.where} mainEntity", "Has to be a Person or an Organization.")
        elif not name or not page.visible.nearly_shows(name):
            yield Problem(
                f"{node.where} mainEntity",
                "The name is missing or cannot be read on the page.",
                excerpt(name or ""),
            )


@rule("R38", WARNING, GOOGLE_TECHNICAL, "The sitemap is how new pages are found.")
def missing_from_sitemap(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Pages of a site whose sitemap is known, unless they are canonical elsewhere."""
    if facts.sitemap is not None and page.status == 200 and canonical(page) not in facts.sitemap:
        yield Problem("sitemap.xml", f"Does not list {canonical(page)}.")


@rule("R38", WARNING, GOOGLE_TECHNICAL, "A wrong lastmod teaches crawlers to ignore it.")
def sitemap_date_disagreement(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Pages in the sitemap with `lastmod`, whose markup has `dateModified`: at most one day apart."""
    listed = day_of((facts.sitemap or {}).get(canonical(page)))
    for node in page.page_nodes if listed else ():
        marked = day_of(literal(node.data.get("dateModified")))
        if marked and listed and abs(marked - listed) > dt.timedelta(days=1):
            message = (
                f"lastmod is {listed.isoformat()}, dateModified {marked.isoformat()}; they have to agree."
            )
            yield Problem(f"{node.where} dateModified", message)


@rule("R39", INFORMATION, RETIRED, "Nobody should expect a display that has ended.")
def retired_feature(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Every node. FAQPage is left out: its display has ended too, and other engines still read it."""
    for node in page.graph.nodes:
        for name in node.types:
            if name in _RETIRED:
                yield Problem(node.where, f"Google shows nothing for {name} any more: {_RETIRED[name]}.")
