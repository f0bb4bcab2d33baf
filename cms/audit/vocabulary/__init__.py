"""The schema.org vocabulary: which types and properties exist and how they fit. Read once, when first asked for.

The data is made from schema.org's own release by `extract.py`; the licence stands in the file.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

RELEASE = "30.0"
_FILE = Path(__file__).with_name(f"schemaorg-{RELEASE}.json")


@dataclass(frozen=True)
class Vocabulary:
    """Names without the https://schema.org/ in front. A name that does not exist gives nothing, never an error."""

    parents: Mapping[str, tuple[str, ...]]
    domains: Mapping[str, frozenset[str]]
    ranges: Mapping[str, frozenset[str]]
    members: Mapping[str, tuple[str, ...]]
    superseded: Mapping[str, str]
    _above: dict[str, frozenset[str]]

    def is_class(self, name: str) -> bool:
        """Whether a node can be of this type."""
        return name in self.parents

    def is_property(self, name: str) -> bool:
        """Whether there is such a property, wherever it fits."""
        return name in self.domains

    def with_parents(self, name: str) -> frozenset[str]:
        """The class and every class above it."""
        found = self._above.get(name)
        if found is None:
            found = self._climb(name)
            if name in self.parents:
                self._above[name] = found
        return found

    def _climb(self, name: str) -> frozenset[str]:
        seen: set[str] = set()
        waiting = [name]
        while waiting:
            current = waiting.pop()
            if current not in seen:
                seen.add(current)
                waiting.extend(self.parents.get(current, ()))
        return frozenset(seen)

    def any_below(self, types: Iterable[str], wanted: str) -> bool:
        """Whether one of the types is the wanted class or stands below it."""
        return any(wanted in self.with_parents(name) for name in types)

    def fits_domain(self, prop: str, types: Iterable[str]) -> bool:
        """Whether a node of these types may have the property."""
        domain = self.domains.get(prop, frozenset())
        return any(self.with_parents(name) & domain for name in types)

    def fits_range(self, prop: str, types: Iterable[str]) -> bool:
        """Whether a node of these types may be the value of the property."""
        allowed = self.ranges.get(prop, frozenset())
        return "Thing" in allowed or any(self.with_parents(name) & allowed for name in types)

    def is_member(self, name: str, enumeration: str) -> bool:
        """Whether the name is one of the values of an enumeration."""
        return self.any_below(self.members.get(name, ()), enumeration)


@cache
def schema_org() -> Vocabulary:
    """The vocabulary of the release in this package."""
    data = json.loads(_FILE.read_text(encoding="utf-8"))
    return Vocabulary(
        parents={name: tuple(above) for name, above in data["classes"].items()},
        domains={name: frozenset(both[0]) for name, both in data["properties"].items()},
        ranges={name: frozenset(both[1]) for name, both in data["properties"].items()},
        members={name: tuple(kinds) for name, kinds in data["members"].items()},
        superseded=data["superseded"],
        _above={},
    )
