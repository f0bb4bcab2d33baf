"""R33: the way to the page is complete, in order and visible."""

from collections.abc import Iterator

from cms.audit.facts import AuditFacts
from cms.audit.graph import Node, literal
from cms.audit.rules.registry import ERROR, WARNING, Problem, rule
from cms.audit.rules.sources import GOOGLE_BREADCRUMB
from cms.audit.served_page import ServedPage
from cms.audit.text_folding import excerpt
from cms.audit.web_addresses import is_absolute


def _trails(page: ServedPage) -> Iterator[tuple[Node, list[Node]]]:
    for node in page.graph.of_type("BreadcrumbList"):
        if not node.is_reference:
            yield node, page.graph.targets(node, "itemListElement")


@rule("R33", ERROR, GOOGLE_BREADCRUMB, "A trail has at least two steps.")
def short_breadcrumbs(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """BreadcrumbList nodes."""
    for node, items in _trails(page):
        steps = sum("ListItem" in item.types for item in items)
        if steps < 2:
            yield Problem(
                f"{node.where} itemListElement", f"{steps} ListItem nodes; at least two are needed."
            )


@rule("R33", ERROR, GOOGLE_BREADCRUMB, "Positions put the steps in order.")
def breadcrumb_positions(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """BreadcrumbList nodes."""
    for node, items in _trails(page):
        found = [str(literal(item.data.get("position"))) for item in items]
        wanted = [str(number) for number in range(1, len(items) + 1)]
        if sorted(found, key=lambda said: (len(said), said)) != wanted:
            message = f"Positions have to be 1 to {len(items)}, each once."
            yield Problem(f"{node.where} itemListElement", message, excerpt(", ".join(found)))


def _name(page: ServedPage, item: Node) -> str | None:
    target = page.graph.target(item, "item")
    return item.text("name") or (target.text("name") if target else None)


@rule("R33", ERROR, GOOGLE_BREADCRUMB, "A step without name or address cannot be shown.")
def incomplete_breadcrumb(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Items of BreadcrumbList nodes; the last may do without `item`."""
    for _node, items in _trails(page):
        for place, item in enumerate(items, start=1):
            target = page.graph.target(item, "item")
            address = (target.id or target.text("url")) if target else literal(item.data.get("item"))
            if not _name(page, item):
                yield Problem(f"{item.where} name", "The step has no name.")
            if place < len(items) and not is_absolute(address):
                yield Problem(f"{item.where} item", "Every step but the last needs an absolute address.")


@rule("R33", WARNING, GOOGLE_BREADCRUMB, "The markup shows the way that the page shows.")
def breadcrumb_not_shown(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Names of breadcrumbs."""
    for _node, items in _trails(page):
        for item in items:
            name = _name(page, item)
            if name and not page.visible.nearly_shows(name):
                yield Problem(f"{item.where} name", "This step cannot be read on the page.", excerpt(name))
