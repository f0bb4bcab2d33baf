"""No page, however odd, stops a rule: foreign sites hold everything."""

import copy
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.audit.across_pages import AcrossPages
from cms.audit.facts import AuditFacts
from cms.audit.findings import Finding
from cms.audit.page_audit import audit_page
from cms.audit.served_page import ServedPage
from tests.cms.audit.page_draft import BODY, NODES, NOW, URL, PageDraft

FACTS = AuditFacts(
    today=NOW.date(), now=NOW, origin="https://tides.example", robots="Disallow", sitemap={URL: "soon"}
)
NAMES = sorted(
    {key for node in NODES for key in node} | {"text", "acceptedAnswer", "@value", "@list", "offers", "price"}
)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(max_size=12),
    st.sampled_from(
        ["FAQPage", "Question", "Answer", "Person", URL, "2026-02-30", "http://[", "https://schema.org/"]
    ),
)
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=5),
    max_leaves=25,
)


def audited(html: str, url: str = URL, **page: Any) -> list[Finding]:
    served = ServedPage(url, html=html, **page)
    across = AcrossPages()
    across.add(served)
    return audit_page(served, FACTS) + across.findings()


def with_script(document: Any, body: str = BODY) -> str:
    script = document if isinstance(document, str) else json.dumps(document)
    return f'<html lang="en"><head><script type="application/ld+json">{script}</script></head><body>{body}</body></html>'


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(JSON)
def test_any_json_is_audited(document):
    audited(with_script(document))


def paths(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [way] if way else []
    children = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, child in children:
        found += paths(child, (*way, key))
    return found


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(paths(NODES)), JSON), min_size=1, max_size=3))
def test_a_good_graph_with_anything_anywhere_is_audited(changes):
    nodes = copy.deepcopy(NODES)
    for way, value in changes:
        place: Any = nodes
        try:
            for key in way[:-1]:
                place = place[key]
            place[way[-1]] = value
        except (KeyError, IndexError, TypeError):
            continue
    audited(with_script({"@context": "https://schema.org", "@graph": nodes}))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=400), st.text(max_size=30))
def test_any_text_is_audited_as_a_page(html, url):
    audited(html, url)


CYCLE = [
    {"@type": "FAQPage", "@id": URL, "mainEntity": {"@id": URL}, "isPartOf": {"@id": f"{URL}#b"}},
    {
        "@type": ["Question", "Person"],
        "@id": f"{URL}#b",
        "acceptedAnswer": {"@id": f"{URL}#b"},
        "text": 7,
        "logo": {"@id": URL},
    },
]


@pytest.mark.parametrize(
    "html",
    [
        "",
        "\x00",
        "<",
        "<!--",
        "\ud800",
        "<?xml version='1.0'?><svg><title>x</title></svg>",
        "<html xmlns='http://www.w3.org/1999/xhtml'><head/><body/></html>",
        "<frameset><frame></frameset>",
        "<script type=application/ld+json>",
        with_script("[" * 100_000),
        with_script('{"a":' * 50_000),
        with_script("9" * 10_000),
        with_script('{"price": 1e999999, "lowPrice": 1' + "0" * 3_000 + "}"),
        with_script('"\\ud800"'),
        with_script({"@context": "https://schema.org", "@graph": CYCLE}),
        with_script([[[]], None, 5, {"@graph": [None, 5, [{}], {"@graph": {}}]}]),
        with_script({"@context": [{"@vocab": []}, [], {}], "@type": [[], {}], "@id": []}),
        with_script(
            {"@type": "FAQPage", "mainEntity": {"@type": "Question", "name": [1], "acceptedAnswer": [[]]}}
        ),
        "<style>" + "a{" * 20_000 + "display:none</style>",
        "<style>:not(:not(a)),,>{}*{display:none}}}</style><p>x",
        "<div hidden id=''><button aria-controls=' '>",
        "<p>" + "1,234.56 " * 50_000,
        "<time datetime=''>updated</time>",
        "<link rel=canonical href='http://[::1'><a href='http://[::1'>x</a><link rel hreflang href>",
        "<div>" * 20_000,
    ],
    ids=range(25),
)
def test_odd_pages_are_audited(html):
    audited(html)


def test_five_megabytes_are_audited():
    draft = PageDraft()
    draft.body += (
        "<section><h2>More?</h2><p>Some words of no account, and 3,000.50 of them.</p></section>" * 60_000
    )
    served = draft.served()
    assert len(served.html) > 5_000_000
    assert {"oversized_page", "unmarked_question"} <= {
        finding.rule for finding in audit_page(served, draft.facts)
    }
