"""The page of a treatment: there while something public is about it, in each of its languages."""

import datetime as dt
import json

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction

from faq.models import FAQPage
from faq.treatment_document import MOST_QUESTIONS
from tests.factories import (
    PriceFactory,
    PriceTableFactory,
    TreatmentFactory,
    make_faq_page,
    make_question,
    make_site,
)
from tests.problem_assertions import PREFIX
from tests.query_counts import queries_of

pytestmark = pytest.mark.django_db

ADDRESS = "/treatments/knee/"
URL = f"http://localhost{ADDRESS}"


@pytest.fixture
def knee(site):
    return TreatmentFactory(
        name="Knee replacement",
        slug="knee",
        alternate_name="Arthroplasty",
        kind="procedure",
        specialty="Musculoskeletal",
        description="An operation.\nOn the knee.",
    )


def main_of(response) -> BeautifulSoup:
    return BeautifulSoup(response.text, "html.parser").main


def text_of(response) -> str:
    return " ".join(main_of(response).get_text(" ").split())


def graph(response) -> dict[str, dict]:
    script = BeautifulSoup(response.text, "html.parser").find("script", type="application/ld+json")
    return {str(node["@type"]): node for node in json.loads(script.string)["@graph"]}


def spanish_of(treatment, **fields):
    spanish = Locale.objects.get(language_code="es")
    return TreatmentFactory(locale=spanish, translation_key=treatment.translation_key, **fields)


def test_it_says_what_the_treatment_is_and_which_pages_answer_what_in_which_country(client, knee):
    questions = [make_question(f"Question {n}?") for n in range(MOST_QUESTIONS + 2)]
    make_faq_page(title="In Mexico", slug="in-mexico", treatment=knee, country="MX", questions=questions)
    make_faq_page(title="Anywhere", treatment=knee)
    response = client.get(ADDRESS)
    text = text_of(response)
    for expected in (
        "Knee replacement also called Arthroplasty An operation. On the knee.",
        "Field of medicine Bones, joints and muscles",
        "Written for Patients",
        "Any country Anywhere",
        "Mexico In Mexico",
        "Question 5? and 2 more questions",
    ):
        assert expected in text
    assert "Question 6?" not in text
    assert main_of(response).find("a", string="Question 0?")["href"] == "/faq/in-mexico/#question-0"


def test_prices_of_the_treatment_lead_to_the_pages_that_show_them(client, knee):
    table = PriceTableFactory(title="What knees cost", treatment=knee)
    PriceFactory(price_table=table)
    block = {"type": "price_table", "value": table.pk}
    make_faq_page(
        title="Travelling", slug="travelling", treatment=None, questions=[make_question(long_answer=[block])]
    )
    PriceTableFactory(title="Shown nowhere", treatment=knee)
    response = client.get(ADDRESS)
    assert "What knees cost Prices checked on October 1, 2026 . Travelling" in text_of(response)
    assert "Shown nowhere" not in response.text


def test_its_graph_is_about_the_treatment(client, knee):
    make_faq_page(title="Page", slug="page", treatment=knee)
    found = graph(client.get(ADDRESS))
    assert set(found) == {"MedicalWebPage", "MedicalProcedure", "BreadcrumbList", "WebSite", "Organization"}
    page, treatment = found["MedicalWebPage"], found["MedicalProcedure"]
    assert page["@id"] == page["url"] == URL
    assert page["mainEntity"] == page["about"] == {"@id": f"{URL}#treatment"}
    assert page["significantLink"] == ["http://localhost/faq/page/"]
    assert treatment == {
        "@type": "MedicalProcedure",
        "@id": f"{URL}#treatment",
        "name": "Knee replacement",
        "alternateName": "Arthroplasty",
        "url": URL,
        "relevantSpecialty": "https://schema.org/Musculoskeletal",
        "description": "An operation. On the knee.",
    }


def test_the_api_says_what_the_page_says(client, knee):
    page = make_faq_page(title="Page", slug="page", treatment=knee, country="MX")
    answer = client.get(f"{PREFIX}treatments/knee/").json()
    script = BeautifulSoup(client.get(ADDRESS).text, "html.parser").find("script")
    assert answer["seo"]["json_ld"] == json.loads(script.string)
    assert answer["url"] == answer["seo"]["canonical"] == URL
    assert answer["pages"] == [
        {
            "id": page.pk,
            "title": "Page",
            "path": "/faq/page/",
            "url": "http://localhost/faq/page/",
            "locale": "en",
            "country": {"code": "MX", "name": "Mexico"},
        }
    ]


def test_each_language_has_an_address_of_its_own_and_links_the_other(client, knee):
    spanish = spanish_of(knee, name="Prótesis de rodilla", slug="knee")
    make_faq_page(treatment=knee)
    assert not main_of(client.get(ADDRESS)).find_all("a", lang="es")
    make_faq_page(treatment=spanish)
    english = BeautifulSoup(client.get(ADDRESS, headers={"accept-language": "es"}).text, "html.parser")
    assert english.html["lang"] == "en"
    assert english.select_one("nav.languages a")["href"] == "/es/treatments/knee/"
    response = client.get("/es/treatments/knee/")
    assert response["Content-Language"] == "es"
    assert "Cualquier país" not in response.text
    assert "Dirigido a Pacientes" in text_of(response)
    head = BeautifulSoup(response.text, "html.parser").head
    assert head.find("link", rel="canonical")["href"] == "http://localhost/es/treatments/knee/"
    named = {tag["hreflang"]: tag["href"] for tag in head.find_all("link", hreflang=True)}
    assert named.items() >= {"en": URL, "es": "http://localhost/es/treatments/knee/"}.items()


@pytest.mark.parametrize(
    "address", ["/treatments/nothing/", "/treatments/", "/es/treatments/knee/", f"{ADDRESS}more/"]
)
def test_other_addresses_are_not_found(client, knee, address):
    make_faq_page(treatment=knee)
    assert client.get(address).status_code == 404


def unpublish(page):
    FAQPage.objects.get(pk=page.pk).unpublish()


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def pass_its_end(page):
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - dt.timedelta(minutes=1))


@pytest.mark.parametrize("end", [unpublish, restrict, pass_its_end])
def test_it_goes_with_the_last_page_about_it(client, knee, end):
    page = make_faq_page(treatment=knee)
    assert client.get(ADDRESS).status_code == 200
    end(page)
    assert client.get(ADDRESS).status_code == 404


def test_drafts_and_other_sites_make_no_page(client, knee):
    make_faq_page(treatment=knee, live=False)
    other = make_site("other.example")
    make_faq_page(parent=other.root_page.get_children().get().specific, treatment=knee)
    assert client.get(ADDRESS).status_code == 404
    assert client.get(ADDRESS, headers={"host": "other.example"}).status_code == 200


def test_it_takes_the_same_queries_for_1_and_20_pages(client, knee):
    make_faq_page(treatment=knee)
    client.get(ADDRESS)
    few = queries_of(client, ADDRESS)
    for _ in range(19):
        make_faq_page(treatment=knee)
    assert queries_of(client, ADDRESS) == few


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_it_is_kept_and_asked_for_again_like_a_page(site):
    client, knee = Client(), TreatmentFactory(slug="knee", name="Knee")
    make_faq_page(treatment=knee)
    first = client.get(ADDRESS)
    assert first["Cache-Control"].startswith("public, max-age=0, s-maxage=")
    assert first["Cache-Tag"].startswith("treatment:knee,page:")
    assert "Last-Modified" in first
    assert client.get(ADDRESS, headers={"if-none-match": first["ETag"]}).status_code == 304
    assert queries_of(client, ADDRESS) == 1
    knee.name = "Hip"
    knee.save()
    assert "<h1>Hip</h1>" in client.get(ADDRESS, headers={"if-none-match": first["ETag"]}).text
    client.cookies["sessionid"] = "x"
    assert client.get(ADDRESS)["Cache-Control"] == "private, no-store"
