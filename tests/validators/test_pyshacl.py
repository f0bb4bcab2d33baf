"""pySHACL: every node of every page against shapes.ttl, and the shapes against pages that break them."""

import copy
from functools import cache
from pathlib import Path

import pytest
from pyld import jsonld
from pyshacl import validate
from rdflib import Graph

from tests.validators.vocabulary import context

pytestmark = pytest.mark.django_db

SHAPES = Path(__file__).parent / "shapes.ttl"


@cache
def shapes() -> Graph:
    return Graph().parse(SHAPES, format="turtle")


def verdict(document: dict) -> str:
    """What SHACL has to say; nothing where all is well."""
    quads = jsonld.to_rdf({**document, "@context": context()}, {"format": "application/n-quads"})
    data = Graph().parse(data=quads, format="nt")
    conforms, _, text = validate(data, shacl_graph=shapes(), allow_warnings=False)
    return "" if conforms else text


def test_every_page_conforms_to_the_shapes(pages):
    assert {page.url: verdict(page.graph) for page in pages if verdict(page.graph)} == {}


def faq_page(graph: dict) -> dict:
    return next(node for node in graph["@graph"] if "FAQPage" in node["@type"])


def without_answer(graph):
    del faq_page(graph)["mainEntity"][0]["acceptedAnswer"]


def without_reviewer(graph):
    del faq_page(graph)["reviewedBy"]


def with_a_bare_date(graph):
    faq_page(graph)["dateModified"] = "2026-01-01"


def with_a_table_in_the_answer(graph):
    faq_page(graph)["mainEntity"][0]["acceptedAnswer"]["text"] = "<table><tr><td>1</td></tr></table>"


def with_a_rating(graph):
    faq_page(graph)["aggregateRating"] = {"@type": "AggregateRating", "ratingValue": 5}


def without_questions(graph):
    del faq_page(graph)["mainEntity"]


def without_a_position(graph):
    crumbs = next(node for node in graph["@graph"] if node["@type"] == "BreadcrumbList")
    del crumbs["itemListElement"][0]["position"]


def with_an_anonymous_reviewer(graph):
    person = next(node for node in graph["@graph"] if node["@type"] == "Person")
    for key in ("honorificSuffix", "jobTitle", "hasCredential"):
        person.pop(key, None)


FAULTS = [
    without_answer,
    without_reviewer,
    with_a_bare_date,
    with_a_table_in_the_answer,
    with_a_rating,
    without_questions,
    without_a_position,
    with_an_anonymous_reviewer,
]


@pytest.mark.parametrize("damage", FAULTS, ids=lambda fault: fault.__name__)
def test_the_shapes_notice_a_page(pages, damage):
    reviewed = next(page.graph for page in pages if page.url.endswith("/every-field/"))
    broken = copy.deepcopy(reviewed)
    damage(broken)
    assert verdict(broken)
