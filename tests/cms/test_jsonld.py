"""JSON-LD syntax: nothing in a value can leave the script element or change on the way."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms import jsonld

HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!-- <script>",
    "]]>",
    "\u2028\u2029",
    "&lt;",
    '"\\',
    "🩺 العربية",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_inside_the_script_and_comes_back_equal(text):
    script = jsonld.script({"name": text})
    body = script.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set(body) & set("<>&\u2028\u2029")
    assert json.loads(body) == {"name": text}


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_equal(text):
    dumped = jsonld.dumps({"name": text})
    assert json.loads(dumped) == {"name": text}
    assert not set(dumped) & set("<>&\u2028\u2029")


def test_numbers_that_json_does_not_know_are_refused():
    with pytest.raises(ValueError, match="not JSON compliant"):
        jsonld.dumps({"price": float("nan")})


def test_empty_properties_are_left_out_but_zero_and_false_stay():
    assert jsonld.node(type_="Thing", name="", url=None, list=[], count=0, flag=False) == {
        "@type": "Thing",
        "count": 0,
        "flag": False,
    }


def test_a_reference_to_a_node_that_is_left_out_is_left_out():
    assert jsonld.reference(None) is None
    assert jsonld.reference({"@id": "https://x.example/#a", "name": "A"}) == {"@id": "https://x.example/#a"}


def test_each_id_stands_once_in_a_graph():
    node = {"@id": "https://x.example/#a"}
    assert jsonld.graph([node, None, node])["@graph"] == [node]


def test_no_text_of_a_graph_holds_a_control_character():
    nested = {"@type": "Thing", "name": "b\x0bc\x92"}
    node = {
        "@id": "https://x.example/#a",
        "name": "a\x08b\ufffe\n",
        "about": [nested],
        "count": 1,
        "flag": True,
    }
    kept = {**node, "name": "ab\n", "about": [{"@type": "Thing", "name": "bc"}]}
    assert jsonld.graph([node])["@graph"] == [kept]
