"""The API's three ways of writing rich text."""

import copy
import json

import pytest
from pydantic import BaseModel, ConfigDict

from cms.api_fields import narrowed_json
from cms.rich_text_formats import FORMATS, RichTextFormat, describe_forms, formatted, stored_names
from faq.documents import documents_of
from faq.models import FAQPage
from tests.factories import make_faq_page, make_question, paragraph

RICH = {"heading": None, "html": "<p>Full <b>recovery</b>.</p>", "text": "Full recovery."}
DOCUMENT = {
    "id": 1,
    "introduction": RICH,
    "questions": [{"long_answer": {**RICH, "blocks": [{"type": "paragraph", "value": dict(RICH)}]}}],
    "seo": {"title": "x", "json_ld": {"@graph": [{"html": "<p>x</p>", "text": "x"}]}},
    "empty": None,
}


class Rich(BaseModel):
    model_config = ConfigDict(json_schema_extra=describe_forms)

    html: str
    text: str


class RichWithHeading(Rich):
    heading: str | None


def test_html_is_what_is_stored():
    assert formatted(DOCUMENT, "html") is DOCUMENT


def test_markdown_stands_where_html_stood():
    answer = formatted(DOCUMENT, "markdown")
    assert list(answer["introduction"].items()) == [
        ("heading", None),
        ("markdown", "Full **recovery**."),
        ("text", "Full recovery."),
    ]
    long_answer = answer["questions"][0]["long_answer"]
    assert long_answer["markdown"] == long_answer["blocks"][0]["value"]["markdown"] == "Full **recovery**."
    assert "html" not in json.dumps({**answer, "seo": None})


def test_text_leaves_only_text():
    answer = formatted(DOCUMENT, "text")
    assert answer["introduction"] == {"heading": None, "text": "Full recovery."}
    assert answer["questions"][0]["long_answer"]["blocks"] == [
        {"type": "paragraph", "value": {"heading": None, "text": "Full recovery."}}
    ]


@pytest.mark.parametrize("form", FORMATS)
def test_structured_data_is_not_touched_and_the_document_given_is_not_changed(form):
    before = copy.deepcopy(DOCUMENT)
    assert formatted(DOCUMENT, form)["seo"] == before["seo"]
    assert before == DOCUMENT


def test_single_keys_can_be_asked_for_in_every_form():
    def answer(name: str, form: str) -> dict:
        return formatted(narrowed_json(DOCUMENT, stored_names([name], form)), form)["introduction"]

    assert answer("introduction.html", "html") == {"html": RICH["html"]}
    assert answer("introduction.html", "markdown") == {"markdown": "Full **recovery**."}
    assert answer("introduction.markdown", "markdown") == {"markdown": "Full **recovery**."}
    assert answer("introduction.html", "text") == {"text": "Full recovery."}
    assert stored_names(["id", "introduction.html", "introduction.text"], "text") == (
        "id",
        "introduction.text",
    )
    assert stored_names(["-introduction.html"], "markdown") == ("-introduction.html",)


@pytest.mark.django_db
def test_a_real_document_has_no_html_left_but_in_its_structured_data(site, django_assert_num_queries):
    blocks = [
        paragraph("<p>Rest.</p>"),
        {"type": "callout", "value": {"style": "note", "text": "<p>Walk.</p>"}},
    ]
    page = make_faq_page(introduction="<p>Hello.</p>", questions=[make_question(long_answer=blocks)])
    pages = FAQPage.objects.filter(pk=page.pk)
    [document] = documents_of(list(pages), site=site, now=page.last_published_at)
    with django_assert_num_queries(0):
        answer = formatted(document.model_dump(mode="json"), "markdown")
    [question] = answer["questions"]
    assert answer["introduction"]["markdown"] == "Hello."
    assert question["long_answer"]["markdown"] == "Rest.\n\n> **Note**\n>\n> Walk."
    assert [block["value"]["markdown"] for block in question["long_answer"]["blocks"]] == ["Rest.", "Walk."]
    assert answer["seo"]["json_ld"] == document.seo.json_ld
    assert '"html"' not in json.dumps(answer)


def test_the_parameter_takes_the_three_forms_only():
    assert [RichTextFormat.read(form) for form in FORMATS] == list(FORMATS)
    with pytest.raises(ValueError):
        RichTextFormat.read("db_html")


def test_openapi_says_that_html_may_be_absent_and_the_model_still_writes_it():
    schema = RichWithHeading.model_json_schema()
    assert list(schema["properties"]) == ["html", "markdown", "text", "heading"]
    assert schema["required"] == ["text", "heading"]
    assert list(Rich(html="", text="").model_dump()) == ["html", "text"]
