"""How much of an FAQ page a list of the content API shows."""

import pytest

from tests.problem_assertions import PREFIX

pytestmark = pytest.mark.django_db

LIST = f"{PREFIX}faqs/"
CARD = {
    "id",
    "uuid",
    "type",
    "title",
    "subtitle",
    "summary",
    "treatment",
    "country",
    "review",
    "evidence_stage",
    "meta",
}


def test_an_item_is_a_card(client, faq_page):
    [item] = client.get(LIST).json()["items"]
    assert set(item) == CARD
    document = client.get(f"{LIST}{faq_page.pk}/").json()
    assert item == {key: document[key] for key in document if key in CARD}


def test_include_adds_whole_keys(client, faq_page):
    keys = {"questions", "prices", "sources", "introduction", "call_to_action", "disclaimer", "seo"}
    [item] = client.get(f"{LIST}?include={','.join(keys)}").json()["items"]
    document = client.get(f"{LIST}{faq_page.pk}/").json()
    assert item == {key: document[key] for key in document if key in CARD | keys}


def test_fields_are_exactly_what_was_named(client, faq_page):
    query = "?include=questions&fields=title,questions.short_answer,meta.path,treatment.slug"
    assert client.get(LIST + query).json()["items"] == [
        {
            "title": "Knee replacement in Spain",
            "treatment": {"slug": faq_page.treatment.slug},
            "questions": [{"short_answer": "Most people walk on the day of the operation."}],
            "meta": {"path": "/faq/knee-replacement-spain/"},
        }
    ]
