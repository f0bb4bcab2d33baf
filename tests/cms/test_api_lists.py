"""Pages of a list, and the links between them."""

import pytest
from django.test import RequestFactory

from cms.api_lists import CursorParameters, Slice, list_links
from cms.api_parameters import read
from cms.problems import Problem


def links_for(query: str, total: int, next_cursor: str | None = None):
    request = RequestFactory().get("/list/", QUERY_STRING=query, HTTP_HOST="evil.example")
    return list_links(request, read(request, CursorParameters), Slice([], total, next_cursor=next_cursor))


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


def test_behind_the_last_offset_the_cursor_leads_on():
    assert links_for("limit=100&offset=9950", 100_000, "next~one").next == "/list/?limit=100&cursor=next~one"


def test_a_cursor_leads_to_the_next_and_not_back():
    links = links_for("limit=2&cursor=this~one", 5, "next~one")
    assert links.self == "/list/?limit=2&cursor=this~one"
    assert links.next == "/list/?limit=2&cursor=next~one"
    assert links.prev is None


def test_the_last_page_by_cursor_leads_nowhere():
    assert links_for("cursor=this~one", 5).next is None


def test_a_place_is_given_once():
    with pytest.raises(Problem) as problem:
        links_for("cursor=a~b&offset=3", 5)
    assert [error.code for error in problem.value.errors] == ["conflicting_parameters"]


def test_where_the_count_is_capped_the_cursor_leads_on():
    links = links_for("limit=100&offset=9900", 10_000, "next~one")
    assert links.next == "/list/?limit=100&cursor=next~one"
