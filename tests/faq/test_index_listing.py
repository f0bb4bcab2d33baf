"""The FAQ index as visitors read it: only what is public, page by page, and as cheap for many as for one."""

import datetime as dt
from unittest import mock

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms.published import copies
from faq import index_listing
from faq.index_filters import Chosen, list_path
from faq.models import FAQPage
from tests.factories import (
    TreatmentFactory,
    approve_page,
    faq_index,
    make_faq_page,
    make_reviewer,
    make_site,
)
from tests.faq.reading import node, parse, read
from tests.problem_assertions import PREFIX

pytestmark = pytest.mark.django_db


def titles(query=""):
    soup = parse(Client().get(f"/faq/{query}").content)
    return [link.get_text() for link in soup.select(".card h3 a")]


@pytest.fixture
def two_a_page(monkeypatch):
    monkeypatch.setattr(index_listing, "PAGE_SIZE", 2)


def test_pages_are_listed_by_title(site):
    for title in ["Hip", "Ankle", "Knee"]:
        make_faq_page(title=title)
    assert titles() == ["Ankle", "Hip", "Knee"]


def test_capitals_do_not_come_before_small_letters(site):
    for number, title in enumerate(["PRP injections", "Patella surgery", "prostate surgery"]):
        make_faq_page(title=title, slug=f"page-{number}")
    assert titles() == ["Patella surgery", "prostate surgery", "PRP injections"]


def test_only_public_pages_of_this_site_are_listed(site):
    now = timezone.now()
    make_faq_page(title="Public")
    make_faq_page(title="Draft", live=False)
    make_faq_page(title="Expired", expire_at=now + dt.timedelta(days=1))
    private = make_faq_page(title="Private")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    make_faq_page(title="Elsewhere", parent=make_site().root_page.get_children().get())
    type(private).objects.filter(title="Expired").update(expire_at=now - dt.timedelta(days=1))
    assert titles() == ["Public"]


def test_a_card_says_what_the_page_is_about_and_that_nobody_reviewed_it(site):
    page = make_faq_page(
        title="Knee",
        summary="It helps most people.",
        treatment=TreatmentFactory(name="Knee replacement"),
        country="MX",
        evidence_stage="emerging",
    )
    card = read(faq_index()).select_one(".card")
    assert card.a["href"] == f"/faq/{page.slug}/"
    assert [item.get_text(strip=True) for item in card.select(".card-facts li")] == [
        "Knee replacement",
        "Mexico",
        "Evidence: Emerging",
        "Not yet medically reviewed",
        "Text last changed:September 1, 2026",
    ]
    assert "It helps most people." in card.get_text()


def test_a_card_names_the_reviewer_only_while_the_review_holds(site):
    page = make_faq_page()
    approve_page(page, make_reviewer(name="Demo Reviewer"))
    assert "Medically reviewed by Dr Demo Reviewer" in read(faq_index()).get_text()
    page.summary = "Other words."
    page.save_revision().publish()
    assert "Demo Reviewer" not in read(faq_index()).get_text()


def test_an_index_without_pages_says_so(site):
    main = read(faq_index()).main
    assert "There is nothing here yet." in main.get_text()
    assert main.select("ul, nav, form") == []


def options(name, query=""):
    soup = parse(Client().get(f"/faq/{query}").content)
    return [option.get_text() for option in soup.select(f"select[name={name}] option")]


@pytest.fixture
def three_pages(site):
    """About two treatments in two countries; one of them is reviewed."""
    knee, hip = TreatmentFactory(name="Knee", slug="knee"), TreatmentFactory(name="Hip", slug="hip")
    make_faq_page(title="Knee in Spain", treatment=knee, country="ES")
    make_faq_page(title="Knee in Mexico", treatment=knee, country="MX")
    reviewed = make_faq_page(title="Hip in Spain", treatment=hip, country="ES")
    make_faq_page(title="About us", treatment=None)
    approve_page(reviewed)


def test_the_list_can_be_narrowed_by_what_the_form_offers(three_pages):
    assert options("treatment") == ["All treatments", "Hip (1)", "Knee (2)"]
    assert options("country") == ["All countries", "Mexico (1)", "Spain (2)"]
    assert titles("?treatment=knee&country=") == ["Knee in Mexico", "Knee in Spain"]
    assert titles("?treatment=knee&country=ES") == ["Knee in Spain"]
    assert titles("?treatment=&country=ES&reviewed=yes") == ["Hip in Spain"]


def test_each_choice_counts_what_it_would_leave_beside_the_others(three_pages):
    assert options("treatment", "?country=MX") == ["All treatments", "Knee (1)"]
    assert options("country", "?treatment=knee") == ["All countries", "Mexico (1)", "Spain (1)"]
    assert options("country", "?reviewed=yes") == ["All countries", "Spain (1)"]


def test_the_form_shows_what_is_chosen_and_each_choice_can_be_taken_back(three_pages):
    soup = parse(Client().get("/faq/?treatment=knee&country=ES&reviewed=yes").content)
    assert [option["value"] for option in soup.select("option[selected]")] == ["knee", "ES"]
    assert soup.select_one("input[name=reviewed]").has_attr("checked")
    assert [link["href"] for link in soup.select(".removals a")] == [
        "/faq/?country=ES&reviewed=yes",
        "/faq/?treatment=knee&reviewed=yes",
        "/faq/?treatment=knee&country=ES",
        "/faq/",
    ]
    assert "No page is about all of that." in soup.get_text()


def test_reviewed_means_that_the_review_is_in_force_today(three_pages):
    FAQPage.objects.get(title="Hip in Spain").save_revision().publish()
    assert titles("?reviewed=yes") == ["Hip in Spain"]
    page = FAQPage.objects.get(title="Hip in Spain")
    page.summary = "Other words."
    page.save_revision().publish()
    assert titles("?reviewed=yes") == []


def test_what_the_list_says_of_reviews_is_true_at_once_when_one_ends(three_pages, monkeypatch):
    # As if more ended in this moment than one request brings up to date.
    monkeypatch.setattr(copies, "AT_ONCE", 0)
    assert "1 page matches" in Client().get("/faq/?reviewed=yes").text
    with mock.patch("django.utils.timezone.now", return_value=timezone.now() + dt.timedelta(days=400)):
        shown = Client().get("/faq/?reviewed=yes").text
    assert "0 pages match" in shown
    assert "No page is about all of that." in shown


def test_reviewed_pages_can_be_asked_for_wherever_there_are_several(site):
    make_faq_page()
    make_faq_page()
    assert read(faq_index()).select_one(".narrowings input[name=reviewed]")


def test_the_filter_finds_what_the_api_finds(three_pages):
    for query in ("treatment=knee", "country=ES", "treatment=hip&country=ES"):
        items = Client().get(f"{PREFIX}faqs/?{query}&order=title").json()["items"]
        assert titles(f"?{query}") == [item["title"] for item in items]


def test_with_one_treatment_there_is_nothing_to_narrow(site, faq_page):
    assert read(faq_index()).select(".narrowings") == []


def test_what_is_not_public_does_not_show_in_the_counts(site):
    hip, secret = TreatmentFactory(name="Hip", slug="hip"), TreatmentFactory(name="Secret", slug="secret")
    make_faq_page()
    make_faq_page(treatment=hip)
    make_faq_page(treatment=hip, live=False)
    private = make_faq_page(treatment=secret)
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    assert "Hip (1)" in options("treatment")
    assert "Secret" not in Client().get("/faq/").text
    assert Client().get("/faq/?treatment=secret").status_code == 404


@pytest.mark.parametrize(
    "query", ["?treatment=none", "?country=XX", "?reviewed=no", "?page=9", "?page=0", "?page=x", "?page=-1"]
)
def test_a_list_that_does_not_exist_is_not_found(site, faq_page, query):
    assert Client().get(f"/faq/{query}").status_code == 404


@pytest.mark.parametrize("name", ["treatment", "country"])
def test_words_that_no_option_has_reach_no_database(site, faq_page, name):
    """PostgreSQL refuses some of them, such as NUL, with an error."""
    asked = []

    def note(execute, sql, params, many, context):
        asked.append(str(params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        assert Client().get("/faq/", {name: "un\0known", "reviewed": "yes"}).status_code == 404
    assert asked
    # As it is, and as `str` of a tuple shows it; an address keeps its own escape.
    assert [params for params in asked if "un\0known" in params or r"un\x00known" in params] == []


def test_a_long_list_is_cut_into_pages_that_lead_to_each_other(site, two_a_page):
    for title in "ABC":
        make_faq_page(title=title)
    assert (titles(), titles("?page=2")) == (["A", "B"], ["C"])
    first = parse(Client().get("/faq/").content)
    assert first.select_one(".pagination a[rel=next]")["href"] == "/faq/?page=2"
    assert first.find("link", rel="next")["href"] == "/faq/?page=2"
    assert first.find("link", rel="prev") is None
    assert "Page 1 of 2" in first.get_text()


def test_each_page_of_the_list_is_canonical_by_itself_and_has_a_title_of_its_own(site, two_a_page):
    for title in "ABC":
        make_faq_page(title=title)
    second = parse(Client().get("/faq/?page=2").content)
    assert second.find("link", rel="canonical")["href"] == "http://localhost/faq/?page=2"
    assert second.title.get_text() == "Questions and answers, page 2"
    assert second.find("link", hreflang=True) is None


def test_a_narrowed_list_is_not_for_search_engines_and_names_the_whole_one(site, two_a_page):
    for title in "ABC":
        make_faq_page(title=title, country="ES")
    make_faq_page(title="D")
    soup = parse(Client().get("/faq/?country=ES&page=2").content)
    assert soup.find("meta", attrs={"name": "robots"})["content"] == "noindex,follow"
    assert soup.find("link", rel="canonical")["href"] == "http://localhost/faq/"
    assert soup.title.get_text() == "Questions and answers: Spain, page 2"
    assert "mainEntity" not in node(soup, "CollectionPage")
    assert soup.select_one(".pagination a[rel=prev]")["href"] == "/faq/?country=ES"


def test_paths_of_a_list_leave_out_what_is_not_asked_for():
    assert list_path("/faq/") == "/faq/"
    assert list_path("/faq/", Chosen("knee")) == "/faq/?treatment=knee"
    assert list_path("/faq/", Chosen("knee", "ES", True), 2) == (
        "/faq/?treatment=knee&country=ES&reviewed=yes&page=2"
    )


def test_the_index_is_marked_up_as_a_collection_with_its_breadcrumbs(site, faq_page):
    soup = read(faq_index())
    page = node(soup, "CollectionPage")
    assert (page["url"], page["name"]) == ("http://localhost/faq/", soup.h1.get_text())
    crumbs = [item["name"] for item in node(soup, "BreadcrumbList")["itemListElement"]]
    assert crumbs == [item.get_text() for item in soup.select(".breadcrumbs li")]
    assert node(soup, "WebSite")["publisher"] == {"@id": node(soup, "Organization")["@id"]}


def test_a_hostile_title_in_the_list_does_nothing(site):
    make_faq_page(
        title="X</script><script>alert(1)</script>", slug="x", summary="<img src=x onerror=alert(1)>"
    )
    soup = read(faq_index())
    assert len(soup.find_all("script")) == 1
    assert soup.select(".card img") == []


def test_queries_do_not_grow_with_the_pages(site):
    def queries():
        Client().get("/faq/")
        with CaptureQueriesContext(connection) as captured:
            assert Client().get("/faq/").status_code == 200
        return len(captured)

    make_faq_page(country="ES")
    few = queries()
    for _ in range(9):
        make_faq_page(country="ES")
    assert queries() == few


def test_a_draft_of_the_index_can_be_previewed(site, faq_page):
    index = faq_index()
    index.title = "New title"
    response = index.make_preview_request()
    assert parse(response.content).h1.get_text() == "New title"
