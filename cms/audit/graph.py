"""The JSON-LD of a page as one graph: every node with its place, references followed by their `@id`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

_PREFIXES = ("https://schema.org/", "http://schema.org/", "schema:")
_MOST_NODES = 50_000


def local_name(name: str) -> str:
    """A type or property without schema.org in front of it."""
    for prefix in _PREFIXES:
        if name.startswith(prefix):
            return name[len(prefix) :]
    return name


def as_list(value: Any) -> list[Any]:
    """A value of JSON-LD as the list it stands for."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


@dataclass(frozen=True, eq=False)
class Node:
    """One object of the graph. `data` has its properties without prefixes; `under` is the property that holds it."""

    data: Mapping[str, Any]
    path: str
    types: tuple[str, ...]
    under: str | None = None
    parent: "Node | None" = None

    @property
    def id(self) -> str | None:
        """The `@id`, if it is text."""
        found = self.data.get("@id")
        return found if isinstance(found, str) else None

    @property
    def where(self) -> str:
        """The place for a finding: the path, with the `@id` if there is one."""
        return f"{self.path} <{self.id}>" if self.id else self.path

    @property
    def is_reference(self) -> bool:
        """Says nothing but the `@id` of another node."""
        return len(self.data) == 1 and "@id" in self.data

    @property
    def is_value(self) -> bool:
        """A literal written as an object (`@value`), a list or a set: not a node."""
        return not self.data.keys().isdisjoint({"@value", "@list", "@set"})

    def properties(self) -> Iterator[tuple[str, Any]]:
        """Properties with their values, without JSON-LD's own keywords."""
        return ((key, value) for key, value in self.data.items() if not key.startswith("@"))

    def texts(self, prop: str) -> list[str]:
        """The values of a property that are text, written either way."""
        return [text for value in as_list(self.data.get(prop)) if isinstance(text := literal(value), str)]

    def text(self, prop: str) -> str | None:
        """The first text of a property."""
        return next(iter(self.texts(prop)), None)


def literal(value: Any) -> Any:
    """The plain value of a literal written as an object; anything else is given back as it is."""
    return value["@value"] if isinstance(value, dict) and "@value" in value else value


@dataclass(frozen=True, eq=False)
class Graph:
    """All nodes of all scripts of a page, in their order; `roots` stand at the top of a script or its `@graph`."""

    nodes: tuple[Node, ...] = ()
    roots: tuple[Node, ...] = ()
    _inside: dict[int, Node] = field(default_factory=dict)

    @cached_property
    def definitions(self) -> Mapping[str, list[Node]]:
        """Nodes that say more than their `@id`, by it."""
        found: dict[str, list[Node]] = {}
        for node in self.nodes:
            if node.id and not node.is_reference and not node.is_value:
                found.setdefault(node.id, []).append(node)
        return found

    @cached_property
    def literals(self) -> tuple[tuple[Node, str, Any], ...]:
        """Every literal with its node and property; null and "" too."""
        return tuple(
            (node, prop, said)
            for node in self.nodes
            if not (node.is_reference or node.is_value)
            for prop, values in node.properties()
            for value in ([None] if values is None else as_list(values))
            if not isinstance(said := literal(value), dict | list)
        )

    def of_type(self, *wanted: str) -> list[Node]:
        """Nodes that carry one of these types themselves."""
        return [node for node in self.nodes if not set(wanted).isdisjoint(node.types)]

    def node_of(self, value: Any) -> Node | None:
        """The node that a value is or refers to; None if it is a literal or refers out of this graph."""
        node = self._inside.get(id(value)) if isinstance(value, dict) else None
        if node is None or node.is_value:
            return None
        if not node.is_reference:
            return node
        return next(iter(self.definitions.get(node.id or "", ())), None)

    def targets(self, node: Node, prop: str) -> list[Node]:
        """The nodes a property leads to."""
        found = (self.node_of(value) for value in as_list(node.data.get(prop)))
        return [target for target in found if target is not None]

    def target(self, node: Node, prop: str) -> Node | None:
        """The first node a property leads to."""
        return next(iter(self.targets(node, prop)), None)


def read_graph(documents: Iterable[Any]) -> Graph:
    """The graph of these JSON-LD documents. Anything that is no object where one belongs is passed over."""
    builder = _Builder()
    for document in documents:
        builder.take(document)
    return Graph(tuple(builder.nodes), tuple(builder.roots), builder.inside)


class _Builder:
    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.roots: list[Node] = []
        self.inside: dict[int, Node] = {}

    def take(self, document: Any) -> None:
        for top in as_list(document):
            if not isinstance(top, dict):
                continue
            if "@graph" in top:
                self._grow_all(entry for entry in as_list(top["@graph"]) if isinstance(entry, dict))
            # A name or type beside @graph is that of the graph; only properties make it a node as well.
            elif set(top) - {"@context"}:
                self._grow_all([top])
            if "@graph" in top and any(not key.startswith("@") for key in top):
                self._grow_all([top])

    def _grow_all(self, entries: Iterable[dict[str, Any]]) -> None:
        for entry in entries:
            self.roots.append(self._grow(entry))

    def _grow(self, entry: dict[str, Any]) -> Node:
        root = self._node(entry, None, None, "")
        waiting = [root]
        while waiting and len(self.nodes) < _MOST_NODES:
            node = waiting.pop()
            self.nodes.append(node)
            waiting.extend(reversed(list(self._children(node))))
        return root

    def _children(self, node: Node) -> Iterator[Node]:
        for prop, value in node.properties():
            values = as_list(value)
            for position, child in enumerate(values):
                if isinstance(child, dict):
                    place = f"{prop}[{position}]" if len(values) > 1 else prop
                    yield self._node(child, node, prop, f"{node.path}.{place}")

    def _node(self, data: dict[str, Any], parent: Node | None, under: str | None, path: str) -> Node:
        types = tuple(local_name(name) for name in as_list(data.get("@type")) if isinstance(name, str))
        named = {local_name(key): value for key, value in data.items() if key not in ("@graph", "@context")}
        node = Node(named, path or (types[0] if types else "node"), types, under, parent)
        self.inside[id(data)] = node
        return node
