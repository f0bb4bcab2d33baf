"""What stands at a path, and redirects, in the content API."""

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale

from cms.addresses import MOST_STEPS
from cms.api import content_api
from home.models import SiteIdentity
from tests.api_pages import example_page, quick_page, with_example_ids
from tests.factories import faq_index, home_page, make_faq_page, make_question, make_site
from tests.problem_assertions import PREFIX, assert_problem, refused
from tests.query_counts import assert_fixed_queries, queries_of
from tests.snapshot_files import assert_snapshot

pytestmark = pytest.mark.django_db

RESOLVE = f"{PREFIX}pages/resolve/"
LIST = f"{PREFIX}redirects/"
PATH = "/faq/knee-replacement-spain/"


def at(client: Client, path: str, **query):
    return client.get(RESOLVE, {"path": path, **query})


def moved(client: Client, path: str) -> tuple[int, str]:
    answer = at(client, path).json()
    assert answer["kind"] == "redirect", answer
    return answer["status"], answer["location"]


def redirect(old: str, to, **options) -> Redirect:
    return Redirect.add_redirect(old, redirect_to=to, **options)


def test_the_snapshot_of_a_resolved_path(client, site):
    """Who breaks when this changes: front ends that ask what stands at an address before they render it."""
    page = example_page()
    index = with_example_ids(at(client, "/faq/").json(), page)
    index["page"]["uuid"] = "…"
    redirect("/old", page)
    assert_snapshot("resolve", {"page": index, "redirect": at(client, "/old/").json()})


@pytest.mark.parametrize(
    "path",
    [
        PATH,
        PATH.rstrip("/"),
        f"{PATH}?utm_source=x",
        f"{PATH.rstrip('/')}?a=b",
        "/faq/knee%2Dreplacement-spain/",
    ],
)
def test_a_page_is_found_by_its_path_with_or_without_slash_and_query(client, faq_page, path):
    response = at(client, path)
    document = client.get(f"{PREFIX}faqs/{faq_page.pk}/")
    assert response.json() == {"kind": "page", "page": document.json()}
    assert response["Cache-Tag"] == document["Cache-Tag"]


def test_the_home_page_is_at_the_root(client, site):
    assert at(client, "/").json()["page"]["type"] == "home.HomePage"


@pytest.mark.parametrize(
    "path",
    [
        "/nothing/",
        "/FAQ/",
        "/faq/nothing/",
        "/faq%2Fknee-replacement-spain/",
        "/faq/%00/",
        "/en/faq/",
        "/es/faq/",
    ],
)
def test_where_nothing_is_the_answer_is_not_found(client, faq_page, path):
    assert_problem(at(client, path), 404, "not-found")


def test_languages_are_told_apart_by_prefix_or_parameter(client, faq_page):
    spanish = Locale.objects.get(language_code="es")
    for page in (home_page(), faq_index(), faq_page):
        page.copy_for_translation(spanish).get_latest_revision().publish()
    translated = faq_page.get_translation(spanish)
    for path, query in ((f"/es{PATH}", {}), (PATH, {"locale": "es"}), (f"/es{PATH}", {"locale": "en"})):
        response = at(client, path, **query)
        assert response.json()["page"]["id"] == translated.pk
        assert response["Content-Language"] == "es"
    assert at(client, PATH).json()["page"]["id"] == faq_page.pk
    assert at(client, PATH, locale="en").json()["page"]["id"] == faq_page.pk
    assert at(client, "/es").json()["page"]["meta"]["path"] == "/es/"
    redirect("/es/viejo", translated)
    assert at(client, "/viejo/", locale="es").json()["location"] == f"/es{PATH}"
    assert_problem(at(client, "/viejo/"), 404, "not-found")


@pytest.mark.parametrize(
    "path", ["", "faq/", "//other.example/", "/\\other.example/", "https://localhost/faq/"]
)
def test_only_a_path_is_a_path(client, site, path):
    error = refused(at(client, path))
    assert error["loc"] == ["query", "path"]
    assert error["code"] == "not_a_path"


def test_the_description_says_that_a_path_is_needed():
    operation = content_api.get_openapi_schema()["paths"][RESOLVE]["get"]
    assert {each["name"]: each["required"] for each in operation["parameters"]} == {
        "path": True,
        "locale": False,
        "fallback": False,
        "html": False,
    }


def test_a_path_is_needed_and_has_a_longest_length(client, site):
    error = refused(client.get(RESOLVE))
    assert (error["loc"], error["code"]) == (["query", "path"], "missing")
    assert refused(at(client, "/" + 2000 * "a"))["code"] == "too_long"
    assert_problem(at(client, "/" + 1999 * "a"), 404, "not-found")
    assert refused(at(client, "/", url="/"))["allowed"] == ["locale", "fallback", "html", "path"]


def test_a_redirect_says_where_and_whether_for_good(client, faq_page):
    redirect("/old", faq_page)
    redirect("/for-now", faq_page, is_permanent=False)
    redirect("/elsewhere", "https://other.example/a?b=c#d")
    assert moved(client, "/old/") == moved(client, "/old") == moved(client, "/old/?utm=1") == (301, PATH)
    assert moved(client, "/for-now/") == (302, PATH)
    assert moved(client, "/elsewhere/") == (301, "https://other.example/a?b=c#d")


def test_a_page_wins_over_a_redirect(client, faq_page):
    redirect(PATH, "/faq/")
    assert at(client, PATH).json()["kind"] == "page"


def test_a_redirect_for_a_query_wins_over_the_one_for_the_path(client, faq_page):
    redirect("/old", "/faq/")
    redirect("/old?id=1&a=2", faq_page)
    assert moved(client, "/old/?a=2&id=1") == (301, PATH)
    assert moved(client, "/old/?id=2") == (301, "/faq/")


def test_a_redirect_of_this_site_wins_over_one_of_all_and_others_do_not_count(client, faq_page, site):
    redirect("/old", "/faq/")
    redirect("/old", faq_page, site=site)
    redirect("/other", faq_page, site=make_site("other.example"))
    assert moved(client, "/old/") == (301, PATH)
    assert_problem(at(client, "/other/"), 404, "not-found")


def test_words_beyond_ascii_are_found_encoded_and_not(client, faq_page):
    redirect("/más", faq_page)
    assert moved(client, "/más/") == moved(client, "/m%C3%A1s/") == (301, PATH)


def test_chains_are_one_step_and_temporary_if_any_part_is(client, faq_page, site):
    SiteIdentity.objects.create(site=site, frontend_origin="https://www.example.org")
    redirect("/a", "/b/")
    redirect("/b", "https://www.example.org/c/")
    redirect("/c", faq_page)
    redirect("/x", "/y/", is_permanent=False)
    redirect("/y", "/a/")
    redirect("/open", "/nowhere/?a=b")
    assert moved(client, "/a/") == (301, PATH)
    assert moved(client, "/x/") == (302, PATH)
    assert moved(client, "/open/") == (301, "/nowhere/?a=b")


def test_loops_and_endless_chains_lead_nowhere(client, site):
    """As another program may have written them: what is saved one by one is brought in line at once."""
    steps = [("/self", "/self/"), ("/a", "/b"), ("/b", "/a")]
    steps += [(f"/{number}", f"/{number + 1}/") for number in range(MOST_STEPS + 1)]
    Redirect.objects.bulk_create(Redirect(old_path=path, redirect_link=link) for path, link in steps)
    for path in ("/self/", "/a/", "/0/"):
        assert_problem(at(client, path), 404, "not-found")
    assert moved(client, "/1/") == (301, f"/{MOST_STEPS + 1}/")


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "//other.example/", "/\\other.example/", "data:text/html,x", ""]
)
def test_links_that_a_form_would_refuse_lead_nowhere(client, site, link):
    redirect("/old", link)
    assert_problem(at(client, "/old/"), 404, "not-found")
    assert client.get(LIST).json()["items"] == []


def test_an_address_of_this_site_does_not_become_one_of_another(client, site):
    redirect("/old", f"{site.root_url}//other.example/")
    assert moved(client, "/old/") == (301, f"{site.root_url}//other.example/")


def test_a_redirect_to_what_is_not_public_leads_nowhere(client, faq_page):
    redirect("/old", make_faq_page(live=False))
    redirect("/before", "/old/")
    for path in ("/old/", "/before/"):
        assert_problem(at(client, path), 404, "not-found")
    assert client.get(LIST).json()["items"] == []


def test_redirects_are_listed_with_where_they_lead_in_the_end(client, faq_page, site):
    to_page = redirect("/b", faq_page, site=site)
    to_path = redirect("/a", "/b/", is_permanent=False, site=site)
    redirect("/c", "/d/", site=make_site("other.example"))
    response = client.get(LIST)
    assert response.json()["items"] == [
        {"id": to_path.pk, "path": "/a", "status": 302, "location": PATH},
        {"id": to_page.pk, "path": "/b", "status": 301, "location": PATH},
    ]
    assert response["Cache-Tag"] == "list:wagtailredirects.Redirect"
    assert client.get(f"{LIST}?limit=1").json()["meta"]["total"] == 2
    assert refused(client.get(f"{LIST}?path=/a"))["allowed"] == ["limit", "offset", "cursor", "fields"]


def test_a_list_takes_the_same_queries_for_1_20_and_100_redirects(client, site):
    page = make_faq_page()
    assert_fixed_queries(
        client, f"{LIST}?limit=100", lambda number: redirect(f"/old-{number}", page), budget=8
    )


def test_a_path_takes_the_same_queries_whatever_else_there_is(client, site):
    page = quick_page([make_question()], title="First", slug="first")
    redirect("/old", page)
    before = [queries_of(client, f"{RESOLVE}?path={path}") for path in ("/faq/first/", "/old/")]
    for number in range(20):
        redirect(f"/old-{number}", quick_page([make_question()], title=f"Page {number}"))
    after = [queries_of(client, f"{RESOLVE}?path={path}") for path in ("/faq/first/", "/old/")]
    assert before == after
