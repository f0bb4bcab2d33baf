"""The search as visitors read it: the questions that the API finds, and nothing that is not public."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction

from faq import search_page
from faq.models import FAQPage
from tests.factories import (
    TreatmentFactory,
    approve_page,
    faq_index,
    home_page,
    make_faq_page,
    make_question,
    make_reviewer,
    make_site,
    paragraph,
)
from tests.faq.reading import graph, parse
from tests.problem_assertions import PREFIX
from tests.query_counts import queries_of

pytestmark = pytest.mark.django_db


def searched(client: Client, text: str, address: str = "/search/", **more):
    return parse(client.get(address, {"q": text, **more}).content)


def found(client: Client, text: str, address: str = "/search/", **more) -> list[str]:
    return [link.get_text() for link in searched(client, text, address, **more).select(".found h3 a")]


@pytest.fixture
def two_a_page(monkeypatch):
    monkeypatch.setattr(search_page, "PAGE_SIZE", 2)


@pytest.fixture
def spanish(site):
    """The FAQ index in Spanish, below a Spanish home page."""
    locale = Locale.objects.get(language_code="es")
    for page in (home_page(), faq_index()):
        page.copy_for_translation(locale).get_latest_revision().publish()
    return faq_index().get_translation(locale)


def test_a_result_says_where_the_answer_stands_and_marks_what_matches(client, site):
    page = make_faq_page(
        title="Knee replacement in Spain",
        slug="knee",
        treatment=TreatmentFactory(name="Knee replacement"),
        country="ES",
        questions=[make_question("When can I drive?", short_answer="Most people drive after six weeks.")],
    )
    approve_page(page, make_reviewer(name="Demo Reviewer"))
    soup = searched(client, "drive weeks")
    (result,) = soup.select(".found > li")
    assert result.h3.a["href"] == f"/faq/knee/#{page.questions.get().anchor}"
    assert [mark.get_text() for mark in result.select("mark")] == ["drive", "drive", "weeks"]
    assert result.p.get_text() == "Most people drive after six weeks."
    assert [item.get_text(strip=True) for item in result.select(".card-facts li")] == [
        "Knee replacement in Spain",
        "Knee replacement",
        "Spain",
        "Medically reviewed by Dr Demo Reviewer",
    ]
    assert soup.select_one("#found").get_text() == "1 question matches"


def test_the_items_of_a_list_are_told_apart_in_one_line(client, site):
    text = "<p>Ask about three things.</p><ul><li>the scar</li><li>the drain</li><li>the bill</li></ul>"
    question = make_question("What to ask?", short_answer="", long_answer=[paragraph(text)])
    make_faq_page(questions=[question])
    (result,) = searched(client, "drain").select(".found > li")
    assert result.p.get_text() == "Ask about three things. the scar · the drain · the bill"


def test_what_is_found_and_its_order_are_those_of_the_api(client, site):
    make_faq_page(
        questions=[make_question("Is swimming allowed?", short_answer="Yes, after the knee heals.")]
    )
    make_faq_page(questions=[make_question("How does the knee heal?"), make_question("Does it hurt?")])
    items = client.get(f"{PREFIX}questions/", {"q": "knee heal"}).json()["items"]
    assert found(client, "knee heal") == [item["question"] for item in items]
    assert len(items) == 2


def test_each_language_searches_what_is_written_in_it(client, site, spanish):
    make_faq_page(questions=[make_question("What about the implant?")])
    make_faq_page(
        parent=spanish, locale=spanish.locale, questions=[make_question("¿Y el implant de titanio?")]
    )
    assert found(client, "implant") == ["What about the implant?"]
    assert found(client, "implant", "/es/search/") == ["¿Y el implant de titanio?"]
    soup = searched(client, "implant", "/es/search/")
    assert (soup.html["lang"], soup.h1.get_text()) == ("es", "Buscar")
    assert soup.select_one(".languages a")["href"] == "/search/?q=implant"
    assert {form["action"] for form in soup.select("form[role=search]")} == {"/es/search/"}


def test_the_language_of_the_browser_decides_nothing(client, site):
    response = client.get("/search/", headers={"accept-language": "es"})
    assert 'lang="en"' in response.text
    assert "Accept-Language" not in response.headers.get("Vary", "")


def hidden(page, now):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def expired(page, now):
    FAQPage.objects.filter(pk=page.pk).update(expire_at=now - dt.timedelta(minutes=1))


def unpublished(page, now):
    FAQPage.objects.get(pk=page.pk).unpublish()


@pytest.mark.parametrize("hide", [hidden, expired, unpublished])
def test_what_is_not_public_is_neither_found_nor_counted_nor_suggested(client, site, hide):
    secret = make_faq_page(
        treatment=TreatmentFactory(name="Secret treatment"), questions=[make_question("A canary?")]
    )
    make_faq_page(questions=[make_question("Another canary?")])
    hide(secret, timezone.now())
    soup = searched(client, "canary")
    assert soup.select_one("#found").get_text() == "1 question matches"
    assert found(client, "canary") == ["Another canary?"]
    assert "Secret" not in client.get("/search/?q=nothing").text


def test_drafts_and_other_sites_are_not_found(client, site):
    make_faq_page(live=False, questions=[make_question("A draft canary?")])
    other = make_site("other.example").root_page.get_children().get()
    make_faq_page(parent=other, questions=[make_question("A canary elsewhere?")])
    assert found(client, "canary") == []
    assert "canary elsewhere" in client.get(
        "/search/?q=canary", headers={"host": "other.example"}
    ).text.replace("<mark>", "").replace("</mark>", "")


def test_a_long_list_is_cut_into_pages_that_lead_to_each_other(client, site, two_a_page):
    make_faq_page(questions=[make_question(f"Knee number {number}?") for number in range(5)])
    soup = searched(client, "knee", page=2)
    assert found(client, "knee", page=2) == ["Knee number 2?", "Knee number 3?"]
    assert soup.select_one(".found")["start"] == "3"
    assert soup.select_one("#found").get_text() == "5 questions match"
    assert [link["href"] for link in soup.select(".pagination a")] == [
        "/search/?q=knee",
        "/search/?q=knee&page=3",
    ]


@pytest.mark.parametrize("page", ["0", "9", "-1", "x", "9" * 5_000])
def test_a_page_that_the_list_does_not_have_is_not_found(client, site, page):
    assert client.get("/search/", {"q": "knee", "page": page}).status_code == 404


def test_who_finds_nothing_is_told_how_to_go_on(client, site):
    make_faq_page(treatment=TreatmentFactory(name="Knee replacement", slug="knee"))
    soup = searched(client, "unicorns")
    assert "No question holds all words of “unicorns”" in soup.main.get_text()
    assert [(link.get_text(), link["href"]) for link in soup.select(".ways-on a")] == [
        ("Questions and answers", "/faq/"),
        ("Knee replacement", "/treatments/knee/"),
    ]


def test_before_anything_is_asked_for_there_is_a_form_and_no_complaint(client, site, faq_page):
    soup = parse(client.get("/search/").content)
    main = soup.main
    assert main.select_one("form[role=search] input[name=q]")["value"] == ""
    assert main.select("#found, .problem") == []
    assert main.select(".ways-on a")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x" * 201, "at most 200 characters"),
        ("a b c d e f g h i j k l m n o p q r", "at most 16"),
        ("?!", "no word in it"),
    ],
)
def test_what_cannot_be_searched_for_is_explained_beside_the_field(client, site, text, message):
    main = searched(client, text).main
    field = main.select_one("input[name=q]")
    assert message in main.select_one(f"#{field['aria-describedby']}").get_text()
    assert field["aria-invalid"] == "true"
    assert len(field["value"]) <= 200


HOSTILE = [
    "%00knee",
    "%ED%A0%80knee",
    "%FF%FE",
    "knee%22",
    "%22knee",
    "knee*+OR+NEAR(a,b)+-question:+AND",
    "%E2%80%AEknee%E2%80%AC",
    "%27%3B+DROP+TABLE+faq_questionsearch--",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "x" * 50_000,
]


@pytest.mark.parametrize("query", HOSTILE)
def test_hostile_texts_are_answered_and_escaped(client, site, faq_page, query):
    response = client.get(f"/search/?q={query}")
    assert response.status_code == 200
    assert "<script>alert" not in response.text
    assert "\0" not in response.text
    assert len(response.content) < 20_000


def test_what_matches_in_a_hostile_text_is_escaped(client, site):
    make_faq_page(questions=[make_question("<img src=x onerror=alert(1)> canary?")])
    soup = searched(client, "canary img")
    assert soup.select(".found img") == []
    assert [mark.get_text() for mark in soup.select(".found h3 mark")] == ["img", "canary"]


def test_search_engines_are_kept_out_and_every_search_names_one_address(client, site, faq_page):
    soup = searched(client, "recovery", page=1)
    assert soup.find("meta", attrs={"name": "robots"})["content"] == "noindex,follow"
    assert soup.find("link", rel="canonical")["href"] == "http://localhost/search/"
    assert soup.title.get_text() == "Search: recovery"
    types = [node["@type"] for node in graph(soup)]
    assert "SearchResultsPage" in types
    assert not any("FAQPage" in kind or "Question" in kind for kind in types)


def test_the_sitemap_does_not_name_it(client, site, faq_page):
    addresses = b"".join(client.get("/sitemap-pages-1.xml").streaming_content)
    assert b"/faq/" in addresses
    assert b"/search/" not in addresses


def test_shared_caches_may_keep_a_search_but_this_process_does_not(client, site, faq_page):
    response = client.get("/search/?q=recovery")
    assert response["Cache-Control"].startswith("public")
    assert response["Cache-Tag"] == f"list:faq.Question,page:{faq_page.pk}"
    again = client.get("/search/?q=recovery", headers={"if-none-match": response["ETag"]})
    assert again.status_code == 304
    addresses = ["/search/?q=recovery", "/search/?q=%00", "/search/?other=1", "/search/"]
    assert [client.get(address).answer.kept for address in addresses] == [False, False, False, True]


def test_the_number_of_queries_does_not_depend_on_the_number_of_results(client, site):
    taken = []
    for number in (1, 99):
        make_faq_page(questions=[make_question(f"Knee {each}?") for each in range(number % 9 or 9)])
        for _ in range(number // 9):
            make_faq_page(questions=[make_question(f"Knee {each}?") for each in range(9)])
        taken.append(queries_of(client, "/search/?q=knee"))
    assert taken[0] == taken[1]
    assert len(found(client, "knee")) == 20
    assert taken[0] <= 20


def test_it_can_only_be_read(client, site):
    assert client.head("/search/?q=knee").status_code == 200
    assert client.post("/search/", {"q": "knee"}).status_code == 405
