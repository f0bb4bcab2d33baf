"""The Markdown of an FAQ page says what its HTML and the API say, and no word of it becomes markup."""

import re

import pytest
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

from faq.models import FAQPage
from tests.factories import approve_page, make_faq_page, make_question, make_reviewer, paragraph
from tests.faq.filled_pages import full_page, hostile_page
from tests.faq.reading import squeezed

pytestmark = pytest.mark.django_db


def twin(client, page: FAQPage) -> str:
    response = client.get(page.get_url_parts()[2].rstrip("/") + ".md")
    assert response.status_code == 200
    return response.content.decode()


def rendered(text: str) -> BeautifulSoup:
    return BeautifulSoup(MarkdownIt("commonmark", {"html": True}).enable("table").render(text), "lxml")


def test_it_holds_every_piece_of_markdown_that_the_api_has(client, site):
    page = full_page()
    text = twin(client, page)
    document = client.get(f"/api/content/v1/faqs/{page.pk}/?html=markdown").json()
    assert document["introduction"]["markdown"] in text
    plain = re.sub(r"^#+ ", "", text, flags=re.MULTILINE)
    for question in document["questions"]:
        assert re.sub(r"^#+ ", "", question["long_answer"]["markdown"], flags=re.MULTILINE) in plain


def test_everything_an_editor_writes_is_in_it(client, site):
    page = full_page()
    document = client.get(f"/api/content/v1/faqs/{page.pk}/").json()
    words = squeezed(rendered(twin(client, page)).get_text())
    named = [
        document[name]
        for name in ("title", "subtitle", "summary", "disclaimer", "regulatory_status", "author")
    ]
    named += [question["question"] for question in document["questions"]]
    named += [question["short_answer"] for question in document["questions"]]
    named += [source["title"] for source in document["sources"]]
    named += [row["option"] for table in document["prices"] for row in table["rows"]]
    named += [document["call_to_action"]["text"], document["meta"]["url"]]
    assert [name for name in named if name and squeezed(name) not in words] == []
    assert "DrClaimedPerson" not in words


def test_prices_are_a_table(client, site):
    cells = [cell.get_text() for cell in rendered(twin(client, full_page())).select("th, td")]
    assert cells[cells.index("Option") :][:6] == [
        *("Option", "Mexico", "United States"),
        *("One knee", "USD 3,000–4,500", "USD 5,000–10,000"),
    ]


def test_who_reviewed_is_said_only_while_the_review_holds(client, site):
    page = make_faq_page()
    assert "Not yet medically reviewed. No clinician has vouched for this text." in twin(client, page)
    approve_page(page, make_reviewer(name="Demo Reviewer", slug="demo-reviewer"))
    assert (
        "Medically reviewed by [Dr Demo Reviewer](http://localhost/reviewers/demo-reviewer/), MD (demo)"
        in twin(client, page)
    )
    page = FAQPage.objects.get(pk=page.pk)
    page.summary = "Another text."
    page.save_revision().publish()
    assert "- Medical review: Not yet medically reviewed." in twin(client, page)


def test_no_hostile_word_becomes_markup(client, site):
    page = rendered(twin(client, hostile_page()))
    assert page.find_all(["script", "img", "iframe"]) == []
    assert [
        link["href"] for link in page.find_all("a") if not link["href"].startswith(("http://", "https://"))
    ] == []


def test_an_answers_headings_stand_below_that_of_its_question(client, site):
    answer = [paragraph("<h3>Before</h3><p>Rest.</p>")]
    grouped = make_faq_page(questions=[make_question("Why?", group="Basics", long_answer=answer)])
    plain = make_faq_page(questions=[make_question("Why?", long_answer=answer)])
    for page, expected in ((grouped, ["h1", "h2", "h3", "h4"]), (plain, ["h1", "h2", "h3"])):
        found = rendered(twin(client, page)).find_all(re.compile("^h[1-6]$"))
        assert [tag.name for tag in found] == expected
