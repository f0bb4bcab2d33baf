"""Makes the compact vocabulary of this package out of a schema.org release (`schemaorg-current-https.jsonld`).

`python -m cms.audit.vocabulary.extract schemaorg-current-https.jsonld 30.0 > schemaorg-30.0.json`
"""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

LICENCE = (
    "The schema.org vocabulary, https://schema.org/docs/terms.html: CC BY-SA 3.0. Extracted: names only."
)


def compact(release: Mapping[str, Any], version: str) -> dict[str, Any]:
    """Classes with parents, properties with domain and range, members of enumerations, and what replaces what.

    `release` is the document as schema.org publishes it. Descriptions are left out.
    """
    entries = sorted(release["@graph"], key=lambda entry: entry["@id"])
    return {
        "licence": LICENCE,
        "release": version,
        "classes": {
            _name(entry["@id"]): _names(entry, "rdfs:subClassOf")
            for entry in entries
            if _types(entry) & {"rdfs:Class", "schema:DataType"}
        },
        "properties": {
            _name(entry["@id"]): [
                _names(entry, "schema:domainIncludes"),
                _names(entry, "schema:rangeIncludes"),
            ]
            for entry in entries
            if "rdf:Property" in _types(entry)
        },
        "members": {
            _name(entry["@id"]): members for entry in entries if (members := _classes_of_member(entry))
        },
        "superseded": {
            _name(entry["@id"]): names[0]
            for entry in entries
            if (names := _names(entry, "schema:supersededBy"))
        },
    }


def _classes_of_member(entry: Mapping[str, Any]) -> list[str]:
    kinds = _types(entry) - {"rdfs:Class", "rdf:Property", "schema:DataType"}
    return sorted(_name(kind) for kind in kinds)


def _types(entry: Mapping[str, Any]) -> set[str]:
    found = entry["@type"]
    return set(found) if isinstance(found, list) else {found}


def _names(entry: Mapping[str, Any], key: str) -> list[str]:
    return sorted(_name(reference["@id"]) for reference in _as_list(entry.get(key, [])))


def _as_list(value: Any) -> Iterator[Any]:
    return iter(value if isinstance(value, list) else [value])


def _name(identifier: str) -> str:
    return identifier.removeprefix("schema:").removeprefix("https://schema.org/")


def main(arguments: list[str]) -> None:
    """Print the compact vocabulary of a release as JSON."""
    file, version = arguments
    release = json.loads(Path(file).read_text(encoding="utf-8"))
    json.dump(compact(release, version), sys.stdout, separators=(",", ":"), sort_keys=True)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main(sys.argv[1:])
