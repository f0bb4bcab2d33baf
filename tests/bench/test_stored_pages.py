"""The benchmark's rows are pages like any other."""

import pytest
from wagtail.models import Page

from faq.models import FAQIndexPage, FAQPage
from tests.bench import content, stored_pages


@pytest.fixture
def ids(site) -> list[int]:
    shop = stored_pages.Shop()
    return stored_pages.store(list(content.pages(6)), shop)


def test_the_tree_has_no_fault(ids):
    assert Page.find_problems() == ([], [], [], [], [])
    assert FAQIndexPage.objects.get(slug="faq").get_children().count() == 6


def test_the_pages_are_valid_and_can_be_published_again(ids):
    page = FAQPage.objects.get(pk=ids[3])
    page.full_clean()
    page.save_revision().publish()
    assert FAQPage.objects.get(pk=ids[3]).questions.count() == content.QUESTIONS_A_PAGE


def test_the_content_api_answers_a_stored_page(client, ids):
    answer = client.get(f"/api/content/v1/faqs/{ids[0]}/").json()
    [plan, *_] = content.pages(6)
    assert answer["title"] == plan.title
    assert [row["question"] for row in answer["questions"]] == [row.question for row in plan.questions]
    assert answer["prices"][0]["rows"][0]["option"] == "Option 1"
