"""PyLD: what a JSON-LD processor understands of each page."""

import pytest
from pyld import jsonld
from rdflib import Graph

from tests.validators.vocabulary import context

pytestmark = pytest.mark.django_db


def with_context(graph: dict) -> dict:
    """The same document with the context inside, because nothing is fetched."""
    assert graph["@context"] == "https://schema.org"
    return {**graph, "@context": context()}


def test_every_page_expands_with_nothing_lost(pages):
    for page in pages:
        expanded = jsonld.expand(with_context(page.graph))
        assert len(expanded) == len(page.graph["@graph"]), page.url
        assert list(bare_keys(expanded)) == [], page.url


def test_every_page_is_one_connected_graph_without_a_reference_to_nothing(pages):
    for page in pages:
        nodes = jsonld.flatten(jsonld.expand(with_context(page.graph)))
        described = {node["@id"] for node in nodes if len(node) > 1}
        assert set(references(page.graph)) <= described, page.url


def test_every_page_becomes_rdf_that_another_library_reads(pages):
    for page in pages:
        quads = jsonld.to_rdf(with_context(page.graph), {"format": "application/n-quads"})
        assert len(Graph().parse(data=quads, format="nt")) > 10, page.url


def bare_keys(value):
    """Keys that no vocabulary knows: not an address, not a JSON-LD keyword."""
    if isinstance(value, dict):
        for key, item in value.items():
            if not key.startswith("@") and "://" not in key:
                yield key
            yield from bare_keys(item)
    elif isinstance(value, list):
        for item in value:
            yield from bare_keys(item)


def references(value):
    """Every identifier that stands for another node."""
    if isinstance(value, dict):
        if set(value) == {"@id"}:
            yield value["@id"]
        for item in value.values():
            yield from references(item)
    elif isinstance(value, list):
        for item in value:
            yield from references(item)


def test_a_reference_to_nothing_would_be_noticed():
    lost = {
        "@context": context(),
        "@id": "https://guide.example/#a",
        "about": {"@id": "https://guide.example/#b"},
    }
    nodes = jsonld.flatten(jsonld.expand(lost))
    assert "https://guide.example/#b" in {value for node in nodes for value in references(node)}
    assert "https://guide.example/#b" not in {node["@id"] for node in nodes if len(node) > 1}


@pytest.mark.parametrize("broken", [{"@id": 7}, {"@type": {"@id": "x"}}])
def test_it_refuses_what_is_not_json_ld(broken):
    with pytest.raises(jsonld.JsonLdError):
        jsonld.expand({"@context": context(), **broken})
