"""What a page claims: linked by ids that resolve, equal to its document, and never more than is shown."""

import json

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from cms import jsonld, rich_text
from faq.answer_structured_data import answer_html
from faq.documents import documents_of
from tests.factories import (
    PriceFactory,
    PriceTableFactory,
    SourceFactory,
    TreatmentFactory,
    make_faq_page,
    make_question,
    paragraph,
)
from tests.faq.documents.test_build import rich_page

pytestmark = pytest.mark.django_db
HOSTILE = "X</script><script>alert(1)</script><!-- \u2028 🩺 \u202eعربي"


def document_of(page, site):
    return documents_of([page], site=site, now=timezone.now())[0]


def nodes(document, type_):
    graph = document.seo.json_ld["@graph"]
    return [node for node in graph if type_ in node["@type"]]


def references(value):
    if isinstance(value, dict):
        if set(value) == {"@id"}:
            yield value["@id"]
        for item in value.values():
            yield from references(item)
    elif isinstance(value, list):
        for item in value:
            yield from references(item)


def test_the_page_is_one_medical_faq_page_with_its_questions_in_order(site):
    document = document_of(rich_page(), site)
    [page] = nodes(document, "FAQPage")
    assert page["@type"] == ["FAQPage", "MedicalWebPage"]
    assert [node["name"] for node in page["mainEntity"]] == [row.question for row in document.questions]


def test_every_reference_resolves_and_every_id_is_absolute_and_defined_once(site):
    graph = document_of(rich_page(), site).seo.json_ld["@graph"]
    defined = [node["@id"] for node in graph]
    assert len(defined) == len(set(defined))
    assert set(references(graph)) <= set(defined)
    assert all(key.startswith("http://localhost/") for key in defined)


def test_an_answer_is_short_and_long_answer_in_allowed_tags_without_prices(site):
    document = document_of(rich_page(), site)
    answer = nodes(document, "FAQPage")[0]["mainEntity"][0]["acceptedAnswer"]
    assert answer["abstract"] == document.questions[0].short_answer
    soup = BeautifulSoup(answer["text"], "html.parser")
    assert {tag.name for tag in soup.find_all()} <= rich_text.ANSWER_TAGS
    assert {name for tag in soup.find_all() for name in tag.attrs} <= {"href"}
    assert "3000" not in answer["text"]
    assert "5 min" in answer["text"]


def test_a_question_without_an_answer_is_not_marked_up(site):
    questions = [make_question(), make_question("Unanswered?", "", [])]
    document = document_of(make_faq_page(questions=questions), site)
    assert [node["name"] for node in nodes(document, "FAQPage")[0]["mainEntity"]] == [
        "How long does recovery take?"
    ]


@pytest.mark.parametrize(
    ("title", "answer"), [("A knee in Spain", "<p>A knee in Spain</p>"), ("What is paid?", "<p>Prices</p>")]
)
def test_an_answer_that_is_a_price_table_alone_is_called_by_what_stands_above_it(client, site, title, answer):
    table = PriceTableFactory(title=title)
    PriceFactory(price_table=table, amount_min=3000, amount_max=4500)
    question = make_question("What is paid?", "", [{"type": "price_table", "value": table.pk}])
    page = make_faq_page(questions=[question])
    [marked] = nodes(document_of(page, site), "FAQPage")[0]["mainEntity"]
    assert marked["acceptedAnswer"]["text"] == answer
    assert "abstract" not in marked["acceptedAnswer"]
    shown = BeautifulSoup(client.get(page.url).content, "html.parser").select_one(".question .prices")
    assert BeautifulSoup(answer, "html.parser").get_text() in shown.get_text()


def test_a_page_without_answers_is_no_faq_page(site):
    document = document_of(make_faq_page(questions=[]), site)
    assert not nodes(document, "FAQPage")
    assert nodes(document, "MedicalWebPage")[0]["@type"] == "MedicalWebPage"


def test_a_page_without_treatment_or_country_refers_to_neither(site):
    page = nodes(document_of(make_faq_page(treatment=None), site), "MedicalWebPage")[0]
    assert "about" not in page
    assert "spatialCoverage" not in page


def test_nobody_is_named_as_reviewer_without_an_approval(site):
    graph = json.dumps(document_of(make_faq_page(claimed_reviewer="Dr Printed Name"), site).seo.json_ld)
    assert "reviewedBy" not in graph
    assert "lastReviewed" not in graph
    assert "Printed Name" not in graph


@pytest.mark.parametrize("kind", ["therapy", "procedure"])
def test_a_treatment_has_the_type_its_kind_says(site, kind):
    page = make_faq_page(treatment=TreatmentFactory(kind=kind, specialty="Musculoskeletal"))
    [treatment] = nodes(document_of(page, site), f"Medical{kind.capitalize()}")
    assert treatment["relevantSpecialty"] == "https://schema.org/Musculoskeletal"


def test_each_source_is_cited_once(site):
    cited = [{"type": "source", "value": SourceFactory().pk}]
    page = make_faq_page(sources=cited, questions=[make_question(sources=cited)])
    assert len(nodes(document_of(page, site), "FAQPage")[0]["citation"]) == 1


def test_the_call_to_action_is_never_part_of_the_graph(site):
    page = make_faq_page(call_to_action_heading="Book now", call_to_action_text="Limited places")
    graph = json.dumps(document_of(page, site).seo.json_ld)
    assert "Book now" not in graph
    assert "Limited places" not in graph


def test_hostile_text_everywhere_is_inert_and_comes_back_equal(site):
    question = make_question(HOSTILE, HOSTILE, [paragraph(f"<p>{HOSTILE}</p>")])
    page = make_faq_page(
        title=HOSTILE, slug="hostile", treatment=TreatmentFactory(name=HOSTILE), questions=[question]
    )
    document = document_of(page, site)
    script = jsonld.script(document.seo.json_ld)
    assert script.count("<") == 2
    parsed = json.loads(BeautifulSoup(script, "html.parser").script.string)
    assert parsed["@graph"][0]["name"] == HOSTILE
    assert parsed["@graph"][0]["mainEntity"][0]["name"] == HOSTILE
    assert "<script" not in answer_html(document.questions[0])


def test_dates_carry_a_time_zone_and_are_in_order(site):
    page = nodes(document_of(make_faq_page(), site), "FAQPage")[0]
    assert page["datePublished"] <= page["dateModified"]
    assert page["dateModified"] == "2026-09-01T00:00:00+00:00"
