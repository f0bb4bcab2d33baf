"""What front ends may ask of lists and documents: parts, forms, other languages, words, and going on by cursor."""

import datetime as dt

import pytest
from wagtail.models import Locale

from faq.models import FAQPage
from tests.factories import faq_index, home_page, make_faq_page, make_question, paragraph
from tests.problem_assertions import PREFIX, refused

pytestmark = pytest.mark.django_db

FAQS, QUESTIONS, PAGES = (f"{PREFIX}{name}/" for name in ("faqs", "questions", "pages"))


def items(client, address: str, **query) -> list[dict]:
    return client.get(address, query).json()["items"]


def titles(client, **query) -> list[str]:
    return [item["title"] for item in items(client, FAQS, **query)]


def translated(page: FAQPage, title: str) -> None:
    """Publish the page in Spanish, with what stands above it."""
    spanish = Locale.objects.get(language_code="es")
    for above in (home_page(), faq_index()):
        if not above.has_translation(spanish):
            above.copy_for_translation(spanish).get_latest_revision().publish()
    copy = page.copy_for_translation(spanish).get_latest_revision().as_object()
    copy.title = title
    copy.save_revision().publish()


@pytest.fixture
def rich_page(site) -> FAQPage:
    answer = [paragraph("<p>Walk <b>every</b> day.</p>")]
    return make_faq_page(title="Knee", questions=[make_question("May I walk?", "Yes.", answer)])


@pytest.mark.parametrize("order", ["-modified_on", "modified_on", "-title", "title"])
def test_by_cursor_every_page_comes_once_and_in_the_order_of_the_whole_list(client, site, order):
    for number in range(7):
        make_faq_page(title=f"Page {number % 3}", modified_on=dt.date(2026, 9, 1 + number % 2))
    whole = [item["id"] for item in items(client, FAQS, order=order)]
    read, answer = [], client.get(FAQS, {"order": order, "limit": 2}).json()
    while True:
        read += [item["id"] for item in answer["items"]]
        assert answer["meta"]["total"] == 7
        if not answer["meta"]["next_cursor"]:
            break
        cursor = answer["meta"]["next_cursor"]
        answer = client.get(FAQS, {"order": order, "limit": 2, "cursor": cursor}).json()
    assert read == whole


def test_questions_are_read_on_by_cursor_while_new_ones_come(client, site):
    for _ in range(3):
        make_faq_page(questions=[make_question(f"Question {number}?") for number in range(3)])
    first = client.get(QUESTIONS, {"limit": 4}).json()
    make_faq_page(modified_on=dt.date(2026, 10, 1))
    rest = client.get(QUESTIONS, {"limit": 50, "cursor": first["meta"]["next_cursor"]}).json()
    uuids = [item["uuid"] for item in first["items"] + rest["items"]]
    assert len(uuids) == len(set(uuids)) == 9


def test_a_cursor_is_for_the_list_it_came_from(client, site):
    make_faq_page(), make_faq_page()
    cursor = client.get(FAQS, {"limit": 1}).json()["meta"]["next_cursor"]
    assert refused(client.get(FAQS, {"cursor": cursor, "order": "title"}))["code"] == "invalid_cursor"
    assert refused(client.get(QUESTIONS, {"cursor": cursor}))["code"] == "invalid_cursor"
    assert refused(client.get(QUESTIONS, {"cursor": cursor, "q": "knee"}))["code"] == "invalid_cursor"
    assert refused(client.get(FAQS, {"cursor": cursor, "offset": 1}))["code"] == "conflicting_parameters"


def test_words_find_questions_and_say_where(client, rich_page):
    make_faq_page(title="Hip")
    found = client.get(QUESTIONS, {"q": "walk every"}).json()
    assert found["meta"]["total"] == 1
    (item,) = found["items"]
    assert item["question"] == "May I walk?"
    marked = [piece["text"] for piece in item["match"]["answer"]["pieces"] if piece["match"]]
    assert marked == ["Walk", "every"]


def test_words_find_the_pages_of_questions(client, rich_page):
    make_faq_page(title="Hip")
    assert titles(client, q="may walk") == ["Knee"]
    assert titles(client, q="nothing") == []
    assert refused(client.get(FAQS, {"q": "?!"}))["code"] == "no_words"


def test_without_words_there_is_no_match(client, rich_page):
    assert items(client, QUESTIONS)[0]["match"] is None


def test_words_of_an_older_text_find_nothing(client, rich_page):
    assert titles(client, q="walk") == ["Knee"]
    rich_page.questions = [make_question("May I run?", "No.", [paragraph("<p>Rest.</p>")])]
    rich_page.save_revision().publish()
    assert titles(client, q="walk") == []
    assert titles(client, q="run") == ["Knee"]


def test_rich_text_comes_as_markdown_or_plain_text(client, rich_page):
    address = f"{FAQS}{rich_page.pk}/"

    def answer(**query) -> dict:
        return client.get(address, query).json()["questions"][0]["long_answer"]

    assert (answer()["html"], answer()["text"]) == ("<p>Walk <b>every</b> day.</p>", "Walk every day.")
    markdown = answer(html="markdown")
    assert markdown["markdown"] == "Walk **every** day."
    assert "html" not in markdown
    assert set(answer(html="text")) == {"text", "blocks"}
    assert answer(html="markdown")["blocks"][0]["value"]["markdown"] == "Walk **every** day."


@pytest.mark.parametrize("address", [FAQS, QUESTIONS])
def test_lists_come_in_every_form(client, rich_page, address):
    listed = str(
        items(client, address, html="markdown", **({"include": "questions"} if "faqs" in address else {}))
    )
    assert "Walk **every** day." in listed
    assert "<p>" not in listed


def test_a_document_comes_in_part(client, rich_page):
    document = client.get(f"{FAQS}{rich_page.pk}/", {"fields": "title,questions.question,meta.path"}).json()
    assert document == {
        "title": "Knee",
        "questions": [{"question": "May I walk?"}],
        "meta": {"path": document["meta"]["path"]},
    }
    less = client.get(f"{FAQS}{rich_page.pk}/", {"fields": "-seo,-questions"}).json()
    assert "title" in less
    assert not {"seo", "questions"} & set(less)


@pytest.mark.parametrize(
    ("address", "field", "keys"),
    [
        (QUESTIONS, "question,page.id", {"question", "page"}),
        (PAGES, "title,meta.path", {"title", "meta"}),
        (f"{PREFIX}sitemap/", "path,lastmod", {"path", "lastmod"}),
    ],
)
def test_every_list_comes_in_part(client, rich_page, address, field, keys):
    assert all(set(item) == keys for item in items(client, address, fields=field))
    assert refused(client.get(address, {"fields": "nothing"}))["code"] == "unknown_field"


def test_another_language_stands_in_where_a_page_has_none(client, site):
    make_faq_page(title="Hip", slug="hip")
    translated(make_faq_page(title="Knee", slug="knee"), "Rodilla")
    assert titles(client, locale="es") == ["Rodilla"]
    assert titles(client, locale="es", fallback="none") == ["Rodilla"]
    assert sorted(titles(client, locale="es", fallback="en")) == ["Hip", "Rodilla"]
    metas = {item["title"]: item["meta"] for item in items(client, FAQS, locale="es", fallback="en")}
    assert (metas["Hip"]["requested_locale"], metas["Hip"]["fallback"]) == ("es", True)
    assert (metas["Rodilla"]["requested_locale"], metas["Rodilla"]["fallback"]) == ("es", False)


def test_another_language_stands_in_everywhere(client, site):
    make_faq_page(title="Hip", slug="hip", questions=[make_question("English only?")])
    translated(make_faq_page(title="Knee", slug="knee", questions=[make_question("Both?")]), "Rodilla")
    query = {"locale": "es", "fallback": "en"}
    assert {item["question"] for item in items(client, QUESTIONS, **query)} == {"Both?", "English only?"}
    assert len(items(client, QUESTIONS, **query)) == 2
    assert [item["question"] for item in items(client, QUESTIONS, q="english", **query)] == ["English only?"]
    assert len(items(client, QUESTIONS, q="both", **query)) == 1
    listed = {item["title"] for item in items(client, PAGES, type="faq.FAQPage", **query)}
    assert listed == {"Rodilla", "Hip"}
    resolved = client.get(f"{PAGES}resolve/", {"path": "/faq/hip/", **query}).json()
    assert (resolved["page"]["title"], resolved["page"]["meta"]["fallback"]) == ("Hip", True)
    assert client.get(f"{PAGES}resolve/", {"path": "/faq/hip/", "locale": "es"}).status_code == 404


def test_a_language_that_stands_in_needs_one_that_is_asked_for(client, site):
    assert refused(client.get(FAQS, {"fallback": "en"}))["code"] == "missing_parameter"
