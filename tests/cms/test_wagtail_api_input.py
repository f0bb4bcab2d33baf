"""Whatever is asked of Wagtail's API v2: an answer or a 400, never a failure."""

import pytest

from tests.factories import home_page

pytestmark = pytest.mark.django_db

PAGES = "/api/v2/pages/"
HUGE = "9" * 30

REFUSED = [
    "type=faq.FAQPage&modified_on=notadate",
    "type=faq.FAQPage&modified_on=2026-02-30",
    "type=faq.FAQPage&treatment=x",
    f"type=faq.FAQPage&treatment={HUGE}",
    "type=faq.FAQPage&questions=1",
    "type=faq.FAQPage&sources=[]",
    "type=faq.FAQPage&introduction=x",
    "type=faq.FAQPage&medical_reviewer=1",
    "type=faq.FAQPage&claimed_reviewer=x",
    "type=faq.FAQPage&title__startswith=a",
    "type=faq.FAQPage&fields=claimed_reviewer",
    "type=faq.FAQPage&fields=treatment(claimed)",
    "type=faq.FAQPage&fields=title(x)",
    "type=faq.FAQPage&order=questions",
    "type=faq.FAQPage&order=treatment__name",
    "type=faq.FAQPage&order=sources",
    "type=cms.User",
    "type=nothing",
    "type=a.b.c",
    "type=%00",
    "modified=notadate",
    "first_published_at=x",
    "first_published_at=9999-12-31T23:59:59-14:00",
    "show_in_menus=perhaps",
    "limit=-1",
    "limit=101",
    "limit=1e3",
    "limit=%D9%A3",
    "limit=",
    "limit=1&limit=2",
    "offset=9223372036854775808",
    f"offset={HUGE}",
    "offset=10001",
    f"id={HUGE}",
    "id=x",
    f"child_of={HUGE}",
    "child_of=-1",
    "child_of=nothing",
    "child_of=root&descendant_of=root",
    "ancestor_of=root",
    "translation_of=x",
    "order=random",
    "order=--title",
    "order=,",
    "order=title,title,title,title,title,title,title,title,title,title,title,title,title,title",
    "search=%00",
    "search=%ff",
    "search=knee%ED%A0%80",
    "search=a&order=title",
    "search=a&search_operator=xor",
    "search_operator=and",
    "site=other.example",
    "site=%00",
    "site=localhost:x",
    "fields=" + "a(" * 1300,
    "fields=" + "a(" * 60,
    "fields=a(",
    "fields=*,*",
    "fields=-",
    "slug=" + "a" * 501,
    "a" * 501,
    "a=" + "b" * 5000,
    "rich_text_format=db_html",
    "rich_text_format=nothing",
    "format=api",
    "_=1",
    "version=draft",
]
ANSWERED = [
    "search=%22",
    "search='",
    "search=(((",
    "search=*",
    "search=a*",
    "search=-a",
    "search=title:a",
    "search=NEAR",
    "search=NOT",
    "search=AND OR NOT",
    "search=a %26 | !b <-> c",
    "search=%E2%80%A8",
    "search=%F0%9F%98%80 knee",
    "search=" + "a OR " * 90,
    "search=",
    "search=_",
    "locale=xx",
    "slug=nothing",
    "type=",
    "limit=0",
    "fields=",
    "fields=_",
    "order=",
    "offset=10000",
    "show_in_menus=true&id=1",
]


@pytest.mark.parametrize("query", REFUSED)
def test_bad_input_is_a_400_that_says_why(client, site, query):
    response = client.get(f"{PAGES}?{query}")
    assert response.status_code == 400, response.content
    assert response["Content-Type"] == "application/json"
    assert response["Cache-Control"] == "no-store"
    assert response.json()["message"]


@pytest.mark.parametrize("query", ANSWERED)
def test_odd_input_has_an_answer(client, site, query):
    for address in (f"{PAGES}?type=faq.FAQPage&{query}", f"{PAGES}?{query}"):
        if "type=" not in query or "faq" not in address:
            assert client.get(address).status_code in (200, 404)


@pytest.mark.parametrize("name", ["images", "documents"])
@pytest.mark.parametrize(
    "query",
    [
        "width=x",
        f"id={HUGE}",
        "tags=a",
        "collection=1",
        "uploaded_by_user=1",
        "file=x",
        "order=file",
        "site=localhost",
        "search=%00",
    ],
)
def test_bad_input_about_files_is_a_400(client, site, name, query):
    assert client.get(f"/api/v2/{name}/?{query}").status_code == 400


@pytest.mark.parametrize(
    "path",
    [
        f"pages/{HUGE}/",
        "pages/0/",
        "pages/x/",
        "pages/1/2/",
        "nothing/",
        "",
        "pages",
        "pages/find/?id=",
        "pages/find/?id=0",
        "pages/find/",
        "pages/find/?html_path=" + "a/" * 200,
        "images/1/",
        "documents/find/?id=1",
    ],
)
def test_what_does_not_exist_is_a_json_404(client, site, path):
    response = client.get(f"/api/v2/{path}")
    assert response.status_code in (301, 400, 404), response.content
    assert response["Content-Type"] == "application/json"


@pytest.mark.parametrize("query", ["order=title", "limit=1", "search=a", "version=draft"])
def test_a_single_page_knows_no_parameters_of_lists(client, site, query):
    assert client.get(f"{PAGES}{home_page().pk}/?{query}").status_code == 400


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_nothing_can_be_written(client, site, method):
    assert getattr(client, method)(PAGES).status_code == 405


@pytest.mark.parametrize("encoding", ["utf-16", "idna", "unknown"])
def test_the_senders_encoding_decides_nothing(client, site, encoding):
    headers = {"content-type": f"text/plain; charset={encoding}", "accept": f"x/y; q*={encoding}''%e4"}
    response = client.generic("GET", f"{PAGES}?slug=home", headers=headers, QUERY_STRING="slug=home")
    assert len(response.json()["items"]) == 1
