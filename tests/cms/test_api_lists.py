"""Pages of a list, and the links between them."""

import pytest
from django.test import RequestFactory

from cms.api_lists import ListParameters, list_links, list_meta
from cms.api_parameters import read


def links_for(query: str, total: int):
    request = RequestFactory().get("/list/", QUERY_STRING=query, HTTP_HOST="evil.example")
    return list_links(request, read(request, ListParameters), total)


def test_the_first_page_links_to_the_next_only():
    links = links_for("limit=20", 41)
    assert links.self == "/list/?limit=20&offset=0"
    assert links.next == "/list/?limit=20&offset=20"
    assert links.prev is None


def test_the_last_page_links_back_only():
    links = links_for("limit=20&offset=40", 41)
    assert (links.next, links.prev) == (None, "/list/?limit=20&offset=20")


def test_the_way_back_ends_at_the_start():
    assert links_for("limit=20&offset=5", 41).prev == "/list/?limit=20&offset=0"


@pytest.mark.parametrize("total", [0, 1, 20])
def test_a_list_that_fits_has_no_next_page(total):
    assert links_for("", total).next is None


def test_no_link_leads_where_the_api_refuses_to_go():
    assert links_for("limit=100&offset=9900", 100_000).next == "/list/?limit=100&offset=10000"
    assert links_for("limit=100&offset=9950", 100_000).next is None


def test_links_name_no_host():
    assert "evil" not in links_for("", 41).model_dump_json()


def test_meta_repeats_what_was_asked_for():
    meta = list_meta(ListParameters(limit="5", offset="10"), 41)  # type: ignore[arg-type]
    assert meta.model_dump() == {"total": 41, "limit": 5, "offset": 10, "next_cursor": None}
