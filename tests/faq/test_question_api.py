"""Single questions in the content API."""

import uuid

import pytest
from django.test import Client
from wagtail.models import Locale

from faq.models import FAQPage
from tests.api_pages import example_page, quick_page, with_example_ids
from tests.factories import (
    SourceFactory,
    TreatmentFactory,
    approve_page,
    faq_index,
    home_page,
    make_faq_page,
    make_question,
)
from tests.problem_assertions import PREFIX, assert_problem, refused
from tests.query_counts import assert_fixed_queries
from tests.snapshot_files import assert_snapshot

pytestmark = pytest.mark.django_db

LIST = f"{PREFIX}questions/"


def listed(client: Client, query: str = "") -> list[str]:
    return [item["question"] for item in client.get(LIST + query).json()["items"]]


def address_of(page: FAQPage) -> str:
    return f"{LIST}{page.questions.get().uuid}/"


def copied(page: FAQPage, title: str) -> FAQPage:
    """A copy as an editor makes it: its questions keep their identity."""
    copy = page.copy(update_attrs={"title": title, "slug": title.lower()})
    copy.save_revision().publish()
    return FAQPage.objects.get(pk=copy.pk)


def test_the_snapshot_of_a_question(client, site):
    """Who breaks when this changes: front ends that search or show single questions."""
    page = example_page()
    assert_snapshot("question_detail", with_example_ids(client.get(address_of(page)).json(), page))


def test_a_question_is_the_one_of_its_page(client, site):
    page = make_faq_page(country="MX", questions=[make_question("One?"), make_question("Two?")])
    approve_page(page)
    document = client.get(f"{PREFIX}faqs/{page.pk}/").json()
    items = client.get(LIST).json()["items"]
    for item, question in zip(items, document["questions"], strict=True):
        assert {key: item[key] for key in question} == question
        assert item["review"]["reviewer"] is not None
        assert item["treatment"] == document["treatment"]
        assert item["country"] == document["country"]
        assert item["url"] == f"{document['meta']['url']}#{question['anchor']}"
        assert item["page"] == {
            "id": page.pk,
            "title": page.title,
            "path": document["meta"]["path"],
            "url": document["meta"]["url"],
            "locale": "en",
        }
    response = client.get(f"{LIST}{items[1]['uuid']}/")
    of_the_list = {key: value for key, value in items[1].items() if key != "match"}
    assert response.json() == {**of_the_list, "also_on": []}
    assert response["Cache-Tag"] == f"page:{page.pk}"
    assert response["Link"] == f'<{document["meta"]["url"]}>; rel="canonical"'


def test_questions_come_in_reading_order_page_by_page(client, site):
    make_faq_page(questions=[make_question(f"A{number}?") for number in range(3)])
    make_faq_page(questions=[make_question(f"B{number}?") for number in range(2)])
    expected = ["A0?", "A1?", "A2?", "B0?", "B1?"]
    assert listed(client) == expected
    assert [listed(client, f"?limit=1&offset={offset}") for offset in range(5)] == [
        [each] for each in expected
    ]
    assert client.get(f"{LIST}?limit=2").json()["meta"]["total"] == 5


def test_lists_are_narrowed_by_treatment_country_language_and_page(client, site):
    knee = make_faq_page(
        treatment=TreatmentFactory(slug="knee"), country="ES", questions=[make_question("Knee?")]
    )
    make_faq_page(treatment=TreatmentFactory(slug="hip"), country="MX", questions=[make_question("Hip?")])
    assert listed(client, "?treatment=knee") == ["Knee?"]
    assert listed(client, "?country=MX") == ["Hip?"]
    assert listed(client, f"?page={knee.pk}") == ["Knee?"]
    assert listed(client, f"?page={knee.pk}&country=MX") == []
    assert listed(client, "?page=2147483647") == []
    assert listed(client, "?locale=es") == []
    assert listed(client, "?locale=en") == ["Knee?", "Hip?"]


def test_the_filter_by_review_is_about_the_question_and_not_its_page(client, site):
    approve_page(make_faq_page(questions=[make_question("Of a reviewed page?")]))
    alone = make_faq_page(questions=[make_question("Reviewed alone?"), make_question("Beside it?")])
    approve_page(alone, questions={alone.questions.first().uuid})
    edited = make_faq_page(questions=[make_question("Edited?"), make_question("Untouched?")])
    approve_page(edited)
    questions = list(edited.questions.all())
    questions[0].short_answer = "Another answer."
    edited.questions = questions
    edited.save_revision().publish()
    assert listed(client, "?review=reviewed") == ["Untouched?", "Of a reviewed page?", "Reviewed alone?"]
    assert listed(client, "?review=edited_since_review") == ["Edited?"]
    assert listed(client, "?review=unreviewed") == ["Beside it?"]
    for item in client.get(LIST).json()["items"]:
        assert item["question"] in listed(client, f"?review={item['review']['status']}")
    answer = client.get(f"{LIST}?review=reviewed&limit=1&offset=1").json()
    assert [item["question"] for item in answer["items"]] == ["Of a reviewed page?"]
    assert answer["meta"]["total"] == 3


def test_a_question_on_several_pages_is_answered_from_the_oldest(client, site):
    page = make_faq_page(title="Original", questions=[make_question("Which?")])
    second, third = copied(page, "Second"), copied(page, "Third")
    answer = client.get(address_of(page)).json()
    assert answer["page"]["title"] == "Original"
    assert [(other["id"], other["title"]) for other in answer["also_on"]] == [
        (second.pk, "Second"),
        (third.pk, "Third"),
    ]
    on_pages = {item["page"]["title"] for item in client.get(LIST).json()["items"]}
    assert on_pages == {"Original", "Second", "Third"}
    page.unpublish()
    third.unpublish()
    answer = client.get(address_of(page)).json()
    assert answer["page"]["title"] == "Second"
    assert answer["also_on"] == []


def test_a_translated_question_is_there_in_each_language(client, faq_page):
    spanish = Locale.objects.get(language_code="es")
    for page in (home_page(), faq_index(), faq_page):
        page.copy_for_translation(spanish).get_latest_revision().publish()
    translated = faq_page.get_translation(spanish)
    assert client.get(address_of(faq_page)).json()["page"]["id"] == faq_page.pk
    response = client.get(f"{address_of(translated)}?locale=es")
    assert response.json()["page"]["id"] == translated.pk
    assert response["Content-Language"] == "es"
    assert client.get(LIST)["Content-Language"] == "en, es"


def test_what_is_not_public_is_not_found(client, site):
    draft = make_faq_page(live=False)
    assert_problem(client.get(address_of(draft)), 404, "not-found")
    assert_problem(client.get(f"{LIST}{uuid.uuid4()}/"), 404, "not-found")
    assert_problem(client.get(f"{LIST}{str(uuid.UUID(int=10**37)).upper()}/"), 404, "not-found")
    assert_problem(client.get(f"{LIST}12/"), 404, "not-found")
    assert client.get(LIST).json()["meta"]["total"] == 0


def test_a_draft_change_of_a_live_page_stays_inside(client, faq_page):
    faq_page.questions = [make_question("Only in the draft?")]
    faq_page.save_revision()
    assert listed(client) == ["How long does recovery take?"]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("search=knee", "unknown_parameter"),
        ("review=good", "unknown_value"),
        ("country=mx", "unknown_value"),
        ("locale=fr", "unknown_value"),
        ("treatment=nothing", "unknown_value"),
    ],
)
def test_what_is_unknown_is_answered_with_what_is_allowed(client, faq_page, query, code):
    error = refused(client.get(f"{LIST}?{query}"))
    assert error["code"] == code
    assert error["allowed"]


@pytest.mark.parametrize("page", ["0", "x", "2147483648", "-1"])
def test_a_page_is_asked_for_by_its_id(client, site, page):
    assert refused(client.get(f"{LIST}?page={page}"))["loc"] == ["query", "page"]


def test_a_list_takes_the_same_queries_for_1_20_and_100_questions(client, site):
    source, treatment = SourceFactory(), TreatmentFactory()

    def add(number: int) -> None:
        question = make_question(sources=[{"type": "source", "value": source.pk}])
        quick_page([question], title=f"Page {number}", treatment=treatment)

    assert_fixed_queries(client, f"{LIST}?limit=100&review=unreviewed", add, budget=26)
