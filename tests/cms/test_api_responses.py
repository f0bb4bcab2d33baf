"""Successful answers: negotiation, conditional requests, headers for caches."""

import datetime as dt
from typing import Any

import pytest
from django.test import RequestFactory
from pydantic import BaseModel

from cms.api_responses import JSON_LD, accepts, json_bytes, model_bytes, respond
from cms.problems import Problem

CHANGED_AT = dt.datetime(2026, 9, 1, 12, tzinfo=dt.UTC)


def answer(body=b"{}", *, media_type="application/json", tags=(), links=None, **headers):
    return respond(
        RequestFactory().get("/", **headers),
        body,
        media_type=media_type,
        tags=tags,
        links=links,
        changed_at=CHANGED_AT,
    )


ETAG = answer()["ETag"]


def test_the_etag_is_strong_and_follows_the_body():
    assert ETAG.startswith('"')
    assert answer()["ETag"] == ETAG
    assert answer(b"[]")["ETag"] != ETAG


@pytest.mark.parametrize("sent", [ETAG, "*", f"W/{ETAG}", f'"other", {ETAG}', f'"a",W/"b",{ETAG} '])
def test_a_client_that_has_it_gets_304_without_body_and_with_the_same_headers(sent):
    full, short = answer(tags=["page:1"]), answer(tags=["page:1"], HTTP_IF_NONE_MATCH=sent)
    assert short.status_code == 304
    assert short.content == b""
    assert "Content-Type" not in short.headers
    for name in ("ETag", "Cache-Control", "Cache-Tag", "Content-Language"):
        assert short[name] == full[name]


@pytest.mark.parametrize("sent", ['"other"', 'W/"other"', "junk", "", '"', ETAG.strip('"'), '"*"'])
def test_a_client_that_does_not_gets_everything(sent):
    assert answer(HTTP_IF_NONE_MATCH=sent).status_code == 200


def test_if_match_is_compared_strongly():
    assert answer(HTTP_IF_MATCH=ETAG).status_code == 200
    assert answer(HTTP_IF_MATCH="*").status_code == 200
    for other in ('"other"', f"W/{ETAG}"):
        with pytest.raises(Problem) as caught:
            answer(HTTP_IF_MATCH=other)
        assert caught.value.status == 412


@pytest.mark.parametrize(
    ("header", "accepted"),
    [
        ("*/*", True),
        ("application/json", True),
        ("application/*;q=0.1", True),
        ("text/html,application/xhtml+xml,*/*;q=0.8", True),
        ("application/json; charset=utf-8", False),
        ("text/html", False),
        ("application/ld+json", False),
        ("application/json;q=0, */*", False),
        ("*/*;q=0", False),
        ("*", False),
        ("text/plain; a*=bogus'en'b", False),
        (",,;;,", False),
        ("a;" * 5000, False),
    ],
)
def test_the_most_specific_range_of_accept_decides(header, accepted):
    assert accepts(header, "application/json") is accepted


def test_an_excluded_type_is_a_problem():
    with pytest.raises(Problem) as caught:
        answer(HTTP_ACCEPT="text/html")
    assert caught.value.status == 406


def test_no_accept_header_accepts_everything():
    assert answer(HTTP_ACCEPT="").status_code == 200
    assert answer(media_type=JSON_LD).status_code == 200


@pytest.mark.parametrize("header", ["application/ld+json", "application/json"])
def test_json_ld_is_json(header):
    assert answer(media_type=JSON_LD, HTTP_ACCEPT=header)["Content-Type"] == JSON_LD


def test_tags_are_listed_once():
    assert answer(tags=["list:x", "page:1", "page:1"])["Cache-Tag"] == "list:x,page:1"


def test_more_tags_than_a_proxy_can_hold_become_the_first():
    assert answer(tags=["list:x", *(f"page:{number}" for number in range(500))])["Cache-Tag"] == "list:x"


def test_links_without_an_address_are_left_out():
    assert answer(links={"next": "/a/?b=1", "prev": None})["Link"] == '</a/?b=1>; rel="next"'
    assert "Link" not in answer(links={"next": None}).headers


def test_half_a_surrogate_pair_does_not_fail_the_answer():
    assert json_bytes({"text": "a\ud800b"}) == b'{"text":"a?b"}'


def test_numbers_that_json_does_not_have_are_refused():
    with pytest.raises(ValueError, match="JSON compliant"):
        json_bytes(float("nan"))


class Said(BaseModel):
    text: str
    anything: dict[str, Any]


EVERY_KIND = {"a": [None, True, 1, -1, 10**30, "", []], "b": {"c": {"d": "e"}}, "when": dt.date(2026, 1, 2)}


@pytest.mark.parametrize(
    "text", ["", "ñ €", "<&>\u2028", '"\\/', *map(chr, range(32)), "\x7f\x85", "\ufffe", "𝒳", "\ud800 half"]
)
def test_a_model_is_written_as_its_values_are(text):
    said = Said(text=text, anything={**EVERY_KIND, "text": text})
    assert model_bytes(said) == json_bytes(said.model_dump(mode="json"))
