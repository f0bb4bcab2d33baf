"""R9: every node has one name, every reference resolves, every node belongs to the page."""

from collections.abc import Iterator

from cms.audit.facts import AuditFacts
from cms.audit.graph import Node, as_list
from cms.audit.rules.registry import ERROR, WARNING, Problem, rule
from cms.audit.rules.sources import GRAPH_PRACTICE, JSON_LD
from cms.audit.served_page import ServedPage
from cms.audit.text_folding import excerpt
from cms.audit.web_addresses import canonical, is_absolute, origin, site_origin


@rule("R9", ERROR, JSON_LD, "Only an absolute address names a node everywhere.")
def relative_identifier(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Every `@id`, in nodes and references."""
    for node in page.graph.nodes:
        if "@id" in node.data and not is_absolute(node.data["@id"]):
            message = "`@id` has to be an absolute http(s) address."
            yield Problem(f"{node.path} @id", message, excerpt(node.data["@id"]))


@rule("R9", ERROR, GRAPH_PRACTICE, "A node described twice may be described differently.")
def repeated_identifier(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Every `@id` of nodes that are more than a reference. A second FAQPage is told by its own rule."""
    for name, nodes in page.graph.definitions.items():
        if len(nodes) > 1 and not all("FAQPage" in node.types for node in nodes):
            places = ", ".join(node.path for node in nodes[:4])
            yield Problem(f"@id {excerpt(name)}", f"Defined {len(nodes)} times ({places}); define it once.")


@rule("R9", ERROR, GRAPH_PRACTICE, "Readers do not fetch other pages to resolve a reference.")
def dangling_reference(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """References to nodes of this site."""
    own = {site_origin(page, facts), origin(canonical(page))}
    for node in page.graph.nodes:
        if node.is_reference and node.id and origin(node.id) in own and node.id not in page.graph.definitions:
            yield Problem(
                node.path, "Nothing on this page has this @id; define the node here.", excerpt(node.id)
            )


@rule("R9", WARNING, GRAPH_PRACTICE, "A node that nothing connects with the page says nothing about it.")
def unconnected_node(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Top nodes of graphs that describe a page."""
    if not page.page_nodes:
        return
    linked = _connected(page)
    names = {node.id for node in linked if node.id}
    for root in page.graph.roots:
        if root not in linked and root.id not in names and not root.is_reference and root.types:
            message = (
                "No property leads from the page to this node or from it to the page; link it with its @id."
            )
            yield Problem(root.where, message)


def _connected(page: ServedPage) -> set[Node]:
    """Every node in touch with a page node, whichever way the property points."""
    neighbours: dict[Node, list[Node]] = {}
    for node in page.graph.nodes:
        for _prop, values in node.properties():
            for value in as_list(values):
                target = page.graph.node_of(value)
                if target is not None:
                    neighbours.setdefault(node, []).append(target)
                    neighbours.setdefault(target, []).append(node)
    seen: set[Node] = set()
    waiting = list(page.page_nodes)
    while waiting:
        current = waiting.pop()
        if current not in seen:
            seen.add(current)
            waiting.extend(neighbours.get(current, ()))
    return seen
