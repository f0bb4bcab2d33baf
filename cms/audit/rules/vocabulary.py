"""R6, R7 and R34: types, properties and what they lead to are those of schema.org."""

import re
from collections.abc import Iterator
from typing import Any

from cms.audit.facts import AuditFacts
from cms.audit.graph import Node, as_list, literal, local_name
from cms.audit.rules.registry import ERROR, WARNING, Problem, rule
from cms.audit.rules.sources import GOOGLE_GENERAL, SCHEMA_ORG
from cms.audit.served_page import ServedPage
from cms.audit.text_folding import excerpt
from cms.audit.vocabulary import RELEASE, schema_org
from cms.audit.web_addresses import is_absolute

_DATA_TYPES = ("Text", "Number", "Boolean", "Date", "DateTime", "Time")
_UNRATED = ("Organization", "WebPage", "Question", "Service", "Person")
# "query-input" says what an action wants to be given as its `query` (https://schema.org/docs/actions.html).
_ACTION_SUFFIX = re.compile(r"-(?:in|out)put$")
_RATINGS = ("aggregateRating", "review", "reviews")


def _described(page: ServedPage) -> Iterator[Node]:
    return (node for node in page.graph.nodes if not node.is_reference and not node.is_value)


def _known(node: Node) -> list[str]:
    return [name for name in node.types if schema_org().is_class(name)]


@rule("R6", ERROR, SCHEMA_ORG, "A type that does not exist says nothing.")
def unknown_type(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Every node."""
    for node in _described(page):
        for name in node.types:
            if not schema_org().is_class(name):
                yield Problem(f"{node.where} @type", f"{excerpt(name)} is no type of schema.org {RELEASE}.")


@rule("R6", ERROR, SCHEMA_ORG, "Readers go by the type.")
def node_without_type(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Every node that is more than a reference."""
    for node in _described(page):
        if not node.types:
            message = "The node has no @type; give it one, or refer to another node with its @id alone."
            yield Problem(node.where, message, excerpt(dict(node.data)))


@rule("R6", ERROR, SCHEMA_ORG, "A property that does not exist says nothing.")
def unknown_property(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Every node."""
    for node in _described(page):
        for prop, _value in node.properties():
            if not schema_org().is_property(_ACTION_SUFFIX.sub("", prop)):
                yield Problem(
                    f"{node.where} {excerpt(prop)}",
                    f"No such property in schema.org {RELEASE}; leave it out.",
                )


@rule("R6", ERROR, SCHEMA_ORG, "A property on the wrong type is passed over.")
def misplaced_property(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Every node with at least one known type. Properties of ratings are told by their own rule."""
    words = schema_org()
    for node in _described(page):
        types = _known(node)
        for prop, _value in node.properties() if types else ():
            if words.is_property(prop) and not words.fits_domain(prop, types):
                allowed = ", ".join(sorted(words.domains[prop]))
                yield Problem(
                    f"{node.where} {prop}", f"Does not belong on {', '.join(types)}; only on {allowed}."
                )


@rule("R6", WARNING, SCHEMA_ORG, "What schema.org has replaced will stop being read.")
def superseded_term(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Every type and property."""
    replaced = schema_org().superseded
    for node in _described(page):
        names = [*node.types, *(prop for prop, _value in node.properties())]
        for name in names:
            if name in replaced:
                yield Problem(f"{node.where} {name}", f"{name} is superseded; use {replaced[name]}.")


def _values(page: ServedPage) -> Iterator[tuple[Node, str, Any]]:
    for node in _described(page):
        for prop, values in node.properties():
            if schema_org().is_property(prop):
                for value in as_list(values):
                    yield node, prop, value


@rule("R7", ERROR, SCHEMA_ORG, "A node of a type that the property does not lead to is passed over.")
def value_of_wrong_type(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Every value that is a node of this page, of a known type."""
    for node, prop, value in _values(page):
        target = page.graph.node_of(value)
        types = _known(target) if target else []
        if types and not schema_org().fits_range(prop, types):
            allowed = ", ".join(sorted(schema_org().ranges[prop]))
            yield Problem(f"{node.where} {prop}", f"Leads to {', '.join(types)}; allowed is {allowed}.")


@rule("R7", WARNING, SCHEMA_ORG, "Bare text where a node belongs has to be guessed at.")
def text_for_node(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Literals in properties that lead to nodes only. Addresses and members of enumerations stand for nodes."""
    for node, prop, value in _values(page):
        said = literal(value)
        if isinstance(said, dict | list) or said is None or said == "" or _takes_literals(prop):
            continue
        if not is_absolute(said) and not _names_member(prop, said):
            allowed = ", ".join(sorted(schema_org().ranges[prop]))
            yield Problem(
                f"{node.where} {prop}", f"A bare value; expected is a node: {allowed}.", excerpt(said)
            )


def _takes_literals(prop: str) -> bool:
    words = schema_org()
    return any(not words.with_parents(name).isdisjoint(_DATA_TYPES) for name in words.ranges[prop])


def _names_member(prop: str, said: object) -> bool:
    name = local_name(said) if isinstance(said, str) else ""
    return any(schema_org().is_member(name, wanted) for wanted in schema_org().ranges[prop])


@rule(
    "R34",
    ERROR,
    GOOGLE_GENERAL,
    "Ratings of oneself are against the guidelines, and no feature here shows them.",
)
def self_serving_rating(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Nodes that are an organization, a page, a question, a service or a person."""
    words = schema_org()
    for node in _described(page):
        rated = next((kind for kind in _UNRATED if words.any_below(node.types, kind)), None)
        for prop in _RATINGS if rated else ():
            if prop in node.data:
                yield Problem(f"{node.where} {prop}", f"No ratings or reviews on {rated}; leave {prop} out.")
